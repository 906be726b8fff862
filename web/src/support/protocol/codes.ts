import { type Bytes, Encoder, same } from './codec';
import { hash } from './keys';
import { refuse } from './refusal';

// What people hold on paper: receipts and recovery shares, in Crockford's base 32 (docs/security.md, "Receipt", "Recovery
// shares").

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function base32(bytes: Bytes): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    for (held += 8; held >= 5; held -= 5) out += ALPHABET[(bits >> (held - 5)) & 31];
  }
  return held > 0 ? out + ALPHABET[(bits << (5 - held)) & 31] : out;
}
// null: bits that are nobody's.
function fromBase32(characters: string): Bytes | null {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  for (const c of characters) {
    bits = ((bits << 5) | ALPHABET.indexOf(c)) & 0xffff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      out.push((bits >> held) & 0xff);
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? Uint8Array.from(out) : null;
}
export const grouped = (characters: string): string => characters.replace(/(.{4})(?=.)/g, '$1-');

// Any case, O as 0, I and L as 1, hyphens and white space ignored; null: another character.
export function ungrouped(typed: string): string | null {
  const bare = typed.replace(/[- \t\r\n]/g, '').replace(/[a-z]/g, (c) => c.toUpperCase());
  const out = bare.replace(/O/g, '0').replace(/[IL]/g, '1');
  return [...out].every((c) => ALPHABET.includes(c)) ? out : null;
}

// ---- Receipts: 19 random characters (95 bits) and a check
const checkOf = (nineteen: string): string =>
  ALPHABET[(hash(new Encoder('hoanhap-receipt-check-1').text(nineteen).done())[0] as number) & 31] as string;

// `random`: 12 bytes.
export function receiptFrom(random: Bytes): string {
  const nineteen = base32(random).slice(0, 19);
  return nineteen + checkOf(nineteen);
}
export function normalReceipt(typed: string): string {
  const out = ungrouped(typed);
  if (out === null || out.length !== 20 || out[19] !== checkOf(out.slice(0, 19))) refuse('receipt-unreadable');
  return out;
}
export const receiptHash = (normal: string): Bytes => hash(new Encoder('hoanhap-receipt-1').text(normal).done());

// ---- Shares of the recovery key
export interface Share {
  needed: number;
  index: number;
  set: Bytes; // 8: whose share it is
  value: Bytes; // 32
}
const SHARE_BYTES = 47;
const SHARE_CHARACTERS = 76;
const checksum = (bytes: Bytes): Bytes => hash(new Encoder('hoanhap-share-1').bytes(bytes).done()).slice(0, 4);

export const setOf = (recovery: Bytes): Bytes =>
  hash(new Encoder('hoanhap-share-set-1').fixed(recovery).done()).slice(0, 8);

export function shareText(share: Share): string {
  const bytes = new Uint8Array(SHARE_BYTES);
  bytes.set([1, share.needed, share.index]);
  bytes.set(share.set, 3);
  bytes.set(share.value, 11);
  bytes.set(checksum(bytes.subarray(0, SHARE_BYTES - 4)), SHARE_BYTES - 4);
  const out = grouped(base32(bytes));
  bytes.fill(0);
  return out;
}
export function parseShare(typed: string): Share {
  const characters = ungrouped(typed);
  if (characters === null || characters.length !== SHARE_CHARACTERS) refuse('share-unreadable');
  const bytes = fromBase32(characters);
  if (bytes?.length !== SHARE_BYTES || !same(checksum(bytes.slice(0, SHARE_BYTES - 4)), bytes.slice(SHARE_BYTES - 4)))
    refuse('share-mistyped');
  const [version, needed, index] = bytes as unknown as [number, number, number];
  const out = { needed, index, set: bytes.slice(3, 11), value: bytes.slice(11, 43) };
  bytes.fill(0);
  if (version !== 1 || needed < 2 || index < 1) refuse('share-unreadable');
  return out;
}
