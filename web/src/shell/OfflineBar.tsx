import { useEffect } from 'preact/hooks';
import { get, online } from '../api/client';
import { unsent } from '../entry/keep';
import { t } from '../i18n';
import { session } from '../session/session';

const ASK_AGAIN = 10_000;

// One bar for the whole application while the server can't be reached; it asks again by itself.
export function OfflineBar() {
  const away = !online.value;
  useEffect(() => {
    if (!away) return;
    const ask = () => void get('/session').catch(() => {});
    const timer = setInterval(ask, ASK_AGAIN);
    addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      removeEventListener('online', ask);
    };
  }, [away]);
  useEffect(() => {
    const lost = () => {
      online.value = false;
    };
    addEventListener('offline', lost);
    return () => removeEventListener('offline', lost);
  }, []);
  if (!away) return null;
  const kept = session.value ? unsent(session.value.user.id).length : 0;
  return (
    <p class="offline no-print" role="status">
      {kept > 0 ? t('state.offlineKept', { n: kept }) : t('state.offline')}
    </p>
  );
}
