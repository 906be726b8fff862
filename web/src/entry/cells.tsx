import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Cell } from '../api/types';
import type { Spot } from '../grid/navigate';
import { say, t } from '../i18n';
import { Figure } from '../ui/Figure';
import { Icon } from '../ui/Icon';
import type { Cursor } from './cursor';
import type { CellState, EntryStore } from './store';
import { isHidden, kindOf, show, sortIds } from './values';

// The cells of the sheet. A cell that can be typed in always holds a real input, so that input methods, phones and screen
// readers work as everywhere; the cursor decides what the keys mean.

export interface CellProps {
  store: EntryStore;
  cursor: Cursor;
  cell: CellState;
  spot: Spot;
  label: string;
  describedBy: string | undefined;
  warned: boolean;
}

const IDLE = 1500; // a long text is kept this soon after the last key, without leaving the cell

export function TypedCell(props: CellProps) {
  const kind = kindOf(props.cell.element);
  if (kind === 'ticks') return <Ticks {...props} />;
  return kind === 'select' ? <Select {...props} /> : <Written {...props} multiline={kind === 'text'} />;
}

// The frame of a cell: whether the cursor or the selection is on it, and the mark of its state in the corner.
export function Frame(props: {
  cursor: Cursor;
  spot: Spot;
  class?: string;
  span?: number;
  label?: string;
  invalid?: boolean;
  children: ComponentChildren;
  focusable?: boolean;
}) {
  const { cursor, spot } = props;
  const here = useComputed(() => cursor.isAt(spot));
  const inside = useComputed(() => {
    const r = cursor.selected.value;
    return (
      spot.row >= r.top &&
      spot.row <= r.bottom &&
      spot.col >= r.left &&
      spot.col <= r.right &&
      (r.top !== r.bottom || r.left !== r.right)
    );
  });
  const classes = [props.class, here.value && 'here', inside.value && 'selected'].filter(Boolean).join(' ');
  return (
    <td
      role="gridcell"
      class={classes || undefined}
      colSpan={props.span}
      data-label={props.label}
      data-cell={`${spot.row}:${spot.col}`}
      data-spot={props.focusable ? `${spot.row}:${spot.col}` : undefined}
      tabIndex={props.focusable ? (here.value ? 0 : -1) : undefined}
      aria-selected={inside.value ? 'true' : undefined}
      aria-readonly={props.focusable ? 'true' : undefined}
    >
      {props.children}
    </td>
  );
}

function useTabIndex({ cursor, spot }: CellProps): number {
  return useComputed(() => (cursor.isAt(spot) ? 0 : -1)).value;
}

function Written(props: CellProps & { multiline: boolean }) {
  const { store, cursor, cell, spot } = props;
  const typed = useSignal<string | null>(null);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tabIndex = useTabIndex(props);
  const { element } = cell;
  const keep = () => {
    clearTimeout(idle.current);
    if (typed.peek() !== null) store.type([{ id: element.id, text: typed.peek() ?? '' }]);
  };
  const editor = useRef({
    commit: () => {
      keep();
      typed.value = null;
    },
    cancel: () => {
      clearTimeout(idle.current);
      typed.value = null;
      if (input.current) input.current.value = shown();
      input.current?.select();
    },
    edit: () => {
      cursor.mode.value = 'editing';
      const end = input.current?.value.length ?? 0;
      input.current?.setSelectionRange(end, end);
    },
  });
  const shown = () => cell.raw.peek() ?? show(element, cell.value.peek());
  useEffect(() => () => editor.current.commit(), []);
  const given = {
    ref: input,
    id: `cell-${element.id}`,
    class: element.type === 'text' ? 'text' : 'figure',
    'data-spot': `${spot.row}:${spot.col}`,
    tabIndex,
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': cell.fault.value ? ('true' as const) : undefined,
    autocomplete: 'off',
    spellcheck: false,
    value: typed.value ?? cell.raw.value ?? show(element, cell.value.value),
    onInput: (e: InputEvent) => {
      typed.value = (e.currentTarget as HTMLInputElement).value;
      if (cursor.mode.peek() === 'reading') cursor.mode.value = 'typing';
      if (props.multiline) {
        clearTimeout(idle.current);
        idle.current = setTimeout(keep, IDLE);
      }
    },
    onFocus: () => {
      cursor.editor = editor.current;
      if (cursor.mode.peek() === 'reading') input.current?.select();
    },
    onBlur: () => {
      editor.current.commit();
      if (cursor.editor === editor.current) cursor.editor = null;
      cursor.mode.value = 'reading';
    },
    onMouseDown: (e: MouseEvent) => {
      if (e.shiftKey) return;
      if (document.activeElement === input.current) {
        cursor.mode.value = 'editing';
        return;
      }
      e.preventDefault(); // the first click selects the cell, the second puts the caret into it
      cursor.go({ at: spot, run: null });
    },
  };
  return (
    <>
      {props.multiline ? (
        <textarea {...given} rows={3} maxLength={undefined} />
      ) : (
        <input {...given} inputMode={element.type === 'decimal' ? 'decimal' : 'numeric'} />
      )}
      <Mark {...props} />
    </>
  );
}

