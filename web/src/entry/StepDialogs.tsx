import type { Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { online, post } from '../api/client';
import { isProblem, Problem } from '../api/problem';
import type { Report } from '../api/types';
import { type PlainKey, t } from '../i18n';
import { missing, useForm } from '../session/useForm';
import { parseDate } from '../text/dates';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { StepDialog } from '../ui/StepDialog';
import { problemWords } from '../ui/states';
import type { EntryStore } from './store';
import type { Sync } from './sync';
import { isBlank, isNumeric } from './values';

export type StepName = 'nil' | 'present' | 'sign' | 'send_back' | 'accept' | 'return' | 'reopen';

interface Props {
  store: EntryStore;
  sync: Sync;
  name: StepName;
  step: Signal<StepName | null>;
  onStep: (report: Report) => void;
}

// Steps that need a reason, with their words.
const REASONED: Partial<Record<StepName, [PlainKey, PlainKey, PlainKey]>> = {
  send_back: ['back.title', 'act.sendBack', 'back.done'],
  return: ['return.title', 'act.return', 'return.done'],
  reopen: ['reopen.title', 'act.reopen', 'reopen.done'],
};

// The dialogs behind the buttons of a report. What was typed goes first; the step follows with the version it left.
export function StepDialogs({ store, sync, name, step, onStep }: Props) {
  const close = () => {
    step.value = null;
  };
  const take = async (path: string, body: object, done: string) => {
    if (store.writable.peek() && !(await sync.flush())) throw sync.problem.peek() ?? new Problem(0, 'offline', '', '');
    const report = store.report.peek();
    try {
      const as = store.drawer.user;
      const next = await post<Report>(`/records/${report.id}/${path}`, body, { version: report.version, as });
      close();
      announce(done);
      onStep(next);
    } catch (problem) {
      if (isProblem(problem) && problem.status === 412 && problem.extra.current)
        store.adopt(problem.extra.current as Report);
      if (isProblem(problem) && mark(store, problem)) close();
      else throw problem;
    }
  };
  const present = async () => {
    try {
      if ((await sync.present()) === 'queued') announce(t('present.queued'));
      close();
    } catch (problem) {
      if (isProblem(problem) && mark(store, problem)) close();
      else throw problem;
    }
  };
  if (name === 'nil') return <Nil store={store} sync={sync} onClose={close} />;
  if (name === 'sign') return <Sign onClose={close} onSign={(body) => take('sign', body, t('sign.done'))} />;
  const reasoned = REASONED[name];
  if (reasoned) {
    return (
      <StepDialog
        title={t(reasoned[0])}
        action={t(reasoned[1])}
        reason={{ label: t('reason.label'), hint: t('reason.hint'), empty: t('reason.empty') }}
        onDo={(reason) => take(name, { reason }, t(reasoned[2]))}
        onClose={close}
      />
    );
  }
  const presenting = name === 'present';
  return (
    <StepDialog
      title={t(presenting ? 'present.title' : 'accept.title')}
      action={t(presenting ? 'act.present' : 'act.accept')}
      onDo={() => (presenting ? present() : take(name, {}, t('accept.done')))}
      onClose={close}
    >
      <p>{presenting ? t('present.body') : t('accept.body', { unit: store.report.value.unit.name })}</p>
      {presenting && !online.value && <p>{t('present.bodyOffline')}</p>}
    </StepDialog>
  );
}

// The cells that the server named when it refused to present; false when it named none of this report.
function mark(store: EntryStore, problem: Problem): boolean {
  let found = false;
  for (const { field, detail } of problem.fields) {
    const cell = store.cell(field);
    if (!cell) continue;
    found = true;
    if (!isBlank(cell.value.peek())) cell.fault.value = detail;
  }
  if (found) {
    store.checked.value = true;
    announce(problemWords(problem));
  }
  return found;
}

function Nil({ store, sync, onClose }: { store: EntryStore; sync: Sync; onClose: () => void }) {
  const blank = store.elements.filter(
    (e) => isNumeric(e) && e.required && !store.computed(e) && isBlank(store.cell(e.id)?.value.value),
  );
  const fill = async () => {
    store.type(blank.map((e) => ({ id: e.id, text: '0' })));
    announce(t('nil.done', { n: blank.length }));
    onClose();
    void sync.flush();
  };
  if (blank.length === 0) {
    return (
      <Dialog title={t('nil.title')} onClose={onClose}>
        <p>{t('nil.none')}</p>
      </Dialog>
    );
  }
  return (
    <StepDialog title={t('nil.title')} action={t('nil.do', { n: blank.length })} onDo={fill} onClose={onClose}>
      <p>{t('nil.body', { n: blank.length })}</p>
    </StepDialog>
  );
}

function Sign({ onSign, onClose }: { onSign: (body: object) => Promise<void>; onClose: () => void }) {
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const form = useForm(
    () =>
      date.trim() !== '' && !parseDate(date)
        ? [{ target: 'out-date', text: t('date.not') }]
        : number.trim() === ''
          ? []
          : missing('out-date', date, t('date.not')),
    () => onSign(number.trim() === '' ? {} : { outgoing_number: number.trim(), outgoing_date: parseDate(date) }),
  );
  return (
    <Dialog title={t('sign.title')} onClose={onClose}>
      <form onSubmit={form.submit} noValidate>
        <p>{t('sign.body')}</p>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <Field label={t('sign.number')} id="out-number">
          {(given) => (
            <input {...given} value={number} autocomplete="off" onInput={(e) => setNumber(e.currentTarget.value)} />
          )}
        </Field>
        <Field label={t('sign.date')} id="out-date" error={form.fault('out-date')}>
          {(given) => (
            <input
              {...given}
              value={date}
              inputMode="numeric"
              autocomplete="off"
              onInput={(e) => setDate(e.currentTarget.value)}
            />
          )}
        </Field>
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {t('act.sign')}
          </button>
          <button type="button" class="plain" onClick={onClose}>
            {t('word.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
