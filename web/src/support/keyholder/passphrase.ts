import { type Bytes, encodeText, joined, same } from '../protocol/codec';
import { type KeyWrap, strong, WRITTEN, wrapBound } from '../protocol/memberKey';
import { refuse } from '../protocol/refusal';
import { sodium } from '../protocol/sodium';
import { random, type SealingPair, type SigningPair, sealingPair, signingPair, wipe } from './secret';

// A person's keys behind their passphrase (docs/security.md, "Passphrase", "Key wrap").

export interface MemberSecrets {
  sealing: SealingPair;
  signing: SigningPair;
}
export type Parameters = Omit<KeyWrap, 'sealed'>;

// NFC, ASCII letters small, runs of white space one space, none at the ends: "Mua  Caphe" and "mua caphe" open the same key.
export function normal(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[A-Z]/g, (c) => c.toLowerCase())
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '');
}

export const freshParameters = (): Parameters => ({ ...WRITTEN, salt: random(16), nonce: random(24) });

// Argon2id version 13, one lane, 32 bytes out. Refused before any work where the parameters are weak, whoever chose them.
export function stretch(passphrase: string, parameters: Pick<KeyWrap, 'salt' | 'kib' | 'passes'>): Bytes {
  if (!strong(parameters)) refuse('key-wrap-weak');
  const typed = encodeText(normal(passphrase));
  try {
    return sodium.crypto_pwhash(
      32,
      typed,
      parameters.salt,
      parameters.passes,
      parameters.kib * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    );
  } catch {
    return refuse('memory-short');
  } finally {
    wipe(typed);
  }
}

function seal(plain: Bytes, bound: Bytes, parameters: Parameters, passphrase: string): KeyWrap {
  const key = stretch(passphrase, parameters);
  const { nonce } = parameters;
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, nonce, key);
  wipe(key);
  return { ...parameters, sealed };
}
function open(wrap: KeyWrap, bound: Bytes, length: number, passphrase: string): Bytes {
  const key = stretch(passphrase, wrap);
  try {
    const { sealed, nonce } = wrap;
    const plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, bound, nonce, key);
    return plain.length === length ? plain : refuse('passphrase-wrong');
  } catch {
    return refuse('passphrase-wrong');
  } finally {
    wipe(key);
  }
}

export function wrapMember(
  secrets: MemberSecrets,
  root: Bytes,
  account: number,
  passphrase: string,
  parameters = freshParameters(),
): KeyWrap {
  const plain = joined(secrets.sealing.secret, secrets.signing.seed);
  const out = seal(plain, wrapBound('member', root, account, parameters), parameters, passphrase);
  wipe(plain);
  return out;
}
export function unwrapMember(wrap: KeyWrap, root: Bytes, account: number, passphrase: string): MemberSecrets {
  const plain = open(wrap, wrapBound('member', root, account, wrap), 64, passphrase);
  const out = { sealing: sealingPair(plain.slice(0, 32)), signing: signingPair(plain.slice(32)) };
  wipe(plain);
  return out;
}

export const wrapRoot = (pair: SigningPair, passphrase: string, parameters = freshParameters()): KeyWrap =>
  seal(pair.seed, wrapBound('root', pair.key, 0, parameters), parameters, passphrase);

export function unwrapRoot(wrap: KeyWrap, root: Bytes, passphrase: string): SigningPair {
  const pair = signingPair(open(wrap, wrapBound('root', root, 0, wrap), 32, passphrase));
  return same(pair.key, root) ? pair : refuse('key-does-not-fit');
}
