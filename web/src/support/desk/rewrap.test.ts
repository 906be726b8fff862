// @vitest-environment node
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { memoryShelf, useShelf } from '../../offline/shelf';
import { who } from '../../session/session';
import { file, SELF } from '../filing';
import { refusalOf } from '../protocol/refusal';
import { ready } from '../protocol/sodium';
import { loadReceivers, type Receiver } from '../receivers';
import { PHRASE, PlayedServer } from '../testing';
import { lockNow } from '../vault/client';
import { vaultInProcess } from '../vault/testing';
import type * as wire from '../wire';
import { more, opened } from './cases';
import { loadDesk, unlock } from './desk';
import { rewrapAll } from './rewrap';

// Batches of two, so that an interruption has something to interrupt.

let server: PlayedServer;
beforeAll(() => ready);
beforeEach(async () => {
  useShelf(memoryShelf());
  vaultInProcess();
  server = await PlayedServer.begin([11, 12]);
  server.batch = 2;
  vi.stubGlobal('fetch', server.fetch);
  who.value = { state: 'here', session: { user: { id: 11 }, units: [] } as never };
  for (const call_as of ['a', 'b', 'c', 'd', 'e']) {
    const there = (await loadReceivers()).support as Receiver;
    await file(there, { user: SELF, unit: null, content: { v: 1, person: { call_as } } });
  }
  await server.nextEpoch([11]);
});
afterEach(() => {
  lockNow();
  vi.unstubAllGlobals();
  who.value = { state: 'nobody' };
});
const enter = async () => {
  const [office] = (await loadDesk()).offices as [wire.SupportDeskOffice];
  await unlock(office, PHRASE);
};

test('shows progress, and everything opens with the new key alone', async () => {
  await enter();
  const told: number[] = [];
  await rewrapAll(server.office, (left) => told.push(left));
  expect(told).toEqual([5, 3, 3, 1, 1, 0]);
  server.forgetOldSeals();
  lockNow();
  await enter();
  await more(server.office);
  expect(opened.value?.cases.map((c) => c.referral?.person?.call_as).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('interrupted by the network or by hand: goes on where it stopped', async () => {
  await enter();
  let told = 0;
  await expect(
    rewrapAll(server.office, () => {
      told += 1;
      if (told === 2) server.down = true;
    }),
  ).rejects.toMatchObject({ status: 0 });
  server.down = false;
  await rewrapAll(
    server.office,
    () => {},
    () => true,
  ); // stopped before a batch
  const left: number[] = [];
  await rewrapAll(server.office, (n) => left.push(n));
  expect(left[0]).toBe(3);
  expect(left.at(-1)).toBe(0);
});

test('a server that names another key gets none', async () => {
  await enter();
  server.lieAboutTeam = true;
  expect(refusalOf(await rewrapAll(server.office, () => {}).catch((e) => e))).toBe('signature-wrong');
  expect(server.heard.filter((h) => h.method === 'POST' && h.path.endsWith('/rewrap'))).toEqual([]);
});
