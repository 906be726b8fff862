import { type ReadonlySignal, useComputed } from '@preact/signals';
import { say, t } from '../i18n';
import { Frame, ReadCell, TypedCell } from './cells';
import type { Column } from './columns';
import type { Cursor } from './cursor';
import type { Findings } from './problems';
import type { EntryStore } from './store';
import { isNumeric, isWide, show } from './values';

interface RowProps {
  id: string;
  store: EntryStore;
  cursor: Cursor;
  columns: Column[];
  now: number;
  found: ReadonlySignal<Findings>;
}

// One element: its name, help and what is wrong with it; its cells beside.
export function SheetRow(props: RowProps) {
  const { id, store, cursor, columns, now } = props;
  const row = store.elements.findIndex((e) => e.id === id);
  const cell = store.cell(id);
  const rules = useComputed(() => ruleTexts(props.found.value, id));
  if (!cell) return null;
  const { element } = cell;
  const title = say(element.title);
  const fault = cell.fault.value;
  const typed = store.editable(element);
  const errorId = fault || rules.value.error ? `error-${id}` : undefined;
  const describedBy = [element.help && `help-${id}`, errorId].filter(Boolean).join(' ') || undefined;
  const wide = isWide(element);
  const previous = columns.find((c) => c.id === 'previous');
  const correction = store.report.value.corrections?.[id];
  const error = fault ?? rules.value.error;
  return (
    <tr role="row" class={error ? 'wrong' : undefined} aria-rowindex={row + 2}>
      <th role="rowheader" scope="row">
        <span>
          {title}
          {element.required && !store.computed(element) && (
            <span class="quiet" title={t('word.required')} aria-hidden="true">
              {' *'}
            </span>
          )}
        </span>
        {element.help && (
          <span class="help" id={`help-${id}`}>
            {say(element.help)}
          </span>
        )}
        {correction && (
          <span class="help">
            {t('correct.mark', { sum: show(element, correction.computed) || '–', reason: correction.reason })}
          </span>
        )}
        {error && (
          <span class="fault" id={errorId}>
            {error}
          </span>
        )}
        {rules.value.warning && <span class="warn-text">{rules.value.warning}</span>}
      </th>
      {columns.map((column, col) => {
        if (wide && col !== now) return null;
        const label = `${title}, ${column.title}`;
        const kind = wide ? 'wide' : isNumeric(element) ? 'n' : '';
        if (column.cells === null && typed) {
          return (
            <Frame
              key={column.id}
              cursor={cursor}
              spot={{ row, col }}
              class={`typed ${kind}`}
              span={wide ? columns.length : undefined}
              label={column.title}
            >
              <TypedCell
                store={store}
                cursor={cursor}
                cell={cell}
                spot={{ row, col }}
                label={element.required ? `${label}, ${t('word.required')}` : label}
                describedBy={describedBy}
                warned={rules.value.warning !== ''}
              />
              {wide && previous?.cells && show(element, previous.cells[id]) !== '' && (
                <span class="help">
                  {previous.title}: {show(element, previous.cells[id])}
                </span>
              )}
            </Frame>
          );
        }
        const value = column.cells ? (column.cells[id] ?? null) : cell.value.value;
        return (
          <Frame
            key={column.id}
            cursor={cursor}
            spot={{ row, col }}
            class={`${column.cells === null ? 'read' : 'reference'} ${kind}`}
            span={wide ? columns.length : undefined}
            label={column.title}
            focusable
          >
            <ReadCell cell={cell} value={value} locked={column.cells === null && store.computed(element)} />
          </Frame>
        );
      })}
    </tr>
  );
}

function ruleTexts(found: Findings, id: string): { error: string; warning: string } {
  return {
    error: found.errors.find((f) => f.elements[0] === id)?.text ?? '',
    warning: found.warnings.find((w) => w.elements[0] === id && w.explained === '')?.text ?? '',
  };
}
