import { type Bytes, Decoder, Encoder, isZero, joined, same, toWire, zeros } from './codec';
import { hash, signedBy } from './keys';
import { refuse } from './refusal';

// The chain of certificates by which an office's root says which team key, recovery key and members hold (docs/security.md,
// "Certificates"). Attacks T1, T2, T4 and T5 end here.

export type Purpose = 'support' | 'children';
export interface Certificate {
  root: Bytes;
  sequence: number;
  previous: Bytes;
  day: number; // since 1970-01-01
  purpose: Purpose;
  kind: 'epoch' | 'handover';
  epoch: number;
  team: Bytes;
  recovery: Bytes;
  roster: Bytes; // hash
  office: string;
  successor: Bytes;
  signature: Bytes;
}

const LABEL = 'hoanhap-certificate-1';
const ROSTER = 'hoanhap-roster-1';
const LONGEST_NAME = 240;
export const MOST_MEMBERS = 50;
const PURPOSES = ['support', 'children'] as const;
const KINDS = ['epoch', 'handover'] as const;

export function statementOf(c: Omit<Certificate, 'signature'>): Bytes {
  return new Encoder(LABEL)
    .fixed(c.root)
    .u32(c.sequence)
    .fixed(c.previous)
    .u32(c.day)
    .u8(PURPOSES.indexOf(c.purpose) + 1)
    .u8(KINDS.indexOf(c.kind) + 1)
    .u32(c.epoch)
    .fixed(c.team)
    .fixed(c.recovery)
    .fixed(c.roster)
    .text(c.office)
    .fixed(c.successor)
    .done();
}
export const certificateBytes = (c: Certificate): Bytes => joined(statementOf(c), c.signature);
export const certificateHash = (c: Certificate): Bytes => hash(certificateBytes(c));

export function parseCertificate(bytes: Bytes): Certificate {
  const input = new Decoder(bytes, LABEL, 'certificate-unreadable');
  const oneOf = <T>(all: readonly T[]): T => all[input.u8() - 1] ?? input.wrong();
  const root = input.fixed(32);
  const sequence = input.u32();
  const previous = input.fixed(32);
  const day = input.u32();
  if (day > 100_000) input.wrong(); // the year 2243
  const out: Certificate = {
    root,
    sequence,
    previous,
    day,
    purpose: oneOf(PURPOSES),
    kind: oneOf(KINDS),
    epoch: input.u32(),
    team: input.fixed(32),
    recovery: input.fixed(32),
    roster: input.fixed(32),
    office: input.text(LONGEST_NAME),
    successor: input.fixed(32),
    signature: input.fixed(64),
  };
  input.end();
  return out;
}

// `next` is signed and follows `before` (null: it begins the chain), or is refused.
export function follows(before: Certificate | null, next: Certificate): void {
  if (!signedBy(next.root, statementOf(next), next.signature)) refuse('signature-wrong');
  const handover = next.kind === 'handover';
  if (
    isZero(next.team) ||
    isZero(next.recovery) ||
    handover === isZero(next.successor) ||
    same(next.successor, next.root)
  )
    refuse('certificate-unreadable');
  if (before === null) {
    if (next.sequence !== 1 || !isZero(next.previous) || next.epoch !== 1 || handover) refuse('chain-broken');
    return;
  }
  if (before.kind === 'handover') refuse('handed-over');
  if (
    !same(next.root, before.root) ||
    next.purpose !== before.purpose ||
    next.sequence !== before.sequence + 1 ||
    !same(next.previous, certificateHash(before)) ||
    next.day < before.day
  )
    refuse('chain-broken');
  const sameEpoch = next.epoch === before.epoch;
  const sameKeys = same(next.team, before.team) && same(next.recovery, before.recovery);
  if (!sameEpoch && next.epoch !== before.epoch + 1) refuse('epoch-wrong');
  if (sameEpoch ? !sameKeys : same(next.team, before.team)) refuse('epoch-wrong');
}

// The last certificate of a whole chain of `root`.
export function verifyChain(root: Bytes, chain: readonly Certificate[]): Certificate {
  const [first] = chain;
  if (!first || !same(first.root, root)) refuse('chain-broken');
  let before: Certificate | null = null;
  for (const certificate of chain) {
    follows(before, certificate);
    before = certificate;
  }
  return before as unknown as Certificate;
}

// ---- What a browser has seen before (T2)
export interface Pin {
  root: string; // base64url, as all below
  sequence: number;
  hash: string;
}
export const pinOf = (last: Certificate): Pin => ({
  root: toWire(last.root),
  sequence: last.sequence,
  hash: toWire(certificateHash(last)),
});
// The chain contains what was pinned: not shorter, and not another one from there on.
export function notBelow(pin: Pin, chain: readonly Certificate[]): void {
  const last = chain.at(-1);
  if (!last || toWire(last.root) !== pin.root) refuse('root-changed');
  const then = chain.find((c) => c.sequence === pin.sequence);
  if (!then) refuse('chain-older');
  if (toWire(certificateHash(then)) !== pin.hash) refuse('chain-broken');
}

// ---- Rosters
export interface Member {
  account: number;
  signing: Bytes;
  sealing: Bytes;
  name: string;
}
export interface Roster {
  root: Bytes;
  epoch: number;
  members: Member[]; // by account
}

export function rosterBytes(roster: Roster): Bytes {
  const out = new Encoder(ROSTER).fixed(roster.root).u32(roster.epoch).u32(roster.members.length);
  for (const member of roster.members)
    out.u64(member.account).fixed(member.signing).fixed(member.sealing).text(member.name);
  return out.done();
}
export const rosterHash = (roster: Roster): Bytes => hash(rosterBytes(roster));

export function parseRoster(bytes: Bytes): Roster {
  const input = new Decoder(bytes, ROSTER, 'roster-unreadable');
  const out: Roster = { root: input.fixed(32), epoch: input.u32(), members: [] };
  const count = input.u32();
  if (count === 0 || count > MOST_MEMBERS) input.wrong();
  for (let i = 0; i < count; i++) {
    const member = {
      account: input.u64(),
      signing: input.fixed(32),
      sealing: input.fixed(32),
      name: input.text(LONGEST_NAME),
    };
    // One order and no account or key twice, so that one roster has one form.
    const before = out.members.at(-1)?.account ?? 0;
    if (member.account <= before || out.members.some((m) => same(m.signing, member.signing))) input.wrong();
    out.members.push(member);
  }
  input.end();
  return out;
}

// The roster is the one that the certificate names, and nobody of the same epoch is missing or has other keys.
export function rosterFollows(certificate: Certificate, roster: Roster, before: Roster | null): void {
  if (
    !same(roster.root, certificate.root) ||
    roster.epoch !== certificate.epoch ||
    !same(rosterHash(roster), certificate.roster)
  )
    refuse('roster-wrong');
  if (before === null || before.epoch !== roster.epoch) return;
  for (const member of before.members) {
    const kept = roster.members.find((m) => m.account === member.account);
    if (!kept || !same(kept.signing, member.signing) || !same(kept.sealing, member.sealing)) refuse('epoch-needed');
  }
}

export const noSuccessor = (): Bytes => zeros(32);
