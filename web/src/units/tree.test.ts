import { expect, test } from 'vitest';
import { type Branch, codeAt, countAll, nameAt, treeAt, type Unit } from './tree';

const ever = { from: null, to: null };
const unit = (id: number, name: string, more: Partial<Unit> = {}): Unit => ({
  id,
  slug: `u${id}`,
  kind: 'ward',
  name_en: '',
  ...ever,
  names: [{ value: name, ...ever }],
  codes: [],
  line: [],
  place: [],
  within: [],
  ...more,
});
const edge = (to: number) => [{ unit: to, ...ever }];

const city = unit(1, 'Thành phố', { place: edge(1) });
const committee = unit(2, 'Ủy ban', { place: edge(1) });
const old = unit(3, 'Thắng Lợi', { line: edge(2), place: edge(3), within: edge(1), to: '2024-10-31' });
const fresh = unit(4, 'Thành Công', { line: edge(2), place: edge(4), within: edge(1), from: '2024-11-01' });
const police = unit(5, 'Công an', { line: edge(2), place: edge(3) });
const all = [city, committee, old, fresh, police];

const shape = (branches: Branch[]): unknown[] => branches.map((b) => [b.name, ...shape(b.below)]);

test('who directs whom', () => {
  expect(shape(treeAt(all, 'line', '2018-06-30'))).toEqual([['Thành phố'], ['Ủy ban', ['Thắng Lợi'], ['Công an']]]);
});

test('whose ground is whose', () => {
  expect(shape(treeAt(all, 'territory', '2018-06-30'))).toEqual([
    ['Thành phố', ['Ủy ban'], ['Thắng Lợi', ['Công an']]],
  ]);
});

test('after a merge the new unit stands there, and nobody whose ground is gone is lost', () => {
  const tree = treeAt(all, 'territory', '2024-11-01');
  expect(shape(tree)).toEqual([['Thành phố', ['Ủy ban'], ['Thành Công']], ['Công an']]);
  expect(countAll(tree)).toBe(4);
});

test('a circle of directing loses nobody', () => {
  const a = unit(1, 'A', { line: edge(2) });
  const b = unit(2, 'B', { line: edge(1) });
  expect(countAll(treeAt([a, b], 'line', '2018-06-30'))).toBe(2);
});

test('a name and a code as they were that day', () => {
  const renamed = unit(6, '', {
    names: [
      { value: 'Cũ', from: null, to: '2024-10-31' },
      { value: 'Mới', from: '2024-11-01', to: null },
    ],
    codes: [{ value: '24133', from: null, to: '2024-10-31' }],
  });
  expect(nameAt(renamed, '2018-01-01')).toBe('Cũ');
  expect(nameAt(renamed, '2025-01-01')).toBe('Mới');
  expect(codeAt(renamed, '2018-01-01')).toBe('24133');
  expect(codeAt(renamed, '2025-01-01')).toBe('');
});
