import { useLocation } from 'preact-iso/router';
import { get } from '../api/client';
import type { Overview } from '../api/types';
import { hasHidden } from '../entry/values';
import { say, t } from '../i18n';
import type { ScreenProps } from '../routes';
import { mayAnywhere, session } from '../session/session';
import { useResource } from '../state/resource';
import { formatInstant } from '../text/dates';
import { Amount } from '../ui/Amount';
import { HiddenLegend } from '../ui/Figure';
import { movedByLink, Page } from '../ui/Page';
import { Empty, Show } from '../ui/states';
import './overview.css';
import { periodsOf, presentPeriod } from './periods';
import { Targets } from './Targets';
import './words';

// The city at a glance (S1), plain: targets, who needs a reminder, reports, indicators. What the viewer may not see exactly
// comes hidden from the server.
export default function OverviewPage({ query }: ScreenProps) {
  const { route } = useLocation();
  const here = session.value;
  const year = here?.plan?.year ?? Number((here?.today ?? '').slice(0, 4));
  const today = here?.today ?? '';
  const period = query.ky ?? presentPeriod(year, today);
  const overview = useResource<Overview>(`overview ${period}`, (signal) =>
    get(`/overview?period=${encodeURIComponent(period)}`, signal),
  );
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
        </p>
      }
    >
      <Show of={overview} lines={12}>
        {(data) => <Content data={data} />}
      </Show>
    </Page>
  );
}

function Content({ data }: { data: Overview }) {
  if (data.forms.length === 0 && data.targets.length === 0) return <Empty>{t('overview.empty')}</Empty>;
  const o = data.obligations;
  return (
    <>
      <p class="quiet">
        {say(data.period.label)} · {t('overview.updated', { time: formatInstant(data.updated) })}
      </p>
      <Targets targets={data.targets} />
      <section>
        <h2>{t('overview.attention', { n: data.attention.length })}</h2>
        {data.attention.length === 0 ? (
          <p class="quiet">{t('overview.noAttention')}</p>
        ) : (
          <ul>
            {data.attention.map((a) => (
              <li key={`${a.unit.id} ${a.obligation}`}>
                <b>{a.unit.name}</b>: {say(a.text)}
              </li>
            ))}
          </ul>
        )}
      </section>
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
      </section>
      <Forms data={data} />
      <Indicators data={data} />
    </>
  );
}

function Forms({ data }: { data: Overview }) {
  return (
    <section>
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

function Indicators({ data }: { data: Overview }) {
  if (data.indicators.length === 0) return null;
  const hidden = hasHidden(
    Object.fromEntries(
      data.indicators.flatMap((i) => [
        [`${i.id} now`, i.value],
        [`${i.id} then`, i.previous],
      ]),
    ),
  );
  return (
    <section>
      <h2 id="indicators-title">{t('overview.indicators')}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="indicators-title">
        <table class="data stack">
          <thead>
            <tr>
              <th scope="col">{t('overview.indicator')}</th>
              <th scope="col" class="n">
                {t('overview.value')}
              </th>
              <th scope="col" class="n">
                {t('overview.previous')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.indicators.map((i) => (
              <tr key={i.id}>
                <th scope="row">
                  {say(i.title)}
                  {i.unit && ` (${i.unit})`} <span class="small">{i.clauses.join(', ')}</span>
                </th>
                <td class="n" data-label={t('overview.value')}>
                  <Amount cell={i.value} />
                </td>
                <td class="n quiet" data-label={t('overview.previous')}>
                  <Amount cell={i.previous} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden && <HiddenLegend />}
    </section>
  );
}
