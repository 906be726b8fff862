import { computed, signal } from '@preact/signals';
import { del, get, onSessionEnd, post } from '../api/client';
import { isProblem } from '../api/problem';
import type { Capability, Session } from '../api/types';

// Who is here. `unknown` until the first answer; the shell shows nothing of a screen before that.
export type Who =
  | { state: 'unknown' }
  | { state: 'nobody' }
  | { state: 'unreachable' }
  | { state: 'here'; session: Session };

export const who = signal<Who>({ state: 'unknown' });
export const session = computed(() => (who.value.state === 'here' ? who.value.session : null));
// Set while the session has ended under an open screen; the dialog over the page resolves it.
export const ended = signal<{ login: string; done: (again: boolean) => void } | null>(null);

export const mayAnywhere = (capability: Capability): boolean =>
  session.value?.units.some((unit) => unit.may.includes(capability)) ?? false;

export function arrived(next: Session): void {
  who.value = { state: 'here', session: next };
}

export async function start(): Promise<void> {
  try {
    arrived(await get<Session>('/session'));
  } catch (problem) {
    who.value = { state: isProblem(problem) && problem.passing ? 'unreachable' : 'nobody' };
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  arrived(await post<Session>('/session', { login, password }));
}

export async function signOut(): Promise<void> {
  try {
    await del('/session');
  } catch {
    // Offline: the cookie stays until it expires, but this page forgets who was here.
  }
  who.value = { state: 'nobody' };
}

// Over the open page, for the same person only: somebody else's typing is never sent under another name.
export async function signInAgain(login: string, password: string): Promise<boolean> {
  const next = await post<Session>('/session', { login, password });
  const same = next.user.id === session.peek()?.user.id;
  if (!same) {
    location.assign('/');
    return false;
  }
  arrived(next);
  ended.peek()?.done(true);
  return true;
}

let asking: Promise<boolean> | null = null;

export function listenForEnd(): void {
  onSessionEnd(() => {
    const present = session.peek();
    if (!present) return Promise.resolve(false);
    asking ??= new Promise<boolean>((resolve) => {
      const done = (again: boolean) => {
        ended.value = null;
        asking = null;
        resolve(again);
      };
      ended.value = { login: present.user.login, done };
    });
    return asking;
  });
}
