import { formatBlock, parseBlock } from '../grid/clipboard';
import { command, type Kind } from '../grid/keys';
import { cellAt, inRange, move } from '../grid/navigate';
import { t } from '../i18n';
import { announce } from '../ui/announce';
import type { Column } from './columns';
import type { Cursor } from './cursor';
import type { EntryStore } from './store';
import { copyText, kindOf } from './values';

export interface SheetAsks {
  onHelp: () => void;
  onNote: (element: string) => void;
  onPaste: (block: string[][], at: { row: number; col: number }) => void;
}

// The keyboard and the clipboard of the sheet, as handlers for its table. grid/keys.ts says which key means what.
export function sheetKeys(store: EntryStore, columns: Column[], cursor: Cursor, asks: SheetAsks) {
  const elementAt = (row: number) => store.elements[row];
  const kindHere = (): Kind => {
    const { row, col } = cursor.cell.peek();
    const element = elementAt(row);
    return element && columns[col]?.cells === null && store.editable(element) ? kindOf(element) : 'read';
  };
  const selectedNow = () => {
    const r = cursor.selected.peek();
    const now = columns.findIndex((c) => c.cells === null);
    return store.elements.filter((_, row) => inRange(r, cellAt(cursor.shape, { row, col: now })));
  };
  const clear = () => {
    const ids = selectedNow().filter((e) => store.editable(e));
    cursor.editor?.cancel();
    store.type(ids.map((e) => ({ id: e.id, text: '' })));
  };
  const replay = (ids: string[], done: 'undo.done' | 'redo.done') => {
    announce(ids.length > 0 ? t(done, { n: ids.length }) : t('undo.none'));
    const row = store.elements.findIndex((e) => e.id === ids[0]);
    const col = columns.findIndex((c) => c.cells === null);
    if (row >= 0) cursor.go({ at: { row, col }, run: null });
  };

  const onKeyDown = (e: KeyboardEvent) => {
    const kind = kindHere();
    const mode = cursor.mode.peek();
    if (kind === 'select' && (e.key === ' ' || (e.altKey && /^Arrow(Up|Down)$/.test(e.key)))) {
      cursor.mode.value = 'editing'; // its list is open: the keys are the browser's
      return;
    }
    const what = command(e, mode, kind);
    if (!what) return;
    if (what.do === 'move') {
      const next = move(cursor.shape, cursor.place.peek(), what.to);
      if (!next) {
        cursor.editor?.commit();
        cursor.mode.value = 'reading';
        return; // Tab goes on to whatever follows the sheet
      }
      e.preventDefault();
      return cursor.go(next, what.extend);
    }
    if (what.do === 'clear' && kind === 'read') return;
    e.preventDefault();
    switch (what.do) {
      case 'edit':
        return cursor.editor?.edit();
      case 'cancel':
        cursor.editor?.cancel();
        cursor.mode.value = 'reading';
        return cursor.focus();
      case 'clear':
        return clear();
      case 'undo':
        return replay(store.undo(), 'undo.done');
      case 'redo':
        return replay(store.redo(), 'redo.done');
      case 'all':
        cursor.anchor.value = { row: 0, col: 0 };
        cursor.place.value = { at: { row: cursor.shape.rows - 1, col: cursor.shape.cols - 1 }, run: null };
        return cursor.focus();
      case 'help':
        return asks.onHelp();
      case 'note': {
        const element = elementAt(cursor.cell.peek().row);
        if (element) asks.onNote(element.id);
      }
    }
  };

  const copy = (e: ClipboardEvent): boolean => {
    if (cursor.mode.peek() !== 'reading') return false;
    const r = cursor.selected.peek();
    const rows = store.elements
      .slice(r.top, r.bottom + 1)
      .map((element) =>
        columns
          .slice(r.left, r.right + 1)
          .map((column) =>
            copyText(element, column.cells ? column.cells[element.id] : store.cell(element.id)?.value.peek()),
          ),
      );
    e.clipboardData?.setData('text/plain', formatBlock(rows));
    e.preventDefault();
    announce(t('copy.done', { n: rows.length * (rows[0]?.length ?? 0) }));
    return true;
  };
  const onPaste = (e: ClipboardEvent) => {
    const block = parseBlock(e.clipboardData?.getData('text/plain') ?? '');
    const single = block.length === 1 && block[0]?.length === 1;
    const kind = kindHere();
    // Into what is being written goes a text; several cells never are one, not even after a second click into a number.
    if (cursor.mode.peek() !== 'reading' && (single || kind === 'text')) return;
    if (kind === 'text' && (single || !block.some((row) => row.length > 1))) return; // a text takes its lines as they are
    e.preventDefault();
    cursor.editor?.commit();
    const at = cursor.cell.peek();
    const element = elementAt(at.row);
    if (single && element && kind !== 'read') return store.type([{ id: element.id, text: block[0]?.[0] ?? '' }]);
    asks.onPaste(block, at);
  };
  return {
    onKeyDown,
    onPaste,
    onCopy: (e: ClipboardEvent) => void copy(e),
    onCut: (e: ClipboardEvent) => {
      if (copy(e)) clear();
    },
  };
}
