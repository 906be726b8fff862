import { parseDate } from '../text/dates';
import type { Fault } from '../ui/ErrorSummary';

// What somebody looks for, as typed and chosen; blank doesn't narrow.
export interface Filter {
  from: string;
  to: string;
  action: string;
  unit: string;
  who: string;
}
export const NOTHING: Filter = { from: '', to: '', action: '', unit: '', who: '' };

const dayOf = (typed: string): string | null => (typed.trim() === '' ? '' : parseDate(typed));

export function faults(filter: Filter, words: { notADay: string; backwards: string }): Fault[] {
  const from = dayOf(filter.from);
  const to = dayOf(filter.to);
  const wrong: Fault[] = [];
  if (from === null) wrong.push({ target: 'from', text: words.notADay });
  if (to === null) wrong.push({ target: 'to', text: words.notADay });
  if (from && to && to < from) wrong.push({ target: 'to', text: words.backwards });
  return wrong;
}

// As the server reads it; only ids and days, never a name.
export function queryOf(filter: Filter): string {
  const query = new URLSearchParams();
  const set = (key: string, value: string | null) => value && query.set(key, value);
  set('from', dayOf(filter.from));
  set('to', dayOf(filter.to));
  set('action', filter.action);
  set('unit', filter.unit);
  set('who', filter.who);
  return query.toString();
}
