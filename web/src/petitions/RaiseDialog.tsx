import { useState } from 'preact/hooks';
import { post } from '../api/client';
import type { Petition, Unit } from '../api/types';
import { textFault } from '../entry/values';
import { t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary, type Fault } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';

const KINDS = ['difficulty', 'proposal'] as const;
const personal = (target: string, text: string, most: number): Fault[] => {
  const fault = textFault(text, most);
  return fault ? [{ target, text: fault }] : [];
};

// Puts a difficulty or proposal to an office; with `record`, beside that report.
export function RaiseDialog(props: {
  offices: Unit[];
  from: Unit[];
  record?: number;
  onDone: (petition: Petition) => void;
  onClose: () => void;
}) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('difficulty');
  const [unit, setUnit] = useState(String(props.from[0]?.id ?? ''));
  const [addressee, setAddressee] = useState('');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const form = useForm(
    () => [
      ...missing('addressee', addressee, t('petition.needAddressee')),
      ...missing('title', title, t('petition.needTitle')),
      ...missing('text', text, t('petition.needText')),
      ...personal('title', title, 200),
      ...personal('text', text, 2000),
    ],
    async () => {
      const made = await post<Petition>('/petitions', {
        kind,
        title,
        text,
        addressee: Number(addressee),
        ...(props.record ? { record: props.record } : { unit: Number(unit) }),
      });
      announce(t('petition.raised', { unit: made.addressee.name }));
      props.onDone(made);
    },
  );
  return (
    <Dialog title={t('petition.raise')} onClose={props.onClose}>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <fieldset>
          <legend>{t('petition.kind')}</legend>
          {KINDS.map((one) => (
            <label key={one} class="tick">
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              {t(`petition.${one}`)}
            </label>
          ))}
        </fieldset>
        {!props.record && props.from.length > 1 && (
          <Field label={t('petition.unit')} id="unit" error={form.fault('unit')}>
            {(given) => (
              <select {...given} value={unit} onChange={(e) => setUnit(e.currentTarget.value)}>
                {props.from.map((u) => (
                  <option key={u.id} value={String(u.id)}>
                    {u.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t('petition.addressee')} id="addressee" error={form.fault('addressee')}>
          {(given) => (
            <select {...given} value={addressee} onChange={(e) => setAddressee(e.currentTarget.value)}>
              <option value="">{t('petition.choose')}</option>
              {props.offices
                .filter((u) => String(u.id) !== unit)
                .map((u) => (
                  <option key={u.id} value={String(u.id)}>
                    {u.name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Field label={t('petition.oneLine')} id="title" error={form.fault('title')}>
          {(given) => (
            <input {...given} maxLength={200} value={title} onInput={(e) => setTitle(e.currentTarget.value)} />
          )}
        </Field>
        <Field label={t('petition.text')} id="text" hint={t('petition.textHint')} error={form.fault('text')}>
          {(given) => <textarea {...given} rows={6} value={text} onInput={(e) => setText(e.currentTarget.value)} />}
        </Field>
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {t('petition.raiseDo')}
          </button>
          <button type="button" class="plain" onClick={props.onClose}>
            {t('word.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
