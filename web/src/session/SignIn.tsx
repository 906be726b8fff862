import { useEffect, useState } from 'preact/hooks';
import { get } from '../api/client';
import type { DemoAccount } from '../api/types';
import { t } from '../i18n';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Page } from '../ui/Page';
import { Held } from '../work/UnsentList';
import { DemoBox } from './DemoBox';
import { PasswordInput } from './PasswordInput';
import { signIn } from './session';
import { missing, useForm } from './useForm';
import { signInWords } from './words';

export default function SignIn() {
  const [demo, setDemo] = useState<DemoAccount[]>([]);
  useEffect(() => {
    get<DemoAccount[]>('/demo/accounts').then(setDemo, () => setDemo([])); // 404 outside the demo city
  }, []);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const form = useForm(
    () => [
      ...missing('login', login, t('signin.needLogin')),
      ...missing('password', password, t('signin.needPassword')),
    ],
    () => signIn(login.trim(), password),
    signInWords,
  );
  return (
    <Page title={t('signin.title')} wrong={form.faults.length > 0}>
      <p class="lead">{t('signin.lead')}</p>
      <div class="sign-in">
        <form onSubmit={form.submit} noValidate>
          <ErrorSummary faults={form.faults} turn={form.turn} />
          <Field label={t('signin.login')} id="login" error={form.fault('login')}>
            {(given) => (
              <input
                {...given}
                name="username"
                value={login}
                autocomplete="username"
                autocapitalize="off"
                spellcheck={false}
                onInput={(e) => setLogin(e.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={t('signin.password')} id="password" error={form.fault('password')}>
            {(given) => (
              <PasswordInput {...given} value={password} onInput={setPassword} autocomplete="current-password" />
            )}
          </Field>
          <p class="buttons">
            <button type="submit" class="primary" aria-disabled={form.busy}>
              {form.busy ? t('signin.busy') : t('signin.submit')}
            </button>
            <a href="/nhan-loi-moi">{t('signin.invited')}</a>
          </p>
          <Held />
        </form>
        {demo.length > 0 && <DemoBox accounts={demo} onUse={(account) => signIn(account.login, account.password)} />}
      </div>
    </Page>
  );
}
