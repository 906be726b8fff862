import { useState } from 'preact/hooks';
import { post } from '../api/client';
import type { Session } from '../api/types';
import { t } from '../i18n';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Page } from '../ui/Page';
import { PasswordInput } from './PasswordInput';
import { arrived } from './session';
import { missing, useForm } from './useForm';

export const MIN_PASSWORD = 10;

// An invitation is taken up once, by the person themself; nobody else ever knows the password.
export default function Redeem() {
  const [code, setCode] = useState('');
  const [half, setHalf] = useState('');
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const form = useForm(
    () => [
      ...missing('code', code, t('redeem.needCode')),
      ...(password.length < MIN_PASSWORD ? [{ target: 'password', text: t('password.short') }] : []),
    ],
    async () => {
      const body = {
        code: [code, half]
          .map((part) => part.trim())
          .filter(Boolean)
          .join('-'),
        password,
      };
      const given = { login: login.trim(), display_name: name.normalize('NFC').trim() };
      const filled = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
      arrived(await post<Session>('/invitations/redeem', { ...body, ...filled }));
    },
  );
  // Only the first administrator names an account; everybody else's was named by who invited them.
  const founding = login !== '' || name !== '' || ['login', 'display_name'].some((id) => form.fault(id));
  return (
    <Page title={t('redeem.title')} wrong={form.faults.length > 0}>
      <p class="lead">{t('redeem.lead')}</p>
      <form class="narrow" onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <Field label={t('redeem.code')} id="code" error={form.fault('code')}>
          {(given) => (
            <input
              {...given}
              value={code}
              autocomplete="one-time-code"
              spellcheck={false}
              onInput={(e) => setCode(e.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('redeem.half')} id="half" hint={t('redeem.halfHint')}>
          {(given) => (
            <input
              {...given}
              value={half}
              autocomplete="off"
              spellcheck={false}
              onInput={(e) => setHalf(e.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('password.new')} id="password" hint={t('password.hint')} error={form.fault('password')}>
          {(given) => <PasswordInput {...given} value={password} onInput={setPassword} autocomplete="new-password" />}
        </Field>
        <details open={founding}>
          <summary>{t('redeem.founder')}</summary>
          <Field label={t('signin.login')} id="login" error={form.fault('login')}>
            {(given) => (
              <input
                {...given}
                value={login}
                autocomplete="username"
                autocapitalize="off"
                onInput={(e) => setLogin(e.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={t('redeem.name')} id="display_name" error={form.fault('display_name')}>
            {(given) => (
              <input {...given} value={name} autocomplete="name" onInput={(e) => setName(e.currentTarget.value)} />
            )}
          </Field>
        </details>
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {t('redeem.submit')}
          </button>
          <a href="/dang-nhap">{t('redeem.back')}</a>
        </p>
      </form>
    </Page>
  );
}
