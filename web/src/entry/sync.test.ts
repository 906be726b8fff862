import { beforeEach, describe, expect, test, vi } from 'vitest';
import { online, post, put } from '../api/client';
import { Problem } from '../api/problem';
import type { Cells, Report } from '../api/types';
import { openDrawer } from '../offline/drawer';
import { EntryStore } from './store';
import { Sync } from './sync';
import { drawerOf, form, freshShelf, kept, plan, reportOf, storeOf } from './testing';

vi.mock('../api/client', async (original) => ({ ...(await original<object>()), put: vi.fn(), post: vi.fn() }));
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

describe('presenting', () => {
  const offline = () => new Problem(0, 'offline', '', '');
  const steps = vi.mocked(post);
  const wish = async () => (await drawerOf()).unsent.presenting;
  beforeEach(() => {
    steps.mockReset();
    online.value = true;
  });

  test('with a network: what was typed goes first, then the step, on the version that left', async () => {
    const { store, sync } = await opened();
    const presented = vi.fn();
    sync.onPresented = presented;
    store.type([{ id: 'a', text: '5' }]);
    answers(reportOf({ a: 5 }, 2));
    steps.mockResolvedValueOnce(reportOf({ a: 5 }, 3, { may: [], state: 'presented' }));
    expect(await sync.present()).toBe('done');
    expect(steps.mock.calls[0]).toMatchObject(['/records/7/present', {}, { version: 2, as: 3 }]);
    expect(presented).toHaveBeenCalledOnce();
    expect(await wish()).toBe(null);
  });

  test('without one it waits, locked; on return cells and step go in order, each with the version before it', async () => {
    const { store, sync } = await opened();
    store.type([{ id: 'a', text: '5' }]);
    answers(offline(), offline());
    expect(await sync.present()).toBe('queued');
    expect(store.writable.value).toBe(false);
    expect(await wish()).toMatchObject({ version: 1, tried: false });
    answers(reportOf({ a: 5 }, 2));
    steps.mockResolvedValueOnce(reportOf({ a: 5 }, 3, { may: [], state: 'presented' }));
    expect(await sync.flush()).toBe(true);
    expect(sent().map((s) => s.version)).toEqual([1, 1, 1]);
    expect(steps.mock.calls[0]?.[2]).toMatchObject({ version: 2 });
  });

  test('after the browser was closed the step goes again with its own key and version', async () => {
    const first = await opened();
    steps.mockRejectedValueOnce(offline());
    expect(await first.sync.present()).toBe('queued');
    first.sync.stop();
    const [, , gone] = steps.mock.calls[0] ?? [];
    // The server had done it: what it shows now is read only.
    const { sync } = await opened(reportOf({ a: 1 }, 2, { may: [], state: 'presented' }));
    steps.mockResolvedValueOnce(reportOf({ a: 1 }, 2, { may: [], state: 'presented' }));
    expect(await sync.flush()).toBe(true);
    expect(steps.mock.calls[1]?.[2]).toEqual(gone);
    expect(await wish()).toBe(null);
  });

  test('somebody changed the report meanwhile: it is not presented unseen', async () => {
    const first = await opened();
    online.value = false;
    steps.mockRejectedValueOnce(offline());
    await first.store.drawer.present({ key: 'k', version: 1, tried: false }, first.store.about);
    first.sync.stop();
    const { store, sync } = await opened(reportOf({ a: 1, b: 8 }, 2));
    expect(await sync.flush()).toBe(false);
    expect(steps).not.toHaveBeenCalled();
    expect(store.writable.value).toBe(true);
    expect(await wish()).toBe(null);
    expect((await drawerOf()).unsent.trouble).toBe('changed');
  });

  test('the server finds blanks: back to writing, with its reason', async () => {
    const { store, sync } = await opened();
    steps.mockRejectedValueOnce(
      new Problem(422, 'blank-cells', '', 'Còn ô chưa nhập', [{ field: 'b', detail: 'Chưa nhập' }]),
    );
    await expect(sync.present()).rejects.toMatchObject({ slug: 'blank-cells' });
    expect(store.writable.value).toBe(true);
    expect(await wish()).toBe(null);
  });
});

test('a request that has gone out is the first after the browser was closed, as it was', async () => {
  const first = await opened();
  first.store.type([{ id: 'a', text: '5' }]);
  answers(new Problem(0, 'offline', '', ''));
  await first.sync.flush();
  first.store.type([{ id: 'a', text: '6' }]);
  first.sync.stop();
  // The server had it: version 2. It answers the repeated request as it did then.
  const { store, sync } = await opened(reportOf({ a: 5 }, 2));
  answers(reportOf({ a: 5 }, 2), reportOf({ a: 6 }, 3));
  expect(await sync.flush()).toBe(true);
  const [once, again, next] = sent();
  expect(again).toEqual(once);
  expect(next).toMatchObject({ body: { cells: { a: 6 } }, version: 2 });
  expect(store.conflicts.value).toEqual([]);
});

test('every request says whose it is', async () => {
  const { store, sync } = await opened();
  store.type([{ id: 'a', text: '5' }]);
  answers(reportOf({ a: 5 }, 2));
  await sync.flush();
  expect(server.mock.calls[0]?.[2]).toMatchObject({ as: 3 });
});

test('begun without a network: the report is opened once, then filled; the blanks typing began from are the server’s', async () => {
  const report = reportOf({}, 0, { id: 0 });
  const drawer = await openDrawer(3, 'nv4');
  await drawer.set('opening', { key: 'open', path: '/obligations/4/record', body: {}, report });
  const store = new EntryStore(plan, form, report, drawer);
  const sync = new Sync(store);
  store.type([{ id: 'a', text: '5' }]);
  vi.mocked(post).mockReset();
  vi.mocked(post).mockResolvedValueOnce(reportOf({ a: 2, b: 3 }, 1, { id: 72 }));
  answers(reportOf({ a: 5, b: 3 }, 2, { id: 72 }));
  expect(await sync.flush()).toBe(true);
  expect(vi.mocked(post).mock.calls).toMatchObject([['/obligations/4/record', {}, { key: 'open', as: 3 }]]);
  expect(server.mock.calls[0]?.[0]).toBe('/records/72/draft');
  expect(store.conflicts.value).toEqual([]);
  expect(store.cell('b')?.value.value).toBe(3);
  expect((await openDrawer(3, 'nv4')).unsent.opening).toBe(null);
});
