import type { ComponentChildren } from 'preact';
import { isProblem } from '../../api/problem';
import { t } from '../../i18n';
import { useForm } from '../../session/useForm';
import { parseDate } from '../../text/dates';
import { Dialog } from '../../ui/Dialog';
import { ErrorSummary, type Fault } from '../../ui/ErrorSummary';
import { Field } from '../../ui/Field';
import { problemWords } from '../../ui/states';
import { told } from '../refusals';
import { again, type Case, newest } from './cases';

// A change to the care part: checked, sealed, sent. When a colleague was first, the newest version is fetched, the dialog
// stays with what was typed, and the next attempt goes on top of it.
export function CareDialog(props: {
  of: Case;
  title: string;
  action: string;
  check: () => Fault[];
  save: (of: Case) => Promise<unknown>;
  onClose: () => void;
  children: (fault: (id: string) => string | undefined) => ComponentChildren;
}) {
  const form = useForm(
    props.check,
    async () => {
      try {
        await told(props.save(newest(props.of)));
        props.onClose();
      } catch (problem) {
        if (isProblem(problem) && problem.slug === 'edited-elsewhere') await again(newest(props.of));
        throw problem;
      }
    },
    (problem) => (problem.slug === 'edited-elsewhere' ? t('case.conflict') : problemWords(problem)),
  );
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form onSubmit={form.submit} noValidate autocomplete="off">
        <ErrorSummary faults={form.faults} turn={form.turn} />
        {props.children(form.fault)}
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {props.action}
          </button>
          <button type="button" class="plain" onClick={props.onClose}>
            {t('word.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

export const noDate = (id: string, text: string): Fault[] =>
  parseDate(text) ? [] : [{ target: id, text: t('ref.needDate') }];

interface LineProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  onInput: (text: string) => void;
  list?: string;
}
export const Line = ({ id, label, hint, value, error, onInput, list }: LineProps) => (
  <Field label={label} id={id} hint={hint ?? ''} error={error}>
    {(given) => (
      <input
        {...given}
        value={value}
        list={list}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        onInput={(e) => onInput(e.currentTarget.value)}
      />
    )}
  </Field>
);
export const Lines = ({ id, label, hint, value, error, onInput }: LineProps) => (
  <Field label={label} id={id} hint={hint ?? ''} error={error}>
    {(given) => (
      <textarea
        {...given}
        rows={4}
        value={value}
        spellcheck={false}
        maxLength={4000}
        onInput={(e) => onInput(e.currentTarget.value)}
      />
    )}
  </Field>
);
