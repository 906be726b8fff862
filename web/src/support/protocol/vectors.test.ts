// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { authoredStatement, open, seal } from '../keyholder/body';
import { normal, stretch, unwrapMember, unwrapRoot, wrapMember } from '../keyholder/passphrase';
import { sealingPair, sign, signingPair, unseal } from '../keyholder/secret';
import { combine, inverse, multiply, split } from '../keyholder/shamir';
import type * as wire from '../wire';
import {
  type Certificate,
  certificateHash,
  follows,
  notBelow,
  parseCertificate,
  parseRoster,
  pinOf,
  type Roster,
  rosterBytes,
  rosterFollows,
  rosterHash,
  statementOf,
  verifyChain,
} from './certificate';
import { type Bytes, fromHex, fromWire, same, toHex, toWire } from './codec';
import { normalReceipt, parseShare, receiptFrom, receiptHash, shareText } from './codes';
import {
  boundOf,
  envelopeStatement,
  parseRewrap,
  readEnvelope,
  readKept,
  rewrapBytes,
  rewrapStatement,
  toJson,
} from './envelope';
import { fingerprint, memberFingerprint, signedBy } from './keys';
import { enrolmentBytes, enrolmentStatement, parseEnrolment, parseWrap, wrapBound, wrapBytes } from './memberKey';
import { refusalOf } from './refusal';
import { ready } from './sodium';

// tests/sealed/vectors.json, read as the server reads it (src/support/vectors_test.cpp): everything good opens and comes out
// byte for byte, everything else is refused with its reason.

// biome-ignore lint/suspicious/noExplicitAny: a file of test data, of many shapes
type Any = any;
const v: Any = JSON.parse(readFileSync(new URL('../../../../tests/sealed/vectors.json', import.meta.url), 'utf8'));
const bytes = (text: string): Bytes => fromWire(text, 'envelope-unreadable');
const root = bytes(v.root.key);
const teamOf = (epoch: number) => sealingPair(bytes(v.epochs[epoch - 1].secret));
const why = (work: () => unknown) => {
  try {
    work();
    return 'taken';
  } catch (cause) {
    return refusalOf(cause) ?? String(cause);
  }
};

beforeAll(() => ready);

describe('passphrases, keys and wraps', () => {
  test.each<[string, Any]>(v.passphrases.map((p: Any) => [p.typed, p]))('%s', (_, p) => {
    expect(normal(p.typed)).toBe(p.normal);
    expect(toWire(stretch(p.typed, { salt: bytes(p.salt), kib: p.kib, passes: p.passes }))).toBe(p.key);
  });
  test('the root behind its passphrase', () => {
    expect(fingerprint('root', root)).toBe(v.root.fingerprint);
    expect(fingerprint('recovery', bytes(v.recovery.key))).toBe(v.recovery.fingerprint);
    const wrap = parseWrap(bytes(v.root.wrap));
    expect(toWire(wrapBytes(wrap))).toBe(v.root.wrap);
    expect(toWire(wrapBound('root', root, 0, wrap))).toBe(v.root.bound);
    expect(toWire(unwrapRoot(wrap, root, v.root.passphrase).seed)).toBe(v.root.seed);
  });
  test.each<[string, Any]>(v.members.map((m: Any) => [m.name, m]))('%s', (_, m) => {
    const wrap = parseWrap(bytes(m.wrap));
    expect(toWire(wrapBound('member', root, m.account, wrap))).toBe(m.bound);
    const mine = unwrapMember(wrap, root, m.account, m.passphrase);
    expect(toWire(mine.sealing.secret)).toBe(m.sealing_secret);
    expect(toWire(mine.sealing.key)).toBe(m.sealing);
    expect(toWire(mine.signing.seed)).toBe(m.signing_seed);
    expect(toWire(mine.signing.key)).toBe(m.signing);
    expect(memberFingerprint(mine.signing.key, mine.sealing.key)).toBe(m.fingerprint);
    expect(toWire(wrapBytes(wrapMember(mine, root, m.account, m.passphrase, wrap)))).toBe(m.wrap);
    const enrolment = parseEnrolment(bytes(m.enrolment));
    expect(toWire(enrolmentStatement(enrolment))).toBe(m.enrolment_statement);
    const signature = sign(mine.signing, enrolmentStatement(enrolment));
    expect(toWire(enrolmentBytes({ ...enrolment, signature }))).toBe(m.enrolment);
    for (const epoch of v.epochs) {
      const sealed = epoch.for_members.find((s: Any) => s.account === m.account)?.sealed;
      if (sealed) expect(toWire(unseal(mine.sealing, bytes(sealed)))).toBe(epoch.secret);
    }
  });
  test('the root reaches the recovery key', () => {
    const recovery = sealingPair(bytes(v.recovery.secret));
    expect(toWire(signingPair(unseal(recovery, bytes(v.root.for_recovery))).key)).toBe(v.root.key);
  });
});

