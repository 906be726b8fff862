import { useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Petition, PetitionStep, Petitions } from '../api/types';
import { excisePath } from '../excise/subject';
import { t } from '../i18n';
import type { ScreenProps } from '../routes';
import { useResource } from '../state/resource';
import { formatInstant } from '../text/dates';
import { Page } from '../ui/Page';
import { Show } from '../ui/states';
import { PetitionState } from './State';
import { StepForm } from './StepForm';
import './words';

// One difficulty or proposal: what was said so far, and the next step for who may take it.
export default function PetitionPage({ params }: ScreenProps) {
  const id = params.petition ?? '';
  const loaded = useResource<Petition>(`petition ${id}`, (signal) => get(`/petitions/${id}`, signal));
  const offices = useResource<Petitions>('petition offices', (signal) => get('/petitions', signal));
  const [step, setStep] = useState<PetitionStep | null>(null);
  const title = loaded.state.value.data?.title ?? t('petition.title');
  return (
    <Page title={title}>
      <p class="no-print">
        <a href="/kien-nghi">{t('petition.back')}</a>
      </p>
      <Show of={loaded}>
        {(petition) => (
          <>
            <p>
              {t(`petition.${petition.kind}`)} ·{' '}
              {t('petition.to', { unit: petition.unit.name, addressee: petition.addressee.name })}{' '}
              <PetitionState state={petition.state} />
            </p>
            {petition.record !== null && (
              <p>
                {t('petition.withReport')}: <a href={`/bao-cao/${petition.record}`}>{t('petition.seeReport')}</a>
              </p>
            )}
            <Steps petition={petition} />
            <p class="buttons no-print">
              {petition.may.map((one, i) => (
                <button key={one} type="button" class={i === 0 ? 'primary' : undefined} onClick={() => setStep(one)}>
                  {t(`petition.do.${one as Exclude<PetitionStep, 'raised'>}`)}
                </button>
              ))}
              <a class="button" href={excisePath('petition', petition.id)}>
                {t('nav.excise')}
              </a>
            </p>
            {step && (
              <StepForm
                key={step}
                step={step as Exclude<PetitionStep, 'raised'>}
                petition={petition}
                offices={offices.state.value.data?.offices ?? []}
                onClose={() => setStep(null)}
                onMoved={() => void loaded.reload()}
                onDone={(next) => {
                  loaded.put(next);
                  setStep(null);
                }}
              />
            )}
          </>
        )}
      </Show>
    </Page>
  );
}

function Steps({ petition }: { petition: Petition }) {
  return (
    <section>
      <h2>{t('petition.steps')}</h2>
      <ol class="rows">
        {(petition.steps ?? []).map((s) => (
          <li key={`${s.at} ${s.step}`} class="card">
            <b>
              {t(`petition.step.${s.step}`)}
              {s.to && `: ${t('petition.passedTo', { unit: s.to.name })}`}
            </b>
            {s.text && <p class="said">{s.text}</p>}
            <p class="small">
              {t('petition.stepLine', { name: s.who.name, unit: s.unit.name, time: formatInstant(s.at) })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
