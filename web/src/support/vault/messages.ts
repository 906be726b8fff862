import type { Refusal } from '../protocol/refusal';
import type { Name } from './vault';

export const IDLE = 10 * 60_000; // ms without use, then it locks

// What passes between the page and the Worker: nothing else does.
export interface Call {
  id: number;
  name: Name;
  given: unknown;
}
export type Reply =
  | { id: number; done: unknown }
  | { id: number; refusal: Refusal }
  | { id: number; fault: string } // a bug: its kind, never a content
  | { locked: true };
