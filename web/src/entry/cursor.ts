import { computed, type Signal, signal } from '@preact/signals';
import type { Mode } from '../grid/keys';
import { cellAt, nextEditable, type Place, type Range, range, type Shape, type Spot } from '../grid/navigate';

// Where the cursor of a sheet is, what is selected, and whether somebody is writing inside the cell. The cell being written
// in leaves `commit` and `cancel` here while it has the focus.
export interface Editor {
  commit: () => void;
  cancel: () => void;
  edit: () => void;
}

export class Cursor {
  readonly place: Signal<Place>;
  readonly anchor = signal<Spot | null>(null);
  readonly mode = signal<Mode>('reading');
  readonly cell = computed(() => cellAt(this.shape, this.place.value.at));
  readonly selected = computed<Range>(() =>
    range(this.anchor.value ? cellAt(this.shape, this.anchor.value) : this.cell.value, this.cell.value),
  );
  editor: Editor | null = null;
  table: HTMLElement | null = null;

  constructor(readonly shape: Shape) {
    this.place = signal({ at: nextEditable(shape, { row: 0, col: -1 }, 1) ?? { row: 0, col: 0 }, run: null });
  }
  isAt(spot: Spot): boolean {
    const here = this.cell.value;
    return here.row === spot.row && here.col === spot.col;
  }
  // Moves the cursor and the focus with it; `extend` keeps the other corner of the selection.
  go(place: Place, extend = false): void {
    this.editor?.commit();
    this.anchor.value = extend ? (this.anchor.peek() ?? this.place.peek().at) : null;
    this.mode.value = 'reading';
    this.place.value = place;
    this.focus();
  }
  focus(): void {
    const { row, col } = this.cell.peek();
    const target = this.table?.querySelector<HTMLElement>(`[data-spot="${row}:${col}"]`);
    target?.focus();
    target?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
}
