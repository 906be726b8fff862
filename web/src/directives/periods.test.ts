import { expect, test } from 'vitest';
import type { Form } from '../api/types';
import { periodsOf } from './periods';

const form = (base: string) => ({ base }) as Form;
const codes = (base: string, today: string) => periodsOf(form(base), 2018, today).map((p) => p.code);

test('a quarterly form: its quarters and what adds up from them, as far as they have begun', () => {
  expect(codes('quarter', '2018-07-02')).toEqual([
    '2018-Q1',
    '2018-Q2',
    '2018-Q3',
    '2018-H1',
    '2018-H2',
    '2018-9M',
    '2018',
  ]);
  expect(codes('quarterly', '2018-01-15')).toEqual(['2018-Q1', '2018-H1', '2018-9M', '2018']);
});

test('a monthly form begins with its months; what is owed once is not asked for again', () => {
  expect(codes('month', '2018-02-01').slice(0, 3)).toEqual(['2018-01', '2018-02', '2018-Q1']);
  expect(codes('once', '2018-07-02')).toEqual([]);
});

test('the last day of a period', () => {
  const found = periodsOf(form('quarter'), 2018, '2018-12-31');
  expect(found.find((p) => p.code === '2018-Q2')?.last).toBe('2018-06-30');
  expect(found.find((p) => p.code === '2018')?.last).toBe('2018-12-31');
});
