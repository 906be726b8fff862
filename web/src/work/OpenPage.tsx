import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { post } from '../api/client';
import type { Report } from '../api/types';
import { t } from '../i18n';
import type { ScreenProps } from '../routes';
import { useResource } from '../state/resource';
import { movedByLink, Page } from '../ui/Page';
import { Show } from '../ui/states';

// A duty without a report yet: opens its draft (the server answers the same report however often it is asked) and goes on.
export default function OpenPage({ params }: ScreenProps) {
  const { route } = useLocation();
  const id = params.obligation ?? '';
  const opened = useResource<number>(`open ${id}`, async (signal) => {
    return (await post<Report>(`/obligations/${id}/record`, {}, { signal })).id;
  });
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
