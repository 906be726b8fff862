import type { Petition } from '../api/types';
import { t } from '../i18n';
import { Icon, type IconName } from '../ui/Icon';

const MARKS: Record<Petition['state'], [IconName, string]> = {
  raised: ['clock', 'plain'],
  answered: ['note', 'plain'],
  closed: ['check', 'good'],
  withdrawn: ['waived', 'quiet'],
};

// Where it stands: mark and word, never colour alone.
export function PetitionState({ state }: { state: Petition['state'] }) {
  const [icon, tone] = MARKS[state];
  return (
    <span class={`status ${tone}`}>
      <Icon name={icon} />
      {t(`petition.state.${state}`)}
    </span>
  );
}
