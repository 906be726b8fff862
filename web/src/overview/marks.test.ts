import { expect, test } from 'vitest';
import { shortPeriod } from './marks';

test.each([
  ['2018-04', 'T4'],
  ['2018-12', 'T12'],
  ['2018-04b', 'T4b'],
  ['2018-Q2', 'Q2'],
  ['2018-H1', '6T1'],
  ['2018-9M', '9T'],
  ['2018', 'N'],
  ['2018-once', 'KH'],
])('the period %s heads its column as %s', (code, short) => {
  expect(shortPeriod(code)).toBe(short);
});
