import { lang, setLang, t } from '../i18n';
import { Bell } from '../notices/Bell';
import { leave } from '../session/Leave';
import { mayAnywhere, session } from '../session/session';
import { Icon } from '../ui/Icon';
import { home } from './sections';

// Who acts, for which unit, in which language.
export function TopBar() {
  const here = session.value;
  return (
    <header class="top no-print">
      <a class="brand" href={here ? home() : '/dang-nhap'}>
        {t('app.name')}
      </a>
      {here?.units[0] && <span class="unit">{here.units.map((unit) => unit.name).join(' · ')}</span>}
      {here?.demo && (
        <span class="demo-mark">
          <span class="long">{t('app.demo')}</span>
          <span class="short">{t('app.demoShort')}</span>
        </span>
      )}
      <span class="grow" />
      <button
        type="button"
        class="plain"
        lang={lang.value === 'vi' ? 'en' : 'vi'}
        onClick={() => void setLang(lang.value === 'vi' ? 'en' : 'vi')}
      >
        {t('app.lang')}
      </button>
      {here && <Bell user={here.user.id} />}
      {here && <Account name={here.user.display_name} />}
    </header>
  );
}

function Account({ name }: { name: string }) {
  return (
    <details
      class="account"
      onClick={(e) => closeAfterLink(e)}
      onKeyDown={(e) => e.key === 'Escape' && e.currentTarget.removeAttribute('open')}
    >
      <summary>
        <span class="long">{name}</span>
        <span class="short">
          <Icon name="people" label={t('app.account')} />
        </span>
      </summary>
      <div class="menu">
        <p class="short">{name}</p>
        <a href="/ca-nhan">{t('nav.person')}</a>
        {(['read', 'write', 'overview'] as const).some(mayAnywhere) && <a href="/trao-doi">{t('nav.exchange')}</a>}
        {mayAnywhere('read') && <a href="/cat-bo">{t('nav.excise')}</a>}
        <a href="/doi-mat-khau">{t('nav.password')}</a>
        <button type="button" class="plain" onClick={() => void leave()}>
          {t('nav.signOut')}
        </button>
      </div>
    </details>
  );
}

function closeAfterLink(e: Event & { currentTarget: HTMLElement }) {
  if ((e.target as HTMLElement).closest('.menu')) e.currentTarget.removeAttribute('open');
}
