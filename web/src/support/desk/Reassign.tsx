import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { missing, useForm } from '../../session/useForm';
import { announce } from '../../ui/announce';
import { Dialog } from '../../ui/Dialog';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { told } from '../refusals';
import type * as wire from '../wire';
import { all, opened, saveCare } from './cases';
import { unlocked } from './desk';

// When somebody leaves or is away: all of their cases to a colleague. Each is a version of its own, so that an interruption
// leaves whole cases on either side.
export function Reassign({ office, onClose }: { office: wire.OfficeId; onClose: () => void }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const members = unlocked.value?.members ?? [];
  // Whoever has left is in no roster any more, but still in cases.
  const holders = [...new Set(opened.value?.cases.map((c) => c.care?.assigned).filter((a) => a !== undefined))];
  const name = (account: number) => members.find((m) => m.account === account)?.name ?? `#${account}`;
  const form = useForm(
    () => [...missing('from', from, t('cases.needPerson')), ...missing('to', to, t('cases.needPerson'))],
    async () => {
      if (opened.peek()?.next) await told(all(office));
      const theirs = opened.peek()?.cases.filter((c) => c.care?.assigned === Number(from)) ?? [];
      for (const one of theirs) await told(saveCare(one, (care) => ({ ...care, assigned: Number(to) })));
      announce(t('cases.reassigned', { n: theirs.length }));
      onClose();
    },
  );
  const choice = (id: 'from' | 'to', value: string, set: (v: string) => void, accounts: number[]) => (
    <Field label={t(id === 'from' ? 'cases.reassignFrom' : 'cases.reassignTo')} id={id} error={form.fault(id)}>
      {(given) => (
        <select {...given} value={value} onChange={(e) => set(e.currentTarget.value)}>
          <option value="" />
          {accounts.map((account) => (
            <option key={account} value={account}>
              {name(account)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <Dialog title={t('cases.reassign')} onClose={onClose}>
      <form onSubmit={form.submit} noValidate>
        <p>{t('cases.reassignHint')}</p>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        {choice('from', from, setFrom, holders)}
        {choice(
          'to',
          to,
          setTo,
          members.map((m) => m.account),
        )}
        <button type="submit" class="primary" aria-disabled={form.busy}>
          {t('cases.reassign')}
        </button>
      </form>
    </Dialog>
  );
}
