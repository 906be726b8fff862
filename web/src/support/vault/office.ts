import { seal } from '../keyholder/body';
import { random } from '../keyholder/secret';
import { type Certificate, notBelow, type Pin, parseCertificate, pinOf, verifyChain } from '../protocol/certificate';
import { type Bytes, fromHex, fromWire, toHex, toWire } from '../protocol/codec';
import { grouped, receiptFrom, receiptHash } from '../protocol/codes';
import { type Part, toJson } from '../protocol/envelope';
import { fingerprint } from '../protocol/keys';
import { refuse } from '../protocol/refusal';
import type * as wire from '../wire';

// What anybody's browser does with an office's public keys: check them, and seal to them. No secret outlives a call.

export interface OfficeKeys {
  office: wire.OfficeId;
  certificates: wire.Wire[];
  pin: Pin | null; // what this browser has seen of it before
}
export interface OfficeSeen {
  office: wire.OfficeId;
  name: string;
  purpose: wire.OfficePurpose;
  epoch: number;
  fingerprint: string; // of the root, to be compared by voice
  pin: Pin;
}

export const rootOf = (office: wire.OfficeId): Bytes => fromHex(office, 32, 'certificate-unreadable');

// The whole chain, its signatures, its order, and what was seen before (T1, T2).
export function verified({ office, certificates, pin }: OfficeKeys): [Certificate, ...Certificate[]] {
  const chain = certificates.map((text) => parseCertificate(fromWire(text, 'certificate-unreadable')));
  verifyChain(rootOf(office), chain);
  if (pin) notBelow(pin, chain);
  return chain as [Certificate, ...Certificate[]];
}
export const lastOf = (chain: [Certificate, ...Certificate[]]): Certificate => chain[chain.length - 1] as Certificate;

export function checkOffice(keys: OfficeKeys): OfficeSeen {
  const last = lastOf(verified(keys));
  return {
    office: keys.office,
    name: last.office,
    purpose: last.purpose,
    epoch: last.epoch,
    fingerprint: fingerprint('root', last.root),
    pin: pinOf(last),
  };
}

export interface Sealing extends OfficeKeys {
  purpose: wire.OfficePurpose; // what the form is for: a children's case never goes to another office
  unit: number | null;
  parts: { part: Part; content: string }[];
  link_until?: string | null;
}
export interface SealedReferral {
  body: wire.Referral; // ciphertext: may lie on this machine and travel
  receipt: string; // "9DYA-Z5B6-…": shown once, kept nowhere
}

export function sealReferral(given: Sealing): SealedReferral {
  const last = lastOf(verified(given));
  if (last.kind === 'handover') refuse('handed-over');
  if (last.purpose !== given.purpose) refuse('chain-broken');
  const record = random(16);
  const receipt = receiptFrom(random(12));
  const body: wire.Referral = {
    office: given.office,
    record: toHex(record),
    unit: given.unit,
    receipt: toWire(receiptHash(receipt)),
    parts: given.parts.map(({ part, content }) =>
      toJson(seal({ root: last.root, record, part, version: 1 }, last.epoch, last.team, content, null)),
    ),
  };
  if (given.link_until) body.link_until = given.link_until;
  return { body, receipt: grouped(receipt) };
}
