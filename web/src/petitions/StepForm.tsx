import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Petition, PetitionStep, Unit } from '../api/types';
import { textFault } from '../entry/values';
import { t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';

type Taken = Exclude<PetitionStep, 'raised'>;
const PATHS: Record<Taken, string> = {
  answered: 'answer',
  passed_on: 'pass_on',
  asked_again: 'ask_again',
  closed: 'close',
  withdrawn: 'withdraw',
};

// One step, in words. When somebody else was faster the new step shows behind, and what was typed stays.
export function StepForm(props: {
  step: Taken;
  petition: Petition;
  offices: Unit[];
  onDone: (next: Petition) => void;
  onMoved: () => void;
  onClose: () => void;
}) {
  const { step, petition } = props;
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const form = useForm(
    () => {
      const personal = textFault(text, 2000);
      return [
        ...(step === 'passed_on' ? missing('to', to, t('petition.needAddressee')) : []),
        ...(step === 'closed' ? [] : missing('text', text, t(`petition.need.${step}`))),
        ...(personal ? [{ target: 'text', text: personal }] : []),
      ];
    },
    async () => {
      try {
        const body = step === 'passed_on' ? { text, to: Number(to) } : { text };
        const next = await post<Petition>(`/petitions/${petition.id}/${PATHS[step]}`, body, {
          version: petition.version,
        });
        announce(t(`petition.done.${step}`));
        props.onDone(next);
      } catch (problem) {
        if (isProblem(problem) && (problem.status === 412 || problem.status === 409)) props.onMoved();
        throw problem;
      }
    },
  );
  return (
    <Dialog title={t(`petition.do.${step}`)} onClose={props.onClose}>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        {step === 'passed_on' && (
          <Field label={t('petition.addressee')} id="to" error={form.fault('to')}>
            {(given) => (
              <select {...given} value={to} onChange={(e) => setTo(e.currentTarget.value)}>
                <option value="">{t('petition.choose')}</option>
                {props.offices
                  .filter((u) => u.id !== petition.addressee.id && u.id !== petition.unit.id)
                  .map((u) => (
                    <option key={u.id} value={String(u.id)}>
                      {u.name}
                    </option>
                  ))}
              </select>
            )}
          </Field>
        )}
        <Field
          label={t('petition.text')}
          id="text"
          hint={t(step === 'closed' ? 'petition.closeHint' : 'petition.textHint')}
          error={form.fault('text')}
        >
          {(given) => <textarea {...given} rows={6} value={text} onInput={(e) => setText(e.currentTarget.value)} />}
        </Field>
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {t(`petition.do.${step}`)}
          </button>
          <button type="button" class="plain" onClick={props.onClose}>
            {t('word.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
