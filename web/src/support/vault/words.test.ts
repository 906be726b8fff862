// @vitest-environment node
import { beforeAll, expect, test } from 'vitest';
import { normal } from '../keyholder/passphrase';
import { ready } from '../protocol/sodium';
import { COUNT, generated, WORDS } from './words';

beforeAll(() => ready);

test('six of them are worth more than 63 bits', () => {
  expect(COUNT * Math.log2(WORDS.length)).toBeGreaterThan(63);
});
test('each is a syllable in small letters, once', () => {
  expect(new Set(WORDS).size).toBe(WORDS.length);
  expect(WORDS.filter((word) => !/^[a-z]{1,7}$/.test(word))).toEqual([]);
  // c and ng are written k and ngh before e, i, y; g is gh before e, and gi is another onset.
  expect(WORDS.filter((word) => /^(c|ng)[eiy]|^g[ey]/.test(word))).toEqual([]);
});
test('a passphrase is six words of the list, already in its normal form', () => {
  const made = generated();
  expect(made.split(' ')).toHaveLength(COUNT);
  expect(made.split(' ').every((word) => WORDS.includes(word))).toBe(true);
  expect(normal(made)).toBe(made);
  expect(generated()).not.toBe(made);
});
