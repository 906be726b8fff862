import { say, t } from '../i18n';
import type { Trouble } from '../offline/unsent';
import { formatDate, formatInstant } from '../text/dates';
import { problemWords } from '../ui/states';
import type { EntryStore } from './store';
import type { Sync } from './sync';
import { show, sortNames } from './values';

// What somebody must know before reading the figures: why it came back, who is missing, what changed since.
export function Notices({ store, sync, trouble }: { store: EntryStore; sync: Sync; trouble: Trouble | null }) {
  const report = store.report.value;
  const back = [...report.steps].reverse().find((s) => s.reason && /return|back|reopen/.test(s.step));
  const missing = sortNames([...new Map((report.missing ?? []).map((u) => [u.id, u])).values()], (u) => u.name);
  const changed = report.changed_since ?? [];
  const stopped = sync.problem.value;
  const told = trouble === 'changed' || trouble === 'refused' ? trouble : null; // happened while nobody looked
  return (
    <>
      {report.fits === false && <p class="banner warn">{t('read.older')}</p>}
      {store.queued.value && <p class="banner">{t('present.waiting')}</p>}
      {told && !stopped && <p class="banner warn">{t(`present.${told}`)}</p>}
      {stopped && (
        <p class="banner bad" role="alert">
          {stopped.status === 409 ? t('sync.moved') : problemWords(stopped)}
        </p>
      )}
      {back?.reason && ['returned', 'draft', 'reopened'].includes(report.state) && (
        <p class="banner bad">
          {t('read.returned', { reason: back.reason })}
          {back.who && (
            <span class="small">
              {' '}
              {back.who.name}, {formatInstant(back.at)}
            </span>
          )}
        </p>
      )}
      {!store.writable.value && report.state === 'presented' && <p class="banner">{t('read.presented')}</p>}
      {report.state === 'sent' && <p class="banner">{t('read.sent')}</p>}
      {report.state === 'accepted' && (
        <p class="banner good">
          {t('read.accepted')}
          {report.frozen && (
            <span class="small">
              {' '}
              {t('read.frozen', { time: formatInstant(report.frozen.at), hash: report.frozen.hash.slice(0, 16) })}
            </span>
          )}
        </p>
      )}
      {report.outgoing?.number && (
        <p class="small">
          {t('read.outgoing', { number: report.outgoing.number, date: formatDate(report.outgoing.date ?? '') })}
        </p>
      )}
      {missing.length > 0 && (
        <p class="banner warn">
          {t('read.missing', { n: missing.length, names: missing.map((u) => u.name).join(', ') })}
        </p>
      )}
      {changed.length > 0 && (
        <details class="banner warn">
          <summary>
            {t('read.changed')} ({changed.length})
          </summary>
          <ul>
            {changed.map((c) => {
              const element = store.cell(c.element)?.element;
              const text = (value: typeof c.now) => (element ? show(element, value) : String(value ?? '–')) || '–';
              return (
                <li key={`${c.unit.id} ${c.element}`}>
                  {t('read.changedRow', {
                    unit: c.unit.name,
                    cell: say(element?.title) || c.element,
                    old: text(c.then),
                    now: text(c.now),
                  })}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </>
  );
}
