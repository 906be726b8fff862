import { useRef } from 'preact/hooks';
import type { Matrix as Data, MatrixBlock, MatrixCell } from '../api/types';
import { say, t } from '../i18n';
import { mayAnywhere } from '../session/session';
import { formatDate } from '../text/dates';
import { movedByLink } from '../ui/Page';
import { GLYPHS, shortPeriod, toneOf } from './marks';

// Units against what they owe in the year (S1). Every cell is a link: to the report for whoever may read it, else to where
// such reports come together. Arrow keys go from cell to cell.
export function Matrix({ data }: { data: Data }) {
  return (
    <>
      {data.blocks.map((block) => (
        <Block key={block.owes} block={block} />
      ))}
      <Legend />
    </>
  );
}

const LEGEND = ['accepted', 'sent', 'presented', 'draft', 'overdue', 'returned', 'upcoming', 'waived'] as const;

function Legend() {
  return (
    <p class="small matrix-legend">
      {LEGEND.map((state) => (
        <span key={state}>
          <span class={`glyph ${toneOf(state)}`} aria-hidden="true">
            {GLYPHS[state]}
          </span>{' '}
          {t(`status.${state}`)}
        </span>
      ))}
    </p>
  );
}

// A wide table of its own: one head row of forms where the block has several, one of periods.
function Block({ block }: { block: MatrixBlock }) {
  const table = useRef<HTMLTableElement>(null);
  const title = titleOf(block);
  const first = block.rows[0]?.cells.findIndex(Boolean);
  return (
    <div class="scroll below" role="region" tabIndex={0} aria-label={title}>
      <table class="data matrix" ref={table} onKeyDown={(e) => move(e, table.current)} onClick={followed}>
        <caption>{title}</caption>
        <thead>
          {block.owes !== '' && (
            <tr>
              <th rowSpan={2} scope="col">
                {t('word.unit')}
              </th>
              {formsOf(block).map(({ id, name, span }) => (
                <th key={id} colSpan={span} scope="colgroup" title={name}>
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          )}
          <tr>
            {block.owes === '' && <th scope="col">{t('word.unit')}</th>}
            {block.columns.map((column) => (
              <th
                key={`${column.form?.id} ${column.period.code}`}
                scope="col"
                title={`${say(column.period.label)}, ${formatDate(column.last_timely_day)}`}
              >
                {shortPeriod(column.period.code)}
                <span class="sr">
                  {' '}
                  {say(column.form?.title)} {say(column.period.label)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, r) => (
            <tr key={`${row.unit.id} ${row.form?.id}`}>
              <th scope="row">
                {row.unit.name}
                {row.form && <span class="small"> {say(row.form.title)}</span>}
              </th>
              {row.cells.map((cell, c) => {
                const column = block.columns[c];
                if (!column) return null;
                const form = row.form ?? column.form;
                return (
                  <td key={`${column.form?.id} ${column.period.code}`}>
                    {cell &&
                      link(
                        cell,
                        hrefOf(cell, form?.id ?? '', column.period.code),
                        `${row.unit.name}, ${say(form?.title)}, ${say(column.period.label)}`,
                        r === 0 && first === c,
                      )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// There are over a thousand of them: one element each, no component, and nothing of its own to listen with.
function link(cell: MatrixCell, href: string, about: string, first: boolean) {
  const late = cell.late_days > 0 ? `, ${t('work.late', { n: cell.late_days })}` : '';
  const words = `${about}: ${t(`status.${cell.state}`)}${late}`;
  return (
    <a class={`glyph ${toneOf(cell.state)}`} href={href} tabIndex={first ? 0 : -1} title={words} aria-label={words}>
      {GLYPHS[cell.state]}
    </a>
  );
}
function followed(event: MouseEvent): void {
  if ((event.target as Element).closest('a')) movedByLink();
}

function titleOf(block: MatrixBlock): string {
  if (block.owes === '') return t('matrix.singles');
  const names = new Set(block.columns.map((c) => say(c.form?.title)));
  return [...names].join(' · ');
}

function formsOf(block: MatrixBlock): { id: string; name: string; span: number }[] {
  const forms: { id: string; name: string; span: number }[] = [];
  for (const { form } of block.columns) {
    const last = forms.at(-1);
    if (last?.name === say(form?.title)) last.span += 1;
    else forms.push({ id: `${form?.id} ${forms.length}`, name: say(form?.title), span: 1 });
  }
  return forms;
}

function hrefOf(cell: MatrixCell, form: string, period: string): string {
  if (cell.record !== null) return `/bao-cao/${cell.record}`;
  return mayAnywhere('decide') ? `/tong-hop/${form}/${period}` : `/tong-quan/bang/${form}/${period}`;
}

// One cell takes part in the tab order; the arrows move on, over holes, as far as the table goes.
const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
function move(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const step = STEPS[event.key];
  const at = (event.target as HTMLElement).closest('td');
  const body = table?.tBodies[0];
  if (!step || !at || !body) return;
  event.preventDefault();
  let row = (at.parentElement as HTMLTableRowElement).sectionRowIndex + step[0];
  let column = at.cellIndex + step[1];
  for (; body.rows[row]?.cells[column]; row += step[0], column += step[1]) {
    const next = body.rows[row]?.cells[column]?.querySelector('a');
    if (!next) continue;
    for (const link of body.querySelectorAll('a')) link.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    return;
  }
}
