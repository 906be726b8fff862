import { t } from '../i18n';
import { Page } from '../ui/Page';
import { QuickExit } from './QuickExit';
import './words';

// What can't be prevented, said plainly (docs/security.md).
export default function LimitsPage() {
  return (
    <Page title={t('limits.title')} actions={<QuickExit />}>
      <h2>{t('limits.can')}</h2>
      <ul>
        <li>{t('limits.can1')}</li>
        <li>{t('limits.can2')}</li>
        <li>{t('limits.can3')}</li>
        <li>{t('limits.can4')}</li>
      </ul>
      <h2>{t('limits.cannot')}</h2>
      <ul>
        <li>{t('limits.cannot1')}</li>
        <li>{t('limits.cannot2')}</li>
        <li>{t('limits.cannot3')}</li>
        <li>{t('limits.cannot4')}</li>
        <li>{t('limits.cannot5')}</li>
        <li>{t('limits.cannot6')}</li>
      </ul>
      <p>{t('limits.first')}</p>
      <p>{t('limits.passphrase')}</p>
      <p>
        <a href="/giup-do">{t('help.title')}</a>
      </p>
    </Page>
  );
}
