import { beforeEach, expect, test } from 'vitest';
import { form, freshShelf, reportOf } from '../entry/testing';
import { heldForOthers, lookAgain, openDrawer, throwAway, waiting } from './drawer';
import { shelf } from './shelf';
import { emptyKept, type Kept } from './unsent';

const about = { plan: 'h', form, unit: 'Phường', period: { vi: 'Quý II', en: 'Quý II' } };
const kept = (more: Partial<Kept>): Kept => ({ ...emptyKept(), ...more });
beforeEach(() => {
  freshShelf();
  waiting.value = [];
});

test('two windows of one report keep both what they typed', async () => {
  const [one, two] = [await openDrawer(3, '7'), await openDrawer(3, '7')];
  await one.keep(kept({ cells: { a: 5 } }), about);
  await two.keep(kept({ cells: { b: 6 } }), about);
  await one.keep(kept({ cells: { a: 7 } }), about);
  expect((await openDrawer(3, '7')).unsent.kept.cells).toEqual({ a: 7, b: 6 });
});

test('what one window has sent takes nothing from the other', async () => {
  const [one, two] = [await openDrawer(3, '7'), await openDrawer(3, '7')];
  await one.keep(kept({ cells: { a: 5 } }), about);
  await two.keep(kept({ cells: { b: 6 } }), about);
  await one.keep(emptyKept(), about);
  expect((await openDrawer(3, '7')).unsent.kept.cells).toEqual({ b: 6 });
});

test("another person's drawer is counted, never opened", async () => {
  await (await openDrawer(3, '7')).keep(kept({ cells: { a: 5, b: 6 } }), about);
  await (await openDrawer(3, '8')).keep(kept({ cells: { a: 5 } }), about);
  expect(await lookAgain(4)).toEqual([]);
  expect((await openDrawer(4, '7')).unsent.kept).toEqual(emptyKept());
  expect(await heldForOthers(4)).toBe(2);
  expect(await heldForOthers(3)).toBe(0);
});

test('a report that got its number takes its typing along; what the server filled in is not a conflict', async () => {
  const drawer = await openDrawer(3, 'nv4');
  await drawer.set('opening', { key: 'k', path: '/obligations/4/record', body: {}, report: reportOf() });
  await drawer.keep(kept({ cells: { a: 5 }, base: { a: null } }), about);
  await drawer.move(reportOf({ a: 2 }, 1, { id: 72 }));
  expect(waiting.value.map((u) => u.record)).toEqual(['72']);
  expect((await lookAgain(3)).map((u) => u.record)).toEqual(['72']);
  expect((await openDrawer(3, '72')).unsent).toMatchObject({
    opening: null,
    kept: { cells: { a: 5 }, base: { a: 2 } },
  });
});

test('where a colleague had opened it and typed, what this person began from stays', async () => {
  const drawer = await openDrawer(3, 'nv4');
  await drawer.keep(kept({ cells: { a: 5 }, base: { a: null } }), about);
  await drawer.move(reportOf({ a: 2 }, 3, { id: 72 }));
  expect((await openDrawer(3, '72')).unsent.kept.base).toEqual({ a: null });
});

test('what was typed under an older form steps aside whole, and is not to be sent', async () => {
  const drawer = await openDrawer(3, '7');
  await drawer.keep(kept({ cells: { a: 5 }, texts: { b: '1x' } }), about);
  await drawer.set('sending', { key: 'k', version: 1, body: { plan_hash: 'h', ...emptyKept() } });
  await drawer.setAside();
  const { unsent } = await openDrawer(3, '7');
  expect(unsent).toMatchObject({
    kept: emptyKept(),
    sending: null,
    older: { kept: { cells: { a: 5 }, texts: { b: '1x' } } },
  });
  expect(waiting.value).toHaveLength(1);
});

test('a sheet that is still open under the older form adds to what stepped aside, and to nothing else', async () => {
  const drawer = await openDrawer(3, '7');
  await drawer.keep(kept({ cells: { a: 5 } }), about);
  const { turn } = drawer;
  await drawer.setAside();
  await drawer.keep(kept({ cells: { a: 5, b: 6 } }), about, turn); // the cell that was being typed in
  expect((await openDrawer(3, '7')).unsent).toMatchObject({
    kept: emptyKept(),
    older: { kept: { cells: { a: 5, b: 6 } } },
  });
});

test('what was thrown away is not written again by a page that is just closing', async () => {
  const drawer = await openDrawer(3, '7');
  await drawer.keep(kept({ cells: { a: 5 } }), about);
  await throwAway(3);
  await drawer.keep(kept({ cells: { a: 6 } }), about);
  expect(await shelf.keys('unsent')).toEqual([]);
});
