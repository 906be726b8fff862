import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Overview, Trend } from '../api/types';
import { hasHidden } from '../entry/values';
import { say, t } from '../i18n';
import { Amount } from '../ui/Amount';
import { HiddenLegend } from '../ui/Figure';
import { shortPeriod } from './marks';
import { draw, path } from './series';

// Indicators: the figure, the one before, and the year as a line in the rhythm of its reports. Opening a line shows it
// large, with every figure as a table.
export function Trends({ data, trends }: { data: Overview; trends: Trend[] }) {
  const [open, setOpen] = useState<string | null>(null);
  if (data.indicators.length === 0) return null;
  const series = new Map(trends.map((trend) => [trend.id, trend]));
  const cells = data.indicators.flatMap((i) => [i.value, i.previous]);
  const hidden = hasHidden(Object.fromEntries(cells.map((cell, n) => [n, cell])));
  return (
    <section class="below">
      <h2 id="indicators-title">{t('overview.indicators')}</h2>
      <div class="scroll" role="region" tabIndex={0} aria-labelledby="indicators-title">
        <table class="data stack trends">
          <thead>
            <tr>
              <th scope="col">{t('overview.indicator')}</th>
              <th scope="col" class="n">
                {t('overview.value')}
              </th>
              <th scope="col" class="n">
                {t('overview.previous')}
              </th>
              <th scope="col">{t('overview.trend')}</th>
            </tr>
          </thead>
          <tbody>
            {data.indicators.map((indicator) => {
              const trend = series.get(indicator.id);
              const shown = open === indicator.id;
              return (
                <Fragment key={indicator.id}>
                  <tr>
                    <th scope="row">
                      {say(indicator.title)}
                      {indicator.unit && ` (${indicator.unit})`}{' '}
                      <span class="small">{indicator.clauses.join(', ')}</span>
                    </th>
                    <td class="n" data-label={t('overview.value')}>
                      <Amount cell={indicator.value} />
                    </td>
                    <td class="n quiet" data-label={t('overview.previous')}>
                      <Amount cell={indicator.previous} />
                    </td>
                    <td>
                      {trend && trend.points.length > 1 && (
                        <button
                          type="button"
                          class="plain spark"
                          aria-expanded={shown}
                          onClick={() => setOpen(shown ? null : indicator.id)}
                        >
                          <Line trend={trend} width={112} height={24} />
                          <span class="sr">{t('chart.open', { name: say(indicator.title) })}</span>
                        </button>
                      )}
                    </td>
                  </tr>
                  {shown && trend && (
                    <tr>
                      <td colSpan={4}>
                        <Chart trend={trend} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {hidden && <HiddenLegend />}
    </section>
  );
}

function Line({ trend, width, height }: { trend: Trend; width: number; height: number }) {
  const { runs } = draw(
    trend.points.map((p) => p.value),
    width,
    height,
  );
  return (
    <svg
      class="line"
      viewBox={`-4 -4 ${width + 8} ${height + 8}`}
      width={width + 8}
      height={height + 8}
      aria-hidden="true"
    >
      {runs.map((run) => (
        <path key={run[0]?.index} d={path(run)} fill="none" />
      ))}
      {runs.flat().map((p) => (
        <circle key={p.index} cx={p.x} cy={p.y} r="2.5" />
      ))}
    </svg>
  );
}

function Chart({ trend }: { trend: Trend }) {
  return (
    <figure class="chart">
      <figcaption>
        {say(trend.title)}
        {trend.unit && ` (${trend.unit})`}
      </figcaption>
      <Line trend={trend} width={480} height={120} />
      <table class="data">
        <thead>
          <tr>
            {trend.points.map((p) => (
              <th key={p.period.code} scope="col" class="n" title={say(p.period.label)}>
                {shortPeriod(p.period.code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {trend.points.map((p) => (
              <td key={p.period.code} class="n">
                <Amount cell={p.value} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </figure>
  );
}
