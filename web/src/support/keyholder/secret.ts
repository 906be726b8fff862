import { type Bytes, same } from '../protocol/codec';
import { refuse } from '../protocol/refusal';
import { sodium } from '../protocol/sodium';

// Key pairs with their secret halves. Only the Worker makes them; `wipe` when done.

export interface SigningPair {
  seed: Bytes; // 32
  key: Bytes;
}
export interface SealingPair {
  secret: Bytes; // 32
  key: Bytes;
}

export const random = (length: number): Bytes => sodium.randombytes_buf(length);
export const wipe = (...secrets: (Bytes | null | undefined)[]): void => {
  for (const secret of secrets) secret?.fill(0);
};

export function signingPair(seed: Bytes = random(32)): SigningPair {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
  wipe(privateKey);
  return { seed, key: publicKey };
}
export function sign(pair: SigningPair, statement: Bytes): Bytes {
  const { privateKey } = sodium.crypto_sign_seed_keypair(pair.seed);
  const signature = sodium.crypto_sign_detached(statement, privateKey);
  wipe(privateKey);
  return signature;
}
export const sealingPair = (secret: Bytes = random(32)): SealingPair => ({
  secret,
  key: sodium.crypto_scalarmult_base(secret),
});

// 80 bytes that only whoever holds `to` opens.
export const sealTo = (to: Bytes, secret: Bytes): Bytes => sodium.crypto_box_seal(secret, to);
export function unseal(pair: SealingPair, sealed: Bytes): Bytes {
  try {
    return sodium.crypto_box_seal_open(sealed, pair.key, pair.secret);
  } catch {
    return refuse('key-does-not-fit');
  }
}
// A secret of which the public half is known from elsewhere: what a server says it is does not count.
export function unsealPair(pair: SealingPair, sealed: Bytes, key: Bytes): SealingPair {
  const made = sealingPair(unseal(pair, sealed));
  if (same(made.key, key)) return made;
  wipe(made.secret);
  return refuse('key-does-not-fit');
}
