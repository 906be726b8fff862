import { expect, test } from 'vitest';
import { draw, numberOf, path } from './series';

test('zero stands at the bottom, the most at the top, and a blank breaks the line', () => {
  const { runs, most } = draw([0, 10, null, 5], 300, 100);
  expect(most).toBe(10);
  expect(runs.map(path)).toEqual(['M0.0 100.0L100.0 0.0', 'M300.0 50.0']);
});

test('a hidden count is a gap, never a guess', () => {
  expect(numberOf({ hidden: '<5' })).toBeNull();
  expect(draw([7, { hidden: '<5' }, 7], 100, 10).runs).toHaveLength(2);
});

test('a series without figures draws nothing', () => {
  expect(draw([null, null], 100, 10).runs).toEqual([]);
});
