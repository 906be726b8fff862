import type { Overview } from '../api/types';
import { say, t } from '../i18n';

// Whom to remind, the unit that waits longest first; what each owes opens below its name.
export function Attention({ list }: { list: Overview['attention'] }) {
  const units = new Map<number, { name: string; most: number; lines: Overview['attention'] }>();
  for (const line of list) {
    const unit = units.get(line.unit.id) ?? { name: line.unit.name, most: 0, lines: [] };
    unit.most = Math.max(unit.most, line.days);
    unit.lines.push(line);
    units.set(line.unit.id, unit);
  }
  return (
    <section aria-labelledby="attention-title">
      <h2 id="attention-title">{t('overview.attention', { n: list.length })}</h2>
      {list.length === 0 ? (
        <p class="quiet">{t('overview.noAttention')}</p>
      ) : (
        <ul class="attention">
          {[...units].map(([id, unit]) => (
            <li key={id}>
              <details>
                <summary>
                  <b>{unit.name}</b>{' '}
                  <span class="bad-text">{t('overview.owes', { n: unit.lines.length, days: unit.most })}</span>
                </summary>
                <ul>
                  {unit.lines.map((line) => (
                    <li key={line.obligation}>{say(line.text)}</li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
