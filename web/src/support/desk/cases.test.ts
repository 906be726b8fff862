// @vitest-environment node
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { get } from '../../api/client';
import { isProblem } from '../../api/problem';
import { memoryShelf, useShelf } from '../../offline/shelf';
import { session, who } from '../../session/session';
import { linkUntil, referralFrom, waitedBand } from '../content';
import { file } from '../filing';
import { readPin } from '../pins';
import { refusalOf } from '../protocol/refusal';
import { ready } from '../protocol/sodium';
import { loadReceivers, type Receiver } from '../receivers';
import { PHRASE, PlayedServer } from '../testing';
import { lockNow } from '../vault/client';
import { vaultInProcess } from '../vault/testing';
import type * as wire from '../wire';
import { addMonths, goodUntil } from './ConsentDialog';
import { parseMonth } from './Counts';
import {
  again,
  type Case,
  careVersion,
  more,
  nextAppointment,
  opened,
  saveCare,
  search,
  setServices,
  take,
} from './cases';
import { loadDesk, unlock, unlocked } from './desk';
import { givenKinds } from './Services';

let server: PlayedServer;
const typed = {
  permission: 'yes' as const,
  under18: false,
  how: 'Nhắn tin',
  phone: '0905',
  times: '',
  needs: ['tu-van'],
  note: '',
};
const refer = async (callAs: string) =>
  file((await loadReceivers()).support as Receiver, {
    user: 7,
    unit: 3,
    content: referralFrom({ ...typed, callAs }, '2018-05-02'),
  });
const open = async (account = 11) => {
  server.me = account;
  who.value = { state: 'here', session: { user: { id: account }, units: [] } as never };
  const [office] = (await loadDesk()).offices as [wire.SupportDeskOffice];
  await unlock(office, PHRASE);
  await more(office.office);
  return opened.value?.cases as Case[];
};
const named = (name: string) => opened.value?.cases.find((c) => c.referral?.person?.call_as === name) as Case;

beforeAll(() => ready);
beforeEach(async () => {
  useShelf(memoryShelf());
  vaultInProcess();
  server = await PlayedServer.begin([11, 12]);
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  lockNow();
  vi.unstubAllGlobals();
  who.value = { state: 'nobody' };
});

describe('a case', () => {
  test('is read, worked on and closed; the server hears no word of it', async () => {
    await refer('Chim-Yến');
    await open();
    const of = named('Chim-Yến');
    const consent = { given_on: '2018-05-03', until: '2018-12-31', services: ['hoc-nghe'], words: 'Lời-Đồng-Ý' };
    const written = await saveCare(of, (care) => ({ ...care, consent, notes: ['Ghi-Chú-Kín'] }));
    expect(careVersion(written)).toBe(1);
    expect((await take(written, { step: 'consented', until: '2018-12-31' }))?.row).toMatchObject({
      state: 'consented',
      ends: '2018-12',
    });
    await setServices(named('Chim-Yến'), ['tu-van'], ['hoc-nghe']);
    expect(named('Chim-Yến').row.services).toEqual(['hoc-nghe']);
    const said = JSON.stringify(server.heard);
    for (const secret of ['Chim-Yến', 'Lời-Đồng-Ý', 'Ghi-Chú-Kín', PHRASE]) expect(said).not.toContain(secret);
    // Another member reads it, and who wrote it.
    lockNow();
    await open(12);
    expect(named('Chim-Yến')).toMatchObject({ careBy: 'Đồng chí 11', care: { consent, notes: ['Ghi-Chú-Kín'] } });
    expect(await take(named('Chim-Yến'), { step: 'closed', outcome: 'on-dinh' })).toBe(null);
    expect(opened.value?.cases).toEqual([]);
  });
  test('members that this version does not know are kept', async () => {
    await refer('A');
    await open();
    const first = await saveCare(named('A'), (care) => ({ ...care, later: { x: 1 } }) as never);
    await saveCare(first, (care) => ({ ...care, notes: ['b'] }));
    lockNow();
    await open();
    expect(named('A').care).toEqual({ v: 1, later: { x: 1 }, notes: ['b'] });
  });
  test('a colleague was first: refused, then on top of the newest version', async () => {
    await refer('A');
    await open();
    const stale = named('A');
    await saveCare(stale, (care) => ({ ...care, notes: ['của Lan'] }));
    const refused = await saveCare(stale, (care) => ({ ...care, notes: ['của Minh'] })).catch((e) => e);
    expect(isProblem(refused) && refused.slug).toBe('edited-elsewhere');
    const newest = await again(stale);
    await saveCare(newest, (care) => ({ ...care, notes: [...(care.notes ?? []), 'của Minh'] }));
    expect(named('A').care?.notes).toEqual(['của Lan', 'của Minh']);
  });
  test('one part that does not open leaves the others readable, and says why', async () => {
    await refer('A');
    await refer('B');
    await open();
    const [a, b] = [named('A').row.record, named('B').row.record];
    const swapped = server.records.get(b)?.parts.get('referral') as wire.Envelope;
    server.records.get(a)?.parts.set('referral', swapped);
    lockNow();
    const cases = await open();
    expect(cases.find((c) => c.row.record === a)).toMatchObject({
      referral: null,
      doubts: [{ refusal: 'body-does-not-open' }],
    });
    expect(named('B')).toMatchObject({ doubts: [] });
  });
});

