import { beforeEach, expect, test, vi } from 'vitest';
import { put } from '../api/client';
import { Problem } from '../api/problem';
import type { Cells, Report } from '../api/types';
import { Sync } from './sync';
import { freshShelf, kept, reportOf, storeOf } from './testing';

vi.mock('../api/client', async (original) => ({ ...(await original<object>()), put: vi.fn() }));
const server = vi.mocked(put);
type Sent = { body: { cells: Cells }; version: number; key: string };
const sent = (): Sent[] =>
  server.mock.calls.map(([, body, o]) => ({
    body: body as Sent['body'],
    version: Number(o?.version),
    key: o?.key ?? '',
  }));

beforeEach(() => {
  freshShelf();
  server.mockReset();
});
const opened = async (report = reportOf({ a: 1 })) => {
  const store = await storeOf(report);
  return { store, sync: new Sync(store) };
};
const answers = (...list: (Report | Problem)[]) => {
  for (const one of list) {
    if (one instanceof Problem) server.mockRejectedValueOnce(one);
    else server.mockResolvedValueOnce(one);
  }
};

test('sends what changed, once, and forgets it here when the server has it', async () => {
  const { store, sync } = await opened();
  store.type([{ id: 'a', text: '5' }]);
  answers(reportOf({ a: 5 }, 2));
  expect(await sync.flush()).toBe(true);
  expect(sent()).toMatchObject([{ body: { cells: { a: 5 }, plan_hash: 'h' }, version: 1 }]);
  expect((await kept()).cells).toEqual({});
  expect(store.cell('a')?.sync.value).toBe('saved');
  expect(await sync.flush()).toBe(true);
  expect(server).toHaveBeenCalledTimes(1);
});

test('a request without an answer goes again with the same key and body', async () => {
  const { store, sync } = await opened();
  store.type([{ id: 'a', text: '5' }]);
  answers(new Problem(0, 'offline', '', ''));
  expect(await sync.flush()).toBe(false);
  expect(sync.state.value).toBe('waiting');
  store.type([{ id: 'b', text: '6' }]);
  answers(reportOf({ a: 5 }, 2), reportOf({ a: 5, b: 6 }, 3));
  expect(await sync.flush()).toBe(true);
  const [first, again, next] = sent();
  expect(again).toEqual(first);
  expect(next).toMatchObject({ body: { cells: { b: 6 } }, version: 2 });
  expect(next?.key).not.toBe(first?.key);
});

test('another person touched another cell: taken over and sent again, without a question', async () => {
  const { store, sync } = await opened();
  store.type([{ id: 'a', text: '5' }]);
  answers(
    new Problem(412, 'edited-elsewhere', '', '', [], { current: reportOf({ a: 1, b: 8 }, 4) }),
    reportOf({ a: 5, b: 8 }, 5),
  );
  expect(await sync.flush()).toBe(true);
  expect(sent()[1]).toMatchObject({ body: { cells: { a: 5 } }, version: 4 });
  expect(store.cell('b')?.value.value).toBe(8);
});

test('the same cell: nothing is sent until the person has chosen', async () => {
  const { store, sync } = await opened();
  store.type([{ id: 'a', text: '5' }]);
  answers(new Problem(412, 'edited-elsewhere', '', '', [], { current: reportOf({ a: 9 }, 4) }));
  expect(await sync.flush()).toBe(false);
  expect(store.conflicts.value).toMatchObject([{ element: 'a', yours: 5, theirs: 9 }]);
  expect(await sync.flush()).toBe(false);
  expect(server).toHaveBeenCalledTimes(1);
  const [conflict] = store.conflicts.value;
  if (conflict) store.resolve(conflict, 'mine');
  answers(reportOf({ a: 5 }, 5));
  expect(await sync.flush()).toBe(true);
  expect(sent()[1]).toMatchObject({ body: { cells: { a: 5 } }, version: 4 });
});

test('a refused cell keeps its value and says why; the others go on', async () => {
  const { store, sync } = await opened();
  store.type([
    { id: 'a', text: '5' },
    { id: 'b', text: '6' },
  ]);
  answers(
    new Problem(422, 'invalid', '', '', [{ field: 'a', detail: 'Số này không nhận được.' }]),
    reportOf({ a: 1, b: 6 }, 2),
  );
  expect(await sync.flush()).toBe(true);
  expect(sent()[1]?.body.cells).toEqual({ b: 6 });
  expect(store.cell('a')?.fault.value).toBe('Số này không nhận được.');
  expect(store.cell('a')?.value.value).toBe(5);
  expect((await kept()).cells).toEqual({ a: 5 });
  store.type([{ id: 'a', text: '4' }]);
  answers(reportOf({ a: 4, b: 6 }, 3));
  expect(await sync.flush()).toBe(true);
  expect(store.cell('a')?.fault.value).toBe(null);
});

test('typing while a request is under way is not overwritten by its answer', async () => {
  const { store, sync } = await opened();
  store.type([{ id: 'a', text: '5' }]);
  server.mockImplementationOnce(async () => {
    store.type([{ id: 'a', text: '7' }]);
    return reportOf({ a: 5 }, 2);
  });
  answers(reportOf({ a: 7 }, 3));
  expect(await sync.flush()).toBe(true);
  expect(sent()[1]).toMatchObject({ body: { cells: { a: 7 } }, version: 2 });
  expect(store.cell('a')?.value.value).toBe(7);
});

test('the report moved on elsewhere: the typing stays here, and sending stops', async () => {
  const { store, sync } = await opened();
  store.type([{ id: 'a', text: '5' }]);
  answers(new Problem(409, 'wrong-state', '', ''));
  expect(await sync.flush()).toBe(false);
  expect(sync.state.value).toBe('stopped');
  expect((await kept()).cells).toEqual({ a: 5 });
});
