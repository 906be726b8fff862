import type { Session } from '../api/types';
import { shelf } from './shelf';

// Whose browser this is while the server can't be asked (docs/adr/0016-without-a-network.md). A machine remembers one person:
// whoever the server last recognised here, until they sign out, somebody else signs in, or half a day has passed.

export interface Here {
  session: Session;
  seen: number; // when the server last said who this is, ms on this machine's clock
  left: boolean; // signed out without a network: the server still has to hear it
}
// may: may go on offline · left: signed out · over: too long ago · nobody: nobody yet
export type Standing = 'may' | 'left' | 'over' | 'nobody';

const HOUR = 3_600_000;
export const LONGEST = 12 * HOUR; // as long as a session lasts at most
const CLOCK_SLIP = HOUR / 12; // a clock set back further than this proves nothing any more

export function standing(here: Here | undefined, now: number): Standing {
  if (!here) return 'nobody';
  if (here.left) return 'left';
  const age = now - here.seen;
  return age >= -CLOCK_SLIP && age < LONGEST ? 'may' : 'over';
}

const KEY = ['here'];
export const readHere = (): Promise<Here | undefined> => shelf.get<Here>('here', KEY).catch(() => undefined);
export const writeHere = (here: Here | undefined): Promise<void> =>
  shelf.write('here', [[KEY, here]]).catch(() => undefined);
