import { get } from '../api/client';
import { isProblem } from '../api/problem';
import { session } from '../session/session';
import { forgetOne, type Recalled, recall, remember } from './answers';

// Asks the server and keeps the answer for the time without a network; what is no longer this person's goes at once.
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const user = session.peek()?.user.id;
  try {
    const data = await get<T>(path, signal);
    if (user !== undefined) void remember(user, path, data);
    return data;
  } catch (problem) {
    if (user !== undefined && isProblem(problem) && problem.hidden) void forgetOne(user, path);
    throw problem;
  }
}

// The answer to `path` as it last was.
export async function recalled<T>(path: string): Promise<Recalled<T> | null> {
  const user = session.peek()?.user.id;
  return user === undefined ? null : recall<T>(user, path);
}
