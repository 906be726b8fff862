import { signal } from '@preact/signals';
import { post } from '../api/client';
import { isProblem, type Problem } from '../api/problem';
import { shelf } from '../offline/shelf';
import type * as wire from './wire';

// Sealed referrals on their way. Each lies here as ciphertext from before it is sent until the server has it; whoever sealed
// it can't read it either. Rows are by person: a unit's referral goes only with the session of whoever filed it; one for
// oneself (0) goes without any session at all.

export interface Waiting {
  body: wire.Referral;
  trouble: string | null; // a problem's slug: won't go by itself
}
export const SELF = 0;

export const waiting = signal<Waiting[]>([]); // of whoever is here

const keyOf = (user: number, body: wire.Referral) => [user, body.record] as const;

export async function lookAgain(user: number): Promise<Waiting[]> {
  waiting.value = (await shelf.all<Waiting>('sealed', [user]).catch(() => [])).map(([, row]) => row);
  return waiting.value;
}
export async function keep(user: number, body: wire.Referral): Promise<void> {
  await shelf.write('sealed', [[keyOf(user, body), { body, trouble: null } satisfies Waiting]]);
}
export async function drop(user: number, body: wire.Referral): Promise<void> {
  await shelf.write('sealed', [[keyOf(user, body), undefined]]);
  await lookAgain(user);
}

// True when the server has it, false when it waits; a refusal is thrown, and the row goes with it or stays in trouble.
export async function send(user: number, body: wire.Referral): Promise<boolean> {
  const own = user === SELF;
  try {
    await post<wire.Done>('/support/referrals', body, own ? { key: null, nobody: true } : { key: null, as: user });
    await drop(user, body);
    return true;
  } catch (problem) {
    if (isProblem(problem) && problem.passing) return false;
    throw problem;
  }
}

// What earlier visits left. What the server refuses stays, with its reason, for the person to see. One turn after another: the
// page that opens, and the network that comes back, both ask.
let turns: Promise<void> = Promise.resolve();
export function sendAll(user: number): Promise<void> {
  const turn = turns.then(() => sendEach(user));
  turns = turn.catch(() => undefined);
  return turn;
}
async function sendEach(user: number): Promise<void> {
  for (const row of await lookAgain(user)) {
    if (row.trouble) continue;
    const sent = await send(user, row.body).catch(async (problem: Problem) => {
      const trouble = isProblem(problem) ? problem.slug : 'page';
      if (isProblem(problem) && problem.status === 401) return false; // nobody is signed in any more
      await shelf.write('sealed', [[keyOf(user, row.body), { ...row, trouble }]]);
      return true;
    });
    if (!sent) break;
  }
  await lookAgain(user);
}
