import type * as wire from '../wire';
import { type Bytes, Decoder, Encoder, fromHex, fromWire, joined, same, toWire } from './codec';
import { hash, signedBy } from './keys';
import { refuse } from './refusal';

// One version of one part of a record, sealed (docs/security.md, "Envelope"), and keys wrapped anew for a new epoch. What
// the body binds ends T6; whole KiB end T10.

export const PARTS = ['referral', 'care', 'link'] as const;
export type Part = (typeof PARTS)[number];

export interface Address {
  root: Bytes;
  record: Bytes; // 16
  part: Part;
  version: number;
}
export interface Envelope extends Address {
  epoch: number;
  signer: Bytes;
  nonce: Bytes;
  body: Bytes;
  wrapped: Bytes; // 80
  wrapped_hash: Bytes;
  signature: Bytes;
}

export const BUCKET = 1024;
export const MOST_BUCKETS = 32;
export const TAG = 16;

type Head = Address & Pick<Envelope, 'epoch' | 'signer'>;
const head = (label: string, e: Head): Encoder =>
  new Encoder(label)
    .fixed(e.root)
    .fixed(e.record)
    .u8(PARTS.indexOf(e.part) + 1)
    .u32(e.version)
    .u32(e.epoch)
    .fixed(e.signer);

export const boundOf = (e: Head): Bytes => head('hoanhap-body-1', e).done();
export const envelopeStatement = (e: Omit<Envelope, 'signature'>): Bytes =>
  head('hoanhap-envelope-1', e)
    .fixed(hash(joined(e.nonce, e.body)))
    .fixed(e.wrapped_hash)
    .done();

const goodSize = (size: number) => size > TAG && (size - TAG) % BUCKET === 0 && (size - TAG) / BUCKET <= MOST_BUCKETS;

export function toJson(e: Envelope): wire.Envelope {
  return {
    root: toWire(e.root),
    part: e.part,
    version: e.version,
    epoch: e.epoch,
    signer: toWire(e.signer),
    nonce: toWire(e.nonce),
    body: toWire(e.body),
    wrapped: toWire(e.wrapped),
    wrapped_hash: toWire(e.wrapped_hash),
    signature: toWire(e.signature),
  };
}

// As the server hands it out: `wrapped` may have been wrapped anew since it was signed, so only the form is looked at here,
// and the signature when it is opened. `record` is what was asked for, never what the answer says.
export function readKept(json: wire.Envelope, record: string): Envelope {
  const why = 'envelope-unreadable';
  const number = (value: unknown): number =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1_000_000
      ? (value as number)
      : refuse(why);
  if (!PARTS.includes(json.part)) refuse(why);
  return {
    root: fromWire(json.root, why, 32),
    record: fromHex(record, 16, why),
    part: json.part,
    version: number(json.version),
    epoch: number(json.epoch),
    signer: fromWire(json.signer, why, 32),
    nonce: fromWire(json.nonce, why, 24),
    body: fromWire(json.body, why),
    wrapped: fromWire(json.wrapped, why, 80),
    wrapped_hash: fromWire(json.wrapped_hash, why, 32),
    signature: fromWire(json.signature, why, 64),
  };
}

// As first filed: of this office, of a good size, signed with the key wrap it carries.
export function readEnvelope(json: wire.Envelope, root: Bytes, record: string): Envelope {
  const out = readKept(json, record);
  if (!same(out.root, root)) refuse('envelope-unreadable');
  if (!goodSize(out.body.length)) refuse('envelope-size');
  if (!same(out.wrapped_hash, hash(out.wrapped))) refuse('signature-wrong');
  if (!signedBy(out.signer, envelopeStatement(out), out.signature)) refuse('signature-wrong');
  return out;
}

// ---- Keys wrapped anew
export interface Rewrapped {
  record: Bytes;
  part: Part;
  version: number;
  wrapped: Bytes; // 80
}
export interface Rewrap {
  root: Bytes;
  epoch: number;
  keys: Rewrapped[]; // at most 500
  signature: Bytes;
}
export const MOST_REWRAPPED = 500;
const REWRAP = 'hoanhap-rewrap-1';

export function rewrapStatement(batch: Omit<Rewrap, 'signature'>): Bytes {
  const out = new Encoder(REWRAP).fixed(batch.root).u32(batch.epoch).u32(batch.keys.length);
  for (const key of batch.keys)
    out
      .fixed(key.record)
      .u8(PARTS.indexOf(key.part) + 1)
      .u32(key.version)
      .fixed(key.wrapped);
  return out.done();
}
export const rewrapBytes = (batch: Rewrap): Bytes => joined(rewrapStatement(batch), batch.signature);

export function parseRewrap(bytes: Bytes): Rewrap {
  const input = new Decoder(bytes, REWRAP, 'rewrap-unreadable');
  const [root, epoch, count] = [input.fixed(32), input.u32(), input.u32()];
  if (count === 0 || count > MOST_REWRAPPED) input.wrong();
  const keys = Array.from({ length: count }, () => ({
    record: input.fixed(16),
    part: PARTS[input.u8() - 1] ?? input.wrong(),
    version: input.u32(),
    wrapped: input.fixed(80),
  }));
  const signature = input.fixed(64);
  input.end();
  return { root, epoch, keys, signature };
}
