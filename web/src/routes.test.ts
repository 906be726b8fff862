import { describe, expect, test } from 'vitest';
import { guide as en } from './i18n/en/guide';
import { guide as vi } from './i18n/vi/guide';
import { screens } from './routes';

describe.each(screens.map((screen) => [screen.name, screen] as const))('%s', (_, screen) => {
  test('lists every state that its kind of screen has', () => {
    if (['limits', 'guide', 'guide-page'].includes(screen.name)) return; // says the same to everybody, and asks nobody
    const must = ['error', 'offline'];
    if (screen.signedIn) must.push('session-end');
    if (screen.loads) must.push('loading');
    else must.push('ready', 'invalid');
    if (screen.loads && screen.needs.length > 0) must.push('no-permission');
    expect(screen.states).toEqual(expect.arrayContaining(must));
    expect(new Set(screen.states).size).toBe(screen.states.length);
  });
  test('has help of its own in both languages', () => {
    for (const words of [vi, en]) expect(words[`hint.${screen.name}` as keyof typeof words]).toMatch(/\S{2,} \S/);
  });
  test('has a screen behind it', async () => {
    expect((await screen.load()).default).toBeTypeOf('function');
  });
});

test('addresses and names are unique', () => {
  expect(new Set(screens.map((s) => s.path)).size).toBe(screens.length);
  expect(new Set(screens.map((s) => s.name)).size).toBe(screens.length);
});
