import { newKey } from '../api/client';
import type { Duty, Form, Obligation, Obligations, Plan, Report, Unit } from '../api/types';
import { formOf, loadPlan } from '../plan/plan';
import { session } from '../session/session';
import { formatDate } from '../text/dates';
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
  const { unit, period, due } = duty;
  const { receiver, via } = duty;
  // What the server counts from the sealed part nobody types, here either.
  const computed = form.elements.filter((e) => e.prefill === 'sealed').map((e) => e.id);
  return { ...nothing(form, plan), computed, unit, receiver, via, period, due, obligation: duty.id, event_date: null };
}

function nothing(form: Form, plan: Plan) {
  return {
    id: 0,
    version: 0,
    form: { id: form.id, title: form.title, version: form.version, layout: form.layout },
    state: 'draft' as const,
    plan_hash: plan.hash,
    view: false,
    live: true,
    cells: {},
    explanations: {},
    notes: {},
    corrections: {},
    computed: [],
    previous: null,
    base: [],
    sources: {},
    compare: [],
    sources_list: [],
    changed_since: [],
    fits: true,
    problems: { errors: [], warnings: [] },
    may: ['write' as const, 'present' as const],
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

// The same for a flash report, which nobody owes before its event. `key` is of the request that may have arrived all the
// same: on return it goes again, and the report is opened once.
export async function beginEvent(
  plan: Plan,
  duty: Duty,
  date: string,
  unit: Unit,
  key: string,
): Promise<string | null> {
  const user = session.peek()?.user.id;
  const form = formOf(plan, duty.form);
  if (user === undefined || !form) return null;
  const day = { vi: formatDate(date), en: formatDate(date) };
  const period = { code: date, kind: 'half-month' as const, label: day, first: date, last: date };
  // Who receives it the server says; until then the sheet names nobody but its own unit.
  const report = {
    ...nothing(form, plan),
    unit,
    receiver: unit,
    via: null,
    period,
    due: null,
    obligation: null,
    event_date: date,
  };
  const name = nameOf(`-${key}`);
  const drawer = await openDrawer(user, name);
  await drawer.set('opening', { key, path: '/events', body: { duty: duty.id, date }, report });
  return name;
}
