import { online } from '../api/client';
import { readHere, standing } from '../offline/here';
import { mistrust, who } from './session';

// With a network the server ends a session that nobody uses. Without one this does: after an hour without a key or a touch
// the page asks again who is there; after half a day only the server can say.

const MINUTE = 60_000;
export const LONGEST_IDLE = 60 * MINUTE;

export function watchIdle(): void {
  let used = Date.now();
  const touch = () => {
    used = Date.now();
  };
  for (const what of ['keydown', 'pointerdown'] as const) addEventListener(what, touch, { passive: true });
  const look = async () => {
    if (online.peek() || who.peek().state !== 'here') return;
    const unused = Date.now() - used;
    if (standing(await readHere(), Date.now()) !== 'may') mistrust('over');
    else if (unused > LONGEST_IDLE) mistrust('idle');
  };
  setInterval(() => void look(), MINUTE);
  addEventListener('visibilitychange', () => void look());
}
