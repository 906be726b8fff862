import { useEffect, useState } from 'preact/hooks';
import { post } from '../api/client';
import type { Delegations, Lendable } from '../api/types';
import { t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { parseDate } from '../text/dates';
import { announce } from '../ui/announce';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';

// Lends rights of one's own, in one unit, to a colleague there, from day to day. In force once they accept.
export function DelegationForm(props: {
  choices: Delegations['choices'];
  onDone: () => void;
  onWrong: (wrong: boolean) => void;
}) {
  const { choices } = props;
  const [unit, setUnit] = useState(choices[0]?.unit.id ?? 0);
  const [to, setTo] = useState('');
  const [what, setWhat] = useState<Lendable[]>([]);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const here = choices.find((choice) => choice.unit.id === unit);
  const form = useForm(
    () => [
      ...missing('to', to, t('lend.needTo')),
      ...(what.length > 0 ? [] : [{ target: 'capabilities', text: t('lend.needWhat') }]),
      ...(parseDate(first) ? [] : [{ target: 'first', text: t('date.not') }]),
      ...(parseDate(last) ? [] : [{ target: 'last', text: t('date.not') }]),
    ],
    async () => {
      const days = { first: parseDate(first), last: parseDate(last) };
      await post('/delegations', { unit, to: Number(to), capabilities: what, ...days });
      announce(t('lend.made'));
      setTo('');
      setWhat([]);
      setFirst('');
      setLast('');
      props.onDone();
    },
  );
  useEffect(() => props.onWrong(form.faults.length > 0), [form.faults]);
  const tick = (one: Lendable, on: boolean) => setWhat(on ? [...what, one] : what.filter((c) => c !== one));
  return (
    <form class="narrow" onSubmit={form.submit} noValidate>
      <h3>{t('lend.new')}</h3>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      {choices.length > 1 && (
        <Field label={t('word.unit')} id="lend-unit">
          {(given) => (
            <select {...given} value={unit} onChange={(e) => setUnit(Number(e.currentTarget.value))}>
              {choices.map((choice) => (
                <option key={choice.unit.id} value={choice.unit.id}>
                  {choice.unit.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('lend.to')} id="to" error={form.fault('to')}>
        {(given) => (
          <select {...given} value={to} onChange={(e) => setTo(e.currentTarget.value)}>
            <option value="">{t('lend.choose')}</option>
            {here?.people.map((person) => (
              <option key={person.id} value={String(person.id)}>
                {person.display_name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset id="capabilities" class={form.fault('capabilities') ? 'field wrong' : 'field'}>
        <legend>{t('lend.what')}</legend>
        {form.fault('capabilities') && <p class="fault">{form.fault('capabilities')}</p>}
        {here?.capabilities.map((one) => (
          <label key={one} class="tick">
            <input type="checkbox" checked={what.includes(one)} onChange={(e) => tick(one, e.currentTarget.checked)} />
            {t(`lend.${one}`)}
          </label>
        ))}
      </fieldset>
      {(['first', 'last'] as const).map((id) => (
        <Field key={id} label={t(`lend.${id}`)} id={id} hint={t('lend.dayHint')} error={form.fault(id)}>
          {(given) => (
            <input
              {...given}
              inputMode="numeric"
              autocomplete="off"
              value={id === 'first' ? first : last}
              onInput={(e) => (id === 'first' ? setFirst : setLast)(e.currentTarget.value)}
            />
          )}
        </Field>
      ))}
      <button type="submit" class="primary" aria-disabled={form.busy}>
        {t('lend.do')}
      </button>
    </form>
  );
}
