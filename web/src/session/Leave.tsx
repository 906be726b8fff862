import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { online } from '../api/client';
import { say, t } from '../i18n';
import { lookAgain, waiting } from '../offline/drawer';
import { Dialog } from '../ui/Dialog';
import { session, signOut } from './session';

// Signing out with something unsent on this machine: it stays for its author, or goes, as they say.
const asking = signal(false);
const MOMENTS = 20; // of 100 ms: what is on its way may arrive

export async function leave(): Promise<void> {
  (document.activeElement as HTMLElement | null)?.blur(); // a cell that is being typed in is kept by leaving it
  for (let i = 0; i < MOMENTS && online.peek() && waiting.peek().some((u) => u.trouble === null); i++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const user = session.peek()?.user.id;
  const left = user === undefined ? [] : await lookAgain(user);
  if (left.length > 0) asking.value = true;
  else await signOut();
}

export function LeaveDialog() {
  return asking.value ? <Asking /> : null;
}

function Asking() {
  const [sure, setSure] = useState(false);
  const list = waiting.value;
  const n = list.length;
  const close = () => {
    asking.value = false;
  };
  const go = (unsentToo: boolean) => {
    close();
    void signOut(unsentToo);
  };
  return (
    <Dialog title={t('leave.title', { n })} onClose={close}>
      <ul>
        {list.map((u) => {
          const about = u.about ?? u.older?.about;
          return (
            <li key={u.record}>
              {about ? `${say(about.form.title)}, ${say(about.period)} · ${about.unit}` : u.record}
            </li>
          );
        })}
      </ul>
      {sure ? (
        <>
          <p>{t('leave.sure', { n })}</p>
          <p class="buttons">
            <button type="button" class="primary" onClick={() => go(true)}>
              {t('leave.remove')}
            </button>
            <button type="button" class="plain" onClick={() => setSure(false)}>
              {t('word.cancel')}
            </button>
          </p>
        </>
      ) : (
        <>
          <p>{t('leave.lead', { login: session.value?.user.login ?? '' })}</p>
          <p class="buttons">
            <button type="button" class="primary" onClick={() => go(false)}>
              {t('leave.keep')}
            </button>
            <button type="button" onClick={() => setSure(true)}>
              {t('leave.remove')}
            </button>
            <button type="button" class="plain" onClick={close}>
              {t('leave.stay')}
            </button>
          </p>
        </>
      )}
    </Dialog>
  );
}
