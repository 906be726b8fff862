import { say, t } from '../i18n';
import { Field } from '../ui/Field';
import type { Typed } from './content';
import type * as wire from './wire';

export const blankTyped = (): Typed & { permission: '' | 'yes' | 'no' } => ({
  permission: '' as 'yes',
  under18: false,
  callAs: '',
  how: '',
  phone: '',
  times: '',
  needs: [],
  note: '',
});
export type Draft = ReturnType<typeof blankTyped>;
type Set = (more: Partial<Draft>) => void;

// One choice of two, as radio buttons.
export function Choice<V extends string>(props: {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: V | '';
  options: readonly (readonly [V, string])[];
  onChoose: (value: V) => void;
}) {
  const { id, error } = props;
  return (
    <fieldset class={error ? 'field wrong' : undefined} id={id} tabIndex={-1}>
      <legend>{props.label}</legend>
      {props.hint && <p class="hint small">{props.hint}</p>}
      {error && <p class="fault">{error}</p>}
      {props.options.map(([value, label]) => (
        <label class="tick" key={value}>
          <input type="radio" name={id} checked={props.value === value} onChange={() => props.onChoose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

export const Under18 = ({ label, draft, set }: { label: string; draft: Draft; set: Set }) => (
  <Choice
    id="under18"
    label={label}
    value={draft.under18 ? 'yes' : 'no'}
    options={[
      ['no', t('word.no')],
      ['yes', t('word.yes')],
    ]}
    onChoose={(value) => set({ under18: value === 'yes' })}
  />
);

// How to reach somebody safely, and what they want. Nothing asks for a real name, an address or papers.
export function PersonFields(props: {
  draft: Draft;
  set: Set;
  services: wire.Word[];
  fault: (id: string) => string | undefined;
}) {
  const { draft, set, fault } = props;
  const line = (key: 'callAs' | 'how' | 'phone' | 'times', label: string, hint = '') => (
    <Field label={label} id={key} hint={hint} error={fault(key)}>
      {(given) => (
        <input
          {...given}
          value={draft[key]}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          onInput={(e) => set({ [key]: e.currentTarget.value })}
        />
      )}
    </Field>
  );
  const toggle = (id: string) =>
    set({ needs: draft.needs.includes(id) ? draft.needs.filter((n) => n !== id) : [...draft.needs, id] });
  return (
    <>
      <h2>{t('ref.contactTitle')}</h2>
      {line('callAs', t('ref.callAs'), t('ref.callAsHint'))}
      {line('how', t('ref.how'), t('ref.howHint'))}
      {line('phone', t('ref.phone'))}
      {line('times', t('ref.times'))}
      <fieldset>
        <legend>{t('ref.needs')}</legend>
        {props.services.map((service) => (
          <label class="tick" key={service.id}>
            <input type="checkbox" checked={draft.needs.includes(service.id)} onChange={() => toggle(service.id)} />
            {say(service.title)}
          </label>
        ))}
      </fieldset>
      <Field label={t('ref.note')} id="note" hint={t('ref.noteHint')}>
        {(given) => (
          <textarea
            {...given}
            rows={4}
            value={draft.note}
            maxLength={4000}
            spellcheck={false}
            onInput={(e) => set({ note: e.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
