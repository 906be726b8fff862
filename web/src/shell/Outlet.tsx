import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Problem } from '../api/problem';
import { t } from '../i18n';
import { type Found, type Screen, type ScreenProps, screenAt } from '../routes';
import { Asked } from '../session/Asked';
import { mayAnywhere, session, start, who } from '../session/session';
import { useResource } from '../state/resource';
import { movedByLink, Page, showing } from '../ui/Page';
import { Failed, Loading, NoPermission, Show } from '../ui/states';
import { home } from './sections';

// The screen of the present address, or what has to come before it: signing in, a new password.
export function Outlet() {
  const { path, query, route } = useLocation();
  const here = session.value;
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else scrollTo(0, 0);
  }, [path]);
  const found = screenAt(path);
  showing(found?.screen.name ?? 'work');
  if (found?.screen.open) return <Lazy key={found.screen.name} {...found} query={query} />;
  if (who.value.state === 'unknown') return <Loading />;
  if (who.value.state === 'unreachable') {
    return <Failed problem={new Problem(0, 'offline', '', '')} onRetry={() => void start()} />;
  }
  if (who.value.state === 'asked') return <Asked session={who.value.session} />;
  const target = redirect(found?.screen, path, query, here !== null);
  if (target) return <Redirect to={target} route={route} />;
  if (!found) return <Nowhere />;
  const { screen, params } = found;
  if (screen.needs.length > 0 && !screen.needs.some(mayAnywhere)) {
    return (
      <Page title={t(screen.title)}>
        <NoPermission />
      </Page>
    );
  }
  return <Lazy key={`${screen.name} ${JSON.stringify(params)}`} screen={screen} params={params} query={query} />;
}

function redirect(
  screen: Screen | undefined,
  path: string,
  query: Record<string, string>,
  here: boolean,
): string | null {
  if (!here) {
    if (screen && !screen.signedIn) return null;
    return path === '/' ? '/dang-nhap' : `/dang-nhap?tiep=${encodeURIComponent(path)}`;
  }
  if (screen && !screen.signedIn) return ownPath(query.tiep) ?? home();
  if (screen?.name === 'work' && home() !== '/') return home();
  return null;
}

// Only a path of this application may be where somebody goes after signing in.
const ownPath = (path: string | undefined) => (path && /^\/(?![/\\])/.test(path) ? path : null);

function Redirect({ to, route }: { to: string; route: (url: string, replace?: boolean) => void }) {
  useEffect(() => {
    movedByLink();
    route(to, true);
  }, [to, route]);
  return null;
}

function Lazy({ screen, params, query }: Found & { query: Record<string, string> }) {
  const module = useResource<{ default: ComponentType<ScreenProps> }>(screen.name, screen.load);
  return <Show of={module}>{({ default: View }) => <View params={params} query={query} />}</Show>;
}

function Nowhere() {
  const [before, after] = t('state.notFound', { work: '\u0000' }).split('\u0000');
  return (
    <Page title={t('state.notFoundTitle')}>
      <p>
        {before}
        <a href={home()}>{t('nav.work')}</a>
        {after}
      </p>
    </Page>
  );
}
