import { shelf } from '../offline/shelf';
import type { Pin } from './protocol/certificate';

// What this browser has seen of an office before (T2, T3): the highest certificate, and whether somebody has compared the
// root's fingerprint by voice or on paper. Public keys; nobody's in particular, so they stay when people change.

export interface Pinned {
  pin: Pin;
  compared: boolean;
}

// `of`: "support" and "children" for the receiver of referrals, an office's id for its members' desk.
export const readPin = (of: string): Promise<Pinned | undefined> =>
  shelf.get<Pinned>('pins', ['office', of]).catch(() => undefined);
export const writePin = (of: string, pinned: Pinned): Promise<void> =>
  shelf.write('pins', [[['office', of], pinned]]).catch(() => undefined);

// What a member compares with the keeper after enrolling; public too.
export const readPrint = (office: string, account: number): Promise<string | undefined> =>
  shelf.get<string>('pins', ['print', office, account]).catch(() => undefined);
export const writePrint = (office: string, account: number, print: string): Promise<void> =>
  shelf.write('pins', [[['print', office, account], print]]).catch(() => undefined);
