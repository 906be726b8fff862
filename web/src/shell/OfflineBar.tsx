import { useEffect, useState } from 'preact/hooks';
import { online } from '../api/client';
import { t } from '../i18n';
import { waiting } from '../offline/drawer';
import { keeps } from '../offline/shelf';
import { check } from '../session/session';

const ASK_AGAIN = 10_000;
const BRIEF = 5_000; // what is on its way for less is not worth a word

// One bar for the whole application: while the server can't be reached (it asks again by itself), and while something typed
// here has not arrived.
export function OfflineBar() {
  const away = !online.value;
  const n = waiting.value.length;
  const lasting = useLasting(n > 0);
  useEffect(() => {
    if (!away) return;
    const ask = () => void check();
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
  return (
    <>
      {away ? (
        <p class="offline" role="status">
          {n > 0 ? t('state.offlineKept', { n }) : t('state.offline')}
        </p>
      ) : (
        n > 0 &&
        lasting && (
          <p class="offline" role="status">
            <a href="/#chua-gui">{t('state.kept', { n })}</a>
          </p>
        )
      )}
      {n > 0 && !keeps.value && (
        <p class="offline bad" role="alert">
          {t('state.keepsNothing')}
        </p>
      )}
    </>
  );
}

export function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), BRIEF);
    return () => clearTimeout(timer);
  }, [now]);
  return lasting;
}
