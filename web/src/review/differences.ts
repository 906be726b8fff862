import type { Cell, Element, Report } from '../api/types';
import { isHidden, isNumeric } from '../entry/values';

// Where a report moved most against the last period: what a checker should look at first.

export interface Difference {
  element: Element;
  before: number;
  now: number;
}
const MOST = 8;
const number = (cell: Cell | undefined) =>
  cell === null || cell === undefined || isHidden(cell) || typeof cell === 'boolean' ? null : Number(cell);

export function differences(elements: Element[], report: Report): Difference[] {
  if (!report.previous) return [];
  const found: Difference[] = [];
  for (const element of elements.filter(isNumeric)) {
    const before = number(report.previous.cells[element.id]);
    const now = number(report.cells[element.id]);
    if (before === null || now === null || before === now) continue;
    if (Math.max(before, now) >= 2 * Math.min(before, now)) found.push({ element, before, now });
  }
  const ratio = ({ before, now }: Difference) => Math.abs(now - before) / Math.max(1, Math.min(before, now));
  return found.sort((a, b) => ratio(b) - ratio(a)).slice(0, MOST);
}
