import { useEffect } from 'preact/hooks';
import { online } from '../api/client';
import { t } from '../i18n';
import { drop, lookAgain, SELF, sendAll, waiting } from './outbox';

// What this person sealed and the server does not have yet. There is nothing to read in it, only to wait for or drop.
export function WaitingList({ user }: { user: number | undefined }) {
  useEffect(() => {
    if (user === undefined) return;
    void (online.value ? sendAll(user) : lookAgain(user));
  }, [user, online.value]);
  const rows = waiting.value.filter(({ body }) => (body.unit === null) === (user === SELF));
  if (user === undefined || rows.length === 0) return null;
  return (
    <section class="group no-print">
      <h2>{t('ref.waiting', { n: rows.length })}</h2>
      <p class="small">{t('ref.waitingHint')}</p>
      <ul>
        {rows.map(({ body, trouble }, i) => (
          <li key={body.record}>
            {trouble
              ? t('ref.waitingBad', { n: i + 1, why: trouble === 'old-epoch' ? t('ref.oldEpoch') : trouble })
              : t('ref.waitingLine', { n: i + 1 })}{' '}
            {trouble && (
              <button type="button" onClick={() => void drop(user, body)}>
                {t('ref.drop')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
