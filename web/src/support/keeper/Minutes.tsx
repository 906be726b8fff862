import { t } from '../../i18n';
import { session } from '../../session/session';
import { formatDate } from '../../text/dates';
import { Groups } from '../Groups';
import { today } from '../today';
import type { Ceremony } from '../vault/keeper';
import type { Plan } from './Rite';

// What is signed on paper: public keys' fingerprints and who holds what. Senders compare with it at the first use (T3).
export function Minutes({ made, plan, onDone }: { made: Ceremony; plan: Plan; onDone: () => void }) {
  const keeper = session.value?.user.display_name ?? '';
  return (
    <section class="minutes">
      <h2>{t('minutes.title')}</h2>
      <dl>
        <dt>{t('minutes.office')}</dt>
        <dd>
          {plan.office} ({t(`office.${plan.purpose}`)})
        </dd>
        <dt>{t('minutes.day')}</dt>
        <dd>{formatDate(today())}</dd>
        <dt>{t('minutes.root')}</dt>
        <dd class="print">
          <Groups of={made.rootPrint} />
        </dd>
        <dt>{t('minutes.recovery')}</dt>
        <dd class="print">
          <Groups of={made.recoveryPrint} />
        </dd>
        <dt>{t('minutes.set')}</dt>
        <dd>{made.set}</dd>
      </dl>
      <p>{t('minutes.shares')}</p>
      <ol>
        {plan.holders.map((h, i) => (
          <li key={i}>{t('minutes.line', { n: i + 1, ...h })}</li>
        ))}
      </ol>
      <p>{t('minutes.tried')}</p>
      <p>{t('minutes.kept')}</p>
      <h3>{t('minutes.signs')}</h3>
      <ul class="signs">
        <li>
          {t('minutes.keeper')}: {keeper}
        </li>
        {plan.holders.map((h, i) => (
          <li key={i}>
            {h.name}, {h.agency}
          </li>
        ))}
      </ul>
      <p class="buttons no-print">
        <button type="button" class="primary" onClick={() => print()}>
          {t('rite.minutes')}
        </button>
        <button type="button" onClick={onDone}>
          {t('rite.done')}
        </button>
      </p>
    </section>
  );
}
