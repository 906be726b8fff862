import { useState } from 'preact/hooks';
import { download, get } from '../api/client';
import { isProblem } from '../api/problem';
import type { PlanActivations, PlanDecided } from '../api/types';
import { t } from '../i18n';
import { useResource } from '../state/resource';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { Page } from '../ui/Page';
import { Empty, problemWords, Show } from '../ui/states';
import { NewPlan } from './NewPlan';
import './plans.css';
import { Waiting } from './Waiting';
import './words';

// Which plan rules, which one waits for a second person, and how to bring a new one (docs/adr/0019).
export default function PlansPage() {
  const loaded = useResource<PlanActivations>('plans', (signal) => get('/plan/activations', signal));
  const [moved, setMoved] = useState(false);
  const again = (somebodyElse: boolean) => {
    setMoved(somebodyElse);
    void loaded.reload();
  };
  return (
    <Page title={t('nav.plans')}>
      <p>{t('plans.lead')}</p>
      {moved && (
        <p class="banner warn" role="alert" data-state="conflict">
          {t('plans.changedNow')}
        </p>
      )}
      <Show of={loaded}>
        {({ waiting, decided }) => {
          const before = decided.filter((one) => one.state !== 'in-force');
          return (
            <>
              <InForce plan={decided.find((one) => one.state === 'in-force')} />
              {waiting ? (
                <Waiting
                  key={`${waiting.id} ${waiting.effect?.mark}`}
                  waiting={waiting}
                  onDone={() => again(false)}
                  onMoved={() => again(true)}
                />
              ) : (
                <NewPlan onProposed={() => again(false)} />
              )}
              {before.length > 0 && <History decided={before} />}
            </>
          );
        }}
      </Show>
    </Page>
  );
}

const takeLock = () => download('/plan/lock').catch((problem) => isProblem(problem) && announce(problemWords(problem)));

function InForce({ plan }: { plan: PlanDecided | undefined }) {
  if (!plan) return <Empty>{t('plans.none')}</Empty>;
  const time = formatInstant(plan.decided_at);
  return (
    <section class="in-force">
      <h2>{t('plans.inForce')}</h2>
      <p>
        <b>{plan.title}</b> <span class="small quiet">{t('plans.hash', { hash: plan.hash.slice(0, 12) })}</span>
        <br />
        {plan.proposed_by && plan.decided_by
          ? t('plans.since', { time, first: plan.proposed_by.name, second: plan.decided_by.name })
          : t('plans.sinceDemo', { time })}
      </p>
      <p>
        <button type="button" class="plain" onClick={() => void takeLock()}>
          {t('plans.lock')}
        </button>
      </p>
      <p class="small">{t('plans.lockHint')}</p>
    </section>
  );
}

function History({ decided }: { decided: PlanDecided[] }) {
  return (
    <section>
      <h2>{t('plans.history')}</h2>
      <table class="data stack">
        <thead>
          <tr>
            <th scope="col">{t('plans.plan')}</th>
            <th scope="col">{t('plans.state')}</th>
            <th scope="col">{t('plans.who')}</th>
          </tr>
        </thead>
        <tbody>
          {decided.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.title} <span class="small quiet">{one.hash.slice(0, 12)}</span>
              </th>
              <td data-label={t('plans.state')}>
                {t(`plans.state.${one.state}`)}
                {one.reason && `: ${one.reason}`}
              </td>
              <td data-label={t('plans.who')}>{deciders(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function deciders(one: PlanDecided): string {
  const decided = formatInstant(one.decided_at);
  if (!one.proposed_by || !one.decided_by) return t('plans.byDemo', { decided });
  const { proposed_by: first, decided_by: second } = one;
  return t('plans.by', { first: first.name, proposed: formatInstant(one.proposed_at), second: second.name, decided });
}
