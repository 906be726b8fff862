import type { Units } from '../api/types';
import { t } from '../i18n';
import { formatDate } from '../text/dates';
import { nameAt, type Unit } from './tree';

type Valid = { from: string | null; to: string | null };

const days = ({ from, to }: Valid): string =>
  [from && t('units.fromDay', { day: formatDate(from) }), to && t('units.toDay', { day: formatDate(to) })]
    .filter(Boolean)
    .join(' ') || t('units.always');
const dated = ({ from, to }: Valid) => from !== null || to !== null;

// What is known to have changed: who took over from whom, names, lives and parents that have a first or a last day.
export function History({ units, successions, day }: Units & { day: string }) {
  const byId = new Map(units.map((u) => [u.id, u]));
  const name = (id: number) => {
    const unit = byId.get(id);
    return unit ? nameAt(unit, day) : String(id);
  };
  const lines = [
    ...successions.map((s) =>
      t('units.succeeds', { day: formatDate(s.on), before: name(s.before), after: name(s.after) }),
    ),
    ...units.flatMap((unit) => changes(unit, nameAt(unit, day), name)),
  ];
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">{t('units.history')}</h2>
      {lines.length === 0 ? (
        <p class="quiet">{t('units.noHistory')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function changes(unit: Unit, called: string, name: (id: number) => string): string[] {
  const lived = dated(unit) ? [t('units.lived', { name: called, days: days(unit) })] : [];
  const names = unit.names.length > 1 ? unit.names.filter(dated) : [];
  const edges = [unit.line, unit.place, unit.within].flatMap((tree) => (tree.length > 1 ? tree.filter(dated) : []));
  return [
    ...lived,
    ...names.map((n) => t('units.wasCalled', { name: called, old: n.value, days: days(n) })),
    ...edges.map((e) => t('units.movedTo', { name: called, parent: name(e.unit), days: days(e) })),
  ];
}
