import { get } from '../api/client';
import type { Evidence, EvidenceSource } from '../api/types';
import { say, t } from '../i18n';
import type { ScreenProps } from '../routes';
import { useResource } from '../state/resource';
import { Amount } from '../ui/Amount';
import { movedByLink, Page } from '../ui/Page';
import { Status } from '../ui/Status';
import { Empty, Show } from '../ui/states';
import './overview.css';
import './words';
import '../review/words';

// What a target rests on: the clauses it comes from, the figures it is computed from, the reports behind them.
export default function EvidencePage({ params, query }: ScreenProps) {
  const { target = '' } = params;
  const period = query.ky ?? '';
  const asked = `target=${encodeURIComponent(target)}${period && `&period=${encodeURIComponent(period)}`}`;
  const loaded = useResource<Evidence>(`evidence ${asked}`, (signal) => get(`/overview/evidence?${asked}`, signal));
  const held = loaded.state.value.data;
  return (
    <Page title={held ? say(held.title) : t('evidence.title')} wide>
      <p class="no-print">
        <a href={`/tong-quan${period && `?ky=${encodeURIComponent(period)}`}`} onClick={movedByLink}>
          {t('overview.title')}
        </a>
      </p>
      <Show of={loaded} lines={10}>
        {(data) => <Content data={data} />}
      </Show>
    </Page>
  );
}

function Content({ data }: { data: Evidence }) {
  return (
    <>
      <p class="quiet">{say(data.period.label)}</p>
      <section>
        <h2>{t('evidence.clauses')}</h2>
        <dl class="clauses">
          {data.clauses.map((clause) => (
            <div key={clause.id}>
              <dt>{clause.id}</dt>
              <dd>{say(clause.duty)}</dd>
            </div>
          ))}
        </dl>
        {say(data.note) && <p class="small">{say(data.note)}</p>}
      </section>
      {data.sources.length === 0 && <Empty>{t('overview.tableEmpty')}</Empty>}
      {data.sources.map((source) => (
        <Source key={source.form.id} source={source} />
      ))}
    </>
  );
}

function Source({ source }: { source: EvidenceSource }) {
  const title = `${say(source.form.title)}, ${say(source.period.label)}`;
  const reports = new Map<number, typeof source.reports>();
  for (const report of source.reports) reports.set(report.unit.id, [...(reports.get(report.unit.id) ?? []), report]);
  return (
    <section>
      <h2>{title}</h2>
      <div class="scroll" role="region" tabIndex={0} aria-label={title}>
        <table class="data sticky-first">
          <thead>
            <tr>
              <th scope="col">{t('word.unit')}</th>
              {source.elements.map((element) => (
                <th key={element.id} scope="col" class="n">
                  {say(element.title)}
                </th>
              ))}
              <th scope="col">{t('evidence.reports')}</th>
            </tr>
          </thead>
          <tbody>
            {source.rows.map((row) => (
              <tr key={row.unit.id}>
                <th scope="row">{row.unit.name}</th>
                {source.elements.map((element) => (
                  <td key={element.id} class="n">
                    <Amount cell={row.cells[element.id] ?? null} />
                  </td>
                ))}
                <td>
                  <ul class="reports">
                    {(reports.get(row.unit.id) ?? []).map((report) => (
                      <li key={report.obligation}>
                        {report.record === null ? (
                          say(report.period.label)
                        ) : (
                          <a href={`/bao-cao/${report.record}`} onClick={movedByLink}>
                            {say(report.period.label)}
                          </a>
                        )}{' '}
                        <Status state={report.state} />
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('review.total')}</th>
              {source.elements.map((element) => (
                <td key={element.id} class="n">
                  <b>
                    <Amount cell={source.total[element.id] ?? null} />
                  </b>
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
