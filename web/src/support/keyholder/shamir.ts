import { type Bytes, same } from '../protocol/codec';
import { type Share, setOf } from '../protocol/codes';
import { refuse } from '../protocol/refusal';
import { random, type SealingPair, sealingPair, wipe } from './secret';

// Shamir's sharing over GF(256), polynomial 0x11B, byte by byte: share i is the value at x = i (docs/security.md, "Recovery
// shares"). No tables and no branches on secrets.

export function multiply(a: number, b: number): number {
  let x = a;
  let product = 0;
  for (let bit = 0; bit < 8; bit++) {
    product ^= x & -((b >> bit) & 1);
    x = (x << 1) ^ (0x11b & -((x >> 7) & 1));
  }
  return product & 0xff;
}
// a^254: the multiplicative group has 255 elements.
export function inverse(a: number): number {
  let power = a;
  let out = 1;
  for (let bit = 1; bit < 8; bit++) {
    power = multiply(power, power);
    out = multiply(out, power);
  }
  return out;
}

export function split(recovery: SealingPair, needed = 2, count = 3, coefficients = random(32 * (needed - 1))): Share[] {
  const shares = Array.from({ length: count }, (_, i) => {
    const x = i + 1;
    const value = recovery.secret.map((secret, at) => {
      let out = 0; // Horner, from the highest power
      for (let power = needed - 2; power >= 0; power--) {
        out = multiply(out ^ (coefficients[32 * power + at] as number), x);
      }
      return out ^ secret;
    });
    return { needed, index: x, set: setOf(recovery.key), value };
  });
  wipe(coefficients);
  return shares;
}

// Fails: `shares-same`, `shares-differ` (another office's, or too few), `key-does-not-fit`.
export function combine(shares: readonly Share[]): SealingPair {
  const [first] = shares;
  if (!first) return refuse('shares-differ');
  if (new Set(shares.map((share) => share.index)).size !== shares.length) refuse('shares-same');
  if (shares.some((share) => !same(share.set, first.set) || share.needed !== first.needed)) refuse('shares-differ');
  if (shares.length < first.needed) refuse('shares-differ');
  const secret: Bytes = new Uint8Array(32);
  for (const share of shares) {
    // Lagrange's coefficient of this share at x = 0.
    const weight = shares
      .filter((other) => other.index !== share.index)
      .reduce((w, other) => multiply(w, multiply(other.index, inverse(other.index ^ share.index))), 1);
    for (let i = 0; i < 32; i++) secret[i] = (secret[i] as number) ^ multiply(share.value[i] as number, weight);
  }
  const pair = sealingPair(secret);
  if (same(setOf(pair.key), first.set)) return pair;
  wipe(secret);
  return refuse('key-does-not-fit');
}
