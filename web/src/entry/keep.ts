import type { Cells, Correction } from '../api/types';

// What was typed and not yet taken by the server, on this machine, for one person and one report. Written at once (the
// browser may be closed by the next second) and dropped when the server has it. Another person's entries are never read.

export interface Kept {
  cells: Cells; // typed and valid
  base: Cells; // what the server had in those cells when typing began
  texts: Record<string, string>; // typed and not yet valid, as typed
  explanations: Record<string, string>;
  notes: Record<string, string>;
  corrections: Record<string, Correction | null>;
}

const PREFIX = 'hoanhap.unsent.';
const keyOf = (user: number, report: number) => `${PREFIX}${user}.${report}`;

export const emptyKept = (): Kept => ({ cells: {}, base: {}, texts: {}, explanations: {}, notes: {}, corrections: {} });
export const isEmptyKept = (kept: Kept) =>
  [kept.cells, kept.texts, kept.explanations, kept.notes, kept.corrections].every(
    (part) => Object.keys(part).length === 0,
  );

export function load(user: number, report: number): Kept {
  try {
    const text = localStorage.getItem(keyOf(user, report));
    return text ? { ...emptyKept(), ...(JSON.parse(text) as Partial<Kept>) } : emptyKept();
  } catch {
    return emptyKept();
  }
}

export function save(user: number, report: number, kept: Kept): void {
  try {
    if (isEmptyKept(kept)) localStorage.removeItem(keyOf(user, report));
    else localStorage.setItem(keyOf(user, report), JSON.stringify(kept));
  } catch {
    // No room or no storage: the page itself still holds the typing, and the server gets it as soon as it can.
  }
}

// Reports of this person with something unsent here.
export function unsent(user: number): number[] {
  const found: number[] = [];
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i) ?? '';
      if (key.startsWith(`${PREFIX}${user}.`)) found.push(Number(key.split('.').pop()));
    }
  } catch {
    // none to see
  }
  return found;
}
