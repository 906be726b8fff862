import type { Cell, Element } from '../api/types';
import { say, t } from '../i18n';
import type { Column } from './columns';
import type { EntryStore } from './store';
import { parse, show } from './values';

// What a pasted block would do, before anything is done: shown to the person, entered as one step.

export interface Accepted {
  id: string;
  title: string;
  text: string;
  value: Cell;
  before: string;
  after: string;
}
export interface Rejected {
  row: number; // in the block, from 1
  col: number;
  title: string; // "" outside the table
  text: string;
  why: string;
}
export interface PastePlan {
  accepted: Accepted[];
  rejected: Rejected[];
  blank: number; // blank cells of the block: blank is not zero, so they change nothing
}

export function planPaste(
  store: EntryStore,
  columns: Column[],
  block: string[][],
  at: { row: number; col: number },
): PastePlan {
  const plan: PastePlan = { accepted: [], rejected: [], blank: 0 };
  for (const [r, line] of block.entries()) {
    for (const [c, text] of line.entries()) {
      if (text.trim() === '') {
        plan.blank += 1;
        continue;
      }
      const placed = place(store, store.elements[at.row + r], columns[at.col + c], text);
      if ('why' in placed) plan.rejected.push({ row: r + 1, col: c + 1, text, ...placed });
      else plan.accepted.push(placed);
    }
  }
  return plan;
}

function place(
  store: EntryStore,
  element: Element | undefined,
  column: Column | undefined,
  text: string,
): Accepted | Pick<Rejected, 'title' | 'why'> {
  const title = say(element?.title);
  if (!element || !column) return { title, why: t('paste.outside') };
  if (column.cells !== null || !store.editable(element)) return { title, why: t('paste.locked') };
  const parsed = parse(element, text);
  if (!parsed.ok) return { title, why: parsed.fault };
  const before = show(element, store.cell(element.id)?.value.peek());
  return { id: element.id, title, text, value: parsed.value, before, after: show(element, parsed.value) };
}
