import type { TargetState } from '../api/types';
import { isHidden } from '../entry/values';
import { say, t } from '../i18n';
import { formatNumber } from '../text/numbers';
import { Amount } from '../ui/Amount';
import { Icon, type IconName } from '../ui/Icon';

const MARK: Record<TargetState['state'], [IconName, string]> = {
  met: ['check', 'good'],
  under_way: ['clock', 'plain'],
  not_met: ['alert', 'bad'],
  no_data: ['open', 'quiet'],
};

// The plan's targets (II.2): the figure, the goal, mark and word, and what it rests on.
export function Targets({ targets }: { targets: TargetState[] }) {
  return (
    <section aria-labelledby="targets-title">
      <h2 id="targets-title">{t('overview.targets')}</h2>
      <ul class="targets">
        {targets.map((target) => (
          <li key={target.id} class="card">
            <Target target={target} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Target({ target }: { target: TargetState }) {
  const [icon, tone] = MARK[target.state];
  const { numerator, denominator } = target.value;
  const share = percent(target);
  const both = isHidden(numerator) && isHidden(denominator);
  return (
    <>
      <h3>{say(target.title)}</h3>
      <p class={both ? undefined : 'value'}>
        <b>
          <Amount cell={numerator} />
          {denominator !== null && !both && (
            <>
              /<Amount cell={denominator} />
            </>
          )}
        </b>{' '}
        {share && <span class="quiet">{share}</span>}
      </p>
      <p class={`status ${tone}`}>
        <Icon name={icon} /> {t(`overview.${target.state}`)}
      </p>
      <p class="small">
        {t('overview.goal', { goal: target.goal })}, {t('overview.which')}.{' '}
        {t('overview.clauses', { ids: target.clauses.join(', ') })}.
      </p>
      {target.note && <p class="small">{say(target.note)}</p>}
      {target.units.length > 0 && (
        <details>
          <summary>{t('overview.byUnit')}</summary>
          <ul class="holds">
            {target.units.map(({ unit, holds }) => (
              <li key={unit.id}>
                {unit.name}:{' '}
                <span class={holds === false ? 'bad-text' : holds === null ? 'quiet' : ''}>
                  {t(holds === null ? 'overview.holdsUnknown' : holds ? 'overview.holds' : 'overview.holdsNot')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

// The server gives a share as a fraction of one.
function percent({ value }: TargetState): string {
  if (value.share === null || isHidden(value.numerator) || isHidden(value.denominator)) return '';
  const share = Math.round(Number(value.share) * 1000) / 10;
  return Number.isFinite(share) ? `${formatNumber(String(share))}%` : '';
}
