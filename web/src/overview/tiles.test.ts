import { expect, test } from 'vitest';
import type { Matrix, MatrixCell, ObligationState, Period } from '../api/types';
import { completeness } from './tiles';

const period = (code: string, first: string, last: string): Period => ({
  code,
  kind: 'quarter',
  label: { vi: code, en: code },
  first,
  last,
});
const Q1 = period('2018-Q1', '2018-01-01', '2018-03-31');
const Q2 = period('2018-Q2', '2018-04-01', '2018-06-30');
const H1 = period('2018-H1', '2018-01-01', '2018-06-30');
const form = { id: 'bao-cao', title: { vi: 'Báo cáo', en: 'Report' } };
const unit = (slug: string) => ({ id: 1, slug, name: `Phường ${slug}` });
const cell = (state: ObligationState): MatrixCell => ({ obligation: 1, state, late_days: 0, record: null });
const matrix: Matrix = {
  period: H1,
  updated: '',
  tiles: [
    { unit: { id: 1, slug: 'mot', name: 'Phường Một' }, row: 0, column: 1 },
    { unit: { id: 2, slug: 'hai', name: 'Xã Hai' }, row: 1, column: 0 },
  ],
  blocks: [
    {
      owes: 'each ward',
      columns: [Q1, Q2, H1].map((p) => ({ form, period: p, last_timely_day: p.last })),
      rows: [
        { unit: unit('mot'), form: null, cells: [cell('accepted'), cell('sent'), cell('open')] },
        { unit: unit('hai'), form: null, cells: [cell('overdue'), cell('waived'), null] },
        { unit: unit('phong'), form: null, cells: [cell('overdue')] },
      ],
    },
  ],
};
const row = (of: Period) => completeness(matrix, of).map((x) => [x.short, x.sent, x.expected, x.overdue]);

test('a quarter shows its own reports, a half-year those of its quarters too', () => {
  expect(row(Q2)).toEqual([
    ['Một', 1, 1, 0],
    ['Hai', 0, 0, 0],
  ]);
  expect(row(H1)).toEqual([
    ['Một', 2, 3, 0],
    ['Hai', 0, 1, 1],
  ]);
});
