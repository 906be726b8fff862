import type { Cell } from '../api/types';
import { readable } from '../text/numbers';
import { Figure } from './Figure';

// A computed figure of the overview: whole, or a decimal read with one place.
export function Amount({ cell }: { cell: Cell }) {
  const decimal = typeof cell === 'string';
  return <Figure element={{ type: decimal ? 'decimal' : 'whole' }} cell={decimal ? readable(cell) : cell} />;
}
