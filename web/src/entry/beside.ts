import type { Cell, Conflict, Report } from '../api/types';
import type { Kept, Sending } from '../offline/unsent';

// What is said beside the cells: explanations of warnings, notes on cells, corrections of sums. Two people may say
// different things in one place as they may type different figures, and neither is to win unasked.

// Part of what is kept, and how the server calls one of its places ("note:tt-buoi").
const PLACES = { explanations: 'explanation:', notes: 'note:', corrections: 'correction:' } as const;
export type Part = keyof typeof PLACES;
const PARTS = Object.keys(PLACES) as Part[];

export const place = (part: Part, id: string) => PLACES[part] + id;
export function partOf(element: string): { part: Part; id: string } | null {
  const part = PARTS.find((p) => element.startsWith(PLACES[p]));
  return part ? { part, id: element.slice(PLACES[part].length) } : null;
}

// In one line what stands there; null: nothing. A correction says its figure and why.
export function wording(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  const { value: figure, reason } = value as { value: Cell; reason: string };
  return `${figure ?? '–'}: ${reason}`;
}

const there = (report: Report, part: Part, id: string) =>
  wording((report[part] as Record<string, unknown> | undefined)?.[id]);

// Remembers what the server had in a place when typing there began.
export function began(kept: Kept, report: Report, part: Part, id: string): void {
  const key = place(part, id);
  if (!(key in kept.base)) kept.base[key] = there(report, part, id);
}
export function settled(kept: Kept, part: Part, id: string): void {
  delete kept[part][id];
  delete kept.base[place(part, id)];
}

// Compares what is kept with the server's present report: what is the same is settled, what both have changed is a
// conflict. `told`: what is known of some by name and time. `sending` may have arrived without an answer: that is no conflict with oneself.
export function compare(kept: Kept, report: Report, told: Conflict[], sending: Sending | null): Conflict[] {
  const conflicts: Conflict[] = [];
  for (const part of PARTS) {
    for (const [id, value] of Object.entries(kept[part])) {
      const key = place(part, id);
      const yours = wording(value);
      const theirs = there(report, part, id);
      const sent = sending?.body[part] ?? {};
      if (key in kept.base && id in sent && wording(sent[id]) === theirs) kept.base[key] = theirs;
      if (yours === theirs) settled(kept, part, id);
      else if (key in kept.base && kept.base[key] !== theirs) {
        const known = told.find((c) => c.element === key && wording(c.theirs) === theirs);
        conflicts.push({ element: key, yours, theirs, by: known?.by ?? null, at: known?.at ?? null });
      }
    }
  }
  return conflicts;
}
