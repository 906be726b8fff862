import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { isProblem } from '../api/problem';
import { say, t } from '../i18n';
import { isBegun } from '../offline/begin';
import type { ScreenProps } from '../routes';
import { check } from '../session/session';
import { useResource } from '../state/resource';
import { later } from '../ui/later';
import { Page } from '../ui/Page';
import { Show, Stale } from '../ui/states';
import { fromMachine, fromServer, Gone, type Opened } from './opened';
import { ReportView } from './ReportView';
import './words';
import '../review/words';

const LeftoverBox = later(() => import('./LeftoverBox').then((m) => m.LeftoverBox));

// One report: entered by its officer, signed by its head, read and decided by who checks it. The same sheet for all.
export default function EntryPage({ params }: ScreenProps) {
  const { route } = useLocation();
  const id = params.record ?? '';
  const loaded = useResource<Opened>(
    `report ${id}`,
    (signal) => fromServer(id, signal),
    () => fromMachine(id),
  );
  const { data, problem, old } = loaded.state.value;
  const lost = isBegun(id) && data === null && problem?.hidden; // begun on an earlier visit, opened on the server since
  useEffect(() => {
    if (lost) route(/^nv\d+$/.test(id) ? `/nghia-vu/${id.slice(2)}` : '/', true);
  }, [lost, id, route]);
  if (data === null) {
    return (
      <Page title={t('word.report')} wide>
        {problem instanceof Gone && (
          <LeftoverBox leftover={problem.leftover} drawer={problem.drawer} report={null} store={null} />
        )}
        <Show of={loaded} lines={14}>
          {() => null}
        </Show>
      </Page>
    );
  }
  const { plan, form, report } = data;
  if (!form) {
    return (
      <Page title={say(report.form.title)} wide>
        <p class="banner bad">{t('read.form')}</p>
      </Page>
    );
  }
  const planChanged = () => void check().then(() => loaded.reload());
  return (
    <ReportView
      key={`${id} ${plan.hash} ${report.state} ${report.steps.length}`}
      opened={data}
      form={form}
      stale={(old || isProblem(problem)) && <Stale state={loaded.state.value} onRetry={() => void loaded.reload()} />}
      onStep={(next) => loaded.put({ ...data, report: next, leftover: null, trouble: null })}
      onPlanChanged={planChanged}
    />
  );
}