describe('unlocking and locking', () => {
  test('a wrong passphrase opens nothing', async () => {
    const [office] = (await loadDesk()).offices as [wire.SupportDeskOffice];
    who.value = { state: 'here', session: { user: { id: 11 }, units: [] } as never };
    expect(refusalOf(await unlock(office, 'sai').catch((e) => e))).toBe('passphrase-wrong');
    expect(unlocked.value).toBe(null);
    expect(session.value?.user.id).toBe(11);
  });
  test('locking leaves nothing decrypted, and the chain stays pinned', async () => {
    await refer('A');
    await open();
    lockNow();
    expect(opened.value).toBe(null);
    expect(unlocked.value).toBe(null);
    expect((await readPin(server.office))?.pin.sequence).toBe(1);
    const old = [server.certificates, server.rosters];
    await server.nextEpoch([11]);
    await open();
    lockNow();
    [server.certificates, server.rosters] = [old[0]?.slice(0, 1) as string[], old[1]?.slice(0, 1) as string[]];
    expect(refusalOf(await open().catch((e) => e))).toBe('chain-older');
  });
  test('404 for the desk stays a 404', async () => {
    const nothing = await get('/support/nothing').catch((e) => e);
    expect(isProblem(nothing) && nothing.hidden).toBe(true);
  });
});

describe('fifty at a time', () => {
  const shown = () => opened.value?.cases.length;
  test('the next rows are asked for ahead; what ended meanwhile is in no list', async () => {
    for (let n = 0; n < 53; n += 1) await refer(`Người ${n}`);
    await open();
    expect(shown()).toBe(50);
    await vi.waitFor(() => expect(server.lists).toBe(2));
    const last = [...server.records.keys()].at(-1) as string;
    server.records.delete(last);
    await more(server.office);
    expect(shown()).toBe(52);
    expect(server.lists).toBe(2);
    expect(opened.value?.next).toBe(null);
  });
  test('locking forgets what was asked for ahead', async () => {
    for (let n = 0; n < 51; n += 1) await refer(`Người ${n}`);
    await open();
    await vi.waitFor(() => expect(server.lists).toBe(2));
    lockNow();
    await open();
    await vi.waitFor(() => expect(server.lists).toBe(4));
    expect(shown()).toBe(50);
  });
});

describe('rules without a server', () => {
  const of = (care: Case['care']): Case =>
    ({ care, referral: { v: 1, person: { call_as: 'Chị Hòa' } }, row: { record: 'ab' } }) as Case;
  test('searching folds marks and looks in what is sealed', () => {
    expect(search([of(null)], 'chi hoa')).toHaveLength(1);
    expect(search([of({ v: 1, notes: ['Đã gặp ở trạm y tế'] })], 'tram y te')).toHaveLength(1);
    expect(search([of(null)], 'khác')).toHaveLength(0);
  });
  test('the next appointment is the first that is not done and not past', () => {
    const appointments = [
      { on: '2018-05-01', what: 'a' },
      { on: '2018-06-01', what: 'b', done: true },
      { on: '2018-07-01', what: 'c' },
    ];
    expect(nextAppointment(of({ v: 1, appointments }), '2018-05-10')).toBe('2018-07-01');
    expect(nextAppointment(of(null), '2018-05-10')).toBe(null);
  });
  test.each([
    ['2018-05-10', '2018-05-16', false],
    ['2018-05-10', '2018-05-17', true],
    ['2018-05-10', '2019-05-10', true],
    ['2018-05-10', '2019-05-11', false],
    ['2018-05-10', null, false],
  ])('consent on %s until %s: %s', (now, until, good) => {
    expect(goodUntil(until, now, 12)).toBe(good);
  });
  test('months end where they end', () => {
    expect(addMonths('2018-08-31', 6)).toBe('2019-02-28');
    expect(linkUntil('canh-cao', '2018-08-31')).toBe('2019-02-28');
    expect(linkUntil('khac', '2018-05-01')).toBe('2019-05-01');
  });
  test.each([
    ['2018-05-04', '0-2'],
    ['2018-05-09', '3-7'],
    ['2018-05-16', '8-14'],
    ['2018-06-01', '15-30'],
  ])('filed on 2/5, contacted on %s: %s days', (on, band) => {
    expect(waitedBand('2018-05-02', on)).toBe(band);
  });
  test('each kind of service is given once for the count', () => {
    const planned = { provider: '', state: 'given' as const };
    expect(
      givenKinds([
        { service: 'a', ...planned },
        { service: 'a', ...planned },
        { service: 'b', provider: '', state: 'dropped' },
      ]),
    ).toEqual(['a']);
  });
  test('months as people type them', () => {
    expect([parseMonth('4/2018'), parseMonth(' 12-2018'), parseMonth('13/2018'), parseMonth('2018')]).toEqual([
      '2018-04',
      '2018-12',
      null,
      null,
    ]);
  });
});
