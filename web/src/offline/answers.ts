import { clockNow } from '../text/dates';
import { shelf } from './shelf';

// What the server last said to one person: their list, the plan, the reports they opened. Shown when it can't be asked, with
// its time. A machine keeps it for one person at a time, for a week, and not more than a few megabytes; what was typed is
// elsewhere (unsent.ts) and never removed by age.

interface Answer {
  body: unknown;
  at: number;
  size: number;
}
export interface Recalled<T> {
  data: T;
  at: string; // "14:05 27/4/2018", on this machine's clock
}

const DAY = 86_400_000;
export const KEEP_DAYS = 7;
const MOST = 4_000_000; // characters of JSON

export async function remember(user: number, path: string, body: unknown): Promise<void> {
  const answer: Answer = { body, at: Date.now(), size: JSON.stringify(body).length };
  await shelf.write('answers', [[[user, path], answer]]).catch(() => undefined);
}

export async function recall<T>(user: number, path: string): Promise<Recalled<T> | null> {
  const answer = await shelf.get<Answer>('answers', [user, path]).catch(() => undefined);
  if (!answer || answer.at < Date.now() - KEEP_DAYS * DAY) return null;
  return { data: answer.body as T, at: clockNow(new Date(answer.at)) };
}

export const forget = (user: number): Promise<void> => shelf.remove('answers', [user]).catch(() => undefined);
export const forgetOne = (user: number, path: string): Promise<void> =>
  shelf.remove('answers', [user, path]).catch(() => undefined);

// Whose answers go when `user` has signed in: everybody else's, and of their own the old ones and the oldest above the limit.
export async function tidy(user: number, now = Date.now()): Promise<void> {
  try {
    const others = new Set((await shelf.keys('answers')).map((key) => key[0] as number));
    others.delete(user);
    for (const other of others) await shelf.remove('answers', [other]);
    const mine = await shelf.all<Answer>('answers', [user]);
    let room = MOST;
    const newest = mine.sort(([, a], [, b]) => b.at - a.at);
    const gone = newest.filter(([, { at, size }]) => {
      room -= size;
      return room < 0 || at < now - KEEP_DAYS * DAY;
    });
    await shelf.write(
      'answers',
      gone.map(([key]) => [key, undefined]),
    );
  } catch {
    // Nothing could be read, so there is nothing to tidy.
  }
}
