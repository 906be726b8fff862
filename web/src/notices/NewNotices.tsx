import { useEffect, useState } from 'preact/hooks';
import { get } from '../api/client';
import type { Notices } from '../api/types';
import { t } from '../i18n';
import { movedByLink } from '../ui/Page';
import { NoticeRow } from './NoticeRow';
import { unread } from './unread';

const SHOWN = 3;

// At the top of "Việc của tôi": the newest of what has not been read. Nothing at all when there is nothing, or when it
// could not be asked for: the list below says what is due anyway.
export function NewNotices() {
  const [found, setFound] = useState<Notices | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    get<Notices>('/me/notices?state=unread', stop.signal).then(
      (notices) => {
        unread.value = notices.unread;
        setFound(notices);
      },
      () => {},
    );
    return () => stop.abort();
  }, []);
  if (!found || found.items.length === 0) return null;
  return (
    <section class="group">
      <h2>{t('notices.new', { n: found.unread })}</h2>
      <ul class="rows">
        {found.items.slice(0, SHOWN).map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
      {found.unread > SHOWN && (
        <p>
          <a href="/thong-bao" onClick={movedByLink}>
            {t('notices.all')}
          </a>
        </p>
      )}
    </section>
  );
}
