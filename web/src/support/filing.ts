import { isProblem, Problem } from '../api/problem';
import { type LinkContent, linkUntil, type ReferralContent, written } from './content';
import { drop, keep, lookAgain, SELF, send } from './outbox';
import { loadForSelf, loadReceivers, type Receiver } from './receivers';
import { Refused } from './refusals';
import { ask } from './vault/client';
import type { SealedReferral } from './vault/office';

// One referral from what was typed to its receipt: sealed here, kept as ciphertext, sent now or later. The keys are checked
// again inside the Worker; a refusal there means that nothing was sealed, kept or sent.

export interface Filing {
  user: number; // SELF: for oneself, without a session
  unit: number | null;
  content: ReferralContent;
  link?: LinkContent | null;
}
export interface Filed {
  receipt: string;
  sent: boolean; // false: sealed, waits for the network
}

export async function file(receiver: Receiver, given: Filing): Promise<Filed> {
  const made = await sealed(receiver, given);
  try {
    return await deliver(given.user, made);
  } catch (problem) {
    // The team's key changed between looking and sending: what was typed is still here, so it is sealed to the new one.
    if (!isProblem(problem) || problem.slug !== 'old-epoch') throw problem;
    const fresh = (await (given.user === SELF ? loadForSelf() : loadReceivers()))[receiver.shown.purpose];
    if (!fresh?.seen) throw new Refused(fresh?.refusal ?? 'certificate-unreadable');
    return deliver(given.user, await sealed(fresh, given));
  }
}

function sealed({ keys, shown }: Receiver, { unit, content, link }: Filing): Promise<SealedReferral> {
  const parts: { part: 'referral' | 'link'; content: string }[] = [{ part: 'referral', content: written(content) }];
  if (link) parts.push({ part: 'link', content: written(link) });
  const until = link?.form && link.completed_on ? linkUntil(link.form, link.completed_on) : null;
  return ask('sealReferral', { ...keys, purpose: shown.purpose, unit, parts, link_until: until });
}

async function deliver(user: number, { body, receipt }: SealedReferral): Promise<Filed> {
  // A browser that keeps nothing can still send now, but not later.
  const kept = await keep(user, body).then(
    () => true,
    () => false,
  );
  try {
    const sent = await send(user, body);
    if (!sent && !kept) throw new Problem(0, 'offline', '', '');
    await lookAgain(user);
    return { receipt, sent };
  } catch (problem) {
    await drop(user, body).catch(() => undefined);
    throw problem;
  }
}

export { SELF };
