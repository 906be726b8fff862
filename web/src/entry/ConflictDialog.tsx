import { say, t } from '../i18n';
import { formatTime } from '../text/dates';
import { Dialog } from '../ui/Dialog';
import type { EntryStore } from './store';
import { show } from './values';

// Two people changed one cell: both values, and the choice. Nothing is sent until every one is decided; closing the page
// keeps them.
export function ConflictDialog({ store }: { store: EntryStore }) {
  const conflicts = store.conflicts.value;
  return (
    <Dialog title={t('conflict.title')} onClose={() => {}} closable={false}>
      <div data-state="conflict">
        <p>{t('conflict.lead')}</p>
        {conflicts.map((conflict) => {
          const cell = store.cell(conflict.element);
          if (!cell) return null;
          const words = {
            who: conflict.by?.name ?? t('conflict.someone'),
            old: show(cell.element, store.kept.base[conflict.element]) || '–',
            new: show(cell.element, conflict.theirs) || '–',
          };
          return (
            <section key={conflict.element} class="card" aria-labelledby={`conflict-${conflict.element}`}>
              <h3 id={`conflict-${conflict.element}`}>{say(cell.element.title)}</h3>
              <p>
                {conflict.at
                  ? t('conflict.line', { ...words, time: formatTime(conflict.at) })
                  : t('conflict.lineNoTime', words)}
              </p>
              <p>{t('conflict.yours', { value: show(cell.element, conflict.yours) || '–' })}</p>
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
