import { beforeEach, expect, test } from 'vitest';
import type { Form } from '../api/types';
import { emptyKept, type Kept } from '../offline/unsent';
import { lines } from './leftover';
import { element, form, freshShelf, reportOf, storeOf } from './testing';

beforeEach(freshShelf);
const kept = (more: Partial<Kept>): Kept => ({ ...emptyKept(), ...more });
// The form as it was: `a` a text, `gone` no longer there, `c` without its limit of 100.
const then: Form = {
  ...form,
  elements: [element('a', 'text'), element('b'), element('c'), element('gone'), element('kind', 'choice')],
};

test('beside the new form: what fits may be used, what does not says so', async () => {
  const store = await storeOf(reportOf({ b: 1 }));
  const typed = kept({ cells: { a: 'năm', b: 5, c: 250, gone: 7, kind: 'x' }, texts: {} });
  const found = lines({ why: 'plan', form: then, kept: typed }, store.report.value, store);
  expect(found.map((l) => [l.id, l.typed, l.now, l.value])).toEqual([
    ['a', 'năm', '', undefined], // was a text, is a number
    ['b', '5', '1', 5],
    ['c', '250', '', undefined], // above the new limit
    ['gone', '7', '', undefined],
    ['kind', 'x', '', undefined], // one answer then, several now
  ]);
});

test('beside a report in another step: only what differs, nothing to use', async () => {
  const report = reportOf({ a: 1, b: 2 }, 4, { may: [], explanations: { w: 'Vì mưa.' } });
  const store = await storeOf(report);
  const typed = kept({
    cells: { a: 1, b: 3 },
    texts: { c: '1x' },
    explanations: { w: 'Vì mưa.' },
    notes: { b: 'xem lại' },
  });
  const found = lines({ why: 'moved', form, kept: typed }, report, store);
  expect(found.map((l) => [l.id, l.typed, l.now, l.value])).toEqual([
    ['b', '3', '2', undefined],
    ['c', '1x', '', undefined],
    ['notes:b', 'xem lại', '', undefined],
  ]);
});

test('without a report there is still everything that was typed', () => {
  const found = lines({ why: 'gone', form, kept: kept({ cells: { a: 1200, b: null } }) }, null, null);
  expect(found.map((l) => [l.title, l.typed])).toEqual([['a', '1.200']]);
});
