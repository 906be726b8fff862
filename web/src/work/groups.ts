import type { Obligation } from '../api/types';
import { daysBetween } from '../text/dates';

// "Việc của tôi", in the order in which a person should look at it (S2). Pure: today comes with the data.

export type GroupName = 'sign' | 'returned' | 'overdue' | 'soon' | 'later' | 'waiting' | 'done';
export const GROUPS: readonly GroupName[] = ['sign', 'returned', 'overdue', 'soon', 'later', 'waiting', 'done'];
const SOON = 7; // days

export function groupOf(o: Obligation, today: string): GroupName {
  if (o.next.includes('sign')) return 'sign';
  switch (o.state) {
    case 'returned':
      return 'returned';
    case 'presented':
    case 'sent':
      return 'waiting';
    case 'accepted':
    case 'waived':
      return 'done';
    case 'overdue':
      return 'overdue';
    case 'upcoming':
    case 'open':
    case 'draft':
    case 'reopened': {
      if (o.late_days > 0) return 'overdue';
      const left = daysBetween(today, wantedBy(o));
      if (left < 0 && o.directive) return 'overdue';
      return left <= SOON && (left >= 0 || !o.request) ? 'soon' : 'later';
    }
  }
}

// The last day in time: of a directive that wants it earlier, else of the plan.
export function wantedBy(o: Obligation): string {
  const plan = o.due.last_timely_day;
  return o.directive && o.directive.last_timely_day < plan ? o.directive.last_timely_day : plan;
}

export function grouped(items: Obligation[], today: string): { name: GroupName; items: Obligation[] }[] {
  return GROUPS.map((name) => ({
    name,
    items: items
      .filter((o) => groupOf(o, today) === name)
      .sort((a, b) => (name === 'done' ? -1 : 1) * a.due.last_timely_day.localeCompare(b.due.last_timely_day)),
  })).filter((group) => group.items.length > 0);
}

// Nothing that still asks for something.
export const isFinished = (items: Obligation[], today: string) =>
  items.every((o) => ['done', 'waiting', 'later'].includes(groupOf(o, today)));

// What somebody who checks sees: one row for each form and period, since there is one report from every ward.
export interface Batch {
  form: Obligation['form'];
  period: Obligation['period'];
  all: number;
  done: number;
  toDecide: number;
  overdue: number;
  due: string;
}

export function batches(items: Obligation[]): Batch[] {
  const found = new Map<string, Batch>();
  const begun = new Set<Batch>(); // a period that nobody can report yet is not listed
  for (const o of items) {
    const key = `${o.form.id} ${o.period.code}`;
    const batch = found.get(key) ?? {
      form: o.form,
      period: o.period,
      all: 0,
      done: 0,
      toDecide: 0,
      overdue: 0,
      due: '',
    };
    batch.all += 1;
    if (o.state === 'accepted' || o.state === 'waived') batch.done += 1;
    if (o.state === 'sent') batch.toDecide += 1;
    if (o.state === 'overdue' || (o.late_days > 0 && ['open', 'draft', 'returned', 'reopened'].includes(o.state)))
      batch.overdue += 1;
    if (o.due.last_timely_day > batch.due) batch.due = o.due.last_timely_day;
    if (o.state !== 'upcoming') begun.add(batch);
    found.set(key, batch);
  }
  const urgency = (b: Batch) => (b.toDecide > 0 ? 0 : b.overdue > 0 ? 1 : b.done < b.all ? 2 : 3);
  return [...found.values()]
    .filter((batch) => begun.has(batch))
    .sort((a, b) => {
      const order = urgency(a) - urgency(b);
      if (order !== 0) return order;
      return (urgency(a) === 3 ? -1 : 1) * a.due.localeCompare(b.due) || a.form.id.localeCompare(b.form.id);
    });
}
