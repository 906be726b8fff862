import { useState } from 'preact/hooks';
import { post } from '../api/client';
import type { Person, Proposal, Role } from '../api/types';
import { t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { UnitAndRole } from './UnitAndRole';

export function ProposeDialog(props: { roles: Role[]; people: Person[]; onDone: () => void; onClose: () => void }) {
  const [user, setUser] = useState('');
  const [unit, setUnit] = useState('');
  const [role, setRole] = useState('');
  const [remove, setRemove] = useState(false);
  const form = useForm(
    () => [
      ...missing('user', user, t('people.needUser')),
      ...missing('unit', unit, t('people.needUnit')),
      ...missing('role', role, t('people.needRole')),
    ],
    async () => {
      const held = { unit: Number(unit), role };
      if (remove) await post(`/people/${user}/end_role`, held);
      else await post<Proposal>('/grants', { user: Number(user), ...held });
      announce(t(remove ? 'people.ended' : 'people.proposed'));
      props.onDone();
    },
  );
  return (
    <Dialog title={t('people.propose')} onClose={props.onClose}>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <Field label={t('people.user')} id="user" error={form.fault('user')}>
          {(given) => (
            <select {...given} value={user} onChange={(e) => setUser(e.currentTarget.value)}>
              <option value="">{t('people.choose')}</option>
              {props.people.map((p) => (
                <option key={p.id} value={String(p.id)}>
                  {p.display_name} ({p.login})
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset>
          <legend>{t('people.kind')}</legend>
          {([false, true] as const).map((off) => (
            <label key={String(off)} class="tick">
              <input type="radio" name="kind" checked={remove === off} onChange={() => setRemove(off)} />
              {t(off ? 'people.remove' : 'people.add')}
            </label>
          ))}
        </fieldset>
        <UnitAndRole {...props} unit={unit} role={role} onUnit={setUnit} onRole={setRole} fault={form.fault} />
        <button type="submit" class="primary" aria-disabled={form.busy}>
          {t('people.proposeDo')}
        </button>
      </form>
    </Dialog>
  );
}
