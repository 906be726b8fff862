// Why something sealed was not taken: the same reasons as the server and `hoanhap unseal` give
// (src/support/protocol/refusal.h), each with its own words in both languages (i18n, `refusal.*`). Whatever is refused is
// refused before anything is sent.

export const REFUSALS = [
  'certificate-unreadable',
  'roster-unreadable',
  'signature-wrong',
  'chain-broken',
  'handed-over',
  'epoch-wrong',
  'epoch-needed',
  'roster-wrong',
  'key-wrap-unreadable',
  'key-wrap-weak',
  'enrolment-unreadable',
  'envelope-unreadable',
  'envelope-size',
  'rewrap-unreadable',
  'receipt-unreadable',
  'share-unreadable',
  'share-mistyped',
  'shares-differ',
  'shares-same',
  'key-does-not-fit',
  'passphrase-wrong',
  'body-does-not-open',
  'body-not-padded',
  'author-unknown',
  // Only a browser meets these: what it has seen before, and what it lacks.
  'chain-older', // T2: below the pin
  'root-changed', // another office than the one whose fingerprint was compared
  'locked',
  'memory-short', // Argon2id could not have its 64 MiB
] as const;
export type Refusal = (typeof REFUSALS)[number];

export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}
export function refuse(refusal: Refusal): never {
  throw new Refused(refusal);
}
// What it was, or null for a fault that is not a refusal.
export const refusalOf = (cause: unknown): Refusal | null => (cause instanceof Refused ? cause.refusal : null);
