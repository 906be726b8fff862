import { type Bytes, decodeText, Encoder, encodeText, same } from '../protocol/codec';
import { type Address, BUCKET, boundOf, type Envelope, envelopeStatement, MOST_BUCKETS } from '../protocol/envelope';
import { hash, signedBy } from '../protocol/keys';
import { refuse } from '../protocol/refusal';
import { sodium } from '../protocol/sodium';
import { random, type SealingPair, type SigningPair, sealTo, sign, signingPair, unseal, wipe } from './secret';

// Sealing and opening one body (docs/security.md, "Envelope", "Padded content").

export interface Opened {
  content: string;
  author: Bytes | null; // the signing key of whoever wrote it; readers look it up in the rosters
}
interface Randomness {
  bodyKey: Bytes;
  signerSeed: Bytes;
  nonce: Bytes;
}
const fresh = (): Randomness => ({ bodyKey: random(32), signerSeed: random(32), nonce: random(24) });

const AUTHOR = 1 + 32 + 64;

export const authoredStatement = (bound: Bytes, content: string): Bytes =>
  new Encoder('hoanhap-author-1').bytes(bound).text(content).done();

function padded(bound: Bytes, content: string, author: SigningPair | null): Bytes {
  const inside = new Encoder(content).u8(author ? 1 : 0); // length and content: the same form as a label
  if (author) inside.fixed(author.key).fixed(sign(author, authoredStatement(bound, content)));
  const plain = inside.done();
  const out = new Uint8Array(Math.ceil(plain.length / BUCKET) * BUCKET);
  out.set(plain);
  wipe(plain);
  return out;
}

function unpadded(bound: Bytes, plain: Bytes): Opened | null {
  if (plain.length < 5) return null;
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
  if (length > plain.length - 5) return null;
  const content = decodeText(plain.subarray(4, 4 + length));
  let rest = plain.subarray(4 + length);
  const flag = rest[0] as number;
  if (flag > 1 || content === null) return null;
  let author: Bytes | null = null;
  if (flag === 1) {
    if (rest.length < AUTHOR) return null;
    author = rest.slice(1, 33);
    if (!signedBy(author, authoredStatement(bound, content), rest.slice(33, AUTHOR))) return null;
  }
  rest = rest.subarray(flag === 1 ? AUTHOR : 1);
  // The padding is zeros, and less than a bucket: one content has one length.
  return rest.length < BUCKET && rest.every((byte) => byte === 0) ? { content, author } : null;
}

// Fails: `envelope-size`, for content of more than 32 KiB.
export function seal(
  at: Address,
  epoch: number,
  team: Bytes,
  content: string,
  author: SigningPair | null,
  chance = fresh(),
): Envelope {
  const signer = signingPair(chance.signerSeed);
  const head = { ...at, epoch, signer: signer.key, nonce: chance.nonce };
  const bound = boundOf(head);
  const plain = padded(bound, content, author);
  if (plain.length > BUCKET * MOST_BUCKETS) refuse('envelope-size');
  const body = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, chance.nonce, chance.bodyKey);
  const wrapped = sealTo(team, chance.bodyKey);
  const unsigned = { ...head, body, wrapped, wrapped_hash: hash(wrapped) };
  const out = { ...unsigned, signature: sign(signer, envelopeStatement(unsigned)) };
  wipe(plain, chance.bodyKey, chance.signerSeed);
  return out;
}

export function open(envelope: Envelope, team: SealingPair): Opened {
  const key = unseal(team, envelope.wrapped);
  if (!signedBy(envelope.signer, envelopeStatement(envelope), envelope.signature)) refuse('signature-wrong');
  const bound = boundOf(envelope);
  let plain: Bytes;
  try {
    const { body, nonce } = envelope;
    plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, bound, nonce, key);
  } catch {
    return refuse('body-does-not-open');
  } finally {
    wipe(key);
  }
  const out = unpadded(bound, plain);
  wipe(plain);
  return out ?? refuse('body-not-padded');
}

export const contentSize = (content: string): number => encodeText(content).length;
export const writtenBy = (opened: Opened, signing: Bytes): boolean =>
  opened.author !== null && same(opened.author, signing);
