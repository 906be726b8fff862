// Looks for texts in bytes, in every form in which they could stand there: other Unicode forms, UTF-16, JSON and HTML escapes,
// percent signs, hex, base64 at any alignment; inside gzip and zip too.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const utf16be = (text) => Buffer.from(text, 'utf16le').swap16();
const units = (text, write) => [...Array(text.length).keys()].map((i) => write(text.charCodeAt(i))).join('');
const hex4 = (code) => code.toString(16).padStart(4, '0');

// What of its base64 is the same whatever stands before and behind.
function base64(bytes, offset) {
  const coded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').replace(/=+$/, '');
  return coded.slice([0, 2, 3][offset], coded.length - 1);
}

export function forms(text) {
  const found = new Set(); // latin1: a character a byte
  const add = (form) => found.add(Buffer.isBuffer(form) ? form.toString('latin1') : form);
  for (const one of [text.normalize('NFC'), text.normalize('NFD')]) {
    const bytes = Buffer.from(one);
    const percent = encodeURIComponent(one);
    const escaped = units(one, (c) => (c < 128 ? String.fromCharCode(c) : `\\u${hex4(c)}`));
    const raw = [bytes, Buffer.from(one, 'utf16le'), utf16be(one)];
    for (const form of raw) {
      add(form);
      for (const offset of [0, 1, 2]) {
        add(base64(form, offset));
        add(base64(form, offset).replaceAll('+', '-').replaceAll('/', '_'));
      }
    }
    add(percent);
    add(percent.replace(/%../g, (p) => p.toLowerCase()));
    add(percent.replaceAll('%20', '+'));
    add(escaped);
    add(escaped.replace(/\\u..../g, (u) => `\\u${u.slice(2).toUpperCase()}`));
    add(units(one, (c) => `\\u${hex4(c)}`));
    add(units(one, (c) => (c < 128 ? String.fromCharCode(c) : `&#${c};`)));
    add(bytes.toString('hex'));
    add(bytes.toString('hex').toUpperCase());
  }
  return [...found];
}

// Hundreds of forms in hundreds of megabytes: a table of their first three bytes says where to look closer.
const key = (bytes, at) => bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);

export class Search {
  begins = new Uint8Array(1 << 24);
  byKey = new Map();

  // `texts`: { name: text }.
  constructor(texts) {
    for (const [name, text] of Object.entries(texts))
      for (const form of forms(text)) {
        const bytes = Buffer.from(form, 'latin1');
        this.begins[key(bytes, 0)] = 1;
        this.byKey.set(key(bytes, 0), [...(this.byKey.get(key(bytes, 0)) ?? []), { name, bytes }]);
      }
  }
  // The names of what stands in these bytes.
  in(bytes) {
    const { begins } = this;
    const found = new Set();
    for (let at = 0; at + 2 < bytes.length; at += 1) {
      if (begins[key(bytes, at)] === 0) continue;
      for (const { name, bytes: form } of this.byKey.get(key(bytes, at)))
        if (!found.has(name) && bytes.subarray(at, at + form.length).equals(form)) found.add(name);
    }
    return [...found];
  }
  inAll(parts) {
    const found = new Set();
    for (const part of parts) for (const name of this.in(part)) found.add(name);
    return [...found].sort();
  }
}

export function* filesIn(folder) {
  for (const file of readdirSync(folder, { recursive: true })) {
    const path = join(folder, file);
    if (statSync(path).isFile()) yield readFileSync(path);
  }
}

// What a process may read of itself, mapping by mapping.
export function* memoryOf(pid) {
  const LARGEST = 1 << 30; // a sanitizer's shadow
  const mem = openSync(`/proc/${pid}/mem`);
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'latin1').trim().split('\n')) {
      const [, from, to, readable] = /^(\w+)-(\w+) (.)/.exec(line);
      const size = Number(BigInt(`0x${to}`) - BigInt(`0x${from}`));
      if (readable !== 'r' || size > LARGEST) continue;
      const bytes = Buffer.alloc(size);
      try {
        yield bytes.subarray(0, readSync(mem, bytes, 0, size, BigInt(`0x${from}`)));
      } catch {} // the kernel's own pages, and what was given back meanwhile
    }
  } finally {
    closeSync(mem);
  }
}

// A body as its reader has it: unpacked, and for a Word or Excel file also its parts.
export function* unpacked(bytes) {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  yield plain;
  if (plain.subarray(0, 2).toString() === 'PK')
    yield execFileSync('/usr/bin/python3', ['-c',
      'import sys,io,zipfile\nz=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\nfor n in z.namelist(): sys.stdout.buffer.write(z.read(n))',
    ], { input: plain, maxBuffer: 1 << 28 });
}
