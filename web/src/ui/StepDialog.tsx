import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { textFault } from '../entry/values';
import { t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { Dialog } from './Dialog';
import { ErrorSummary } from './ErrorSummary';
import { Field } from './Field';

// One step of a report's life, asked once more before it happens; `reason` for the steps that need one (design §5).
export function StepDialog(props: {
  title: string;
  action: string;
  children?: ComponentChildren;
  reason?: { label: string; hint?: string; empty: string; value?: string; max?: number };
  onDo: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const [reason, setReason] = useState(props.reason?.value ?? '');
  const form = useForm(
    () => {
      if (!props.reason) return [];
      const personal = textFault(reason, props.reason.max ?? 1000);
      return [
        ...missing('reason', reason, props.reason.empty),
        ...(personal ? [{ target: 'reason', text: personal }] : []),
      ];
    },
    () => props.onDo(reason.normalize('NFC').trim()),
  );
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <Fragment>{props.children}</Fragment>
        {props.reason && (
          <Field label={props.reason.label} id="reason" hint={props.reason.hint ?? ''} error={form.fault('reason')}>
            {(given) => (
              <textarea {...given} rows={4} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />
            )}
          </Field>
        )}
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
