import type { Person, Role } from '../api/types';
import { t } from '../i18n';
import { Field } from '../ui/Field';
import { knownUnits, roleName } from './names';

export function UnitAndRole(props: {
  roles: Role[];
  people: Person[];
  unit: string;
  role: string;
  onUnit: (unit: string) => void;
  onRole: (role: string) => void;
  fault: (id: string) => string | undefined;
}) {
  return (
    <>
      <Field label={t('word.unit')} id="unit" error={props.fault('unit')}>
        {(given) => (
          <select {...given} value={props.unit} onChange={(e) => props.onUnit(e.currentTarget.value)}>
            <option value="">{t('people.choose')}</option>
            {knownUnits(props.people).map((u) => (
              <option key={u.id} value={String(u.id)}>
                {u.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('people.role')} id="role" error={props.fault('role')}>
        {(given) => (
          <select {...given} value={props.role} onChange={(e) => props.onRole(e.currentTarget.value)}>
            <option value="">{t('people.choose')}</option>
            {props.roles.map((r) => (
              <option key={r.id} value={r.id}>
                {roleName(r)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
