// @vitest-environment node
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { sealTo, unseal } from '../keyholder/secret';
import { parseCertificate } from '../protocol/certificate';
import { fromWire, toWire } from '../protocol/codec';
import { parseRewrap } from '../protocol/envelope';
import { refusalOf } from '../protocol/refusal';
import { ready } from '../protocol/sodium';
import type * as wire from '../wire';
import { ask, lockNow, locks } from './client';
import type { Ceremony, Certifying } from './keeper';
import { IDLE } from './messages';
import { vaultInProcess } from './testing';

const PHRASE = 'mua caphe suong som doi nui';
const OTHER = 'rung thong gio chieu ben ho';
const why = async (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (cause) => refusalOf(cause) ?? String(cause),
  );

interface Seat {
  enrolment: wire.Wire;
  wrap: wire.Wire;
}
class Office {
  made!: Ceremony;
  certificates: wire.Wire[] = [];
  rosters: wire.Wire[] = [];
  seals: { epoch: number; account: number; sealed: wire.Wire }[] = [];
  seats = new Map<number, Seat>();

  async begin(): Promise<this> {
    this.made = await ask('ceremony', { passphrase: OTHER });
    return this;
  }
  async enrol(account: number): Promise<string> {
    const { fingerprint, ...seat } = await ask('enrol', {
      office: this.made.office,
      account,
      name: `Đồng chí ${account}`,
      passphrase: PHRASE,
    });
    this.seats.set(account, seat);
    return fingerprint;
  }
  async certify(keep: number[], come: number[], more: Partial<Certifying> = {}): Promise<wire.SupportCertification> {
    const made = await ask('certify', {
      file: this.made.file,
      passphrase: OTHER,
      office: this.made.office,
      purpose: 'support',
      name: 'Bộ phận mẫu',
      today: '2018-05-02',
      pin: null,
      certificates: this.certificates,
      roster: this.rosters.at(-1) ?? null,
      keep,
      enrolments: come.map((account) => this.seats.get(account)?.enrolment as string),
      ...more,
    });
    this.certificates.push(made.certificate);
    this.rosters.push(made.roster);
    const { epoch } = parseCertificate(fromWire(made.certificate, 'certificate-unreadable'));
    for (const seal of made.seals) this.seals.push({ epoch, ...seal });
    return made;
  }
  keys = () => ({ office: this.made.office, certificates: this.certificates, pin: null });
  unlock = (account: number, more: object = {}) =>
    ask('unlock', {
      ...this.keys(),
      account,
      passphrase: PHRASE,
      wrap: this.seats.get(account)?.wrap as string,
      rosters: this.rosters,
      team: this.seals.filter((s) => s.account === account),
      ...more,
    });
  referral = (content = '{"v":1}') =>
    ask('sealReferral', { ...this.keys(), purpose: 'support', unit: null, parts: [{ part: 'referral', content }] });
}
const bodyOf = (envelope: wire.Envelope, record: string, epoch = envelope.epoch): wire.SealedBody => ({
  record,
  parts: [{ wrapped_epoch: epoch, envelope }],
});

let office: Office;
beforeAll(() => ready);
beforeEach(async () => {
  vaultInProcess();
  office = await new Office().begin();
  await office.enrol(11);
  await office.enrol(12);
  await office.certify([], [11, 12]);
});
afterEach(() => {
  vi.useRealTimers();
  lockNow();
});

describe('an office from its ceremony to a read referral', () => {
  test('sealed by anybody, opened by a member, written on by one, read by another', async () => {
    const { body, receipt } = await office.referral('{"v":1,"note":"Chị H."}');
    expect(receipt).toMatch(/^(\w{4}-){4}\w{4}$/);
    expect(JSON.stringify(body)).not.toContain('Chị');
    const mine = await office.unlock(11);
    expect(mine).toMatchObject({ epoch: 1, mine: { account: 11, name: 'Đồng chí 11' } });
    const referral = body.parts[0] as wire.Envelope;
    const [opened] = await ask('open', { office: office.made.office, bodies: [bodyOf(referral, body.record)] });
    expect(opened?.parts).toEqual([
      { part: 'referral', version: 1, epoch: 1, content: '{"v":1,"note":"Chị H."}', author: null, refusal: null },
    ]);
    const care = await ask('seal', {
      office: office.made.office,
      record: body.record,
      part: 'care',
      version: 1,
      content: '{"v":1,"assigned":11}',
    });
    lockNow();
    await office.unlock(12);
    const [again] = await ask('open', { office: office.made.office, bodies: [bodyOf(care, body.record)] });
    expect(again?.parts[0]).toMatchObject({ content: '{"v":1,"assigned":11}', author: 'Đồng chí 11' });
  });
  test('two of three shares are tried before anybody goes home', async () => {
    const { shares, file } = office.made;
    await ask('trySharesFor', { recovery: file.recovery, typed: [shares[0] as string, shares[2] as string] });
    expect(await why(ask('trySharesFor', { recovery: file.recovery, typed: [shares[0] as string] }))).toBe(
      'shares-differ',
    );
    const other = await ask('ceremony', { passphrase: OTHER });
    const foreign = [other.shares[0] as string, other.shares[1] as string];
    expect(await why(ask('trySharesFor', { recovery: file.recovery, typed: foreign }))).toBe('shares-differ');
  });
  test('a file whose recovery key was exchanged is not used', async () => {
    const other = await ask('ceremony', { passphrase: OTHER });
    const file = { ...office.made.file, recovery: other.file.recovery };
    expect(await why(ask('readRootFile', { file }))).toBe('signature-wrong');
    expect(await why(office.certify([11, 12], [], { file }))).toBe('signature-wrong');
  });
  test('the keeper sees the fingerprint that the member saw', async () => {
    const fingerprint = await office.enrol(13);
    const enrolment = office.seats.get(13)?.enrolment as string;
    const [seen] = await ask('candidates', { office: office.made.office, enrolments: [enrolment] });
    expect(seen).toMatchObject({ account: 13, name: 'Đồng chí 13', fingerprint });
  });
});

