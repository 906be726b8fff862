import { expect, test } from 'vitest';
import type { Petition } from '../api/types';
import { grouped } from './groups';

const petition = (id: number, more: Partial<Petition>): Petition => ({
  id,
  version: 1,
  kind: 'difficulty',
  title: '',
  state: 'raised',
  unit: { id: 1, slug: 'a', name: 'A' },
  addressee: { id: 2, slug: 'b', name: 'B' },
  via: null,
  record: null,
  raised_at: `2018-07-0${id}T08:00:00+07:00`,
  answered_at: null,
  closed_at: null,
  may: [],
  ...more,
});

test('what waits for my answer comes first, the oldest on top; what is closed last, the newest on top', () => {
  const groups = grouped([
    petition(5, { state: 'closed' }),
    petition(4, { may: ['answered', 'passed_on'] }),
    petition(2, { may: ['answered'] }),
    petition(3, { may: ['closed', 'withdrawn'] }),
    petition(1, { state: 'withdrawn' }),
    petition(6, { state: 'answered', may: ['answered', 'closed'] }),
  ]);
  expect(groups.map((g) => [g.name, g.items.map((p) => p.id)])).toEqual([
    ['toAnswer', [2, 4]],
    ['open', [3]],
    ['answered', [6]],
    ['done', [5, 1]],
  ]);
});
