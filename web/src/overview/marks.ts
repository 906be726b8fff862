import type { ObligationState } from '../api/types';

// How a report stands, as one character of the matrix; its word stands beside it for screen readers and in the legend.
export const GLYPHS: Record<ObligationState, string> = {
  upcoming: '·',
  open: '○',
  overdue: '!',
  draft: '○',
  presented: '◔',
  sent: '◐',
  returned: '↩',
  accepted: '✓',
  waived: '–',
  reopened: '↩',
};

export function toneOf(state: ObligationState): 'good' | 'bad' | 'wait' | 'quiet' {
  switch (state) {
    case 'accepted':
      return 'good';
    case 'overdue':
    case 'returned':
      return 'bad';
    case 'sent':
    case 'presented':
    case 'draft':
    case 'open':
    case 'reopened':
      return 'wait';
    case 'upcoming':
    case 'waived':
      return 'quiet';
  }
}

// A period as narrow as a column: T4, Q2, 6T1, 9T, N.
export function shortPeriod(code: string): string {
  const [, rest = ''] = /^\d{4}-?(.*)$/.exec(code) ?? [];
  if (rest === '') return 'N';
  if (rest === 'once') return 'KH';
  if (rest === '9M') return '9T';
  if (rest.startsWith('Q')) return rest;
  if (rest.startsWith('H')) return `6T${rest.slice(1)}`;
  return `T${Number.parseInt(rest, 10)}${rest.slice(2)}`;
}