describe('the chain and its rosters', () => {
  const chain = (): Certificate[] => v.chain.map((c: Any) => parseCertificate(bytes(c.bytes)));
  test('each certificate, byte for byte', () => {
    let before: Roster | null = null;
    for (const [i, certificate] of chain().entries()) {
      const c = v.chain[i];
      expect(toWire(statementOf(certificate))).toBe(c.statement);
      expect(toWire(certificateHash(certificate))).toBe(c.hash);
      expect(certificate.office).toBe(c.office);
      expect(new Date(certificate.day * 86_400_000).toISOString().slice(0, 10)).toBe(c.day);
      const roster = parseRoster(bytes(c.roster));
      expect(toWire(rosterBytes(roster))).toBe(c.roster);
      expect(toWire(rosterHash(roster))).toBe(c.roster_hash);
      rosterFollows(certificate, roster, before);
      before = roster;
      const signature = sign(signingPair(bytes(v.root.seed)), statementOf(certificate));
      expect(same(signature, certificate.signature)).toBe(true);
    }
  });
  test('the last one holds, and nothing follows a handover', () => {
    const last = verifyChain(root, chain());
    expect(last).toMatchObject({ epoch: 2, kind: 'handover' });
    const after = { ...last, sequence: 5, previous: certificateHash(last) };
    after.signature = sign(signingPair(bytes(v.root.seed)), statementOf(after));
    expect(why(() => follows(last, after))).toBe('handed-over');
  });
  test('what was seen before is never taken back (T2)', () => {
    const all = chain();
    const pin = pinOf(all[2] as Certificate);
    notBelow(pin, all);
    notBelow(pin, all.slice(0, 3));
    expect(why(() => notBelow(pin, all.slice(0, 2)))).toBe('chain-older');
    expect(why(() => notBelow({ ...pin, hash: toWire(new Uint8Array(32)) }, all))).toBe('chain-broken');
    expect(why(() => notBelow({ ...pin, root: toWire(new Uint8Array(32)) }, all))).toBe('root-changed');
  });
});

describe('envelopes', () => {
  test.each<[string, Any]>(v.envelopes.map((c: Any, i: number) => [`${i} ${c.part}`, c]))(
    '%s is made and opened alike',
    (_, c) => {
      const good = readEnvelope(c.envelope, root, c.record);
      expect(toJson(good)).toEqual(c.envelope);
      expect(toWire(boundOf(good))).toBe(c.bound);
      expect(toWire(envelopeStatement(good))).toBe(c.statement);
      const team = teamOf(good.epoch);
      const opened = open(good, team);
      expect(opened.content).toBe(c.content);
      expect(opened.author !== null).toBe(c.author_seed !== undefined);
      expect(toWire(authoredStatement(boundOf(good), opened.content))).toBe(c.authored);
      // From the same randomness come the same bytes, but for the anonymous box around the key.
      const author = c.author_seed ? signingPair(bytes(c.author_seed)) : null;
      const again = seal(good, good.epoch, team.key, c.content, author, {
        bodyKey: bytes(c.body_key),
        signerSeed: bytes(c.signer_seed),
        nonce: good.nonce,
      });
      expect(same(again.body, good.body)).toBe(true);
      expect(same(again.signer, good.signer)).toBe(true);
      expect(toWire(unseal(team, again.wrapped))).toBe(c.body_key);
    },
  );
  test('one of our own is whole KiB and opens; more than 32 KiB is not made', () => {
    const at = {
      root,
      record: fromHex('ab'.repeat(16), 16, 'envelope-unreadable'),
      part: 'referral',
      version: 1,
    } as const;
    const made = seal(at, 2, teamOf(2).key, 'Chị H.', null);
    expect(made.body.length).toBe(1024 + 16);
    const read = readEnvelope(JSON.parse(JSON.stringify(toJson(made))), root, 'ab'.repeat(16));
    expect(open(read, teamOf(2))).toEqual({ content: 'Chị H.', author: null });
    expect(why(() => seal(at, 2, teamOf(2).key, 'x'.repeat(32 * 1024), null))).toBe('envelope-size');
  });
});

