import { type Bytes, Encoder, joined } from './codec';
import { sodium } from './sodium';

// Public keys: hashes, signatures, and the fingerprints that people compare by voice or on paper.

export const hash = (bytes: Bytes): Bytes => sodium.crypto_generichash(32, bytes, null);

export function signedBy(key: Bytes, statement: Bytes, signature: Bytes): boolean {
  return sodium.crypto_sign_verify_detached(signature, statement, key);
}

// Ten groups of three digits, about 99 bits. The kind is part of what is hashed, so that the print of a member is never
// that of a root.
export function fingerprint(kind: 'root' | 'member' | 'recovery', key: Bytes): string {
  const made = sodium.crypto_generichash(40, new Encoder('hoanhap-fingerprint-1').text(kind).bytes(key).done(), null);
  const view = new DataView(made.buffer, made.byteOffset);
  return Array.from({ length: 10 }, (_, i) => String(view.getUint32(4 * i, true) % 1000).padStart(3, '0')).join(' ');
}
export const memberFingerprint = (signing: Bytes, sealing: Bytes): string =>
  fingerprint('member', joined(signing, sealing));
