import { describe, expect, test } from 'vitest';
import type { Obligation, ObligationState } from '../api/types';
import { batches, grouped, groupOf, isFinished } from './groups';

const TODAY = '2018-07-03';
const duty = (state: ObligationState, lastTimely: string, more: Partial<Obligation> = {}): Obligation => ({
  id: 1,
  task: { id: 't', title: { vi: 'Việc', en: '' }, clauses: [] },
  form: { id: 'f', title: { vi: 'Biểu', en: '' } },
  unit: { id: 1, slug: 'ea-tam', name: 'Phường Ea Tam' },
  receiver: { id: 2, slug: 'tp', name: 'UBND thành phố' },
  via: null,
  period: { code: '2018-Q2', kind: 'quarter', label: { vi: '', en: '' }, first: '2018-04-01', last: '2018-06-30' },
  event_date: null,
  due: { date: lastTimely, kind: 'by', last_timely_day: lastTimely, local_setting: true },
  request: false,
  state,
  late_days: 0,
  timely: null,
  directive: null,
  record: null,
  reason: null,
  sent_at: null,
  next: ['write'],
  ...more,
});

describe('where a duty stands in the list', () => {
  test.each([
    ['open', '2018-07-05', {}, 'soon'],
    ['open', '2018-07-10', {}, 'soon'],
    ['open', '2018-07-11', {}, 'later'],
    ['upcoming', '2018-10-05', {}, 'later'],
    ['draft', '2018-06-30', { late_days: 3 }, 'overdue'],
    ['overdue', '2018-06-30', { late_days: 3 }, 'overdue'],
    ['returned', '2018-06-30', { late_days: 3 }, 'returned'],
    ['presented', '2018-07-05', {}, 'waiting'],
    ['presented', '2018-07-05', { next: ['sign', 'send_back'] }, 'sign'],
    ['sent', '2018-07-05', { next: [] }, 'waiting'],
    ['accepted', '2018-07-05', { next: [] }, 'done'],
    ['waived', '2018-07-05', { next: [] }, 'done'],
  ] as [ObligationState, string, Partial<Obligation>, string][])(
    '%s, timely until %s: %j → %s',
    (state, day, more, group) => {
      expect(groupOf(duty(state, day, more), TODAY)).toBe(group);
    },
  );
});

test('groups come in the order of urgency, each by its date', () => {
  const list = [
    duty('open', '2018-12-31'),
    duty('open', '2018-07-06'),
    duty('open', '2018-07-04'),
    duty('returned', '2018-07-05'),
  ];
  const seen = grouped(list, TODAY).map((g) => [g.name, g.items.map((o) => o.due.date)]);
  expect(seen).toEqual([
    ['returned', ['2018-07-05']],
    ['soon', ['2018-07-04', '2018-07-06']],
    ['later', ['2018-12-31']],
  ]);
  expect(isFinished(list, TODAY)).toBe(false);
});

test('who checks sees one row for a form and period', () => {
  const seen = batches([
    duty('sent', '2018-07-05'),
    duty('accepted', '2018-07-05'),
    duty('overdue', '2018-07-01', { late_days: 2 }),
  ]);
  expect(seen).toMatchObject([{ all: 3, done: 1, toDecide: 1, overdue: 1 }]);
});
