import { effect } from '@preact/signals';
import { online } from '../api/client';
import { session } from '../session/session';
import { isOpen, lookAgain, waiting } from './drawer';
import { hasWork } from './unsent';

// Sends what earlier visits left as soon as its author is here and the server answers; the code for it is fetched only then.

const AGAIN = 60_000;

export function sendOnReturn(): void {
  let tried = new Set<string>();
  const send = (user: number) => {
    tried = new Set(waiting.peek().map((u) => u.record));
    void import('../entry/flush').then((m) => m.flushAll(user));
  };
  // Somebody has arrived, the network is back, or another window has left something.
  effect(() => {
    const user = session.value?.user.id;
    const left = waiting.value.filter((u) => hasWork(u) && !isOpen(user ?? 0, u.record));
    if (!online.value || user === undefined) tried = new Set();
    else if (left.some((u) => !tried.has(u.record))) send(user);
  });
  setInterval(() => {
    const user = session.peek()?.user.id;
    const left = waiting.peek().some((u) => hasWork(u) && u.trouble === null && !isOpen(user ?? 0, u.record));
    if (user !== undefined && online.peek() && left) send(user);
  }, AGAIN);
  addEventListener('visibilitychange', () => {
    const user = session.peek()?.user.id;
    if (document.visibilityState === 'visible' && user !== undefined) void lookAgain(user);
  });
}