describe('what a malicious server tries', () => {
  test('T1: another team key, signed by another root, is refused before anything is sealed', async () => {
    const ghost = await new Office().begin();
    await ghost.enrol(66);
    await ghost.certify([], [66]);
    const swapped = { ...office.keys(), certificates: ghost.certificates };
    expect(await why(ask('checkOffice', swapped))).toBe('chain-broken');
    const parts = [{ part: 'referral' as const, content: '{}' }];
    expect(await why(ask('sealReferral', { ...swapped, purpose: 'support', unit: null, parts }))).toBe('chain-broken');
    const { pin } = await ask('checkOffice', office.keys());
    expect(await why(ask('checkOffice', { ...ghost.keys(), pin }))).toBe('root-changed');
  });
  test('T2: an older chain than was seen', async () => {
    const old = [...office.certificates];
    await office.certify([11], []);
    const { pin } = await ask('checkOffice', office.keys());
    expect(pin.sequence).toBe(2);
    expect(await why(ask('checkOffice', { ...office.keys(), certificates: old, pin }))).toBe('chain-older');
    expect(await why(office.unlock(11, { certificates: old, rosters: office.rosters.slice(0, 1), pin }))).toBe(
      'chain-older',
    );
  });
  test('T4: another wrap, or a roster with other keys for me', async () => {
    expect(await why(office.unlock(11, { wrap: office.seats.get(12)?.wrap }))).toBe('passphrase-wrong');
    await office.enrol(11); // new keys that the root never certified
    expect(await why(office.unlock(11))).toBe('key-does-not-fit');
  });
  test('T5: a ghost in the roster', async () => {
    const ghost = await new Office().begin();
    await ghost.enrol(66);
    await ghost.certify([], [66]);
    expect(await why(office.unlock(11, { rosters: ghost.rosters }))).toBe('roster-wrong');
  });
  test('T6: a body under another record, part or version', async () => {
    await office.unlock(11);
    const { body } = await office.referral();
    const referral = body.parts[0] as wire.Envelope;
    const refusal = async (envelope: wire.Envelope, record: string) =>
      (await ask('open', { office: office.made.office, bodies: [bodyOf(envelope, record)] }))[0]?.parts[0]?.refusal;
    expect(await refusal(referral, body.record)).toBe(null);
    expect(await refusal(referral, `${'00'.repeat(15)}01`)).toBe('body-does-not-open');
    expect(await refusal({ ...referral, part: 'link' }, body.record)).toBe('body-does-not-open');
    expect(await refusal({ ...referral, version: 2 }, body.record)).toBe('body-does-not-open');
  });
  test('what the team is said to have written must be signed by one of it', async () => {
    const { body } = await office.referral();
    // Anybody can seal to the team; a care part without a member's signature is not the team's.
    const forged = await ask('sealReferral', {
      ...office.keys(),
      purpose: 'support',
      unit: null,
      parts: [{ part: 'care', content: '{"v":1}' }],
    });
    await office.unlock(11);
    const envelope = forged.body.parts[0] as wire.Envelope;
    const [opened] = await ask('open', { office: office.made.office, bodies: [bodyOf(envelope, forged.body.record)] });
    expect(opened?.parts[0]).toMatchObject({ content: null, refusal: 'author-unknown' });
    expect(body.parts).toHaveLength(1);
  });
  test('T9: a lowered Argon2id', async () => {
    const wrap = fromWire(office.seats.get(11)?.wrap, 'key-wrap-unreadable').slice();
    new DataView(wrap.buffer).setUint32(4 + 18 + 16, 1024, true);
    expect(await why(office.unlock(11, { wrap: toWire(wrap) }))).toBe('key-wrap-weak');
  });
  test('a children’s case never goes to another office', async () => {
    const given = { ...office.keys(), purpose: 'children' as const, unit: null, parts: [] };
    expect(await why(ask('sealReferral', given))).toBe('chain-broken');
  });
});

