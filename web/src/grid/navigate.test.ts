import { describe, expect, test } from 'vitest';
import { type Move, move, type Place, type Shape } from './navigate';

// Three editable columns between two to read; the row in the middle is one wide cell, owned by column 1.
//        0 1 2 3 4
//  row 0 r e e e r
//  row 1 [   e   ]
//  row 2 r e e e r
const shape: Shape = {
  rows: 3,
  cols: 5,
  editable: ({ row, col }) => (row === 1 ? col === 1 : col >= 1 && col <= 3),
  owner: ({ row, col }) => (row === 1 ? 1 : col),
};

const walk = (row: number, col: number, moves: Move[]) => {
  let place: Place | null = { at: { row, col }, run: null };
  for (const m of moves) place = place && move(shape, place, m);
  return place && `${place.at.row},${place.at.col}`;
};

describe('the keys of a spreadsheet', () => {
  test.each([
    ['arrows stop at the edge', 0, 0, ['up', 'left'], '0,0'],
    ['down keeps the column through a wide row', 0, 3, ['down', 'down'], '2,3'],
    ['Enter goes down', 0, 2, ['enter'], '1,2'],
    ['Tab goes to the next editable cell', 0, 1, ['tab'], '0,2'],
    ['Tab wraps over what is only to read', 0, 3, ['tab'], '1,1'],
    ['Tab leaves a wide row for the next', 1, 1, ['tab'], '2,1'],
    ['Shift+Tab wraps back', 1, 1, ['tab-back'], '0,3'],
    ['a second Enter goes on in that column', 0, 1, ['tab', 'tab', 'enter', 'enter'], '2,1'],
    ['after Tab, Tab, Enter returns to the column where the run began', 0, 1, ['tab', 'tab', 'enter'], '1,1'],
    ['an arrow ends the run', 0, 1, ['tab', 'down', 'enter'], '2,2'],
    ['Ctrl+Home is the first editable cell', 2, 4, ['first'], '0,1'],
    ['Ctrl+End is the last', 0, 0, ['last'], '2,3'],
    ['Tab behind the last cell leaves', 2, 3, ['tab'], null],
    ['Shift+Tab before the first leaves', 0, 1, ['tab-back'], null],
  ] as [string, number, number, Move[], string | null][])('%s', (_, row, col, moves, end) => {
    expect(walk(row, col, moves)).toBe(end);
  });
});
