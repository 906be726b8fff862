import { signal } from '@preact/signals';
import { get, online, post } from '../api/client';
import type { Notice } from '../api/types';

// How many notices the person has not read: the bell's number. It is asked for when somebody arrives and once a minute
// while the page is looked at; a failure leaves the last number.
export const unread = signal(0);
export const ASK_AGAIN = 60_000;

export async function askUnread(): Promise<void> {
  if (!online.peek() || document.visibilityState !== 'visible') return;
  try {
    unread.value = (await get<{ unread: number }>('/me/notices/count')).unread;
  } catch {
    // The bell is not worth an error; the page says when the server is away.
  }
}

// Acknowledges one notice, or all up to one.
export async function markRead(which: { id: number } | { up_to: number }): Promise<void> {
  unread.value = (await post<{ unread: number }>('/me/notices/read', which)).unread;
}

// On the way to what the notice is about: nobody waits for it.
export function readOnTheWay(notice: Notice): void {
  if (!notice.read_at) void markRead({ id: notice.id }).catch(() => {});
}
