import { useState } from 'preact/hooks';
import { get } from '../api/client';
import { isProblem } from '../api/problem';
import type { Notice, Notices } from '../api/types';
import { t } from '../i18n';
import { useResource } from '../state/resource';
import { announce } from '../ui/announce';
import { Page } from '../ui/Page';
import { Empty, problemWords, Show } from '../ui/states';
import { NoticeRow } from './NoticeRow';
import { markRead, unread } from './unread';

type State = 'unread' | 'all';

// Everything a person was told, the unread first.
export default function NoticesPage() {
  const [state, setState] = useState<State>('unread');
  const list = useResource<Notices>(`notices ${state}`, async (signal) => {
    const notices = await get<Notices>(`/me/notices?state=${state}`, signal);
    unread.value = notices.unread;
    return notices;
  });
  const [fault, setFault] = useState('');
  const guarded = (work: Promise<void>) => {
    setFault('');
    work.catch((problem) => setFault(isProblem(problem) ? problemWords(problem) : t('state.broken')));
  };
  const seen = (notice: Notice) =>
    guarded(
      markRead({ id: notice.id }).then(() => {
        announce(t('notices.read'));
        return list.reload();
      }),
    );
  const more = async (shown: Notices) => {
    const next = await get<Notices>(`/me/notices?state=${state}&before=${shown.more}`);
    list.put({ ...next, items: [...shown.items, ...next.items] });
  };
  return (
    <Page title={t('notices.title')}>
      <p class="tabs">
        {(['unread', 'all'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={state === one} onClick={() => setState(one)}>
            {t(one === 'unread' ? 'notices.onlyUnread' : 'notices.everything')}
          </button>
        ))}
      </p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <Show of={list}>
        {(shown) =>
          shown.items.length === 0 ? (
            <Empty>{t(state === 'unread' ? 'notices.empty' : 'notices.emptyAll')}</Empty>
          ) : (
            <>
              {shown.unread > 1 && (
                <p class="buttons">
                  <button
                    type="button"
                    onClick={() => guarded(markRead({ up_to: shown.items[0]?.id ?? 0 }).then(list.reload))}
                  >
                    {t('notices.readAll')}
                  </button>
                </p>
              )}
              <ul class="rows">
                {shown.items.map((notice) => (
                  <NoticeRow key={notice.id} notice={notice} onRead={seen} />
                ))}
              </ul>
              {shown.more !== null && (
                <p class="buttons">
                  <button type="button" onClick={() => guarded(more(shown))}>
                    {t('notices.more')}
                  </button>
                </p>
              )}
            </>
          )
        }
      </Show>
    </Page>
  );
}
