import { expect, test } from 'vitest';
import type { Session } from '../api/types';
import { type Here, LONGEST, type Standing, standing } from './here';

const NOW = Date.parse('2018-07-02T14:00:00+07:00');
const HOUR = 3_600_000;
const here = (hoursAgo: number, left = false): Here => ({ session: {} as Session, seen: NOW - hoursAgo * HOUR, left });

test.each([
  ['nobody was ever here', undefined, 'nobody'],
  ['recognised this morning', here(6), 'may'],
  ['just now', here(0), 'may'],
  ['a minute short of half a day', here(12 - 1 / 60), 'may'],
  ['half a day ago', here(12), 'over'],
  ['yesterday', here(30), 'over'],
  ['signed out without a network', here(1, true), 'left'],
  ['signed out yesterday', here(30, true), 'left'],
  ['the clock was set back a little', here(-1 / 60), 'may'],
  ['the clock was set back a day', here(-24), 'over'],
] as [string, Here | undefined, Standing][])('%s → %j', (_, marker, wanted) => {
  expect(standing(marker, NOW)).toBe(wanted);
});

test('half a day is as long as a session of the server at most', () => expect(LONGEST).toBe(12 * HOUR));
