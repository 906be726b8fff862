import { newKey } from '../api/client';
import type { Obligation, Obligations, Plan, Report } from '../api/types';
import { formOf, loadPlan } from '../plan/plan';
import { session } from '../session/session';
import { recalled } from './ask';
import { openDrawer } from './drawer';

// A report that the server doesn't have yet, begun without a network: blank, to be typed in and opened there on return.

export const nameOf = (obligation: number | string): string => `nv${obligation}`;
export const isBegun = (record: string): boolean => record.startsWith('nv');

// Null where a blank sheet would mislead: what adds up shorter reports, or other units', is computed by the server.
export function blank(duty: Obligation, plan: Plan): Report | null {
  const form = formOf(plan, duty.form.id);
  if (!form || duty.id === null || !duty.next.includes('write')) return null;
  if (form.nature === 'consolidation' || (form.nature === 'report' && form.base !== duty.period.kind)) return null;
  return {
    id: 0,
    version: 0,
    form: { id: form.id, title: form.title, version: form.version, layout: form.layout },
    unit: duty.unit,
    period: duty.period,
    obligation: duty.id,
    due: duty.due,
    state: 'draft',
    plan_hash: plan.hash,
    cells: {},
    explanations: {},
    notes: {},
    previous: null,
    base: [],
    problems: { errors: [], warnings: [] },
    may: ['write', 'present'],
    author: null,
    outgoing: null,
    steps: [],
    revision: 0,
    frozen: null,
    missing: [],
  };
}

// The name under which the report of a duty can be typed in now, or null.
export async function begin(obligation: string): Promise<string | null> {
  const user = session.peek()?.user.id;
  if (user === undefined) return null;
  const name = nameOf(obligation);
  const drawer = await openDrawer(user, name);
  if (drawer.unsent.opening) return name;
  const list = await recalled<Obligations>('/obligations?scope=mine');
  const duty = list?.data.items.find((item) => String(item.id) === obligation);
  if (!duty) return null;
  if (duty.record) return String(duty.record.id);
  const report = blank(duty, await loadPlan());
  if (!report) return null;
  await drawer.set('opening', { key: newKey(), path: `/obligations/${obligation}/record`, body: {}, report });
  return name;
}
