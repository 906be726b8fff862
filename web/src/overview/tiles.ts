import type { Matrix, Period } from '../api/types';

export interface Tile {
  slug: string;
  name: string;
  short: string; // without "Phường" or "Xã"
  row: number;
  column: number;
  expected: number;
  sent: number; // sent or accepted
  overdue: number;
}

const SENT = new Set(['sent', 'accepted']);

// How complete each place's own reports are whose last day in time lies in or just after the period: those of the period
// itself and of the shorter ones in it.
export function completeness(matrix: Matrix, period: Period): Tile[] {
  const tiles = new Map<string, Tile>();
  for (const { unit, row, column } of matrix.tiles)
    tiles.set(unit.slug, {
      slug: unit.slug,
      name: unit.name,
      short: unit.name.replace(/^(Phường|Xã|Thị trấn) /, ''),
      row,
      column,
      expected: 0,
      sent: 0,
      overdue: 0,
    });
  for (const block of matrix.blocks)
    for (const row of block.rows) {
      const tile = tiles.get(row.unit.slug);
      if (!tile) continue;
      for (const [c, cell] of row.cells.entries()) {
        const of = block.columns[c]?.period;
        if (!cell || !of || cell.state === 'waived') continue;
        if (of.first < period.first || of.last > period.last) continue;
        tile.expected += 1;
        if (SENT.has(cell.state)) tile.sent += 1;
        if (cell.state === 'overdue' || cell.state === 'returned') tile.overdue += 1;
      }
    }
  return [...tiles.values()];
}
