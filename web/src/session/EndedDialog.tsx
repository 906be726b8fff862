import { useState } from 'preact/hooks';
import { online } from '../api/client';
import { t } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { PasswordInput } from './PasswordInput';
import { ended, signInAgain, signOut } from './session';
import { missing, useForm } from './useForm';
import { signInWords } from './words';

// The session has ended under an open screen: sign in over it. The screen behind keeps everything that was typed.
export function EndedDialog() {
  return ended.value ? <Again login={ended.value.login} /> : null;
}

function Again({ login }: { login: string }) {
  const [password, setPassword] = useState('');
  const form = useForm(
    () => missing('again', password, t('signin.needPassword')),
    async () => {
      await signInAgain(login, password);
    },
    signInWords,
  );
  const other = () => {
    ended.value?.done(false);
    void signOut();
  };
  return (
    <Dialog title={t('session.again')} onClose={() => {}} closable={false}>
      <form onSubmit={form.submit} noValidate data-state="session-end">
        <p>{t('session.ended')}</p>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <Field label={t('signin.login')}>
          {(given) => <input {...given} name="username" value={login} readOnly autocomplete="username" />}
        </Field>
        <Field label={t('signin.password')} id="again" error={form.fault('again')}>
          {(given) => (
            <PasswordInput {...given} value={password} onInput={setPassword} autocomplete="current-password" />
          )}
        </Field>
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {t('signin.submit')}
          </button>
          {!online.value && (
            <button type="button" onClick={() => ended.value?.done(false)}>
              {t('session.goOn')}
            </button>
          )}
          <button type="button" class="plain" onClick={other}>
            {t('session.other')}
          </button>
        </p>
        <p class="small">{t('session.otherHint', { login })}</p>
      </form>
    </Dialog>
  );
}
