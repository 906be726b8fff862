import type { Cells, Check, Element } from '../api/types';
import { holds, type Scope, toValue } from './expression';

// The plan's own rules over the cells of one report, here while somebody types and on the server when it is presented:
// the same tree, the same meaning (docs/plan-language.md). A rule whose answer is not known yet holds.

export function scopeOf(elements: Element[], cells: Cells, previous: Cells | null): Scope {
  const byId = new Map(elements.map((e) => [e.id, e]));
  const read = (from: Cells | null, id: string) => {
    const element = byId.get(id);
    return element && from ? toValue(element, from[id] ?? null) : null;
  };
  return { value: (id) => read(cells, id), previous: (id) => read(previous, id) };
}

export const fails = (check: Check, scope: Scope): boolean => !holds(check.tree, scope);
