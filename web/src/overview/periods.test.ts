import { expect, test } from 'vitest';
import { periodsOf, presentPeriod } from './periods';

test.each([
  ['2018-02-10', '2018-Q1'],
  ['2018-04-01', '2018-Q1'],
  ['2018-07-03', '2018-Q2'],
  ['2018-12-31', '2018-Q3'],
  ['2019-01-15', '2018-Q4'],
])('on %s people look at %s', (today, code) => expect(presentPeriod(2018, today)).toBe(code));

test('only periods that have begun', () => {
  expect(periodsOf(2018, '2018-05-02').map((p) => p.code)).toEqual(['2018-Q1', '2018-Q2', '2018-H1', '2018']);
  expect(periodsOf(2018, '2019-01-02')).toHaveLength(7);
  expect(periodsOf(2018, '2017-12-02')).toHaveLength(0);
});
