import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { Spot } from '../grid/navigate';
import { say, t } from '../i18n';
import { Frame, ReadCell, TypedCell } from './cells';
import type { Column } from './columns';
import type { Cursor } from './cursor';
import type { Findings } from './problems';
import type { CellState, EntryStore } from './store';
import { isNumeric, isWide, show } from './values';

interface RowProps {
  id: string;
  store: EntryStore;
  cursor: Cursor;
  columns: Column[];
  now: number;
  found: ReadonlySignal<Findings>;
}
interface Said {
  error: string;
  warning: string;
}

// One element: its name, help and what is wrong with it; its cells beside, or, for texts and ticks that need the width, one
// cell below.
export function SheetRow(props: RowProps) {
  const { id, store, columns, now } = props;
  const cell = store.cell(id);
  const said = useComputed(() => wordsFor(props.found.value, id));
  if (!cell) return null;
  const row = store.elements.findIndex((e) => e.id === id);
  const words = { ...said.value, error: cell.fault.value ?? said.value.error };
  const wrong = words.error ? 'wrong' : '';
  const name = (
    <Name store={store} cell={cell} words={words} span={isWide(cell.element) ? columns.length + 1 : undefined} />
  );
  if (isWide(cell.element)) {
    return (
      <>
        <tr role="row" class={`above ${wrong}`}>
          {name}
        </tr>
        <tr role="row" class={wrong}>
          <OneCell {...props} cell={cell} words={words} spot={{ row, col: now }} wide />
        </tr>
      </>
    );
  }
  return (
    <tr role="row" class={wrong}>
      {name}
      {columns.map((column, col) => (
        <OneCell key={column.id} {...props} cell={cell} words={words} spot={{ row, col }} />
      ))}
    </tr>
  );
}

function Name({
  store,
  cell,
  words,
  span,
}: {
  store: EntryStore;
  cell: CellState;
  words: Said;
  span: number | undefined;
}) {
  const { element } = cell;
  const correction = store.report.value.corrections?.[element.id];
  return (
    <th role="rowheader" scope="row" colSpan={span}>
      <span>
        {say(element.title)}
        {element.required && !store.computed(element) && (
          <span class="quiet" title={t('word.required')} aria-hidden="true">
            {' *'}
          </span>
        )}
      </span>
      {element.help && (
        <span class="help" id={`help-${element.id}`}>
          {say(element.help)}
        </span>
      )}
      {correction && (
        <span class="help">
          {t('correct.mark', { sum: show(element, correction.computed) || '–', reason: correction.reason })}
        </span>
      )}
      {words.error && (
        <span class="fault" id={`error-${element.id}`}>
          {words.error}
        </span>
      )}
      {words.warning && <span class="warn-text">{words.warning}</span>}
    </th>
  );
}

function OneCell(props: RowProps & { cell: CellState; words: Said; spot: Spot; wide?: boolean }) {
  const { store, cursor, columns, cell, words, spot, wide } = props;
  const { element } = cell;
  const column = columns[spot.col];
  if (!column) return null;
  const ours = column.cells === null;
  const kind = wide ? 'wide' : isNumeric(element) ? 'n' : '';
  const frame = { cursor, spot, span: wide ? columns.length + 1 : undefined, label: column.title };
  if (!ours || !store.editable(element)) {
    const value = column.cells ? (column.cells[element.id] ?? null) : cell.value.value;
    return (
      <Frame {...frame} class={`${ours ? 'read' : 'reference'} ${kind}`} focusable>
        <ReadCell cell={cell} value={value} ours={ours} locked={ours && store.computed(element)} />
      </Frame>
    );
  }
  const label = `${say(element.title)}, ${column.title}`;
  const previous = wide ? columns.find((c) => c.id === 'previous') : undefined;
  const before = previous?.cells ? show(element, previous.cells[element.id]) : '';
  const describedBy = [element.help && `help-${element.id}`, words.error && `error-${element.id}`]
    .filter(Boolean)
    .join(' ');
  return (
    <Frame {...frame} class={`typed ${kind}`}>
      <TypedCell
        store={store}
        cursor={cursor}
        cell={cell}
        spot={spot}
        label={element.required ? `${label}, ${t('word.required')}` : label}
        describedBy={describedBy || undefined}
        warned={words.warning !== ''}
      />
      {before && (
        <span class="help">
          {previous?.title}: {before}
        </span>
      )}
    </Frame>
  );
}

function wordsFor(found: Findings, id: string): Said {
  return {
    error: found.errors.find((f) => f.elements[0] === id)?.text ?? '',
    warning: found.warnings.find((w) => w.elements[0] === id && w.explained === '')?.text ?? '',
  };
}
