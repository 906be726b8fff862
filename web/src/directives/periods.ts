import type { Form } from '../api/types';

// For which periods of the plan's year a form can be asked: its own, and longer ones that add up from it; only those that
// have begun by `today`. The server decides; this is what the list offers. Codes are the server's.
const KINDS: { kind: string; months: number; codes: (year: number) => string[] }[] = [
  {
    kind: 'monthly',
    months: 1,
    codes: (y) => Array.from({ length: 12 }, (_, i) => `${y}-${String(i + 1).padStart(2, '0')}`),
  },
  { kind: 'quarterly', months: 3, codes: (y) => [1, 2, 3, 4].map((q) => `${y}-Q${q}`) },
  { kind: 'half-yearly', months: 6, codes: (y) => [`${y}-H1`, `${y}-H2`] },
  { kind: 'nine-monthly', months: 9, codes: (y) => [`${y}-9M`] },
  { kind: 'yearly', months: 12, codes: (y) => [`${y}`] },
];

export interface Offered {
  code: string;
  first: string; // first day
  last: string;
}

export function periodsOf(form: Form, year: number, today: string): Offered[] {
  const base = KINDS.find((k) => sameKind(k.kind, form.base));
  if (!base) return [];
  return KINDS.filter((k) => k.months >= base.months).flatMap((k) =>
    k
      .codes(year)
      .map((code, i) => ({ code, first: day(year, i * k.months, 1), last: day(year, (i + 1) * k.months, 0) }))
      .filter((p) => p.first <= today),
  );
}

// 'quarterly' of the plan's text, 'quarter' of the wire.
const WIRE: Record<string, string> = {
  month: 'monthly',
  quarter: 'quarterly',
  'half-year': 'half-yearly',
  'nine-months': 'nine-monthly',
  year: 'yearly',
};
const sameKind = (kind: string, base: string) => kind === base || kind === WIRE[base];

const day = (year: number, month: number, date: number) =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
