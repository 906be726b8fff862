import { useLocation } from 'preact-iso/router';
import { download, get } from '../api/client';
import { isProblem } from '../api/problem';
import type { Matrix as MatrixData, Overview, Trends as TrendsData } from '../api/types';
import { say, t } from '../i18n';
import type { ScreenProps } from '../routes';
import { mayAnywhere, session } from '../session/session';
import { type Resource, useResource } from '../state/resource';
import { formatInstant } from '../text/dates';
import { announce } from '../ui/announce';
import { movedByLink, Page } from '../ui/Page';
import { Empty, problemWords, Show } from '../ui/states';
import { Attention } from './Attention';
import { Matrix } from './Matrix';
import './overview.css';
import { periodsOf, presentPeriod } from './periods';
import { Targets } from './Targets';
import { TileMap } from './TileMap';
import { Trends } from './Trends';
import { useFresh } from './useFresh';
import './words';

// The city at a glance (S1): targets, who needs a reminder, the matrix of reports, the map, the year's lines. What the viewer
// may not see exactly comes hidden from the server. It loads itself again when something lands.
export default function OverviewPage({ query }: ScreenProps) {
  const { route } = useLocation();
  const here = session.value;
  const year = here?.plan?.year ?? Number((here?.today ?? '').slice(0, 4));
  const today = here?.today ?? '';
  const period = query.ky ?? presentPeriod(year, today);
  const asked = encodeURIComponent(period);
  const overview = useResource<Overview>(`overview ${period}`, (signal) => get(`/overview?period=${asked}`, signal));
  const matrix = useResource<MatrixData>(`matrix ${period}`, (signal) =>
    get(`/overview/matrix?period=${asked}`, signal),
  );
  const trends = useResource<TrendsData>(`trends ${period}`, (signal) =>
    get(`/overview/trends?period=${asked}`, signal),
  );
  useFresh(overview, matrix, trends);
  const periods = periodsOf(year, today);
  return (
    <Page
      title={t('overview.title')}
      actions={
        <p class="buttons no-print">
          <label for="period">{t('overview.period')}</label>
          <select
            id="period"
            class="auto"
            value={period}
            onChange={(e) => route(`/tong-quan?ky=${e.currentTarget.value}`)}
          >
            {periods.map((p) => (
              <option key={p.code} value={p.code}>
                {say(p.label)}
              </option>
            ))}
          </select>
          <button type="button" class="plain" onClick={() => print()}>
            {t('app.print')}
          </button>
          <button
            type="button"
            class="plain no-print"
            onClick={() =>
              void download(`/overview/report.pdf?period=${asked}`).catch(
                (problem) => isProblem(problem) && announce(problemWords(problem)),
              )
            }
          >
            {t('overview.pdf')}
          </button>
        </p>
      }
      wide
    >
      <Show of={overview} lines={12}>
        {(data) => <Content data={data} matrix={matrix} trends={trends} />}
      </Show>
    </Page>
  );
}

function Content(props: { data: Overview; matrix: Resource<MatrixData>; trends: Resource<TrendsData> }) {
  const { data, matrix, trends } = props;
  if (data.forms.length === 0 && data.targets.length === 0) return <Empty>{t('overview.empty')}</Empty>;
  const o = data.obligations;
  return (
    <>
      <p class="quiet">
        {say(data.period.label)} · {t('overview.updated', { time: formatInstant(data.updated) })}
      </p>
      <Targets targets={data.targets} period={data.period.code} />
      <div class="two">
        <Attention list={data.attention} />
        <section>
          <h2>{t('overview.obligations')}</h2>
          <dl class="numbers">
            {(
              [
                ['overview.due', o.due],
                ['overview.timely', o.timely],
                ['overview.late', o.late],
                ['overview.missing', o.missing],
              ] as const
            ).map(([key, n]) => (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>{n}</dd>
              </div>
            ))}
          </dl>
          <Show of={matrix} lines={4}>
            {(all) => <TileMap matrix={all} period={data.period} />}
          </Show>
        </section>
      </div>
      <section>
        <h2>{t('matrix.title')}</h2>
        <Show of={matrix} lines={8}>
          {(all) => <Matrix data={all} />}
        </Show>
      </section>
      <Forms data={data} />
      <Trends data={data} trends={trends.state.value.data?.trends ?? []} />
    </>
  );
}

function Forms({ data }: { data: Overview }) {
  return (
    <section class="below">
      <h2 id="forms-title">{t('overview.forms')}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="forms-title">
        <table class="data stack">
          <thead>
            <tr>
              <th scope="col">{t('word.form')}</th>
              <th scope="col">{t('word.period')}</th>
              <th scope="col" class="n">
                {t('overview.formSent')}
              </th>
              <th scope="col" class="n">
                {t('overview.formAccepted')}
              </th>
              <th scope="col" class="n">
                {t('overview.formExpected')}
              </th>
              <th scope="col">{t('word.state')}</th>
              <th scope="col">
                <span class="sr">{t('overview.tableLink')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.forms.map((f) => (
              <tr key={`${f.form.id} ${f.period.code}`}>
                <th scope="row">{say(f.form.title)}</th>
                <td>{say(f.period.label)}</td>
                <td class="n" data-label={t('overview.formSent')}>
                  {f.sent}
                </td>
                <td class="n" data-label={t('overview.formAccepted')}>
                  {f.accepted}
                </td>
                <td class="n" data-label={t('overview.formExpected')}>
                  {f.expected}
                </td>
                <td>{t(f.released ? 'overview.released' : 'overview.notReleased')}</td>
                <td>
                  {(f.released || mayAnywhere('decide')) && (
                    <a href={`/tong-quan/bang/${f.form.id}/${f.period.code}`} onClick={movedByLink}>
                      {t('overview.tableLink')}
                      <span class="sr">
                        {' '}
                        {say(f.form.title)}, {say(f.period.label)}
                      </span>
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
