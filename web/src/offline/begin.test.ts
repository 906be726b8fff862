import { describe, expect, test } from 'vitest';
import type { Form, Obligation, Plan } from '../api/types';
import { form } from '../entry/testing';
import { blank } from './begin';
import { wanted } from './prefetch';

const plan = (more: Partial<Form>): Plan => ({ id: 'p', hash: 'h', forms: [{ ...form, ...more }] }) as unknown as Plan;
const duty = (more: Partial<Obligation> = {}): Obligation =>
  ({
    id: 4,
    form: { id: 'f', title: { vi: 'Biểu', en: 'Biểu' } },
    unit: { id: 1, slug: 'u', name: 'Phường' },
    period: {
      code: '2018-Q2',
      kind: 'quarter',
      label: { vi: 'Quý II', en: 'Quý II' },
      first: '2018-04-01',
      last: '2018-06-30',
    },
    due: { date: '2018-07-05', kind: 'by', last_timely_day: '2018-07-05', local_setting: true },
    next: ['write'],
    record: null,
    ...more,
  }) as unknown as Obligation;
const half = {
  code: '2018-H1',
  kind: 'half-year',
  label: { vi: '6 tháng', en: '6 tháng' },
  first: '2018-01-01',
  last: '2018-06-30',
};

describe('a blank report begins here only where blank is the truth', () => {
  test.each([
    ['a report of its base period', {}, {}, true],
    ['a plan, due once', { nature: 'document', base: 'once' }, {}, true],
    ['a longer report, added up from shorter ones', {}, { period: half }, false],
    ['a consolidation', { nature: 'consolidation' }, {}, false],
    ['nothing this person writes', {}, { next: ['sign'] }, false],
    ['a form the plan does not have', { id: 'other' }, {}, false],
  ] as [string, Partial<Form>, Partial<Obligation>, boolean][])('%s', (_, of, what, begins) => {
    expect(blank(duty(what), plan(of)) !== null).toBe(begins);
  });
  test('it has no number and no version yet, and belongs to its duty', () => {
    expect(blank(duty(), plan({}))).toMatchObject({
      id: 0,
      version: 0,
      obligation: 4,
      cells: {},
      may: ['write', 'present'],
    });
  });
});

test('fetched for later: what asks for something and exists, the most urgent first', () => {
  const on = (day: string, more: Partial<Obligation>) =>
    duty({ due: { date: day, kind: 'by', last_timely_day: day, local_setting: true }, ...more });
  const found = wanted([
    on('2018-10-05', { record: { id: 3, version: 1 } }),
    on('2018-04-05', { record: { id: 1, version: 6 }, next: [] }),
    on('2018-07-05', { record: { id: 2, version: 4 } }),
    on('2018-07-01', { record: null }),
  ]);
  expect(found).toEqual([
    { id: 2, version: 4 },
    { id: 3, version: 1 },
  ]);
});
