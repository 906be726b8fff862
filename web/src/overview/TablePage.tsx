import { useState } from 'preact/hooks';
import { download, get } from '../api/client';
import { isProblem } from '../api/problem';
import type { Form, OverviewTable, Plan } from '../api/types';
import { hasHidden, isNumeric } from '../entry/values';
import { say, t } from '../i18n';
import { elementOf, formOf, loadPlan } from '../plan/plan';
import type { ScreenProps } from '../routes';
import { useResource } from '../state/resource';
import { announce } from '../ui/announce';
import { Figure, HiddenLegend } from '../ui/Figure';
import { Page } from '../ui/Page';
import { Empty, problemWords, Show } from '../ui/states';
import './overview.css';
import './words';
import '../review/words';

const queryOf = (form: string, period: string) =>
  `form=${encodeURIComponent(form)}&period=${encodeURIComponent(period)}`;

// Unit by unit, as the viewer is entitled: small counts are hidden by the server, with others so that none can be worked out.
export default function TablePage({ params }: ScreenProps) {
  const { form = '', period = '' } = params;
  const loaded = useResource<{ plan: Plan; data: OverviewTable }>(`table ${form} ${period}`, async (signal) => {
    const path = `/overview/table?${queryOf(form, period)}`;
    const [plan, data] = await Promise.all([loadPlan(), get<OverviewTable>(path, signal)]);
    return { plan, data };
  });
  const held = loaded.state.value.data?.data;
  return (
    <Page
      title={
        held
          ? t('overview.tableOf', { form: say(held.form.title), period: say(held.period.label) })
          : t('overview.title')
      }
      wide
    >
      <p class="no-print">
        <a href={`/tong-quan?ky=${encodeURIComponent(period)}`}>{t('overview.title')}</a>
      </p>
      <Show of={loaded} lines={12}>
        {({ plan, data }) => {
          const shape = formOf(plan, data.form.id);
          return data.rows.length === 0 || !shape ? (
            <Empty>{t('overview.tableEmpty')}</Empty>
          ) : (
            <Units form={shape} data={data} />
          );
        }}
      </Show>
    </Page>
  );
}

function Units({ form, data }: { form: Form; data: OverviewTable }) {
  const sections = form.sections
    .map((s) => ({
      title: s.title,
      elements: s.elements.map((id) => elementOf(form, id)).filter((e) => e !== undefined && isNumeric(e)),
    }))
    .filter((s) => s.elements.length > 0);
  const [chosen, setChosen] = useState(0);
  const elements = (sections[chosen]?.elements ?? []).filter((e) => e !== undefined);
  const total = data.total.accepted;
  return (
    <>
      <div class="buttons no-print">
        <label for="section">{t('review.section')}</label>
        <select id="section" class="auto" value={chosen} onChange={(e) => setChosen(Number(e.currentTarget.value))}>
          {sections.map((s, i) => (
            <option key={say(s.title)} value={i}>
              {say(s.title)}
            </option>
          ))}
        </select>
        <Files form={data.form.id} period={data.period.code} />
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label={say(sections[chosen]?.title)}>
        <table class="data sticky-first">
          <thead>
            <tr>
              <th scope="col">{t('word.unit')}</th>
              {elements.map((e) => (
                <th key={e.id} scope="col" class="n">
                  {say(e.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.unit.id}>
                <th scope="row">{row.unit.name}</th>
                {elements.map((e) => (
                  <td key={e.id} class="n">
                    <Figure element={e} cell={row.cells[e.id] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('review.total')}</th>
              {elements.map((e) => (
                <td key={e.id} class="n">
                  <b>
                    <Figure element={e} cell={total[e.id] ?? null} />
                  </b>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {[...data.rows.map((r) => r.cells), total].some(hasHidden) && <HiddenLegend />}
    </>
  );
}

// The same table on paper: what is hidden here is hidden there.
function Files({ form, period }: { form: string; period: string }) {
  const save = (kind: 'xlsx' | 'docx') => () =>
    void download(`/overview/table.${kind}?${queryOf(form, period)}`).catch(
      (problem) => isProblem(problem) && announce(problemWords(problem)),
    );
  return (
    <>
      <button type="button" onClick={save('xlsx')}>
        {t('overview.xlsx')}
      </button>
      <button type="button" onClick={save('docx')}>
        {t('overview.docx')}
      </button>
    </>
  );
}
