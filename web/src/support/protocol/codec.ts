import type { Refusal } from './refusal';
import { refuse } from './refusal';

// The one encoder of everything signed, hashed or bound (docs/security.md, "Encoding"): numbers little endian, `fixed` as it
// is, `bytes` and `text` behind a u32 length, every structure behind its label.

export type Bytes = Uint8Array;

const utf8 = new TextEncoder();
export const encodeText = (text: string): Bytes => utf8.encode(text);

export class Encoder {
  private readonly out: number[] = [];

  constructor(label: string) {
    this.text(label);
  }
  u8(value: number): this {
    this.out.push(value & 0xff);
    return this;
  }
  u32(value: number): this {
    for (let i = 0; i < 4; i++) this.out.push((value >>> (8 * i)) & 0xff);
    return this;
  }
  // Up to 2^53 - 1, as all ids are.
  u64(value: number): this {
    return this.u32((value % 0x1_0000_0000) >>> 0).u32(Math.floor(value / 0x1_0000_0000));
  }
  fixed(bytes: Bytes): this {
    for (const byte of bytes) this.out.push(byte);
    return this;
  }
  bytes(bytes: Bytes): this {
    return this.u32(bytes.length).fixed(bytes);
  }
  text(text: string): this {
    return this.bytes(encodeText(text));
  }
  done(): Bytes {
    return Uint8Array.from(this.out);
  }
}

// Reads back and takes nothing shorter, longer or in another form: anything else is `why`.
export class Decoder {
  private at = 0;

  constructor(
    private readonly data: Bytes,
    label: string,
    private readonly why: Refusal,
  ) {
    if (this.text(label.length) !== label) this.wrong();
  }
  wrong(): never {
    refuse(this.why);
  }
  get left(): number {
    return this.data.length - this.at;
  }
  fixed(length: number): Bytes {
    if (this.left < length) this.wrong();
    this.at += length;
    return this.data.slice(this.at - length, this.at);
  }
  u8(): number {
    return this.fixed(1)[0] as number;
  }
  u32(): number {
    const b = this.fixed(4);
    return new DataView(b.buffer).getUint32(0, true);
  }
  u64(): number {
    const low = this.u32();
    const value = this.u32() * 0x1_0000_0000 + low;
    if (!Number.isSafeInteger(value)) this.wrong();
    return value;
  }
  text(longest: number): string {
    const length = this.u32();
    if (length > longest) this.wrong();
    const text = decodeText(this.fixed(length));
    if (text === null || text.normalize('NFC') !== text) this.wrong();
    return text;
  }
  // Nothing may be left over.
  end(): void {
    if (this.left !== 0) this.wrong();
  }
}

// null: not UTF-8.
export function decodeText(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// Bytes in JSON: base64url without padding; ids in lower-case hex.
export function toWire(bytes: Bytes): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
export function fromWire(text: unknown, why: Refusal, length?: number): Bytes {
  if (typeof text !== 'string' || !/^[\w-]*$/.test(text) || text.length % 4 === 1) refuse(why);
  // The last character may carry bits that are nobody's: one content has one form.
  const spare = [0, 0, 0b1111, 0b11][text.length % 4] as number;
  if ((BASE64.indexOf(text.slice(-1)) & spare) !== 0) refuse(why);
  const decoded = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(decoded.length);
  for (let i = 0; i < decoded.length; i++) bytes[i] = decoded.charCodeAt(i);
  if (length !== undefined && bytes.length !== length) refuse(why);
  return bytes;
}
export const toHex = (bytes: Bytes): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
export function fromHex(text: unknown, length: number, why: Refusal): Bytes {
  if (typeof text !== 'string' || text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) refuse(why);
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

export const same = (a: Bytes, b: Bytes): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
export const isZero = (bytes: Bytes): boolean => bytes.every((byte) => byte === 0);
export const zeros = (length: number): Bytes => new Uint8Array(length);
export function joined(...parts: Bytes[]): Bytes {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
