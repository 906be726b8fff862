import type { Consolidation } from '../api/types';
import { t } from '../i18n';
import { Status } from '../ui/Status';

type Row = Consolidation['units'][number];

// Left: the units by what they wait for.
export function UnitList(props: { data: Consolidation; chosen: number | null; onChoose: (unit: number) => void }) {
  const { units } = props.data;
  const sent = units.filter((u) => u.state === 'sent');
  const done = units.filter((u) => u.state === 'accepted' || u.state === 'waived');
  const rest = units.filter((u) => !sent.includes(u) && !done.includes(u));
  return (
    <nav class="units no-print" aria-label={t('review.units')}>
      <Group {...props} title={t('review.toDecide', { n: sent.length })} rows={sent} />
      <Group {...props} title={t('review.notSent', { n: rest.length })} rows={rest} />
      <Group {...props} title={t('review.done', { n: done.length })} rows={done} />
    </nav>
  );
}

function Group(props: { title: string; rows: Row[]; chosen: number | null; onChoose: (unit: number) => void }) {
  if (props.rows.length === 0) return null;
  return (
    <section>
      <h2>{props.title}</h2>
      <ul>
        {props.rows.map((row) => (
          <li key={row.unit.id}>
            <button
              type="button"
              aria-pressed={row.unit.id === props.chosen}
              onClick={() => props.onChoose(row.unit.id)}
            >
              <span>{row.unit.name}</span>
              <span class="small">
                <Status state={row.state} />
                {row.late_days > 0 && ` ${t('work.late', { n: row.late_days })}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
