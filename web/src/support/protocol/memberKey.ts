import { type Bytes, Decoder, Encoder, joined } from './codec';
import { signedBy } from './keys';
import { refuse } from './refusal';

// A secret behind a passphrase as the server keeps it, and a future member's own statement about their keys
// (docs/security.md, "Keys", "Enrolment"). Argon2id's parameters stand with each wrap; a floor lowered by the server is
// refused before any work (T9).

export interface KeyWrap {
  salt: Bytes; // 16
  kib: number;
  passes: number;
  nonce: Bytes; // 24
  sealed: Bytes; // 64 + 16 a member's, 32 + 16 a root's
}
export const FLOOR = { kib: 19 * 1024, passes: 2 } as const;
export const CEILING = { kib: 1024 * 1024, passes: 16 } as const;
export const WRITTEN = { kib: 64 * 1024, passes: 2 } as const; // what is written today

const WRAP = 'hoanhap-key-wrap-1';
const ENROLMENT = 'hoanhap-enrolment-1';
const LONGEST_NAME = 240;

export const strong = ({ kib, passes }: Pick<KeyWrap, 'kib' | 'passes'>): boolean =>
  kib >= FLOOR.kib && kib <= CEILING.kib && passes >= FLOOR.passes && passes <= CEILING.passes;

export const wrapBytes = (wrap: KeyWrap): Bytes =>
  new Encoder(WRAP).fixed(wrap.salt).u32(wrap.kib).u32(wrap.passes).fixed(wrap.nonce).fixed(wrap.sealed).done();

export function parseWrap(bytes: Bytes): KeyWrap {
  const input = new Decoder(bytes, WRAP, 'key-wrap-unreadable');
  const [salt, kib, passes, nonce] = [input.fixed(16), input.u32(), input.u32(), input.fixed(24)];
  if (input.left !== 32 + 16 && input.left !== 64 + 16) input.wrong();
  const out = { salt, kib, passes, nonce, sealed: input.fixed(input.left) };
  if (!strong(out)) refuse('key-wrap-weak');
  return out;
}

// What is bound: kind (0 a member's, 1 a root's: as the vectors have it), office, account (0 for a root), salt, parameters.
export function wrapBound(kind: 'member' | 'root', root: Bytes, account: number, wrap: Omit<KeyWrap, 'sealed'>): Bytes {
  return new Encoder('hoanhap-key-bound-1')
    .u8(kind === 'member' ? 0 : 1)
    .fixed(root)
    .u64(account)
    .fixed(wrap.salt)
    .u32(wrap.kib)
    .u32(wrap.passes)
    .done();
}

export interface Enrolment {
  root: Bytes;
  account: number;
  signing: Bytes;
  sealing: Bytes;
  name: string;
  signature: Bytes;
}
export const enrolmentStatement = (e: Omit<Enrolment, 'signature'>): Bytes =>
  new Encoder(ENROLMENT).fixed(e.root).u64(e.account).fixed(e.signing).fixed(e.sealing).text(e.name).done();
export const enrolmentBytes = (e: Enrolment): Bytes => joined(enrolmentStatement(e), e.signature);

// Readable and signed by the key it names.
export function parseEnrolment(bytes: Bytes): Enrolment {
  const input = new Decoder(bytes, ENROLMENT, 'enrolment-unreadable');
  const out = {
    root: input.fixed(32),
    account: input.u64(),
    signing: input.fixed(32),
    sealing: input.fixed(32),
    name: input.text(LONGEST_NAME),
    signature: input.fixed(64),
  };
  input.end();
  if (out.account <= 0 || !signedBy(out.signing, enrolmentStatement(out), out.signature)) input.wrong();
  return out;
}
