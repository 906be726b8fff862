import { useLocation } from 'preact-iso/router';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import { movedByLink } from '../ui/Page';
import { sections } from './sections';

const isHere = (path: string, here: string) =>
  path === '/' ? here === '/' || /^\/(bao-cao|nghia-vu)\//.test(here) : here.startsWith(path);

// A rail beside the screen, a bar at the bottom of a phone: the same list.
export function NavBar() {
  const { path } = useLocation();
  const all = sections();
  if (all.length === 0) return null;
  return (
    <nav class="rail no-print" aria-label={t('app.menu')}>
      {all.map((section) => (
        <a
          key={section.path}
          href={section.path}
          aria-current={isHere(section.path, path) ? 'page' : undefined}
          onClick={movedByLink}
        >
          <Icon name={section.icon} />
          <span class="long">{t(section.title)}</span>
          <span class="short" aria-hidden="true">
            {t(section.short)}
          </span>
        </a>
      ))}
    </nav>
  );
}
