import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { isProblem } from '../api/problem';
import type { PlanWaiting } from '../api/types';
import { t } from '../i18n';
import { PasswordInput } from '../session/PasswordInput';
import { check } from '../session/session';
import { missing, useForm } from '../session/useForm';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { Dialog } from '../ui/Dialog';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { StepDialog } from '../ui/StepDialog';
import { problemWords } from '../ui/states';
import { Diagnostics, EffectView } from './EffectView';

// The plan that somebody proposed, with its effect as of now; the second person says yes or no. `onMoved`: somebody else
// has decided meanwhile, or its effect is no longer the one that was read.
export function Waiting(props: { waiting: PlanWaiting; onDone: () => void; onMoved: () => void }) {
  const { waiting: w, onDone, onMoved } = props;
  const [asking, setAsking] = useState<'confirm' | 'refuse' | null>(null);
  const [fault, setFault] = useState('');
  const send = async (what: string, body: object, said: string) => {
    try {
      await post(`/plan/proposals/${w.id}/${what}`, body);
    } catch (problem) {
      if (!isProblem(problem) || problem.status !== 409) throw problem;
      onMoved();
      return;
    }
    announce(said);
    onDone();
  };
  const now = (what: string, said: string) => () =>
    void send(what, {}, said).catch((problem) =>
      setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')),
    );
  return (
    <section class="card">
      <h2>{t('plans.waiting')}</h2>
      <p>
        <b>{w.title}</b> <span class="small quiet">{t('plans.hash', { hash: w.hash.slice(0, 12) })}</span>
        {w.proposed_by && (
          <>
            <br />
            {t('plans.proposedBy', { name: w.proposed_by.name, time: formatInstant(w.proposed_at) })}
          </>
        )}
      </p>
      {w.stale && (
        <p class="banner warn" data-state="conflict">
          {t(`plans.stale.${w.stale}`)}
        </p>
      )}
      <Diagnostics of={w.diagnostics} />
      {w.effect && <EffectView effect={w.effect} changes={w.changes} />}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {w.may_withdraw && <p>{t('plans.own')}</p>}
      <p class="buttons">
        {w.may_renew && (
          <button type="button" class="primary" onClick={now('renew', t('plans.proposed'))}>
            {t('plans.renew')}
          </button>
        )}
        {w.may_confirm && (
          <button type="button" class="primary" onClick={() => setAsking('confirm')}>
            {t('plans.confirm')}
          </button>
        )}
        {w.may_refuse && (
          <button type="button" onClick={() => setAsking('refuse')}>
            {t('plans.refuse')}
          </button>
        )}
        {w.may_withdraw && (
          <button type="button" onClick={now('withdraw', t('plans.withdrawnNow'))}>
            {t('plans.withdraw')}
          </button>
        )}
      </p>
      {asking === 'confirm' && (
        <Confirm
          onClose={() => setAsking(null)}
          onDo={async (password) => {
            await send('confirm', { mark: w.effect?.mark ?? '', password }, t('plans.confirmed'));
            void check(); // every screen hears of the new plan
          }}
        />
      )}
      {asking === 'refuse' && (
        <StepDialog
          title={t('plans.refuse')}
          action={t('plans.refuse')}
          reason={{ label: t('plans.reason'), empty: t('plans.needReason') }}
          onClose={() => setAsking(null)}
          onDo={(reason) => send('refuse', { reason }, t('plans.refused'))}
        />
      )}
    </section>
  );
}

function Confirm({ onDo, onClose }: { onDo: (password: string) => Promise<void>; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const form = useForm(
    () => missing('password', password, t('plans.needPassword')),
    () => onDo(password),
  );
  return (
    <Dialog title={t('plans.confirm')} onClose={onClose}>
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary faults={form.faults} turn={form.turn} />
        <p>{t('plans.confirmLead')}</p>
        <Field id="password" label={t('plans.password')} error={form.fault('password')}>
          {(given) => (
            <PasswordInput {...given} value={password} onInput={setPassword} autocomplete="current-password" />
          )}
        </Field>
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={form.busy}>
            {t('plans.confirm')}
          </button>
          <button type="button" class="plain" onClick={onClose}>
            {t('word.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
