import { useState } from 'preact/hooks';
import { post } from '../api/client';
import type { Directive, Directives, Plan } from '../api/types';
import { textFault } from '../entry/values';
import { say, t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { formatDate, parseDate } from '../text/dates';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary, type Fault } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { periodsOf } from './periods';

type Office = Directives['offices'][number];

const personal = (target: string, text: string, most: number): Fault[] => {
  const fault = textFault(text, most);
  return fault ? [{ target, text: fault }] : [];
};
const dateFault = (target: string, text: string, must: boolean): Fault[] =>
  (must || text.trim() !== '') && !parseDate(text) ? [{ target, text: t('date.not') }] : [];

// Asks units for a report by a day: which form and period, of whom, until when.
export function IssueDialog(props: {
  plan: Plan;
  offices: Office[];
  today: string;
  onDone: (directive: Directive) => void;
  onClose: () => void;
}) {
  const { plan } = props;
  const [office, setOffice] = useState(props.offices[0]);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [number, setNumber] = useState('');
  const [dated, setDated] = useState('');
  const [formId, setFormId] = useState('');
  const [period, setPeriod] = useState('');
  const [by, setBy] = useState('');
  const [units, setUnits] = useState<number[]>([]);
  const form = plan.forms.find((f) => f.id === formId);
  const words = form?.nature === 'reply';
  const forms = plan.forms.filter((f) => office?.units.some((u) => u.forms.includes(f.id)));
  const offered = (office?.units ?? []).filter((u) => u.forms.includes(formId));
  const send = useForm(
    () => [
      ...missing('title', title, t('directive.needTitle')),
      ...personal('title', title, 200),
      ...personal('text', text, 4000),
      ...missing('form', formId, t('directive.needForm')),
      ...(form && !words ? missing('period', period, t('directive.needPeriod')) : []),
      ...dateFault('by', by, true),
      ...dateFault('dated', dated, false),
      ...(units.length === 0 ? [{ target: 'units', text: t('directive.needUnits') }] : []),
    ],
    async () => {
      const made = await post<Directive>('/directives', {
        issuer: office?.unit.id,
        title,
        text,
        number,
        dated: parseDate(dated) ?? '',
        form: formId,
        ...(words ? {} : { period }),
        by: parseDate(by),
        units,
      });
      announce(t('directive.sent', { n: made.asked }));
      props.onDone(made);
    },
  );
  const choose = (id: string) => {
    setFormId(id);
    setPeriod('');
    setUnits([]);
  };
  return (
    <Dialog title={t('directive.issue')} onClose={props.onClose} wide>
      <form onSubmit={send.submit} noValidate>
        <ErrorSummary faults={send.faults} turn={send.turn} />
        {props.offices.length > 1 && (
          <Field label={t('directive.issuer')} id="issuer" error={send.fault('issuer')}>
            {(given) => (
              <select
                {...given}
                value={String(office?.unit.id)}
                onChange={(e) => {
                  setOffice(props.offices.find((o) => String(o.unit.id) === e.currentTarget.value));
                  choose('');
                }}
              >
                {props.offices.map((o) => (
                  <option key={o.unit.id} value={String(o.unit.id)}>
                    {o.unit.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t('directive.what')} id="title" error={send.fault('title')}>
          {(given) => (
            <input {...given} maxLength={200} value={title} onInput={(e) => setTitle(e.currentTarget.value)} />
          )}
        </Field>
        <Field label={t('directive.text')} id="text" hint={t('directive.textHint')} error={send.fault('text')}>
          {(given) => <textarea {...given} rows={4} value={text} onInput={(e) => setText(e.currentTarget.value)} />}
        </Field>
        <div class="pair">
          <Field label={t('directive.number')} id="number" error={send.fault('number')}>
            {(given) => (
              <input {...given} maxLength={50} value={number} onInput={(e) => setNumber(e.currentTarget.value)} />
            )}
          </Field>
          <Field label={t('directive.dated')} id="dated" error={send.fault('dated')}>
            {(given) => (
              <input
                {...given}
                inputMode="numeric"
                autocomplete="off"
                value={dated}
                onInput={(e) => setDated(e.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <Field label={t('directive.form')} id="form" hint={t('directive.formHint')} error={send.fault('form')}>
          {(given) => (
            <select {...given} value={formId} onChange={(e) => choose(e.currentTarget.value)}>
              <option value="">{t('directive.choose')}</option>
              {forms.map((f) => (
                <option key={f.id} value={f.id}>
                  {say(f.title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div class="pair">
          {form && !words && (
            <Field label={t('directive.period')} id="period" error={send.fault('period')}>
              {(given) => (
                <select {...given} value={period} onChange={(e) => setPeriod(e.currentTarget.value)}>
                  <option value="">{t('directive.choose')}</option>
                  {periodsOf(form, plan.year, props.today).map((p) => (
                    <option key={p.code} value={p.code}>
                      {`${p.code}: ${formatDate(p.first)} – ${formatDate(p.last)}`}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <Field label={t('directive.by')} id="by" error={send.fault('by')}>
            {(given) => (
              <input
                {...given}
                inputMode="numeric"
                autocomplete="off"
                value={by}
                onInput={(e) => setBy(e.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        {form && <Units offered={offered} chosen={units} onChoose={setUnits} fault={send.fault('units')} />}
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={send.busy}>
            {t('directive.issueDo')}
          </button>
          <button type="button" class="plain" onClick={props.onClose}>
            {t('word.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function Units(props: {
  offered: Office['units'];
  chosen: number[];
  onChoose: (units: number[]) => void;
  fault: string | undefined;
}) {
  const { offered, chosen, onChoose } = props;
  const toggle = (id: number, on: boolean) => onChoose(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset id="units" tabIndex={-1} class={props.fault ? 'field wrong' : 'field'}>
      <legend>{t('directive.units', { n: chosen.length })}</legend>
      {props.fault && <p class="fault">{props.fault}</p>}
      <p class="buttons">
        <button type="button" onClick={() => onChoose(offered.map((u) => u.unit.id))}>
          {t('directive.allUnits')}
        </button>
        <button type="button" onClick={() => onChoose([])}>
          {t('directive.noUnits')}
        </button>
      </p>
      <div class="tick-list">
        {offered.map(({ unit }) => (
          <label key={unit.id} class="tick">
            <input
              type="checkbox"
              checked={chosen.includes(unit.id)}
              onChange={(e) => toggle(unit.id, e.currentTarget.checked)}
            />
            {unit.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
