import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { post } from '../api/client';
import type { Report } from '../api/types';
import { t } from '../i18n';
import { begin, nameOf } from '../offline/begin';
import { openDrawer } from '../offline/drawer';
import type { ScreenProps } from '../routes';
import { session } from '../session/session';
import { useResource } from '../state/resource';
import { clockNow } from '../text/dates';
import { movedByLink, Page } from '../ui/Page';
import { Show } from '../ui/states';

// A duty without a report yet: opens its draft (the server answers the same report however often it is asked) and goes on.
// Without a network the draft begins on this machine; what was typed in one moves to the server's with its opening.
export default function OpenPage({ params }: ScreenProps) {
  const { route } = useLocation();
  const id = params.obligation ?? '';
  const opened = useResource<string>(
    `open ${id}`,
    async (signal) => {
      const report = await post<Report>(`/obligations/${id}/record`, {}, { signal });
      const drawer = await openDrawer(session.peek()?.user.id ?? 0, nameOf(id));
      if (drawer.unsent.opening) await drawer.move(report);
      return String(report.id);
    },
    async () => {
      const begun = await begin(id);
      return begun === null ? null : { data: begun, at: clockNow() };
    },
  );
  const found = opened.state.value.data;
  useEffect(() => {
    if (found === null) return;
    movedByLink();
    route(`/bao-cao/${found}`, true);
  }, [found, route]);
  return (
    <Page title={t('work.opening')}>
      <Show of={opened} lines={10}>
        {() => null}
      </Show>
    </Page>
  );
}
