import type { Cells, Check, Element, Tree } from '../api/types';
import { isHidden } from '../entry/values';
import { evaluate, type Scope, type Value } from './expression';

// The plan's own rules over the cells of one report, here while somebody types and on the server when it is presented:
// the same tree, the same meaning (docs/plan-language.md). A rule whose answer is not known yet holds.

export function scopeOf(elements: Element[], cells: Cells, previous: Cells | null): Scope {
  const types = new Map(elements.map((e) => [e.id, e]));
  const read = (from: Cells | null, id: string): Value => {
    const element = types.get(id);
    return element && from ? toValue(element, from[id]) : ['b'];
  };
  return { value: (id) => read(cells, id), previous: (id) => read(previous, id) };
}

const DAY = 86_400_000;

function toValue(element: Element, cell: Cells[string] | undefined): Value {
  if (isHidden(cell)) return ['x'];
  if (cell === null || cell === undefined || cell === '') return ['b'];
  if (typeof cell === 'boolean') return ['t', cell];
  if (Array.isArray(cell)) return cell.length === 0 ? ['b'] : ['l', cell];
  switch (element.type) {
    case 'whole':
    case 'money':
      return ['w', Number(cell)];
    case 'decimal':
      return ['d', Math.round(Number(cell) * 10_000)];
    case 'date':
      return ['n', Math.round(Date.parse(String(cell)) / DAY)];
    default:
      return ['s', String(cell)];
  }
}

export function fails(check: Check, scope: Scope): boolean {
  const [kind, truth] = evaluate(check.tree as Tree, scope);
  return kind === 't' && truth === false;
}
