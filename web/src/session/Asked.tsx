import type { Session } from '../api/types';
import { t } from '../i18n';
import { Page } from '../ui/Page';
import { goOn, someoneElse } from './session';

// Without a network nobody's password can be checked. The machine shows the work of the person whom the server last
// recognised here, and of nobody else; on a shared machine the question keeps another from typing under that name.
export function Asked({ session }: { session: Session }) {
  const { display_name: name, login } = session.user;
  return (
    <Page title={t('asked.title')}>
      <div data-state="offline" class="asked">
        <p class="lead">{t('asked.lead', { name, login })}</p>
        <p class="buttons">
          <button type="button" class="primary" onClick={goOn}>
            {t('asked.yes', { name })}
          </button>
          <button type="button" onClick={() => void someoneElse()}>
            {t('asked.no')}
          </button>
        </p>
        <p class="small">{t('asked.hint')}</p>
      </div>
    </Page>
  );
}
