import { get } from '../api/client';
import { isProblem } from '../api/problem';
import { recall, remember } from '../offline/answers';
import { session } from '../session/session';
import { readPin, writePin } from './pins';
import { type Refusal, refusalOf } from './protocol/refusal';
import { ask } from './vault/client';
import type { OfficeKeys, OfficeSeen } from './vault/office';
import type * as wire from './wire';

// Who receives referrals, with keys that this browser has checked itself: signatures, chain, and what it saw before. The
// answer is kept for the time without a network; it is public, and checked again whenever it is used.

export interface Receiver {
  keys: OfficeKeys;
  shown: wire.SupportOffice;
  seen: OfficeSeen | null; // null: refused, and nothing may be sealed to it
  refusal: Refusal | null;
  compared: boolean; // somebody has compared the fingerprint on this machine
}
export interface Receivers {
  support: Receiver | null;
  children: Receiver | null;
  services: wire.Word[];
  sendFor: wire.SendFor[];
}

const PATH = '/support/offices';
const NOBODY = 0; // whose the kept answer is when nobody is signed in

export const loadReceivers = (signal?: AbortSignal) => load(session.peek()?.user.id ?? NOBODY, signal);
// For oneself: whoever is signed in on this machine is not told to the server, and need not be.
export const loadForSelf = (signal?: AbortSignal) => load(NOBODY, signal);

async function load(user: number, signal?: AbortSignal): Promise<Receivers> {
  const answer = await get<wire.SupportOffices>(PATH, signal, { nobody: user === NOBODY }).then(
    (fresh) => {
      void remember(user, PATH, fresh);
      return fresh;
    },
    async (problem) => {
      const kept = isProblem(problem) && problem.passing ? await recall<wire.SupportOffices>(user, PATH) : null;
      if (!kept) throw problem;
      return kept.data;
    },
  );
  const [support, children] = await Promise.all(
    (['support', 'children'] as const).map((purpose) => check(answer.offices.find((o) => o.purpose === purpose))),
  );
  return { support: support ?? null, children: children ?? null, services: answer.services, sendFor: answer.send_for };
}

async function check(shown: wire.SupportOffice | undefined): Promise<Receiver | null> {
  if (!shown) return null;
  const { office, certificates, purpose } = shown;
  const pinned = await readPin(purpose);
  const keys = { office, certificates, pin: pinned?.pin ?? null };
  const receiver = { keys, shown, compared: pinned?.compared ?? false };
  try {
    const seen = await ask('checkOffice', keys);
    if (seen.purpose !== purpose) return { ...receiver, seen: null, refusal: 'chain-broken' };
    await writePin(purpose, { pin: seen.pin, compared: receiver.compared });
    return { ...receiver, keys: { ...keys, pin: seen.pin }, seen, refusal: null };
  } catch (cause) {
    const refusal = refusalOf(cause);
    if (!refusal) throw cause;
    return { ...receiver, seen: null, refusal };
  }
}

// The fingerprint was compared. After `root-changed` this is what takes the new office for the old one; the chain of it was
// checked, only the pin stood against it.
export async function compared(receiver: Receiver): Promise<Receiver | null> {
  const seen = receiver.seen ?? (await ask('checkOffice', { ...receiver.keys, pin: null }));
  await writePin(receiver.shown.purpose, { pin: seen.pin, compared: true });
  return check(receiver.shown);
}
// What there is to compare when only the pin refused.
export const unpinned = (receiver: Receiver): Promise<OfficeSeen> =>
  ask('checkOffice', { ...receiver.keys, pin: null });
