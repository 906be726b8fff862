import { beforeEach, expect, test, vi } from 'vitest';
import { freshShelf } from '../entry/testing';
import { KEEP_DAYS, recall, remember, tidy } from './answers';
import { shelf } from './shelf';

const DAY = 86_400_000;
beforeEach(() => {
  vi.useRealTimers();
  freshShelf();
});
const at = (days: number) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.parse('2018-04-27T07:05:00Z') + days * DAY);
};
const paths = async () => (await shelf.keys('answers')).map((key) => key.join(' '));

test('an answer comes back with its time, for its person only', async () => {
  at(0);
  await remember(3, '/plan', { id: 'p' });
  expect(await recall(3, '/plan')).toMatchObject({
    data: { id: 'p' },
    at: expect.stringMatching(/^\d\d:05 \d+\/04\/2018$/),
  });
  expect(await recall(4, '/plan')).toBe(null);
});

test('after a week it is not shown, and the next signing in removes it', async () => {
  at(0);
  await remember(3, '/plan', {});
  at(KEEP_DAYS + 0.1);
  expect(await recall(3, '/plan')).toBe(null);
  await remember(3, '/records/7', {});
  await tidy(3);
  expect(await paths()).toEqual(['3 /records/7']);
});

test('a machine keeps the answers of whoever signed in last', async () => {
  await remember(3, '/plan', {});
  await remember(4, '/plan', {});
  await tidy(4);
  expect(await paths()).toEqual(['4 /plan']);
});

test('above the limit the oldest go', async () => {
  const large = 'x'.repeat(1_900_000);
  for (const [i, path] of ['/a', '/b', '/c'].entries()) {
    at(i);
    await remember(3, path, large);
  }
  await tidy(3);
  expect(await paths()).toEqual(['3 /b', '3 /c']);
});
