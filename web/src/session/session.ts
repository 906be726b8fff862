import { computed, signal } from '@preact/signals';
import { del, get, onSessionEnd, post, speakAs } from '../api/client';
import { isProblem } from '../api/problem';
import type { Capability, Session } from '../api/types';
import { forget, tidy } from '../offline/answers';
import { lookAgain, throwAway, waiting } from '../offline/drawer';
import { type Here, readHere, standing, writeHere } from '../offline/here';

// Who is here. `unknown` until the first answer; the shell shows nothing of a screen before that. `asked`: the server can't
// be reached, and the person whom it last recognised on this machine is asked whether they still are that person.
export type Who =
  | { state: 'unknown' }
  | { state: 'nobody' }
  | { state: 'unreachable' }
  | { state: 'asked'; session: Session }
  | { state: 'here'; session: Session };

export const who = signal<Who>({ state: 'unknown' });
export const session = computed(() => (who.value.state === 'here' ? who.value.session : null));
// Set while the session has ended under an open screen; the dialog over the page resolves it.
export const ended = signal<{ login: string; done: (again: boolean) => void } | null>(null);

export const mayAnywhere = (capability: Capability): boolean =>
  session.value?.units.some((unit) => (unit.may as Capability[]).includes(capability)) ?? false;

// The server has said who this is.
export function arrived(next: Session): void {
  const user = next.user.id;
  speakAs(user);
  void writeHere({ session: next, seen: Date.now(), left: false });
  void tidy(user);
  void lookAgain(user);
  who.value = { state: 'here', session: next };
}
function gone(): void {
  speakAs(null);
  waiting.value = [];
  who.value = { state: 'nobody' };
}

// `meanwhile` may ask the server for more once this question is on its way.
export async function start(meanwhile?: () => void): Promise<void> {
  speakAs(null);
  // One after the other: another page may be telling the server just now that its person has left, and takes that mark away
  // only once the server knows.
  const here = await readHere();
  const asking = get<Session>('/session').catch((problem) => problem);
  meanwhile?.();
  const answer = await asking;
  const user = here?.session.user.id;
  if (isProblem(answer) || !('user' in answer)) {
    const passing = isProblem(answer) && answer.passing;
    const may = standing(here, Date.now()) === 'may';
    if (who.peek().state === 'here') return; // went on meanwhile
    who.value = !passing
      ? { state: 'nobody' }
      : here && may
        ? { state: 'asked', session: here.session }
        : nobodyYet(here);
  } else if (here?.left && answer.user.id === user) {
    await tellLeft(answer.user.id); // signed out here while there was no network
    gone();
  } else arrived(answer);
}
const nobodyYet = (here: Here | undefined): Who => ({ state: here?.left ? 'nobody' : 'unreachable' });

// The network may be back: the server says again who this is, and hears who has left. What needs an answer asks by itself.
export async function check(): Promise<void> {
  if (who.peek().state !== 'here') return start();
  const next = await get<Session>('/session').catch(() => null);
  if (next && who.peek().state !== 'nobody') arrived(next); // they may have signed out meanwhile
}

// Nobody has used this page for long, and the server can't say who is there now.
export function mistrust(why: 'idle' | 'over'): void {
  const present = session.peek();
  if (present) who.value = why === 'idle' ? { state: 'asked', session: present } : { state: 'unreachable' };
}

// Without a network: the person says that they are the one this machine remembers, or not.
export function goOn(): void {
  const { state, session: remembered } = who.peek() as { state: string; session?: Session };
  if (state !== 'asked' || !remembered) return;
  speakAs(remembered.user.id);
  void lookAgain(remembered.user.id);
  who.value = { state: 'here', session: remembered };
}
export async function someoneElse(): Promise<void> {
  const here = await readHere();
  if (here) await writeHere({ ...here, left: true });
  gone();
}

export async function signIn(login: string, password: string): Promise<void> {
  arrived(await post<Session>('/session', { login, password }));
}

// `unsentToo`: also throws away what has not been sent.
export async function signOut(unsentToo = false): Promise<void> {
  const user = session.peek()?.user.id;
  const here = await readHere();
  if (user !== undefined) {
    if (unsentToo) await throwAway(user);
    await forget(user);
  }
  // Written before the server is told, which without a network may take any time: this page may be gone by then, the cookie
  // is not, and the next visit ends that session before anything else.
  if (here) await writeHere({ ...here, left: true });
  gone();
  await tellLeft(user);
}
// The mark goes only when the server has heard it: a request given up because the page goes may still be on its way.
async function tellLeft(user: number | undefined): Promise<void> {
  const unheard = await del('/session', undefined, user === undefined ? {} : { as: user }).then(
    () => false,
    (problem) => isProblem(problem) && problem.passing,
  );
  const left = (await readHere())?.left; // not of who has signed in since
  if (left && !unheard) await writeHere(undefined);
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
  onSessionEnd((as) => {
    const present = session.peek();
    if (!present || (as !== null && as !== present.user.id)) return Promise.resolve(false);
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
