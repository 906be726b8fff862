import type { Cell } from '../api/types';
import { isHidden } from '../entry/values';

// A series of figures as points of a drawing `width` by `height`. A blank or hidden figure is a gap: the line never runs
// through what nobody said, or what the viewer may not see.

export interface Point {
  x: number;
  y: number;
  index: number;
}
export interface Drawn {
  runs: Point[][]; // unbroken stretches
  most: number;
}

export function numberOf(cell: Cell): number | null {
  if (cell === null || isHidden(cell) || typeof cell === 'boolean') return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}

export function draw(cells: Cell[], width: number, height: number): Drawn {
  const values = cells.map(numberOf);
  const most = Math.max(1, ...values.map((v) => v ?? 0));
  const step = cells.length > 1 ? width / (cells.length - 1) : 0;
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else {
      run.push({ x: cells.length > 1 ? index * step : width / 2, y: height - (value / most) * height, index });
    }
  }
  if (run.length > 0) runs.push(run);
  return { runs, most };
}

export const path = (run: Point[]): string =>
  run.map((p, i) => `${i === 0 ? 'M' : 'L'}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join('');
