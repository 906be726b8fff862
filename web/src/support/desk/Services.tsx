import { useState } from 'preact/hooks';
import { say, t } from '../../i18n';
import { missing } from '../../session/useForm';
import { formatDate } from '../../text/dates';
import { Field } from '../../ui/Field';
import type { Planned } from '../content';
import { today } from '../today';
import { CareDialog, Line } from './CareDialog';
import type { CaseProps } from './CaseView';
import { type Case, opened, saveCare, setServices, take } from './cases';

// Needs, the plan, and what was given. In clear the server learns kinds only, for the count.
type Attempt = (work: () => Promise<unknown>) => Promise<void>;

export const givenKinds = (plan: readonly Planned[]): string[] => [
  ...new Set(plan.filter((p) => p.state === 'given').map((p) => p.service)),
];

async function mark(of: Case, at: number, state: Planned['state']): Promise<void> {
  const next = await saveCare(of, (care) => ({
    ...care,
    plan: care.plan?.map((p, i) => (i === at ? { ...p, state, on: state === 'given' ? today() : p.on } : p)),
  }));
  const kept = await setServices(next, next.row.needs, givenKinds(next.care?.plan ?? []));
  if (state === 'given' && kept.row.state === 'consented') await take(kept, { step: 'serving' });
}

export function ServicesSection({ of, words, attempt, busy }: CaseProps & { attempt: Attempt; busy: boolean }) {
  const [open, setOpen] = useState<'add' | 'needs' | null>(null);
  const title = (id: string) => say(words.services.find((s) => s.id === id)?.title) || id;
  const plan = of.care?.plan ?? [];
  const consented = of.row.state === 'consented' || of.row.state === 'serving';
  const needs = of.row.needs.length > 0 ? of.row.needs : (of.referral?.needs ?? []);
  return (
    <section class="card">
      <h3>{t('plan.title')}</h3>
      <p>
        {t('plan.needs')}: {needs.map(title).join(', ') || '–'}
      </p>
      {plan.length === 0 && <p class="quiet">{t('plan.none')}</p>}
      <ul>
        {plan.map((p, i) => (
          <li key={i}>
            {title(p.service)}
            {p.provider && ` · ${p.provider}`} · {t(`plan.${p.state}`)}
            {p.on && ` ${formatDate(p.on)}`}{' '}
            {p.state === 'planned' && consented && (
              <span class="buttons no-print">
                {(['given', 'dropped'] as const).map((state) => (
                  <button
                    key={state}
                    type="button"
                    class={state === 'given' ? '' : 'plain'}
                    aria-disabled={busy}
                    onClick={() => void attempt(() => mark(of, i, state))}
                  >
                    {t(state === 'given' ? 'plan.give' : 'plan.drop')}
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {!consented && <p class="small">{t('plan.needConsent')}</p>}
      <p class="buttons no-print">
        {consented && (
          <button type="button" onClick={() => setOpen('add')}>
            {t('plan.add')}
          </button>
        )}
        <button type="button" class="plain" onClick={() => setOpen('needs')}>
          {t('plan.editNeeds')}
        </button>
      </p>
      {open === 'add' && <AddService of={of} words={words} onClose={() => setOpen(null)} />}
      {open === 'needs' && <Needs of={of} words={words} needs={needs} onClose={() => setOpen(null)} />}
    </section>
  );
}

function AddService({ of, words, onClose }: CaseProps & { onClose: () => void }) {
  const [service, setService] = useState('');
  const [provider, setProvider] = useState('');
  // Only what the person agreed to receive.
  const agreed = words.services.filter((s) => of.care?.consent?.services.includes(s.id));
  const providers = [...new Set(opened.value?.cases.flatMap((c) => c.care?.plan?.map((p) => p.provider) ?? []))];
  return (
    <CareDialog
      of={of}
      title={t('plan.add')}
      action={t('word.save')}
      check={() => missing('service', service, t('plan.needService'))}
      save={(now) =>
        saveCare(now, (care) => ({
          ...care,
          plan: [...(care.plan ?? []), { service, provider: provider.normalize('NFC').trim(), state: 'planned' }],
        }))
      }
      onClose={onClose}
    >
      {(fault) => (
        <>
          <Field label={t('plan.service')} id="service" error={fault('service')}>
            {(given) => (
              <select {...given} value={service} onChange={(e) => setService(e.currentTarget.value)}>
                <option value="" />
                {agreed.map((s) => (
                  <option key={s.id} value={s.id}>
                    {say(s.title)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Line
            id="provider"
            label={t('plan.provider')}
            value={provider}
            onInput={setProvider}
            error={fault('provider')}
            list="providers"
          />
          <datalist id="providers">
            {providers.filter(Boolean).map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </CareDialog>
  );
}

function Needs({ of, words, needs, onClose }: CaseProps & { needs: string[]; onClose: () => void }) {
  const [chosen, setChosen] = useState(needs);
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((n) => n !== id) : [...chosen, id]);
  return (
    <CareDialog
      of={of}
      title={t('plan.editNeeds')}
      action={t('word.save')}
      check={() => []}
      save={(now) => setServices(now, chosen, now.row.services)}
      onClose={onClose}
    >
      {() => (
        <fieldset>
          <legend>{t('plan.needs')}</legend>
          {words.services.map((service) => (
            <label class="tick" key={service.id}>
              <input type="checkbox" checked={chosen.includes(service.id)} onChange={() => toggle(service.id)} />
              {say(service.title)}
            </label>
          ))}
        </fieldset>
      )}
    </CareDialog>
  );
}
