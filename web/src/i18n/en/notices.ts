import type { notices as vi } from '../vi/notices';

export const notices: Record<keyof typeof vi, string> = {
  'notices.title': 'Notices',
  'notices.unread': '{n} unread notices',
  'notices.new': 'New notices ({n})',
  'notices.all': 'See all notices',
  'notices.onlyUnread': 'Unread',
  'notices.everything': 'All',
  'notices.readAll': 'Mark all as read',
  'notices.read': 'Read',
  'notices.readOf': 'Mark as read: {text}',
  'notices.more': 'Show more',
  'notices.empty': 'There is no unread notice.',
  'notices.emptyAll': 'There are no notices yet.',
  'notice.soon': '{form}, {period}: due in {n} days',
  'notice.today': '{form}, {period}: today is the last day',
  'notice.late': '{form}, {period}: {n} days overdue',
  'notice.of': '{unit}: {text}',
  'notice.by': '{who} reminds you. {text}',
  'notice.mail': 'The mail server refuses your address. Correct it in My settings.',
  'notice.lent': '{from} delegates to you from {first} to {last}. See and accept it in My settings.',
  'notice.open': 'Open',
};
