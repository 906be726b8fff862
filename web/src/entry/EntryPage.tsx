import { get } from '../api/client';
import type { Plan, Report } from '../api/types';
import { say, t } from '../i18n';
import { formOf, loadPlan } from '../plan/plan';
import type { ScreenProps } from '../routes';
import { session } from '../session/session';
import { useResource } from '../state/resource';
import { Page } from '../ui/Page';
import { Show } from '../ui/states';
import { ReportView } from './ReportView';
import './words';
import '../review/words';

// One report: entered by its officer, signed by its head, read and decided by who checks it. The same sheet for all.
export default function EntryPage({ params }: ScreenProps) {
  const id = params.record ?? '';
  const loaded = useResource<{ plan: Plan; report: Report }>(`report ${id}`, async (signal) => {
    const [plan, report] = await Promise.all([loadPlan(), get<Report>(`/records/${id}`, signal)]);
    return { plan, report };
  });
  if (loaded.state.value.data === null) {
    return (
      <Page title={t('word.report')} wide>
        <Show of={loaded} lines={14}>
          {() => null}
        </Show>
      </Page>
    );
  }
  const { plan, report } = loaded.state.value.data;
  const form = formOf(plan, report.form.id);
  if (!form) {
    return (
      <Page title={say(report.form.title)} wide>
        <p class="banner bad">{t('read.form')}</p>
      </Page>
    );
  }
  return (
    <ReportView
      key={`${report.id} ${report.state} ${report.steps.length}`}
      plan={plan}
      form={form}
      report={report}
      user={session.value?.user.id ?? 0}
      onStep={(next) => loaded.put({ plan, report: next })}
    />
  );
}
