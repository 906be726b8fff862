import type { Obligation } from '../api/types';
import { say, t } from '../i18n';
import { session } from '../session/session';
import { daysBetween, formatDate } from '../text/dates';
import { Icon } from '../ui/Icon';
import { movedByLink } from '../ui/Page';
import { Status } from '../ui/Status';
import type { GroupName } from './groups';

// One duty. The whole row is one link to the next step (people take a separate status tag for a button).
export function WorkRow(props: { item: Obligation; today: string; group: GroupName; unsent: boolean }) {
  const { item, group } = props;
  const several = (session.value?.units.length ?? 0) > 1;
  const target = href(item);
  const inside = (
    <>
      <span class="row-main">
        <b>
          {say(item.form.title)}, {item.event_date ? formatDate(item.event_date) : say(item.period.label)}
        </b>
        <span class="quiet">
          {several && `${item.unit.name} · `}
          {item.via
            ? t('work.toVia', { unit: item.receiver.name, via: item.via.name })
            : t('work.to', { unit: item.receiver.name })}
        </span>
        {item.directive && (
          <span class="small">
            {t('work.directive', { title: item.directive.title, date: formatDate(item.directive.last_timely_day) })}
          </span>
        )}
        {item.reason && group === 'returned' && <span class="quote">“{item.reason}”</span>}
        {props.unsent && (
          <span class="warn-text">
            <Icon name="clock" /> {t('work.unsent')}
          </span>
        )}
      </span>
      <span class="row-due">
        <DueWords item={item} today={props.today} group={group} />
      </span>
      <span class="row-state">
        <Status state={item.state} />
      </span>
      {target && (
        <span class="row-next">
          {nextWords(item)}
          <Icon name="next" />
        </span>
      )}
    </>
  );
  return (
    <li>
      {target ? (
        <a class="row" href={target} onClick={movedByLink}>
          {inside}
        </a>
      ) : (
        <div class="row">{inside}</div>
      )}
    </li>
  );
}

// A duty whose period has not begun leads nowhere yet.
function href(item: Obligation): string | null {
  if (item.record) return `/bao-cao/${item.record.id}`;
  return item.next.includes('write') ? `/nghia-vu/${item.id}` : null;
}

function DueWords({ item, today, group }: { item: Obligation; today: string; group: GroupName }) {
  const { due } = item;
  const date = t(due.kind === 'before' ? 'word.before' : 'word.by', { date: formatDate(due.date) });
  const left = daysBetween(today, due.last_timely_day);
  const open = group !== 'done' && group !== 'waiting';
  return (
    <>
      <span>{date}</span>
      {item.late_days > 0 ? (
        <span class={open ? 'bad-text' : 'quiet'}>{t('work.late', { n: item.late_days })}</span>
      ) : open && left >= 0 ? (
        <span class="quiet">{left === 0 ? t('work.today') : t('work.left', { n: left })}</span>
      ) : (
        item.sent_at && <span class="quiet">{t('work.sent', { date: formatDate(item.sent_at) })}</span>
      )}
      {due.local_setting && (
        <span class="quiet" title={t('word.local')}>
          {t('word.localShort')}
        </span>
      )}
      {item.request && <span class="quiet">{t('work.request')}</span>}
    </>
  );
}

function nextWords(item: Obligation): string {
  if (item.next.includes('sign')) return t('work.do.sign');
  if (!item.next.includes('write')) return t('work.do.read');
  if (item.state === 'returned') return t('work.do.fix');
  return t(item.record ? 'work.do.continue' : 'work.do.enter');
}
