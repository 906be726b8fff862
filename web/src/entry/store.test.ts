import { beforeEach, expect, test } from 'vitest';
import { columnsOf } from './columns';
import { planPaste } from './paste';
import { freshShelf, kept, reportOf, storeOf } from './testing';

beforeEach(freshShelf);
const value = (store: Awaited<ReturnType<typeof storeOf>>, id: string) => store.cell(id)?.value.value;

test('what is typed is on this machine at once, with what the server had', async () => {
  const store = await storeOf(reportOf({ a: 1 }));
  store.type([{ id: 'a', text: '1.200' }]);
  expect(await kept()).toMatchObject({ cells: { a: 1200 }, base: { a: 1 } });
  expect((await kept(4)).cells).toEqual({}); // nobody else's
});

test('what is no number keeps its text and says why; the last good value stays under it', async () => {
  const store = await storeOf(reportOf({ a: 1 }));
  store.type([{ id: 'a', text: 'ba' }]);
  expect(store.cell('a')?.raw.value).toBe('ba');
  expect(store.cell('a')?.fault.value).toContain('chưa phải là số');
  expect(value(store, 'a')).toBe(1);
  expect(await kept()).toMatchObject({ cells: {}, texts: { a: 'ba' } });
});

test.each([
  ['c', '101', 'lớn hơn 100'],
  ['a', '-1', 'nhỏ hơn 0'],
  ['kind', 'Loa; Đài', 'lựa chọn'],
  ['text', 'gọi 0905 123 456', 'điện thoại'],
  ['text', 'ô'.repeat(201), 'tối đa 200'],
])('%s: %j is refused', async (id, text, words) => {
  const store = await storeOf();
  store.type([{ id, text }]);
  expect(store.cell(id)?.fault.value).toContain(words);
});

test('a paste is one step of undo, whatever it touched', async () => {
  const store = await storeOf(reportOf({ a: 1 }));
  const paste = planPaste(store, columnsOf(store.report.value), [['5', '9'], ['x'], ['7'], ['Họp; loa']], {
    row: 0,
    col: 0,
  });
  expect(paste.accepted.map((p) => p.id)).toEqual(['a', 'c', 'kind']);
  expect(paste.rejected.map((r) => [r.row, r.col])).toEqual([
    [1, 2],
    [2, 1],
  ]);
  store.type(paste.accepted);
  expect([value(store, 'a'), value(store, 'c'), value(store, 'kind')]).toEqual([5, 7, ['x', 'y']]);
  store.undo();
  expect([value(store, 'a'), value(store, 'c'), value(store, 'kind')]).toEqual([1, null, null]);
  store.redo();
  expect(value(store, 'a')).toBe(5);
});

test('a blank pasted cell changes nothing', async () => {
  const store = await storeOf(reportOf({ a: 1 }));
  const paste = planPaste(store, columnsOf(store.report.value), [[''], ['2']], { row: 0, col: 0 });
  expect(paste).toMatchObject({ blank: 1, accepted: [{ id: 'b' }], rejected: [] });
});

test('after the browser was closed, unsent cells come back; what was not valid too', async () => {
  const before = await storeOf(reportOf({ a: 1 }));
  before.type([{ id: 'a', text: '5' }]);
  before.type([{ id: 'b', text: '1x' }]);
  const after = await storeOf(reportOf({ a: 1 }));
  expect(after.restored).toBe(2);
  expect(value(after, 'a')).toBe(5);
  expect(after.cell('b')?.raw.value).toBe('1x');
  expect(after.conflicts.value).toEqual([]);
});

test('where somebody else changed the same cell meanwhile, both values are offered', async () => {
  (await storeOf(reportOf({ a: 1 }))).type([{ id: 'a', text: '5' }]);
  const after = await storeOf(reportOf({ a: 9, b: 2 }, 4));
  expect(after.conflicts.value).toMatchObject([{ element: 'a', yours: 5, theirs: 9 }]);
  expect(value(after, 'b')).toBe(2);
  const [conflict] = after.conflicts.value;
  if (conflict) after.resolve(conflict, 'theirs');
  expect(value(after, 'a')).toBe(9);
  expect((await kept()).cells).toEqual({});
});

test('keeping mine sends mine again', async () => {
  (await storeOf(reportOf({ a: 1 }))).type([{ id: 'a', text: '5' }]);
  const after = await storeOf(reportOf({ a: 9 }, 4));
  const [conflict] = after.conflicts.value;
  if (conflict) after.resolve(conflict, 'mine');
  expect(value(after, 'a')).toBe(5);
  expect(await kept()).toMatchObject({ cells: { a: 5 }, base: { a: 9 } });
});

test('nobody types a computed cell, or in a report that is only to read', async () => {
  const computed = await storeOf(reportOf({ a: 1 }, 1, { computed: ['a'] }));
  computed.type([{ id: 'a', text: '5' }]);
  expect(value(computed, 'a')).toBe(1);
  const read = await storeOf(reportOf({ a: 1 }, 1, { may: ['sign'] }));
  read.type([{ id: 'a', text: '5' }]);
  expect(value(read, 'a')).toBe(1);
});

test('what is said beside the cells does not win unasked: both texts are offered, and the choice', async () => {
  const store = await storeOf(reportOf({ a: 1 }));
  store.note('a', 'Hai buổi ở tổ dân phố.');
  store.explain('w1', 'Đã rà soát.');
  const theirs = {
    ...reportOf({ a: 1 }, 2),
    notes: { a: 'Ba buổi.' },
    explanations: { w1: 'Đã rà soát.' },
  };
  const by = { name: 'Lan' };
  const at = '2018-07-02T08:30:00+07:00';
  store.adopt(theirs, [{ element: 'note:a', yours: 'Hai buổi ở tổ dân phố.', theirs: 'Ba buổi.', by, at }]);
  store.adopt(structuredClone(theirs)); // the same again, without the list
  expect(store.conflicts.value).toEqual([
    { element: 'note:a', yours: 'Hai buổi ở tổ dân phố.', theirs: 'Ba buổi.', by, at },
  ]);
  expect(await kept()).toMatchObject({ explanations: {}, notes: { a: 'Hai buổi ở tổ dân phố.' } });
  const [conflict] = store.conflicts.value;
  if (conflict) store.resolve(conflict, 'theirs');
  expect(store.notes.value).toEqual({ a: 'Ba buổi.' });
  expect(await kept()).toMatchObject({ notes: {}, base: {} });
});

test('a note that is kept goes again on top of the other, after it was chosen', async () => {
  const store = await storeOf(reportOf({ a: 1 }));
  store.note('a', 'Của tôi.');
  const theirs = { ...reportOf({ a: 1 }, 2), notes: { a: 'Của Lan.' } };
  store.adopt(theirs);
  const [conflict] = store.conflicts.value;
  if (conflict) store.resolve(conflict, 'mine');
  store.adopt(theirs);
  expect(store.conflicts.value).toEqual([]);
  expect(store.notes.value).toEqual({ a: 'Của tôi.' });
});
