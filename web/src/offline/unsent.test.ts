import { describe, expect, test } from 'vitest';
import { form } from '../entry/testing';
import type { Row } from './shelf';
import { assemble, difference, emptyKept, emptyUnsent, hasWork, isWaiting, type Kept, type Unsent } from './unsent';

const kept = (more: Partial<Kept>): Kept => ({ ...emptyKept(), ...more });

describe('only what differs is written', () => {
  test.each([
    ['a new cell', {}, { cells: { a: 5 }, base: { a: 1 } }, ['cells a 5', 'base a 1']],
    ['a changed one', { cells: { a: 5 } }, { cells: { a: 6 } }, ['cells a 6']],
    ['a taken one', { cells: { a: 5, b: 2 } }, { cells: { b: 2 } }, ['cells a –']],
    ['a cleared one is not a taken one', { cells: { a: 5 } }, { cells: { a: null } }, ['cells a null']],
    ['the same list again', { cells: { k: ['x'] } }, { cells: { k: ['x'] } }, []],
    ['a text that is no number, then is', { texts: { a: '1x' } }, { cells: { a: 1 } }, ['cells a 1', 'texts a –']],
    ['a correction taken back', {}, { corrections: { a: null } }, ['corrections a null']],
  ] as [string, Partial<Kept>, Partial<Kept>, string[]][])('%s', (_, before, after, rows) => {
    const said = difference(3, '7', kept(before), kept(after)).map(
      ([[user, record, part, id], row]) =>
        `${user === 3 && record === '7' ? '' : 'wrong '}${part} ${id} ${row === undefined ? '–' : JSON.stringify(row)}`,
    );
    expect(said).toEqual(rows);
  });
});

test('rows come together as reports again, the oldest work first', () => {
  const about = (since: number) => ({ plan: 'h', form, unit: 'Phường', period: { vi: 'Quý II', en: 'Quý II' }, since });
  const rows: Row[] = [
    ...difference(3, '9', emptyKept(), kept({ cells: { a: 1 }, base: { a: null } })),
    [[3, '9', 'about'], about(200)],
    [[3, '7', 'about'], about(100)],
    [[3, '7', 'presenting'], { key: 'k', version: 4, tried: false }],
  ];
  const found = assemble(rows.map(([key, row]): [typeof key, unknown] => [key, row]));
  expect(found.map((u) => u.record)).toEqual(['7', '9']);
  expect(found[0]).toMatchObject({ presenting: { version: 4 }, kept: emptyKept() });
  expect(found[1]).toMatchObject({ kept: { cells: { a: 1 }, base: { a: null } }, presenting: null });
});

describe('what waits, and what can go by itself', () => {
  const sending = { key: 'k', version: 1, body: { plan_hash: 'h', ...emptyKept() } };
  const opening = { key: 'k', path: '/x', body: {}, report: {} as never };
  const older = { about: {} as never, kept: kept({ cells: { a: 1 } }) };
  test.each([
    ['nothing', {}, false, false],
    ['a cell', { kept: kept({ cells: { a: 1 } }) }, true, true],
    ['a text that is no number yet', { kept: kept({ texts: { a: '1x' } }) }, true, true],
    ['an explanation', { kept: kept({ explanations: { c: 'vì' } }) }, true, true],
    ['only what the server had', { kept: kept({ base: { a: 1 } }) }, false, false],
    ['a request without an answer', { sending }, true, true],
    ['to be presented', { presenting: { key: 'k', version: 1, tried: false } }, true, true],
    ['begun here, nothing typed', { opening }, false, false],
    ['typed under an older form', { older }, true, false],
    ['a word for the person', { trouble: 'changed' }, true, false],
  ] as [string, Partial<Unsent>, boolean, boolean][])('%s', (_, more, waits, goes) => {
    const unsent = { ...emptyUnsent('7'), ...more };
    expect([isWaiting(unsent), hasWork(unsent)]).toEqual([waits, goes]);
  });
});
