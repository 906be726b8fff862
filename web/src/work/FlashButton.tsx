import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { post } from '../api/client';
import type { Plan, Report } from '../api/types';
import { say, t } from '../i18n';
import { loadPlan } from '../plan/plan';
import { mayAnywhere, session } from '../session/session';
import { useForm } from '../session/useForm';
import { resource } from '../state/resource';
import { parseDate } from '../text/dates';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { movedByLink } from '../ui/Page';
import { Show } from '../ui/states';

// A flash report has no period to wait for: the officer opens it for the day of the event. The plan says by its duties who
// owes one; the server refuses anybody else.
export function FlashButton() {
  const [open, setOpen] = useState(false);
  const police =
    session.value?.units.some((unit) => unit.may.includes('write') && unit.kind.includes('police')) ?? false;
  if (!police || !mayAnywhere('write')) return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t('work.flash')}
      </button>
      {open && <FlashDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function FlashDialog({ onClose }: { onClose: () => void }) {
  const [plan] = useState(() => {
    const made = resource<Plan>(() => loadPlan());
    void made.reload();
    return made;
  });
  return (
    <Dialog title={t('work.flash')} onClose={onClose}>
      <Show of={plan} lines={3}>
        {(data) => <FlashForm plan={data} onClose={onClose} />}
      </Show>
    </Dialog>
  );
}

function FlashForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { route } = useLocation();
  const duties = plan.duties.filter((duty) => duty.flash);
  const [duty, setDuty] = useState(duties[0]?.id ?? '');
  const [day, setDay] = useState('');
  const form = useForm(
    () => (parseDate(day) ? [] : [{ target: 'date', text: t('date.not') }]),
    async () => {
      const report = await post<Report>('/events', { duty, date: parseDate(day) });
      onClose();
      movedByLink();
      route(`/bao-cao/${report.id}`);
    },
  );
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary faults={form.faults} turn={form.turn} />
      {duties.length > 1 && (
        <Field label={t('word.form')} id="duty">
          {(given) => (
            <select {...given} value={duty} onChange={(e) => setDuty(e.currentTarget.value)}>
              {duties.map((d) => (
                <option key={d.id} value={d.id}>
                  {say(plan.forms.find((f) => f.id === d.form)?.title) || d.form}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('work.flashDate')} id="date" hint={t('work.flashHint')} error={form.fault('date')}>
        {(given) => (
          <input
            {...given}
            inputMode="numeric"
            autocomplete="off"
            value={day}
            onInput={(e) => setDay(e.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="primary" aria-disabled={form.busy || duty === ''}>
        {t('work.flashOpen')}
      </button>
    </form>
  );
}
