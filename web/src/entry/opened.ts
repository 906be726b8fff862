import { isProblem, Problem } from '../api/problem';
import type { Form, Plan, Report } from '../api/types';
import { ask, recalled } from '../offline/ask';
import { isBegun } from '../offline/begin';
import { type Drawer, numberOf, openDrawer } from '../offline/drawer';
import { hasWork, isEmptyKept, type Kept, type Trouble } from '../offline/unsent';
import { formOf, loadPlan } from '../plan/plan';
import { session } from '../session/session';

// One report as its screen opens it: the plan's form, the report as the server or this machine last had it, and what this
// person has typed here that was not sent.

export interface Opened {
  plan: Plan;
  form: Form | null; // null: the active plan has no such form
  report: Report;
  drawer: Drawer;
  leftover: Leftover | null;
  trouble: Trouble | null; // what became of it while nobody looked
}
// Typed here and not to be sent as it is: shown beside the report, for the person to use or throw away.
export interface Leftover {
  why: 'plan' | 'moved' | 'gone';
  form: Form; // under which it was typed
  kept: Kept;
}

export async function fromServer(name: string, signal: AbortSignal): Promise<Opened> {
  const user = session.peek()?.user.id ?? 0;
  const id = numberOf(user, name);
  const drawer = await openDrawer(user, id);
  const plan = await loadPlan();
  if (isBegun(id)) return begun(plan, drawer);
  try {
    return await opened(plan, await ask<Report>(`/records/${id}`, signal), drawer);
  } catch (problem) {
    const { about, kept } = drawer.unsent;
    if (!isProblem(problem) || !problem.hidden || !about || isEmptyKept(kept)) throw problem;
    throw new Gone(problem, drawer, { why: 'gone', form: about.form, kept });
  }
}
// The report is no longer this person's, or no longer there; what they typed still is theirs to see.
export class Gone extends Problem {
  constructor(
    problem: Problem,
    readonly drawer: Drawer,
    readonly leftover: Leftover,
  ) {
    super(problem.status, problem.slug, problem.title, problem.detail);
  }
}

export async function fromMachine(name: string): Promise<{ data: Opened; at: string } | null> {
  const user = session.peek()?.user.id ?? 0;
  const id = numberOf(user, name);
  const old = await recalled<Report>(`/records/${id}`);
  if (!old) return null;
  const drawer = await openDrawer(user, id);
  return { data: await opened(await loadPlan(), old.data, drawer), at: old.at };
}

async function begun(plan: Plan, drawer: Drawer): Promise<Opened> {
  const report = drawer.unsent.opening?.report;
  const form = report && formOf(plan, report.form.id);
  if (!report || !form) throw new Problem(404, 'not-found', '', '');
  const { id, title, version, layout } = form;
  const now = await opened(plan, { ...report, form: { id, title, version, layout } }, drawer);
  // The server would not open it (waived meanwhile, a day it does not take): the person may throw it away.
  const { kept, trouble } = drawer.unsent;
  const stuck = trouble !== null && trouble !== 'conflict' && !isEmptyKept(kept);
  return stuck && !now.leftover ? { ...now, leftover: { why: 'moved', form, kept } } : now;
}

async function opened(plan: Plan, report: Report, drawer: Drawer): Promise<Opened> {
  const form = formOf(plan, report.form.id) ?? null;
  const { unsent } = drawer;
  const { trouble } = unsent;
  if (form && unsent.about && unsent.about.form.version !== form.version && hasWork(unsent)) await drawer.setAside();
  let leftover: Leftover | null = unsent.older && {
    why: 'plan',
    form: unsent.older.about.form,
    kept: unsent.older.kept,
  };
  if (form && !leftover && !report.may.includes('write') && !isEmptyKept(unsent.kept))
    leftover = { why: 'moved', form, kept: unsent.kept };
  return { plan, form, report, drawer, leftover, trouble };
}
