import type { Obligation } from '../api/types';
import { say, t } from '../i18n';
import { formatDate } from '../text/dates';
import { Icon } from '../ui/Icon';
import { movedByLink } from '../ui/Page';
import { type Batch, batches } from './groups';

// What my unit checks and adds up: one row for each form and period.
export function CheckingList({ items, plain = false }: { items: Obligation[]; plain?: boolean }) {
  const all = batches(items);
  const finished = all.filter((batch) => batch.done === batch.all);
  const inside = (
    <>
      <Rows list={all.filter((batch) => batch.done < batch.all)} />
      {finished.length > 0 && (
        <details class="group">
          <summary>
            <h2>{t('work.done', { n: finished.length })}</h2>
          </summary>
          <Rows list={finished} />
        </details>
      )}
    </>
  );
  if (plain) return inside;
  return (
    <section class="group">
      <h2>{t('work.checking')}</h2>
      {inside}
    </section>
  );
}

function Rows({ list }: { list: Batch[] }) {
  return (
    <ul class="rows">
      {list.map((batch) => (
        <li key={`${batch.form.id} ${batch.period.code}`}>
          <a class="row" href={`/tong-hop/${batch.form.id}/${batch.period.code}`} onClick={movedByLink}>
            <span class="row-main">
              <b>{t('work.checkingRow', { form: say(batch.form.title), period: say(batch.period.label) })}</b>
            </span>
            <span class="row-due">
              {t('word.by', { date: formatDate(batch.due) })}
              {batch.overdue > 0 && <span class="bad-text">{t('work.checkOverdue', { n: batch.overdue })}</span>}
            </span>
            <span class="row-state">
              {batch.toDecide > 0 && <b>{t('work.toDecide', { n: batch.toDecide })}</b>}
              <span class="quiet">{t('work.checkDone', { n: batch.done, all: batch.all })}</span>
            </span>
            <span class="row-next">
              {t('work.do.review')}
              <Icon name="next" />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
