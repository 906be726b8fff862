import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { post } from '../api/client';
import { t } from '../i18n';
import { announce } from '../ui/announce';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Page } from '../ui/Page';
import { PasswordInput } from './PasswordInput';
import { MIN_PASSWORD } from './Redeem';
import { session } from './session';
import { missing, useForm } from './useForm';

export default function Password() {
  const { route } = useLocation();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const here = session.value;
  const form = useForm(
    () => [
      ...missing('old', old, t('password.needOld')),
      ...(next.length < MIN_PASSWORD ? [{ target: 'new', text: t('password.short') }] : []),
      ...(next !== '' && next === here?.user.login ? [{ target: 'new', text: t('password.same') }] : []),
    ],
    async () => {
      await post('/password', { old, new: next });
      announce(t('password.done'));
      route('/');
    },
  );
  return (
    <Page title={t('password.title')} wrong={form.faults.length > 0}>
      <form class="narrow" onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <input
          class="sr"
          type="text"
          name="username"
          autocomplete="username"
          value={here?.user.login ?? ''}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <Field label={t('password.old')} id="old" error={form.fault('old')}>
          {(given) => <PasswordInput {...given} value={old} onInput={setOld} autocomplete="current-password" />}
        </Field>
        <Field label={t('password.new')} id="new" hint={t('password.hint')} error={form.fault('new')}>
          {(given) => <PasswordInput {...given} value={next} onInput={setNext} autocomplete="new-password" />}
        </Field>
        <button type="submit" class="primary" aria-disabled={form.busy}>
          {t('password.submit')}
        </button>
      </form>
    </Page>
  );
}
