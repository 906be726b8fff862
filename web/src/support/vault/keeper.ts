import { normal, unwrapRoot, wrapRoot } from '../keyholder/passphrase';
import { type SealingPair, type SigningPair, sealingPair, sealTo, sign, signingPair, wipe } from '../keyholder/secret';
import { combine, split } from '../keyholder/shamir';
import {
  type Certificate,
  certificateBytes,
  certificateHash,
  type Member,
  noSuccessor,
  type Pin,
  parseRoster,
  type Roster,
  rosterBytes,
  rosterFollows,
  rosterHash,
  statementOf,
} from '../protocol/certificate';
import { type Bytes, Encoder, fromWire, same, toHex, toWire, zeros } from '../protocol/codec';
import { parseShare, shareText } from '../protocol/codes';
import { fingerprint, memberFingerprint, signedBy } from '../protocol/keys';
import { parseEnrolment, parseWrap, wrapBytes } from '../protocol/memberKey';
import { refuse } from '../protocol/refusal';
import type * as wire from '../wire';
import type { MemberShown } from './member';
import { lastOf, rootOf, verified } from './office';

// What the keeper of an office does with its root key: the ceremony, and certificates. The root's file holds the seed behind
// a passphrase; it lies on the keeper's own medium, never on the server. Every secret made here is gone when a call returns,
// but for what the ceremony has to print.

export interface RootFile {
  format: 'hoanhap-root-key-1';
  root: wire.Wire;
  wrap: wire.Wire;
  recovery: wire.Wire; // public: the first certificate names it
  signature: wire.Wire; // of the root over the recovery key, so that the file can't be changed unnoticed
  name?: string; // the office's, as the ceremony heard it; unsigned, it only fills in the field
}
const fileStatement = (root: Bytes, recovery: Bytes): Bytes =>
  new Encoder('hoanhap-root-file-1').fixed(root).fixed(recovery).done();

export interface Ceremony {
  office: wire.OfficeId;
  file: RootFile;
  rootPrint: string;
  recoveryPrint: string;
  set: string;
  shares: string[]; // three, any two of which open everything
}
export function ceremony(passphrase: string): Ceremony {
  const root = signingPair();
  const recovery = sealingPair();
  const file: RootFile = {
    format: 'hoanhap-root-key-1',
    root: toWire(root.key),
    wrap: toWire(wrapBytes(wrapRoot(root, passphrase))),
    recovery: toWire(recovery.key),
    signature: toWire(sign(root, fileStatement(root.key, recovery.key))),
  };
  const shares = split(recovery);
  const out = {
    office: toHex(root.key),
    file,
    rootPrint: fingerprint('root', root.key),
    recoveryPrint: fingerprint('recovery', recovery.key),
    set: toHex(shares[0]?.set as Bytes),
    shares: shares.map(shareText),
  };
  wipe(root.seed, recovery.secret, ...shares.map((share) => share.value));
  return out;
}
// Two holders read their shares back before anybody goes home: they are of one key, and of this one.
export function trySharesFor(recovery: wire.Wire, typed: readonly string[]): void {
  const shares = typed.map(parseShare);
  const pair = combine(shares);
  const fits = toWire(pair.key) === recovery;
  wipe(pair.secret, ...shares.map((share) => share.value));
  if (!fits) refuse('shares-differ');
}

export interface RootFileShown {
  office: wire.OfficeId;
  rootPrint: string;
  recoveryPrint: string;
}
function read(file: RootFile): { root: Bytes; recovery: Bytes } {
  const why = 'key-wrap-unreadable';
  if (file?.format !== 'hoanhap-root-key-1') refuse(why);
  const [root, recovery] = [fromWire(file.root, why, 32), fromWire(file.recovery, why, 32)];
  if (!signedBy(root, fileStatement(root, recovery), fromWire(file.signature, why, 64))) refuse('signature-wrong');
  return { root, recovery };
}
export function readRootFile(file: RootFile): RootFileShown {
  const { root, recovery } = read(file);
  return {
    office: toHex(root),
    rootPrint: fingerprint('root', root),
    recoveryPrint: fingerprint('recovery', recovery),
  };
}

export interface Candidate extends MemberShown {
  enrolment: wire.Wire;
}
// Who wants in, with the fingerprint that the keeper compares with them before certifying (T4, T5).
export function candidates(office: wire.OfficeId, enrolments: readonly wire.Wire[]): Candidate[] {
  return enrolments.map((enrolment) => {
    const e = parseEnrolment(fromWire(enrolment, 'enrolment-unreadable'));
    if (!same(e.root, rootOf(office))) refuse('enrolment-unreadable');
    return { account: e.account, name: e.name, fingerprint: memberFingerprint(e.signing, e.sealing), enrolment };
  });
}
// Who is in, as the last certificate names them.
export function members(office: wire.OfficeId, certificates: wire.Wire[], roster: wire.Wire): MemberShown[] {
  const last = lastOf(verified({ office, certificates, pin: null }));
  return rosterOf(last, roster).members.map((m) => ({
    account: m.account,
    name: m.name,
    fingerprint: memberFingerprint(m.signing, m.sealing),
  }));
}
function rosterOf(certificate: Certificate, bytes: wire.Wire): Roster {
  const roster = parseRoster(fromWire(bytes, 'roster-unreadable'));
  rosterFollows(certificate, roster, null);
  return roster;
}

