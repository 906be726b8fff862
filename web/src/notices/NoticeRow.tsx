import type { Notice } from '../api/types';
import { t } from '../i18n';
import { formatDate, formatInstant } from '../text/dates';
import { Icon } from '../ui/Icon';
import { movedByLink } from '../ui/Page';
import { Status } from '../ui/Status';
import { noticeHref, noticeText } from './notice';
import { readOnTheWay } from './unread';

// The whole row is one link to what is to be done; following it is reading it.
export function NoticeRow({ notice, onRead }: { notice: Notice; onRead?: (notice: Notice) => void }) {
  const text = noticeText(notice);
  const href = noticeHref(notice);
  const { obligation } = notice;
  const inside = (
    <>
      <span class="row-main">
        {notice.read_at ? <span>{text}</span> : <b>{text}</b>}
        <span class="quiet">
          {formatInstant(notice.at)}
          {obligation && ` · ${obligation.unit.name}`}
        </span>
      </span>
      <span class="row-due">
        {obligation && (
          <span>
            {t(obligation.due.kind === 'before' ? 'word.before' : 'word.by', { date: formatDate(obligation.due.date) })}
          </span>
        )}
      </span>
      <span class="row-state">{obligation && <Status state={obligation.state} />}</span>
      {href && (
        <span class="row-next">
          {t('notice.open')}
          <Icon name="next" />
        </span>
      )}
    </>
  );
  return (
    <li class="notice">
      {href ? (
        <a
          class="row"
          href={href}
          onClick={() => {
            movedByLink();
            readOnTheWay(notice);
          }}
        >
          {inside}
        </a>
      ) : (
        <div class="row">{inside}</div>
      )}
      {onRead && !notice.read_at && (
        <button type="button" class="plain" aria-label={t('notices.readOf', { text })} onClick={() => onRead(notice)}>
          <Icon name="check" />
          {t('notices.read')}
        </button>
      )}
    </li>
  );
}
