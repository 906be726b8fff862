import type { Cell, Report } from '../api/types';
import { say } from '../i18n';
import { elementOf } from '../plan/plan';
import type { Leftover } from './opened';
import type { EntryStore } from './store';
import { isBlank, parse, same, show } from './values';

// What was typed and can't be sent as it is, line by line beside what the report says now. Pure.

export interface Line {
  id: string;
  title: string;
  typed: string;
  now: string; // "" where the report has no such cell
  value: Cell | undefined; // what the cell would take; undefined: it takes nothing of this
}

// Lines that differ from the report. `store` is the report as it is open, null where there is none.
export function lines(leftover: Leftover, report: Report | null, store: EntryStore | null): Line[] {
  const { form, kept } = leftover;
  const title = (id: string) => say(elementOf(form, id)?.title) || id;
  const found: Line[] = [];
  const typed: [string, string, Cell | undefined][] = [
    ...Object.entries(kept.cells).map(([id, cell]): [string, string, Cell] => {
      const element = elementOf(form, id);
      return [id, element ? show(element, cell) : String(cell ?? ''), cell];
    }),
    ...Object.entries(kept.texts).map(([id, text]): [string, string, undefined] => [id, text, undefined]),
  ];
  const place = (id: string) => form.elements.findIndex((e) => e.id === id);
  for (const [id, text, cell] of typed.sort(([a], [b]) => place(a) - place(b))) {
    const here = store?.cell(id);
    const theirs = report?.cells[id] ?? null;
    if (cell !== undefined && report && id in report.cells && same(cell, theirs)) continue;
    if (text === '' && isBlank(theirs)) continue;
    const value =
      here && store?.editable(here.element) ? fits(here.element, elementOf(form, id), text, cell) : undefined;
    found.push({ id, title: title(id), typed: text, now: here ? show(here.element, here.value.peek()) : '', value });
  }
  for (const [part, of] of [
    ['explanations', kept.explanations],
    ['notes', kept.notes],
  ] as const) {
    for (const [id, text] of Object.entries(of)) {
      const said = report?.[part][id] ?? '';
      if (text === said) continue;
      const name = say(form.checks.find((c) => c.id === id)?.say) || title(id);
      found.push({ id: `${part}:${id}`, title: name, typed: text, now: said, value: undefined });
    }
  }
  return found;
}

// The value that the new form's cell takes: the same kind of cell, and what its own rules allow.
function fits(
  now: NonNullable<ReturnType<EntryStore['cell']>>['element'],
  then: { type: string; many?: boolean } | undefined,
  text: string,
  cell: Cell | undefined,
): Cell | undefined {
  if (cell === undefined || !then || then.type !== now.type || Boolean(then.many) !== Boolean(now.many))
    return undefined;
  if (isBlank(cell)) return null;
  const parsed = parse(now, text);
  return parsed.ok ? parsed.value : undefined;
}
