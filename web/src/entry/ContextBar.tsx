import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { formatDate } from '../text/dates';
import { Icon } from '../ui/Icon';
import { Status } from '../ui/Status';
import type { EntryStore } from './store';
import type { Sync } from './sync';

// What is being filled in, for whom, until when, and whether it is safe.
export function ContextBar({ store, sync }: { store: EntryStore; sync: Sync }) {
  const report = store.report.value;
  const { due } = report;
  const bar = useRef<HTMLDivElement>(null);
  // The sheet's head stands below this bar, however many lines it has.
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--context', `${bar.current?.offsetHeight ?? 0}px`);
    });
    if (bar.current) watch.observe(bar.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div class="context" ref={bar}>
      <dl>
        <div>
          <dt>{t('word.unit')}</dt>
          <dd>{report.unit.name}</dd>
        </div>
        {due && (
          <div>
            <dt>{t('entry.due')}</dt>
            <dd>
              {due.kind === 'before' ? t('word.before', { date: formatDate(due.date) }) : formatDate(due.date)}
              {due.local_setting && <span class="small"> ({t('word.local')})</span>}
            </dd>
          </div>
        )}
        {report.event_date && <div>{t('entry.event', { date: formatDate(report.event_date) })}</div>}
        <div>
          <dt>{t('word.state')}</dt>
          <dd>
            <Status state={report.state} />
            {report.revision > 0 && <span class="small"> {t('entry.version', { n: report.revision })}</span>}
          </dd>
        </div>
      </dl>
      {store.writable.value && <Saved store={store} sync={sync} />}
    </div>
  );
}

function Saved({ store, sync }: { store: EntryStore; sync: Sync }) {
  let waiting = 0;
  let refused = 0;
  for (const cell of store.cells.values()) {
    if (cell.fault.value) refused += 1;
    else if (cell.sync.value === 'waiting') waiting += 1;
  }
  return (
    <div class="sync no-print" role="status">
      {sync.state.value === 'stopped' ? (
        <span class="bad-text">
          <Icon name="alert" /> {t('sync.stopped')}
        </span>
      ) : sync.state.value === 'waiting' ? (
        <span class="warn-text">
          <Icon name="clock" /> {t('sync.waiting', { n: waiting })}
        </span>
      ) : sync.state.value === 'saving' || waiting > 0 ? (
        <span class="quiet">{t('sync.saving')}</span>
      ) : (
        sync.savedAt.value && (
          <span>
            <Icon name="check" /> {t('sync.savedAt', { time: sync.savedAt.value })}
          </span>
        )
      )}
      {refused > 0 && (
        <span class="bad-text">
          <Icon name="alert" /> {t('sync.refused', { n: refused })}
        </span>
      )}
    </div>
  );
}
