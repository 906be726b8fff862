import { useEffect, useRef, useState } from 'preact/hooks';
import { get, post } from '../api/client';
import type { Consolidation, Obligations, Plan } from '../api/types';
import { say, t } from '../i18n';
import { formOf, loadPlan } from '../plan/plan';
import type { ScreenProps } from '../routes';
import { type Resource, useResource } from '../state/resource';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { Page } from '../ui/Page';
import { StepDialog } from '../ui/StepDialog';
import { Empty, Show } from '../ui/states';
import { Compare } from './Compare';
import './review.css';
import { TotalsTable } from './TotalsTable';
import { UnitList } from './UnitList';
import { UnitPanel } from './UnitPanel';
import './words';
import '../entry/words';

interface Loaded {
  plan: Plan;
  data: Consolidation;
  whole: { title: string; address: string }[]; // the consolidated reports of this period that my unit owes
}

// Every unit of one form and period (S4): who is missing, what it adds up to, accepting and returning, the release.
export default function ReviewPage({ params }: ScreenProps) {
  const { form = '', period = '' } = params;
  const loaded = useResource<Loaded>(`${form} ${period}`, async (signal) => {
    const query = `form=${encodeURIComponent(form)}&period=${encodeURIComponent(period)}`;
    const [plan, data, mine] = await Promise.all([
      loadPlan(),
      get<Consolidation>(`/consolidation?${query}`, signal),
      get<Obligations>(`/obligations?scope=mine&period=${encodeURIComponent(period)}`, signal),
    ]);
    return { plan, data, whole: consolidations(plan, mine) };
  });
  const title = loaded.state.value.data
    ? t('review.of', {
        form: say(loaded.state.value.data.data.form.title),
        period: say(loaded.state.value.data.data.period.label),
      })
    : t('review.title');
  return (
    <Page title={title} wide>
      <Show of={loaded} lines={12}>
        {(all) => <Review {...all} resource={loaded} />}
      </Show>
    </Page>
  );
}

function consolidations(plan: Plan, mine: Obligations): Loaded['whole'] {
  return mine.items
    .filter((o) => formOf(plan, o.form.id)?.nature === 'consolidation')
    .map((o) => ({ title: say(o.form.title), address: o.record ? `/bao-cao/${o.record.id}` : `/nghia-vu/${o.id}` }));
}

function Review({ plan, data, whole, resource }: Loaded & { resource: Resource<Loaded> }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [releasing, setReleasing] = useState(false);
  const side = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen !== null) side.current?.scrollIntoView({ block: 'nearest' }); // on a phone it stands below the list
  }, [chosen]);
  const form = formOf(plan, data.form.id);
  const unit = data.units.find((u) => u.unit.id === chosen);
  if (data.units.length === 0 || !form) return <Empty>{t('review.empty')}</Empty>;
  const names = data.missing.map((u) => u.name).join(', ');
  const release = async () => {
    await post('/releases', { form: data.form.id, period: data.period.code });
    setReleasing(false);
    announce(t('review.releasedDone'));
    await resource.reload();
  };
  return (
    <>
      <p class={data.missing.length > 0 ? 'banner warn' : 'banner good'}>
        {data.missing.length > 0
          ? t('review.missing', { n: data.missing.length, all: data.units.length, names })
          : t('review.complete', { all: data.units.length })}
      </p>
      <p class="buttons">
        {data.released ? (
          <span>{t('review.released', { time: formatInstant(data.released.at) })}</span>
        ) : (
          data.may.includes('release') && (
            <button type="button" onClick={() => setReleasing(true)}>
              {t('review.release')}
            </button>
          )
        )}
        {whole.map(({ title, address }) => (
          <a key={address} href={address}>
            {title}
          </a>
        ))}
        <button type="button" class="plain no-print" onClick={() => print()}>
          {t('app.print')}
        </button>
      </p>
      <div class="review">
        <UnitList data={data} chosen={chosen} onChoose={setChosen} />
        <aside class={unit ? undefined : 'no-print'} aria-labelledby="side-title" ref={side}>
          <h2 id="side-title">{unit ? unit.unit.name : t('review.side')}</h2>
          {unit ? (
            <UnitPanel key={unit.unit.id} form={form} unit={unit} onChanged={() => void resource.reload()} />
          ) : (
            <p class="quiet">{t('review.pick')}</p>
          )}
        </aside>
        <div class="middle">
          <TotalsTable form={form} data={data} />
          <Compare plan={plan} list={data.compare} />
        </div>
      </div>
      {releasing && (
        <StepDialog
          title={t('review.release')}
          action={t('review.release')}
          onDo={release}
          onClose={() => setReleasing(false)}
        >
          <p>{t('review.releaseBody', { form: say(data.form.title), period: say(data.period.label) })}</p>
          {data.missing.length > 0 && (
            <p class="warn-text">
              {t('review.releaseMissing', { n: data.missing.length })} {names}
            </p>
          )}
        </StepDialog>
      )}
    </>
  );
}
