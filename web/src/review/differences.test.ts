import { expect, test } from 'vitest';
import type { Report } from '../api/types';
import { element } from '../entry/testing';
import { differences } from './differences';

const report = (now: Record<string, number | null>, before: Record<string, number | null>) =>
  ({ cells: now, previous: { period: {}, cells: before } }) as unknown as Report;

test('what doubled or halved comes first, the largest change on top; blanks are not compared', () => {
  const elements = ['a', 'b', 'c', 'd', 'e'].map((id) => element(id));
  const found = differences(
    elements,
    report({ a: 10, b: 3, c: 100, d: null, e: 4 }, { a: 2, b: 4, c: 10, d: 5, e: 0 }),
  );
  expect(found.map((d) => d.element.id)).toEqual(['c', 'a', 'e']);
});