export interface Certifying {
  file: RootFile;
  passphrase: string;
  office: wire.OfficeId;
  purpose: wire.OfficePurpose;
  name: string; // of the office, as senders read it
  today: string; // "2018-05-02", the place's own day
  certificates: wire.Wire[]; // so far; empty: the first
  pin: Pin | null; // what this browser has seen of them: a root signs no second history
  roster: wire.Wire | null;
  keep: number[]; // accounts that stay
  enrolments: wire.Wire[]; // of those who come
  successor?: wire.OfficeId; // hands over to this office, and ends
}

const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);

// Whoever comes or goes, the next epoch begins: the keeper has no team key to give away, and none stays behind here. Members
// wrap what there is for it (member.ts, `rewrap`).
export function certify(given: Certifying): wire.SupportCertification {
  const { file, office, certificates } = given;
  const known = read(file);
  if (!same(known.root, rootOf(office))) refuse('root-changed');
  const chain = certificates.length > 0 || given.pin ? verified({ office, certificates, pin: given.pin }) : null;
  const before = chain && lastOf(chain);
  if (before?.kind === 'handover') refuse('handed-over');
  const root = unwrapRoot(parseWrap(fromWire(file.wrap, 'key-wrap-unreadable')), known.root, given.passphrase);
  try {
    const next = before && given.successor ? handover(before, given) : epoch(before, known.recovery, root, given);
    const { unsigned, ...rest } = next;
    return { ...rest, certificate: toWire(signed(root, unsigned)) };
  } finally {
    wipe(root.seed);
  }
}

type Unsigned = Omit<Certificate, 'signature'>;
type Next = Omit<wire.SupportCertification, 'certificate'> & { unsigned: Unsigned };
const signed = (root: SigningPair, unsigned: Unsigned): Bytes =>
  certificateBytes({ ...unsigned, signature: sign(root, statementOf(unsigned)) });

function epoch(before: Certificate | null, firstRecovery: Bytes, root: SigningPair, given: Certifying): Next {
  const old = before && given.roster ? rosterOf(before, given.roster).members : [];
  const coming = given.enrolments.map((text): Member => {
    const e = parseEnrolment(fromWire(text, 'enrolment-unreadable'));
    if (!same(e.root, root.key)) refuse('enrolment-unreadable');
    return { account: e.account, signing: e.signing, sealing: e.sealing, name: e.name };
  });
  const comes = new Set(coming.map((m) => m.account));
  const staying = old.filter((m) => given.keep.includes(m.account) && !comes.has(m.account));
  const number = (before?.epoch ?? 0) + 1;
  const roster: Roster = {
    root: root.key,
    epoch: number,
    members: [...staying, ...coming].sort((a, b) => a.account - b.account),
  };
  if (roster.members.length === 0) refuse('roster-wrong');
  const team: SealingPair = sealingPair();
  const recovery = before?.recovery ?? firstRecovery;
  const out: Next = {
    unsigned: {
      root: root.key,
      sequence: (before?.sequence ?? 0) + 1,
      previous: before ? certificateHash(before) : zeros(32),
      day: Math.max(dayOf(given.today), before?.day ?? 0),
      purpose: given.purpose,
      kind: 'epoch',
      epoch: number,
      team: team.key,
      recovery,
      roster: rosterHash(roster),
      office: given.name.normalize('NFC').trim(),
      successor: noSuccessor(),
    },
    roster: toWire(rosterBytes(roster)),
    seals: roster.members.map((m) => ({ account: m.account, sealed: toWire(sealTo(m.sealing, team.secret)) })),
    recovery: toWire(sealTo(recovery, team.secret)),
  };
  // A lost root passphrase does not end the office.
  if (!before) out.root_for_recovery = toWire(sealTo(recovery, root.seed));
  wipe(team.secret);
  return out;
}

function handover(before: Certificate, given: Certifying): Next {
  const { signature: _, ...same } = before;
  return {
    unsigned: {
      ...same,
      sequence: before.sequence + 1,
      previous: certificateHash(before),
      day: Math.max(dayOf(given.today), before.day),
      kind: 'handover',
      successor: rootOf(given.successor as string),
    },
    roster: given.roster ?? refuse('roster-wrong'),
    seals: [],
  };
}

export const samePhrase = (a: string, b: string): boolean => normal(a) === normal(b);
