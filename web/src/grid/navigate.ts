// Where the keys of a spreadsheet lead. Pure: positions in, position out; the sheet decides what a cell is.
//
// A run begins with the first Tab after any other move; Enter at its end goes to the next row, in the column where the run
// began (as Excel does). A row may be one wide cell: every column of it is that cell.

export interface Spot {
  row: number;
  col: number;
}
export interface Shape {
  rows: number;
  cols: number;
  editable(spot: Spot): boolean;
  // The column that really holds this spot's cell; the same column unless the row is one wide cell.
  owner?(spot: Spot): number;
}
export interface Place {
  at: Spot; // where the cursor wants to be; in a wide row the column is kept for the rows after it
  run: number | null; // column where the present Tab run began
}
export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'first'
  | 'last'
  | 'page-up'
  | 'page-down'
  | 'enter'
  | 'enter-back'
  | 'tab'
  | 'tab-back';

const PAGE = 10;
const clamp = (n: number, max: number) => Math.max(0, Math.min(max, n));

export function cellAt(shape: Shape, at: Spot): Spot {
  return shape.owner ? { row: at.row, col: shape.owner(at) } : at;
}

// null: the key leaves the sheet (Tab behind the last editable cell), so that nobody is trapped in it.
export function move(shape: Shape, place: Place, to: Move): Place | null {
  const { row, col } = place.at;
  const stay = (r: number, c: number): Place => ({
    at: { row: clamp(r, shape.rows - 1), col: clamp(c, shape.cols - 1) },
    run: null,
  });
  switch (to) {
    case 'up':
      return stay(row - 1, col);
    case 'down':
      return stay(row + 1, col);
    case 'left':
      return stay(row, cellAt(shape, place.at).col === col ? col - 1 : 0);
    case 'right':
      return stay(row, cellAt(shape, place.at).col === col ? col + 1 : shape.cols - 1);
    case 'home':
      return stay(row, 0);
    case 'end':
      return stay(row, shape.cols - 1);
    case 'first':
      return edge(shape, 1) ?? stay(0, 0);
    case 'last':
      return edge(shape, -1) ?? stay(shape.rows - 1, shape.cols - 1);
    case 'page-up':
      return stay(row - PAGE, col);
    case 'page-down':
      return stay(row + PAGE, col);
    case 'enter':
      return stay(row + 1, place.run ?? col);
    case 'enter-back':
      return stay(row - 1, place.run ?? col);
    case 'tab':
    case 'tab-back': {
      const next = nextEditable(shape, place.at, to === 'tab' ? 1 : -1);
      return next && { at: next, run: place.run ?? cellAt(shape, place.at).col };
    }
  }
}

function edge(shape: Shape, step: 1 | -1): Place | null {
  const before = step === 1 ? { row: 0, col: -1 } : { row: shape.rows - 1, col: shape.cols };
  const at = nextEditable(shape, before, step);
  return at && { at, run: null };
}

// The next editable cell in reading order, wrapping to the next row.
export function nextEditable(shape: Shape, from: Spot, step: 1 | -1): Spot | null {
  const start = from.row * shape.cols + from.col;
  const here = from.col >= 0 && from.col < shape.cols ? cellAt(shape, from) : null;
  for (let i = start + step; i >= 0 && i < shape.rows * shape.cols; i += step) {
    const spot = { row: Math.floor(i / shape.cols), col: i % shape.cols };
    const cell = cellAt(shape, spot);
    if (cell.col !== spot.col || (here && cell.row === here.row && cell.col === here.col)) continue;
    if (shape.editable(cell)) return cell;
  }
  return null;
}

export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}
export function range(a: Spot, b: Spot): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.col, b.col),
    right: Math.max(a.col, b.col),
  };
}
export const inRange = (r: Range, s: Spot) =>
  s.row >= r.top && s.row <= r.bottom && s.col >= r.left && s.col <= r.right;
