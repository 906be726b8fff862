import { expect, test } from 'vitest';
import { faults, rung, typed } from './ladder';
import './words';

test.each([
  [-3, { days: '3', side: 'before' }],
  [0, { days: '0', side: 'before' }],
  [7, { days: '7', side: 'after' }],
] as const)('%i days from the due day, typed and back', (days, shown) => {
  const one = typed({ days, whom: 'head' });
  expect(one).toEqual({ ...shown, whom: 'head' });
  expect(rung(one)).toEqual({ days, whom: 'head' });
});

test('days and hour are whole numbers within their bounds', () => {
  const one = (days: string) => ({ days, side: 'after' as const, whom: 'head' as const });
  expect(faults([one('3'), one(' 60 ')], '7')).toEqual([]);
  expect(faults([one('3'), one('61'), one('-1'), one('')], '24').map((f) => f.target)).toEqual([
    'days-1',
    'days-2',
    'days-3',
    'hour',
  ]);
});