describe('wrapped anew, recovered, receipts', () => {
  test('a batch', () => {
    const batch = parseRewrap(bytes(v.rewrap.bytes));
    expect(toWire(rewrapStatement(batch))).toBe(v.rewrap.statement);
    expect(toWire(rewrapBytes(batch))).toBe(v.rewrap.bytes);
    expect(signedBy(bytes(v.rewrap.signed_by), rewrapStatement(batch), batch.signature)).toBe(true);
    const opened = open(
      { ...readKept(v.envelopes[0].envelope, v.envelopes[0].record), wrapped: batch.keys[0]?.wrapped as Bytes },
      teamOf(2),
    );
    expect(opened.content).toBe(v.envelopes[0].content);
  });
  test.each([
    [0, 1],
    [0, 2],
    [2, 1],
  ])('shares %i and %i open the exported record', (a, b) => {
    const recovery = combine([parseShare(v.recovery.shares[a]), parseShare(v.recovery.shares[b])]);
    expect(toWire(recovery.key)).toBe(v.recovery.key);
    const { exported } = v;
    verifyChain(
      bytes(exported.root),
      exported.certificates.map((c: string) => parseCertificate(bytes(c))),
    );
    const team = sealingPair(unseal(recovery, bytes(exported.team_for_recovery)));
    for (const part of exported.parts as wire.Envelope[])
      expect(JSON.parse(open(readKept(part, exported.record), team).content)).toMatchObject({ v: 1 });
  });
  test('shares are written as they were printed', () => {
    const made = split(sealingPair(bytes(v.recovery.secret)), 2, 3, bytes(v.recovery.coefficients));
    expect(made.map(shareText)).toEqual(v.recovery.shares);
    expect(toHex(made[0]?.set as Bytes)).toBe(v.recovery.set);
  });
  test.each<[string, Any]>(v.receipts.map((r: Any) => [r.typed, r]))('receipt %s', (_, r) => {
    expect(normalReceipt(r.typed)).toBe(r.normal);
    expect(toWire(receiptHash(r.normal))).toBe(r.hash);
  });
  test('a fresh receipt reads back', () => {
    const code = receiptFrom(Uint8Array.from({ length: 12 }, (_, i) => 250 - 3 * i));
    expect(normalReceipt(code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l'))).toBe(code);
  });
});

function outcome(c: Any): string {
  if (c.kind === 'certificate') return why(() => parseCertificate(bytes(c.bytes)));
  if (c.kind === 'chain') {
    return why(() =>
      verifyChain(
        bytes(c.root),
        c.certificates.map((text: string) => parseCertificate(bytes(text))),
      ),
    );
  }
  if (c.kind === 'roster') {
    const before = c.before ? parseRoster(bytes(c.before)) : null;
    return why(() => rosterFollows(parseCertificate(bytes(c.certificate)), parseRoster(bytes(c.roster)), before));
  }
  if (c.kind === 'envelope') return why(() => readEnvelope(c.envelope, bytes(c.root), c.record));
  if (c.kind === 'open') {
    return why(() => open(readEnvelope(c.envelope, bytes(c.root), c.record), sealingPair(bytes(c.team_secret))));
  }
  if (c.kind === 'wrap')
    return why(() => unwrapMember(parseWrap(bytes(c.wrap)), bytes(c.root), c.account, c.passphrase));
  if (c.kind === 'share') return why(() => parseShare(c.typed));
  if (c.kind === 'shares') return why(() => combine(c.shares.map(parseShare)));
  if (c.kind === 'receipt') return why(() => normalReceipt(c.typed));
  return 'unknown kind';
}
describe('what must be refused is, with its reason', () => {
  test.each<[number, string, string, Any]>(v.refused.map((c: Any, i: number) => [i, c.kind, c.why, c]))(
    '%i %s: %s',
    (_i, _kind, reason, c) => {
      expect(outcome(c)).toBe(reason);
    },
  );
});

test('GF(256) is a field', () => {
  for (let a = 0; a < 256; a++) {
    expect([multiply(a, 1), multiply(a, 0), multiply(a, inverse(a))]).toEqual([a, 0, a === 0 ? 0 : 1]);
  }
  expect(multiply(0x53, 0xca)).toBe(1); // FIPS 197's own example
});

test('bytes on the wire have one form', () => {
  const read = (text: unknown) => why(() => fromWire(text, 'envelope-unreadable'));
  expect(['', 'AA', 'AAA', 'AAAA', '-_8'].map(read)).toEqual(Array(5).fill('taken'));
  expect(['A', 'AB', 'AAB', 'AA==', 'A+', 'AAAAA', 'A A', 7, null].map(read)).toEqual(
    Array(9).fill('envelope-unreadable'),
  );
});
