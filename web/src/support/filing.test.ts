// @vitest-environment node
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { online } from '../api/client';
import { memoryShelf, shelf, useShelf } from '../offline/shelf';
import { referralFrom } from './content';
import { file, SELF } from './filing';
import { waiting as inOutbox, sendAll } from './outbox';
import { ready } from './protocol/sodium';
import { compared, loadReceivers, type Receiver } from './receivers';
import { Refused } from './refusals';
import { PlayedServer } from './testing';
import { lockNow } from './vault/client';
import { vaultInProcess } from './vault/testing';

const NAME = 'Chim-Yến-Bí-Mật';
const typed = {
  permission: 'yes' as const,
  under18: false,
  callAs: NAME,
  how: 'Nhắn tin',
  phone: '0905 777 888',
  times: '',
  needs: ['tu-van'],
  note: '',
};
const content = referralFrom(typed, '2018-05-02', { unit: 'Công an phường', name: 'Đồng chí A' });
const given = { user: 7, unit: 3, content };

let server: PlayedServer;
beforeAll(() => ready);
beforeEach(async () => {
  useShelf(memoryShelf());
  vaultInProcess();
  online.value = true;
  server = await PlayedServer.begin([11, 12]);
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  vi.unstubAllGlobals();
  lockNow();
});
const receiver = async () => (await loadReceivers()).support as Receiver;

describe('a referral', () => {
  test('arrives sealed, with a receipt, and leaves nothing on the machine', async () => {
    const { receipt, sent } = await file(await receiver(), given);
    expect(sent).toBe(true);
    expect(receipt).toMatch(/^(\w{4}-){4}\w{4}$/);
    expect(await shelf.keys('sealed')).toEqual([]);
    expect(server.referrals).toHaveLength(1);
    const said = JSON.stringify(server.heard);
    for (const secret of [NAME, '0905', 'Nhắn tin', 'Đồng chí A', receipt, receipt.replaceAll('-', '')])
      expect(said).not.toContain(secret);
    expect(await server.read(server.referrals[0]?.record as string)).toMatchObject({
      person: { call_as: NAME },
      sender: { unit: 'Công an phường' },
    });
  });
  test('without permission holds nobody', () => {
    const counted = referralFrom({ ...typed, permission: 'no' }, '2018-05-02', { unit: 'Công an phường' });
    expect(counted).toEqual({ v: 1, filed_on: '2018-05-02', sender: { unit: 'Công an phường' } });
  });
  test('never carries an Idempotency-Key; for oneself it goes without a session', async () => {
    await file(await receiver(), given);
    await file(await receiver(), { ...given, user: SELF, unit: null });
    const posts = server.heard.filter((h) => h.method === 'POST');
    expect(posts.map((p) => p.headers['Idempotency-Key'])).toEqual([undefined, undefined]);
    expect(posts.map((p) => p.headers['X-Hoanhap-As'])).toEqual(['7', undefined]);
    expect(posts.map((p) => p.credentials)).toEqual(['same-origin', 'omit']);
  });
  test('offline: sealed at once, unreadable here, sent later as its author', async () => {
    const there = await receiver();
    server.down = true;
    const { sent } = await file(there, given);
    expect(sent).toBe(false);
    expect(inOutbox.value).toHaveLength(1);
    const kept = JSON.stringify(await shelf.all('sealed', []));
    for (const secret of [NAME, '0905', 'Nhắn tin']) expect(kept).not.toContain(secret);
    await sendAll(8); // somebody else
    server.down = false;
    await sendAll(8);
    expect(server.referrals).toHaveLength(0);
    await sendAll(7);
    expect(server.referrals).toHaveLength(1);
    expect(await shelf.keys('sealed')).toEqual([]);
  });
  test('offline from the start: the keys that were checked before serve', async () => {
    await receiver();
    server.down = true;
    const again = await receiver();
    expect(again.seen).not.toBe(null);
    expect((await file(again, given)).sent).toBe(false);
  });
  test('the team’s key changed meanwhile: sealed again to the new one, without asking', async () => {
    const old = await receiver();
    await server.nextEpoch([11]);
    expect((await file(old, given)).sent).toBe(true);
    expect(server.referrals[0]?.parts[0]?.epoch).toBe(2);
    expect(await shelf.keys('sealed')).toEqual([]);
  });
  test('sealed offline before the key changed: it stays with its reason', async () => {
    const there = await receiver();
    server.down = true;
    await file(there, given);
    server.down = false;
    await server.nextEpoch([11]);
    await sendAll(7);
    expect(inOutbox.value[0]?.trouble).toBe('old-epoch');
    expect(server.referrals).toHaveLength(0);
  });
});

describe('keys that do not match: nothing is sealed, kept or sent', () => {
  const nothing = async () => {
    expect(server.referrals).toHaveLength(0);
    expect(server.heard.filter((h) => h.method === 'POST')).toEqual([]);
    expect(await shelf.keys('sealed')).toEqual([]);
  };
  test('T1: another office in the place of the known one', async () => {
    await receiver();
    const ghost = await PlayedServer.begin([66]);
    server.show(ghost);
    const there = await receiver();
    expect(there).toMatchObject({ seen: null, refusal: 'root-changed' });
    await expect(file(there, given)).rejects.toEqual(new Refused('root-changed'));
    await nothing();
  });
  test('T1: another team key in the certificate', async () => {
    server.tamper = (bytes) => bytes.with(130, (bytes[130] as number) ^ 1);
    const there = await receiver();
    expect(there).toMatchObject({ seen: null, refusal: 'signature-wrong' });
    await expect(file(there, given)).rejects.toEqual(new Refused('signature-wrong'));
    await nothing();
  });
  test('T2: an older chain than this browser has seen', async () => {
    const old = [...server.certificates];
    await server.nextEpoch([11]);
    await receiver();
    server.certificates = old;
    expect(await receiver()).toMatchObject({ seen: null, refusal: 'chain-older' });
    await nothing();
  });
  test('T3: a fingerprint is compared once; a new root only after comparing again', async () => {
    const first = await receiver();
    expect(first.compared).toBe(false);
    await compared(first);
    expect((await receiver()).compared).toBe(true);
    server.show(await PlayedServer.begin([66]));
    const changed = await receiver();
    expect(changed.refusal).toBe('root-changed');
    const accepted = await compared(changed);
    expect(accepted).toMatchObject({ refusal: null, compared: true });
  });
});
