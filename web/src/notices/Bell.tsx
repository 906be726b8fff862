import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import { movedByLink } from '../ui/Page';
import { ASK_AGAIN, askUnread, unread } from './unread';

// Beside the person's name: how many notices wait to be read.
export function Bell({ user }: { user: number }) {
  useEffect(() => {
    void askUnread();
    const ask = () => void askUnread();
    const timer = setInterval(ask, ASK_AGAIN);
    document.addEventListener('visibilitychange', ask);
    return () => {
      unread.value = 0;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [user]);
  const n = unread.value;
  return (
    <a
      class="bell"
      href="/thong-bao"
      onClick={movedByLink}
      aria-label={n > 0 ? t('notices.unread', { n }) : t('nav.notices')}
    >
      <Icon name="bell" />
      {n > 0 && <span class="count">{n > 99 ? '99+' : n}</span>}
    </a>
  );
}
