import type { Cells, Correction, Form, Report, Text } from '../api/types';
import type { Key, Row } from './shelf';

// What one person did to one report and the server has not taken yet: the outbox. Pure: what the rows say and how they
// change; drawer.ts keeps them.

// Typed, by cell. `base` is what the server had in a cell when typing began.
export interface Kept {
  cells: Cells; // valid
  base: Cells;
  texts: Record<string, string>; // not valid yet, exactly as typed
  explanations: Record<string, string>;
  notes: Record<string, string>;
  corrections: Record<string, Correction | null>;
}
// Under which plan and form it was typed, and what to call it where the report itself is not at hand.
export interface About {
  plan: string;
  form: Form;
  unit: string;
  period: Text;
  since: number; // ms
}
// A request that went out and has no answer yet. It goes again as it is, so that it counts once.
export interface Sending {
  key: string;
  version: number;
  body: { plan_hash: string } & Omit<Kept, 'base' | 'texts'>;
}
// The report is to be handed to the head as soon as everything above has arrived.
export interface Presenting {
  key: string;
  version: number; // of the report as the person saw it
  tried: boolean;
}
// The report doesn't exist on the server yet.
export interface Opening {
  key: string;
  path: string;
  body: object;
  report: Report; // blank, as shown meanwhile
}
// Why it does not simply go. conflict: somebody changed the same cell · refused: the server names what is wrong · plan: the
// form has changed · moved: the report is in another step · gone: no longer this person's · changed: somebody changed the
// report after this person had it presented
export type Trouble = 'conflict' | 'refused' | 'plan' | 'moved' | 'gone' | 'changed';

export interface Unsent {
  record: string; // the report's number, or "nv7": the report of duty 7, not opened yet
  kept: Kept;
  about: About | null;
  opening: Opening | null;
  sending: Sending | null;
  presenting: Presenting | null;
  trouble: Trouble | null;
  older: { about: About; kept: Kept } | null; // typed under a form that no longer holds; waits to be looked at
}

export const emptyKept = (): Kept => ({ cells: {}, base: {}, texts: {}, explanations: {}, notes: {}, corrections: {} });
const PARTS = Object.keys(emptyKept()) as (keyof Kept)[];

export const isEmptyKept = (kept: Kept): boolean =>
  PARTS.every((part) => part === 'base' || Object.keys(kept[part]).length === 0);
export const isWaiting = (u: Unsent): boolean => hasWork(u) || u.older !== null || u.trouble !== null;
// Something that can be sent as it is.
export const hasWork = (u: Unsent): boolean => !isEmptyKept(u.kept) || u.sending !== null || u.presenting !== null;

export const emptyUnsent = (record: string): Unsent => ({
  record,
  kept: emptyKept(),
  about: null,
  opening: null,
  sending: null,
  presenting: null,
  trouble: null,
  older: null,
});

// The rows that turn what is stored as `before` into `after`: only cells that differ.
export function difference(user: number, record: string, before: Kept, after: Kept): Row[] {
  return PARTS.flatMap((part) => {
    const [was, is]: Record<string, unknown>[] = [before[part], after[part]];
    return [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])]
      .filter((id) => JSON.stringify(was?.[id]) !== JSON.stringify(is?.[id]))
      .map((id): Row => [[user, record, part, id], is?.[id]]);
  });
}

// Rows of one person, in any order, as reports; the oldest work first, because that is the order in which it goes.
export function assemble(rows: readonly [Key, unknown][]): Unsent[] {
  const found = new Map<string, Unsent>();
  for (const [[, record, part, id], row] of rows) {
    const name = String(record);
    const unsent = found.get(name) ?? emptyUnsent(name);
    found.set(name, unsent);
    if (PARTS.includes(part as keyof Kept))
      (unsent.kept[part as keyof Kept] as Record<string, unknown>)[String(id)] = row;
    else Object.assign(unsent, { [String(part)]: row });
  }
  return [...found.values()].sort((a, b) => (a.about?.since ?? 0) - (b.about?.since ?? 0));
}
