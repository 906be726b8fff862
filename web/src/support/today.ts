import { session } from '../session/session';

// The place's own day: the server's where it has said one (a demo lives in 2018), else this machine's.
export function today(): string {
  const said = session.peek()?.today;
  if (said) return said;
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
