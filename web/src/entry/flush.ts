import { online } from '../api/client';
import { isProblem } from '../api/problem';
import type { Report } from '../api/types';
import { alone } from '../offline/alone';
import { ask } from '../offline/ask';
import { lookAgain, openDrawer } from '../offline/drawer';
import { hasWork, isEmptyKept } from '../offline/unsent';
import { formOf, loadPlan } from '../plan/plan';
import { session } from '../session/session';
import { EntryStore } from './store';
import { Sync } from './sync';

// Sends what earlier visits left, report by report, the oldest first, as the open screen would. What needs the person
// (somebody else changed the same cell, the form has changed) stays, with its reason, until they open it.

const here = (user: number) => session.peek()?.user.id === user && online.peek();

export async function flushAll(user: number): Promise<void> {
  const work = async () => {
    for (const { record } of (await lookAgain(user)).filter(hasWork)) {
      if (!here(user)) return;
      await alone(user, record, () => flushOne(user, record));
    }
  };
  if (navigator.locks) await navigator.locks.request('hoanhap.flush', { ifAvailable: true }, (lock) => lock && work());
  else await work();
}

async function flushOne(user: number, record: string): Promise<void> {
  const drawer = await openDrawer(user, record);
  const { unsent } = drawer;
  if (!hasWork(unsent)) return;
  try {
    const plan = await loadPlan();
    const report = unsent.opening?.report ?? (await ask<Report>(`/records/${record}`));
    const form = formOf(plan, report.form.id);
    if (!here(user)) return;
    if (!form || (unsent.about && unsent.about.form.version !== form.version))
      return void drawer.set('trouble', 'plan');
    const store = new EntryStore(plan, form, report, drawer);
    const sync = new Sync(store);
    const gone = await sync.flush();
    sync.stop();
    const { kept } = drawer.unsent;
    if (!report.may.includes('write') && Object.keys(kept.cells).length > 0) await drawer.set('trouble', 'moved');
    else if (gone && !isEmptyKept(kept)) await drawer.set('trouble', 'refused');
  } catch (problem) {
    if (isProblem(problem) && problem.hidden) await drawer.set('trouble', 'gone');
    // Anything else passes, or shows when the person opens the report.
  }
}
