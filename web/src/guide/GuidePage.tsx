import { lang, t } from '../i18n';
import type { ScreenProps } from '../routes';
import { movedByLink, Page } from '../ui/Page';
import { Empty } from '../ui/states';
import { INDEX, page, titleOf } from './pages';
import { Blocks } from './Text';
import './guide.css';
import './words';

// The user guide, a page a role (docs/huong-dan), for whoever comes: somebody who can't sign in needs it most. It is written
// in Vietnamese alone, and says so in English.
export default function GuidePage({ params }: ScreenProps) {
  const blocks = page(params.page ?? INDEX);
  const all = (
    <a href="/huong-dan" onClick={movedByLink}>
      {t('guide.all')}
    </a>
  );
  if (!blocks) {
    return (
      <Page title={t('guide.title')}>
        <Empty>{t('guide.none')}</Empty>
        <p>{all}</p>
      </Page>
    );
  }
  return (
    <Page title={titleOf(blocks)}>
      {lang.value === 'en' && <p class="banner">{t('guide.vietnamese')}</p>}
      <article class="guide" lang="vi">
        <Blocks of={blocks} />
      </article>
      <p class="no-print">{params.page ? all : <a href="/">{t('guide.back')}</a>}</p>
    </Page>
  );
}
