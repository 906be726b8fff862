import type { Petition } from '../api/types';
import { t } from '../i18n';
import { daysBetween, formatDate } from '../text/dates';
import { Icon } from '../ui/Icon';
import { movedByLink } from '../ui/Page';
import { PetitionState } from './State';

// One difficulty or proposal; the whole row is one link.
export function PetitionRow({ petition, today }: { petition: Petition; today: string }) {
  const waiting = daysBetween(petition.raised_at, today);
  return (
    <li>
      <a class="row" href={`/kien-nghi/${petition.id}`} onClick={movedByLink}>
        <span class="row-main">
          <b>{petition.title}</b>
          <span class="quiet">
            {t(`petition.${petition.kind}`)} ·{' '}
            {t('petition.to', {
              unit: petition.unit.name,
              addressee: petition.addressee.name,
            })}
          </span>
        </span>
        <span class="row-due">
          <span>{formatDate(petition.raised_at)}</span>
          {petition.state === 'raised' && waiting > 0 && (
            <span class="quiet">{t('petition.waiting', { n: waiting })}</span>
          )}
        </span>
        <span class="row-state">
          <PetitionState state={petition.state} />
        </span>
        <span class="row-next">
          {t('work.do.read')}
          <Icon name="next" />
        </span>
      </a>
    </li>
  );
}
