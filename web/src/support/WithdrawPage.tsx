import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { t } from '../i18n';
import { useForm } from '../session/useForm';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Page } from '../ui/Page';
import { QuickExit } from './QuickExit';
import type * as wire from './wire';
import './words';

// Taking back by the receipt's code alone; the answer is the same for an unknown one. The session stays at home.
const looksLike = (code: string) => /^[0-9a-zA-Z]{20}$/.test(code.replace(/[\s-]/g, ''));

export default function WithdrawPage() {
  const [code, setCode] = useState('');
  const [done, setDone] = useState(false);
  const form = useForm(
    () => (looksLike(code) ? [] : [{ target: 'code', text: t('refusal.receipt-unreadable') }]),
    async () => {
      const body: wire.Withdrawal = { code: code.trim() };
      await post('/support/withdrawals', body, { key: null, nobody: true });
      setCode('');
      setDone(true);
    },
  );
  return (
    <Page title={t('withdraw.title')} wrong={form.faults.length > 0} actions={<QuickExit />}>
      {done ? (
        <>
          <p class="banner good" role="status">
            {t('withdraw.done')}
          </p>
          <button type="button" onClick={() => setDone(false)}>
            {t('withdraw.again')}
          </button>
        </>
      ) : (
        <form class="narrow" onSubmit={form.submit} noValidate autocomplete="off">
          <p class="lead">{t('withdraw.lead')}</p>
          <ErrorSummary faults={form.faults} turn={form.turn} />
          <Field label={t('withdraw.code')} id="code" hint={t('withdraw.codeHint')} error={form.fault('code')}>
            {(given) => (
              <input
                {...given}
                value={code}
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                onInput={(e) => setCode(e.currentTarget.value)}
              />
            )}
          </Field>
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {t('withdraw.do')}
          </button>
        </form>
      )}
    </Page>
  );
}
