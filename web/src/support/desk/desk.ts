import { effect, signal } from '@preact/signals';
import { get, put } from '../../api/client';
import { session } from '../../session/session';
import { readPin, writePin } from '../pins';
import { ask, lockNow, locks } from '../vault/client';
import type { UnlockedShown } from '../vault/member';
import { IDLE } from '../vault/messages';
import type * as wire from '../wire';

// A member's desk: which offices, and whether their keys are unlocked in the Worker. Nothing decrypted outlives a locking.

export const loadDesk = (signal?: AbortSignal): Promise<wire.SupportDesk> => get('/support/desk', signal);

export const unlocked = signal<UnlockedShown | null>(null);
locks.subscribe(() => {
  unlocked.value = null;
});

export async function unlock(office: wire.SupportDeskOffice, passphrase: string): Promise<void> {
  const pinned = await readPin(office.office);
  const shown = await ask('unlock', {
    office: office.office,
    certificates: office.certificates,
    pin: pinned?.pin ?? null,
    account: session.peek()?.user.id ?? 0,
    passphrase,
    wrap: office.wrap ?? '',
    rosters: office.rosters ?? [],
    team: office.team ?? [],
  });
  await writePin(office.office, { pin: shown.pin, compared: pinned?.compared ?? false });
  unlocked.value = shown;
}

export async function changePassphrase(office: wire.OfficeId, passphrase: string, next: string): Promise<void> {
  const wrap = await ask('changePassphrase', { office, passphrase, next });
  await put<wire.Done>(`/support/offices/${office}/key`, { wrap } satisfies wire.SupportWrap);
}

// Locked when nobody uses the page for ten minutes, when it is left or hidden away for later, when somebody else is here.
const TELL = 20_000; // ms between two words to the Worker that somebody is there
let watching = false;
export function watchUse(): void {
  if (watching) return;
  watching = true;
  let used = Date.now();
  let told = 0;
  const touch = () => {
    const now = Date.now();
    if (now - used > IDLE && unlocked.peek()) return lockNow(); // the machine slept; its timers did too
    used = now;
    if (unlocked.peek() && now - told > TELL) {
      told = now;
      void ask('touch').catch(() => undefined);
    }
  };
  for (const what of ['keydown', 'pointerdown', 'visibilitychange'] as const)
    addEventListener(what, touch, { passive: true });
  addEventListener('pagehide', () => unlocked.peek() && lockNow());
  let user = session.peek()?.user.id;
  effect(() => {
    const next = session.value?.user.id;
    if (next !== user && unlocked.peek()) lockNow();
    user = next;
  });
}
