import type * as wire from './wire';

// What stands inside sealed parts (docs/security.md): JSON of which only members' browsers ever see the words. Members that
// this version doesn't know are kept as they are.

export interface ReferralContent {
  v: 1;
  filed_on?: string; // "2018-07-02"
  sender?: { unit?: string; name?: string; phone?: string };
  // Only with the person's permission to be contacted; without it there is nobody in here.
  person?: { call_as?: string; how?: string; phone?: string; times?: string };
  needs?: string[];
  under_18?: boolean;
  note?: string;
}
export interface LinkContent {
  v: 1;
  form?: 'canh-cao' | 'khac';
  completed_on?: string;
}

export interface Consent {
  given_on: string;
  until: string;
  services: string[];
  words: string; // what the person agreed to, as they said it
}
export interface Contact {
  on: string;
  reached: boolean;
  what: string;
}
export interface Planned {
  service: string; // of the plan's list
  provider: string;
  state: 'planned' | 'given' | 'dropped';
  on?: string; // when it was given
}
export interface Appointment {
  on: string;
  what: string;
  done?: boolean;
}
export interface CareContent {
  v: 1;
  assigned?: number; // an account
  contacts?: Contact[];
  consent?: Consent;
  plan?: Planned[];
  appointments?: Appointment[];
  notes?: string[];
  with?: string[]; // other referrals of the same person, by record
}

// null: not JSON of an object.
export function read<T extends object>(content: string | null | undefined): T | null {
  if (!content) return null;
  try {
    const value: unknown = JSON.parse(content);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as T) : null;
  } catch {
    return null;
  }
}
// NFC, so that what was typed on two machines is the same text.
export const written = (content: object): string => JSON.stringify(content).normalize('NFC');

const text = (value: string | undefined): string | undefined => value?.trim() || undefined;

export interface Typed {
  permission: 'yes' | 'no';
  under18: boolean;
  callAs: string;
  how: string;
  phone: string;
  times: string;
  needs: string[];
  note: string;
}
export function referralFrom(typed: Typed, today: string, sender?: ReferralContent['sender']): ReferralContent {
  const out: ReferralContent = { v: 1, filed_on: today };
  if (sender) out.sender = { unit: text(sender.unit), name: text(sender.name), phone: text(sender.phone) };
  if (typed.under18) out.under_18 = true;
  if (typed.permission === 'no') return out;
  const { callAs, how, phone, times, note } = typed;
  out.person = { call_as: text(callAs), how: text(how), phone: text(phone), times: text(times) };
  out.needs = typed.needs;
  out.note = text(note);
  return out;
}

// Law on Handling of Administrative Violations art. 7.1: deemed not sanctioned 6 months after completing a warning, a year
// after any other; the part that ties a record to a sanction goes then at the latest.
export function linkUntil(form: 'canh-cao' | 'khac', completed: string): string {
  const [year, month, day] = completed.split('-').map(Number) as [number, number, number];
  const months = year * 12 + month - 1 + (form === 'canh-cao' ? 6 : 12);
  const [y, m] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m, Math.min(day, last))).toISOString().slice(0, 10);
}

// Days from filing to the first contact, as the count has them.
export function waitedBand(filedOn: string | undefined, contactedOn: string): NonNullable<wire.SealedStep['waited']> {
  const days = filedOn ? Math.round((Date.parse(contactedOn) - Date.parse(filedOn)) / 86_400_000) : 0;
  return days <= 2 ? '0-2' : days <= 7 ? '3-7' : days <= 14 ? '8-14' : '15-30';
}
