import { signal } from '@preact/signals';
import { scriptUrl } from '../trusted';

// The installed application: its files on this machine, and the next version of them. A new version waits, complete, until
// somebody chooses it; nothing of it is used before, and nothing of the old one after.

// ready: a new version waits for a word · elsewhere: another window has taken it already
export const fresh = signal<'ready' | 'elsewhere' | null>(null);

const HOUR = 3_600_000;
let waiting: ServiceWorker | null = null;

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    waiting = registration.waiting;
    if (waiting && navigator.serviceWorker.controller) fresh.value = 'ready';
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  setInterval(() => void registration.update().catch(() => {}), HOUR);
  addEventListener('online', () => void registration.update().catch(() => {}));
}

// From the first moment: another window may take the new version before this one has looked.
export function watchTaking(): void {
  const had = navigator.serviceWorker?.controller;
  navigator.serviceWorker?.addEventListener('controllerchange', () => {
    if (chosen) location.reload();
    else if (had) fresh.value = 'elsewhere';
  });
}

// After the first screen is usable: what it fetches must not hold that up.
export async function install(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    watch(await navigator.serviceWorker.register(scriptUrl('/service-worker.js'), { updateViaCache: 'none' }));
    await navigator.storage?.persist?.(); // what was typed is not the browser's to clear away
  } catch {
    // Not over https, or switched off: everything works, with a network.
  }
}

let chosen = false;
// The person wants the new version now. What they were typing is kept by leaving its cell.
export function takeNew(): void {
  (document.activeElement as HTMLElement | null)?.blur();
  chosen = true;
  if (fresh.peek() === 'ready' && waiting) waiting.postMessage('take-over');
  else location.reload();
}
