import type { ObligationState, RecordState } from '../api/types';
import { t } from '../i18n';
import { Icon, type IconName } from './Icon';

const MARKS: Record<ObligationState, [IconName, string]> = {
  upcoming: ['clock', 'quiet'],
  open: ['open', 'plain'],
  overdue: ['alert', 'bad'],
  draft: ['note', 'plain'],
  presented: ['clock', 'plain'],
  sent: ['clock', 'plain'],
  returned: ['back', 'bad'],
  accepted: ['check', 'good'],
  waived: ['waived', 'quiet'],
  reopened: ['back', 'warn'],
};

// Where a report stands: mark and word, never colour alone.
export function Status({ state }: { state: ObligationState | RecordState }) {
  const [icon, tone] = MARKS[state] ?? ['open', 'plain'];
  return (
    <span class={`status ${tone}`}>
      <Icon name={icon} />
      {t(`status.${state}`)}
    </span>
  );
}
