import type { Notice } from '../api/types';
import { say, t } from '../i18n';
import { formatDate } from '../text/dates';

// One notice as a sentence, and where it leads.
export function noticeText({ kind, reminder, obligation, delegation }: Notice): string {
  if (kind === 'excision') return t('notice.excision');
  if (kind === 'plan') return t('notice.plan');
  if (delegation) {
    const { from, first, last } = delegation;
    return t('notice.lent', { from: from.display_name, first: formatDate(first), last: formatDate(last) });
  }
  if (!reminder || !obligation) return t('notice.mail');
  const what = { form: say(obligation.form.title), period: say(obligation.period.label) };
  const n = reminder.late_days;
  const due =
    n < 0 ? t('notice.soon', { ...what, n: -n }) : n === 0 ? t('notice.today', what) : t('notice.late', { ...what, n });
  const others = reminder.whom === 'checker' || reminder.whom === 'receiver';
  const text = others ? t('notice.of', { unit: obligation.unit.name, text: due }) : due;
  return reminder.by ? t('notice.by', { who: reminder.by.name, text }) : text;
}

export function noticeHref({ kind, obligation, reminder }: Notice): string | null {
  if (kind === 'excision') return '/cat-bo';
  if (kind === 'plan') return '/ke-hoach';
  if (!obligation || !reminder) return '/ca-nhan';
  if (reminder.whom === 'checker' || reminder.whom === 'receiver')
    return `/tong-hop/${obligation.form.id}/${obligation.period.code}`;
  if (obligation.record) return `/bao-cao/${obligation.record.id}`;
  return obligation.next.includes('write') ? `/nghia-vu/${obligation.id}` : null;
}
