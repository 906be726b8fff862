import { useState } from 'preact/hooks';
import { post } from '../api/client';
import type { Person, Proposal, Role } from '../api/types';
import { t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { UnitAndRole } from './UnitAndRole';

export function InviteDialog(props: {
  roles: Role[];
  people: Person[];
  onDone: (proposal: Proposal) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [unit, setUnit] = useState('');
  const [role, setRole] = useState('');
  const form = useForm(
    () => [
      ...missing('display_name', name, t('people.needName')),
      ...missing('login', login, t('people.needLogin')),
      ...missing('unit', unit, t('people.needUnit')),
      ...missing('role', role, t('people.needRole')),
    ],
    async () => {
      const body = { unit: Number(unit), display_name: name.normalize('NFC').trim(), login: login.trim(), role };
      props.onDone(await post<Proposal>('/people/invitations', body));
    },
  );
  return (
    <Dialog title={t('people.invite')} onClose={props.onClose}>
      <form onSubmit={form.submit} noValidate>
        <p>{t('people.inviteLead')}</p>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <Field label={t('people.name')} id="display_name" error={form.fault('display_name')}>
          {(given) => (
            <input {...given} value={name} autocomplete="off" onInput={(e) => setName(e.currentTarget.value)} />
          )}
        </Field>
        <Field label={t('people.login')} id="login" error={form.fault('login')}>
          {(given) => (
            <input
              {...given}
              value={login}
              autocomplete="off"
              autocapitalize="off"
              onInput={(e) => setLogin(e.currentTarget.value)}
            />
          )}
        </Field>
        <UnitAndRole {...props} unit={unit} role={role} onUnit={setUnit} onRole={setRole} fault={form.fault} />
        <button type="submit" class="primary" aria-disabled={form.busy}>
          {t('people.inviteDo')}
        </button>
      </form>
    </Dialog>
  );
}