describe('a new epoch', () => {
  const taskFor = async (of: Office, envelope: wire.Envelope, record: string): Promise<wire.SupportRewrap> => {
    const last = parseCertificate(fromWire(of.certificates.at(-1), 'certificate-unreadable'));
    return {
      root: of.made.office,
      epoch: last.epoch,
      team: toWire(last.team),
      left: 1,
      keys: [{ record, part: 'referral', version: 1, epoch: envelope.epoch, wrapped: envelope.wrapped }],
    };
  };
  test('a member wraps anew; who left opens nothing new', async () => {
    const { body } = await office.referral('{"v":1,"note":"a"}');
    const referral = body.parts[0] as wire.Envelope;
    await office.certify([11], []);
    await office.unlock(11);
    const task = await taskFor(office, referral, body.record);
    const bytes = await ask('rewrap', { office: office.made.office, task, successor: null });
    const [key] = parseRewrap(fromWire(bytes, 'rewrap-unreadable')).keys;
    const anew = { ...referral, wrapped: toWire(key?.wrapped as Uint8Array) };
    const [opened] = await ask('open', { office: office.made.office, bodies: [bodyOf(anew, body.record, 2)] });
    expect(opened?.parts[0]).toMatchObject({ content: '{"v":1,"note":"a"}', epoch: 2 });
    expect(await why(office.unlock(12))).toBe('key-does-not-fit');
  });
  test('a goal that the chain does not name is T1 again', async () => {
    const { body } = await office.referral();
    await office.unlock(11);
    const task = await taskFor(office, body.parts[0] as wire.Envelope, body.record);
    const other = { ...task, team: toWire(new Uint8Array(32).fill(9)) };
    expect(await why(ask('rewrap', { office: office.made.office, task: other, successor: null }))).toBe(
      'signature-wrong',
    );
  });
  test('handing over: wrapped for the successor that the certificate names, for no other', async () => {
    const { body } = await office.referral();
    const next = await new Office().begin();
    await next.enrol(21);
    await next.certify([], [21]);
    await office.certify([11, 12], [], { successor: next.made.office });
    await office.unlock(11);
    const last = parseCertificate(fromWire(next.certificates[0], 'certificate-unreadable'));
    const task = {
      ...(await taskFor(office, body.parts[0] as wire.Envelope, body.record)),
      root: next.made.office,
      team: toWire(last.team),
    };
    const given = { office: office.made.office, task };
    expect(await why(ask('rewrap', { ...given, successor: next.keys() }))).toBe('taken');
    expect(await why(ask('rewrap', { ...given, successor: office.keys() }))).toBe('root-changed');
    expect(await why(office.referral())).toBe('handed-over');
  });
});

describe('locking', () => {
  test('another passphrase opens, the one before no longer', async () => {
    await office.unlock(11);
    const at = { office: office.made.office };
    expect(await why(ask('changePassphrase', { ...at, passphrase: OTHER, next: 'x' }))).toBe('passphrase-wrong');
    const wrap = await ask('changePassphrase', { ...at, passphrase: PHRASE, next: OTHER });
    expect(await why(office.unlock(11, { wrap, passphrase: PHRASE }))).toBe('passphrase-wrong');
    expect(await why(office.unlock(11, { wrap, passphrase: OTHER }))).toBe('taken');
  });
  test('locked is locked, and says so', async () => {
    await office.unlock(11);
    const before = locks.value;
    lockNow();
    expect(locks.value).toBe(before + 1);
    expect(await why(ask('open', { office: office.made.office, bodies: [] }))).toBe('locked');
  });
  test('nobody for ten minutes: it locks by itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await office.unlock(11);
    vi.advanceTimersByTime(IDLE - 1000);
    await ask('open', { office: office.made.office, bodies: [] });
    vi.advanceTimersByTime(IDLE - 1000);
    expect(await why(ask('open', { office: office.made.office, bodies: [] }))).toBe('taken');
    const before = locks.value;
    vi.advanceTimersByTime(IDLE + 1000);
    expect(locks.value).toBe(before + 1);
  });
});

test('an anonymous box opens for its own key only', async () => {
  const { sealingPair } = await import('../keyholder/secret');
  const [a, b] = [sealingPair(), sealingPair()];
  const sealed = sealTo(a.key, a.secret);
  expect(toWire(unseal(a, sealed))).toBe(toWire(a.secret));
  expect(await why((async () => unseal(b, sealed))())).toBe('key-does-not-fit');
});
