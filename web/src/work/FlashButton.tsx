import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { newKey, post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Plan, Report } from '../api/types';
import { say, t } from '../i18n';
import { beginEvent } from '../offline/begin';
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

// At the server, or without a network on this machine.
async function begun(plan: Plan, duty: string, date: string): Promise<number | string> {
  const key = newKey();
  try {
    const answer = await post<Report | { record: Report }>('/events', { duty, date }, { key });
    return 'record' in answer ? answer.record.id : answer.id;
  } catch (problem) {
    const units = session.peek()?.units.filter((unit) => unit.may.includes('write')) ?? [];
    const wanted = plan.duties.find((d) => d.id === duty);
    const [unit] = units;
    const here = isProblem(problem) && problem.passing && wanted && unit && units.length === 1;
    const name = here && (await beginEvent(plan, wanted, date, unit, key));
    if (!name) throw problem;
    return name;
  }
}

// Whether one of the person's units owes it: by name, or as one of a set.
function isMine(plan: Plan, owes: string): boolean {
  const set = plan.sets?.find((s) => s.id === owes);
  return (session.value?.units ?? []).some(
    (unit) => unit.slug === owes || set?.kinds.includes(unit.kind) || set?.members.includes(unit.slug),
  );
}

function FlashForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { route } = useLocation();
  const duties = plan.duties.filter((duty) => duty.flash && isMine(plan, duty.owes));
  const [duty, setDuty] = useState(duties[0]?.id ?? '');
  const [day, setDay] = useState('');
  const form = useForm(
    () => (parseDate(day) ? [] : [{ target: 'date', text: t('date.not') }]),
    async () => {
      const report = await begun(plan, duty, parseDate(day) ?? '');
      onClose();
      movedByLink();
      route(`/bao-cao/${report}`);
    },
  );
  if (duties.length === 0) return <p>{t('work.flashNone')}</p>;
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
