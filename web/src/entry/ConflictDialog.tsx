import type { Cell } from '../api/types';
import { say, t } from '../i18n';
import { formatTime } from '../text/dates';
import { Dialog } from '../ui/Dialog';
import { partOf } from './beside';
import type { EntryStore } from './store';
import { show } from './values';

// A cell by its title; what is said beside it, by what it is and where.
function titleOf(store: EntryStore, element: string): string {
  const beside = partOf(element);
  if (!beside) return say(store.cell(element)?.element.title) || element;
  const check = store.form.checks.find((c) => c.id === beside.id);
  const where = say(check?.say) || say(store.cell(beside.id)?.element.title);
  return where ? t(`conflict.of.${beside.part}`, { where }) : t(`conflict.some.${beside.part}`);
}

// Two people changed one cell: both values, and the choice. Nothing is sent until every one is decided; closing the page
// keeps them.
export function ConflictDialog({ store }: { store: EntryStore }) {
  const conflicts = store.conflicts.value;
  // Only a refused draft is told who changed which cell; else the report says who was the last to save anything in it.
  const last = store.report.value.author;
  return (
    <Dialog title={t('conflict.title')} onClose={() => {}} closable={false}>
      <div data-state="conflict">
        <p>{t('conflict.lead')}</p>
        {conflicts.map((conflict) => {
          const cell = store.cell(conflict.element);
          const shown = (value: Cell | undefined) =>
            (cell ? show(cell.element, value) : (value as string | null)) || '–';
          const values = { old: shown(store.kept.base[conflict.element]), new: shown(conflict.theirs) };
          return (
            <section key={conflict.element} class="card" aria-labelledby={`conflict-${conflict.element}`}>
              <h3 id={`conflict-${conflict.element}`}>{titleOf(store, conflict.element)}</h3>
              <p>
                {conflict.by && conflict.at
                  ? t('conflict.line', { ...values, who: conflict.by.name, time: formatTime(conflict.at) })
                  : last
                    ? t('conflict.lineLast', { ...values, who: last.name, time: formatTime(last.at) })
                    : t('conflict.lineNobody', values)}
              </p>
              <p>{t('conflict.yours', { value: shown(conflict.yours) })}</p>
              <p class="buttons">
                <button type="button" onClick={() => store.resolve(conflict, 'mine')}>
                  {t('conflict.mine')}
                </button>
                <button type="button" onClick={() => store.resolve(conflict, 'theirs')}>
                  {t('conflict.theirs')}
                </button>
              </p>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
