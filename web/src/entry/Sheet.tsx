import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { cellAt } from '../grid/navigate';
import { say, t } from '../i18n';
import { columnsOf } from './columns';
import { Cursor } from './cursor';
import type { Findings } from './problems';
import { SheetRow } from './SheetRow';
import './sheet.css';
import type { EntryStore } from './store';
import { type SheetAsks, sheetKeys } from './useSheetKeys';
import { isWide } from './values';

// The data-entry grid (S3; APG grid): one tab stop, the keys of a spreadsheet inside.
export function Sheet(props: {
  store: EntryStore;
  found: ReadonlySignal<Findings>;
  asks: SheetAsks;
  onCursor: (cursor: Cursor) => void;
}) {
  const { store, asks } = props;
  const report = store.report.value;
  const table = useRef<HTMLTableElement>(null);
  const columns = useMemo(() => columnsOf(report), [report.id]);
  const now = columns.findIndex((c) => c.cells === null);
  const cursor = useMemo(
    () =>
      new Cursor({
        rows: store.elements.length,
        cols: columns.length,
        editable: ({ row, col }) =>
          col === now && store.elements[row] !== undefined && store.editable(store.elements[row]),
        owner: ({ row, col }) => (store.elements[row] && isWide(store.elements[row]) ? now : col),
      }),
    [store, columns, now],
  );
  const keys = useMemo(() => sheetKeys(store, columns, cursor, asks), [store, columns, cursor, asks]);
  useEffect(() => {
    cursor.table = table.current;
    props.onCursor(cursor);
  }, [cursor, props.onCursor]);
  // What is half typed is taken when the sheet goes away, not whenever it is drawn again: Esc still has the old figure then.
  useEffect(() => {
    const leaving = () => cursor.editor?.commit();
    addEventListener('pagehide', leaving);
    return () => {
      removeEventListener('pagehide', leaving);
      leaving();
    };
  }, [cursor]);
  const follow = (e: Event) => {
    const [row, col] = ((e.target as HTMLElement).closest('td')?.dataset.cell ?? '').split(':').map(Number);
    if (row === undefined || col === undefined || Number.isNaN(row)) return;
    const here = cursor.cell.peek();
    if (here.row !== row || here.col !== col) {
      cursor.anchor.value = null;
      cursor.place.value = { at: { row, col }, run: null };
    }
  };
  const extend = (e: MouseEvent) => {
    const [row, col] = ((e.target as HTMLElement).closest('td')?.dataset.cell ?? '').split(':').map(Number);
    if (row === undefined || col === undefined || Number.isNaN(row)) return;
    if (!e.shiftKey) {
      cursor.anchor.value = null;
      return;
    }
    e.preventDefault();
    cursor.go({ at: cellAt(cursor.shape, { row, col }), run: null }, true);
  };
  return (
    <table
      ref={table}
      class="sheet"
      role="grid"
      aria-label={t('entry.caption', { unit: report.unit.name, period: say(report.period.label) })}
      onKeyDown={keys.onKeyDown}
      onPaste={keys.onPaste}
      onCopy={keys.onCopy}
      onCut={keys.onCut}
      onFocusIn={follow}
      onMouseDown={extend}
    >
      <thead>
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('entry.indicator')}
          </th>
          {columns.map((column) => (
            <th key={column.id} role="columnheader" scope="col" class={column.cells === null ? 'now' : 'reference'}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      {store.form.sections.map((section) => (
        <tbody key={section.elements[0]}>
          <tr role="row" class="section">
            <th role="rowheader" scope="rowgroup" colSpan={columns.length + 1}>
              {say(section.title)}
            </th>
          </tr>
          {section.elements.map((id) => (
            <SheetRow key={id} id={id} store={store} cursor={cursor} columns={columns} now={now} found={props.found} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