function Select(props: CellProps) {
  const { store, cursor, cell, spot } = props;
  const tabIndex = useTabIndex(props);
  const { element } = cell;
  const value = cell.value.value;
  const options: [string, string][] =
    element.type === 'yes/no'
      ? [
          ['true', t('word.yes')],
          ['false', t('word.no')],
        ]
      : (element.choices ?? []).map((c) => [c.id, say(c.title)]);
  const pick = (id: string) => {
    const next: Cell = id === '' ? null : element.type === 'yes/no' ? id === 'true' : id;
    cursor.mode.value = 'reading';
    store.put([{ id: element.id, value: next }]);
  };
  return (
    <>
      <select
        id={`cell-${element.id}`}
        data-spot={`${spot.row}:${spot.col}`}
        tabIndex={tabIndex}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={cell.fault.value ? 'true' : undefined}
        value={value === null ? '' : String(value)}
        onChange={(e) => pick(e.currentTarget.value)}
        onMouseDown={() => {
          cursor.mode.value = 'editing';
        }}
        onBlur={() => {
          cursor.mode.value = 'reading';
        }}
      >
        <option value="">{t('cell.choose')}</option>
        {options.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <Mark {...props} />
    </>
  );
}

function Ticks(props: CellProps) {
  const { store, cell, spot } = props;
  const tabIndex = useTabIndex(props);
  const box = useRef<HTMLDivElement>(null);
  const chosen = Array.isArray(cell.value.value) ? cell.value.value : [];
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id];
    store.put([{ id: cell.element.id, value: next.length > 0 ? sortIds(next) : null }]);
  };
  const sideways = (e: KeyboardEvent) => {
    const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const all = [...(box.current?.querySelectorAll('input') ?? [])];
    all[Math.max(0, Math.min(all.length - 1, all.indexOf(e.target as HTMLInputElement) + step))]?.focus();
    e.preventDefault();
  };
  return (
    <>
      <div
        class="ticks"
        ref={box}
        role="group"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        onKeyDown={sideways}
      >
        {(cell.element.choices ?? []).map((choice, i) => (
          <label key={choice.id} class="tick">
            <input
              type="checkbox"
              id={i === 0 ? `cell-${cell.element.id}` : undefined}
              data-spot={i === 0 ? `${spot.row}:${spot.col}` : undefined}
              tabIndex={i === 0 ? tabIndex : -1}
              checked={chosen.includes(choice.id)}
              onChange={() => toggle(choice.id)}
            />
            {say(choice.title)}
          </label>
        ))}
      </div>
      <Mark {...props} />
    </>
  );
}

// The corner of a cell: error, waiting, warning, note, saved; a mark with its word.
function Mark({ store, cell, warned }: CellProps) {
  const sync = cell.sync.value;
  const noted = Boolean(store.notes.value[cell.element.id]);
  return (
    <span class="marks">
      {sync === 'refused' || cell.fault.value ? (
        <span class="bad-text">
          <Icon name="alert" label={t('cell.refused')} />
        </span>
      ) : sync === 'waiting' ? (
        <Icon name="clock" label={t('cell.waiting')} />
      ) : warned ? (
        <span class="warn-text">
          <Icon name="warning" label={t('cell.warning')} />
        </span>
      ) : (
        sync === 'saved' && (
          <span class="good-text">
            <Icon name="check" label={t('cell.saved')} />
          </span>
        )
      )}
      {noted && <Icon name="note" label={t('cell.note')} />}
    </span>
  );
}

// A cell to read: an earlier period, a computed figure, or everything for somebody who does not type here.
export function ReadCell(props: { cell: CellState; value: Cell; ours: boolean; locked: boolean }) {
  const { element } = props.cell;
  return (
    <span id={props.ours ? `cell-${element.id}` : undefined}>
      <Figure element={element} cell={props.value} />
      {props.locked && !isHidden(props.value) && (
        <span class="marks quiet">
          <Icon name="lock" label={t('cell.locked')} />
        </span>
      )}
    </span>
  );
}
