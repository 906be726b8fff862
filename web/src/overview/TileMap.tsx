import type { Matrix, Period } from '../api/types';
import { t } from '../i18n';
import { completeness, type Tile } from './tiles';

// The city as equal squares, so that a small ward shows as much as a large commune. It says how complete the reports of the
// period are, and never a count of people (reference S1).
export function TileMap({ matrix, period }: { matrix: Matrix; period: Period }) {
  const tiles = completeness(matrix, period);
  if (tiles.length === 0) return null;
  const rows = Math.max(...tiles.map((tile) => tile.row)) + 1;
  const columns = Math.max(...tiles.map((tile) => tile.column)) + 1;
  return (
    <>
      <svg class="tiles" viewBox={`0 0 ${columns * 100} ${rows * 64}`} role="img" aria-labelledby="map-title">
        <title id="map-title">{t('map.title')}</title>
        {tiles.map((tile) => (
          <Square key={tile.slug} tile={tile} />
        ))}
      </svg>
      <p class="small">{t('map.note')}</p>
      <details>
        <summary>{t('chart.table')}</summary>
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{t('word.unit')}</th>
              <th scope="col" class="n">
                {t('overview.formSent')}
              </th>
              <th scope="col" class="n">
                {t('overview.formExpected')}
              </th>
              <th scope="col" class="n">
                {t('overview.missing')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tiles.map((tile) => (
              <tr key={tile.slug}>
                <th scope="row">{tile.name}</th>
                <td class="n">{tile.sent}</td>
                <td class="n">{tile.expected}</td>
                <td class="n">{tile.overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Square({ tile }: { tile: Tile }) {
  const tone = tile.overdue > 0 ? 'bad' : tile.expected > 0 && tile.sent === tile.expected ? 'good' : 'wait';
  const mark = { bad: '!', good: '✓', wait: '○' }[tone];
  return (
    <g transform={`translate(${tile.column * 100} ${tile.row * 64})`} class={tone}>
      <rect x="2" y="2" width="96" height="60" rx="4" />
      <text x="50" y="27" text-anchor="middle">
        {tile.short}
      </text>
      <text x="50" y="49" text-anchor="middle" class="mark">
        {mark} {tile.sent}/{tile.expected}
      </text>
    </g>
  );
}
