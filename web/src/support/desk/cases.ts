import { signal } from '@preact/signals';
import { get, post, put } from '../../api/client';
import { fold } from '../../text/fold';
import { type CareContent, type LinkContent, type ReferralContent, read, written } from '../content';
import { asProblem, Refused } from '../refusals';
import { ask, locks } from '../vault/client';
import type { OpenedPart } from '../vault/member';
import type * as wire from '../wire';

// The records of an office, as its members' browser opens them: in memory only, gone with every locking.

export interface Case {
  row: wire.SealedRecord;
  referral: ReferralContent | null;
  care: CareContent | null;
  careBy: string | null; // who wrote the care part last
  link: LinkContent | null;
  doubts: OpenedPart[]; // parts that did not open, or that nobody signed
}
export interface Opened {
  office: wire.OfficeId;
  cases: Case[];
  next: wire.SealedId | null; // more on the server
}

// The next page's rows, asked for while this one is read; what stands open is as old.
let ahead: { path: string; page: Promise<wire.SealedRecords | null> } | null = null;

export const opened = signal<Opened | null>(null);
locks.subscribe(() => {
  opened.value = null;
  ahead = null;
});

const PAGE = 50;
export const careVersion = (of: Case): number => of.row.parts.find((p) => p.part === 'care')?.version ?? 0;
export const shortCode = (record: wire.SealedId): string => record.slice(0, 6).toUpperCase();

async function bodies(office: wire.OfficeId, records: wire.SealedId[]): Promise<wire.SealedBody[]> {
  if (records.length === 0) return [];
  const body: wire.SealedIds = { records };
  const answer = await post<wire.SealedBodies>(`/support/offices/${office}/open`, body, { key: null });
  // Only what was asked for: an answer with other ids is not looked at.
  return answer.records.filter(({ record }) => records.includes(record));
}

export async function openAll(office: wire.OfficeId, rows: wire.SealedRecord[]): Promise<Case[]> {
  const parts = await ask('open', {
    office,
    bodies: await bodies(
      office,
      rows.map((row) => row.record),
    ),
  });
  return rows.map((row) => assemble(row, parts.find((p) => p.record === row.record)?.parts ?? []));
}

function assemble(row: wire.SealedRecord, parts: OpenedPart[]): Case {
  const part = (name: OpenedPart['part']) => parts.find((p) => p.part === name);
  const care = part('care');
  return {
    row,
    referral: read<ReferralContent>(part('referral')?.content),
    care: read<CareContent>(care?.content),
    careBy: care?.author ?? null,
    link: read<LinkContent>(part('link')?.content),
    doubts: parts.filter((p) => p.refusal !== null),
  };
}

// The next page, fifty at a time.
export async function more(office: wire.OfficeId): Promise<void> {
  const before = opened.peek()?.office === office ? opened.peek() : null;
  const path = (after?: wire.SealedId | null) => `/support/offices/${office}/records${after ? `?after=${after}` : ''}`;
  const wanted = path(before?.next);
  const known = ahead?.path === wanted ? await ahead.page : null;
  ahead = null;
  const page = known ?? (await get<wire.SealedRecords>(wanted));
  const all = await openAll(office, page.records);
  // Of rows asked for ahead, one without any part has ended meanwhile.
  const cases = known ? all.filter((c) => c.referral || c.care || c.link || c.doubts.length > 0) : all;
  const now = new Set(cases.map((c) => c.row.record));
  const next = page.records.length < PAGE ? null : page.next;
  opened.value = {
    office,
    cases: [...(before?.cases.filter((c) => !now.has(c.row.record)) ?? []), ...cases],
    next,
  };
  if (next) ahead = { path: path(next), page: get<wire.SealedRecords>(path(next)).catch(() => null) };
}
export async function all(office: wire.OfficeId): Promise<void> {
  do await more(office);
  while (opened.peek()?.next);
}

// What this browser holds of it by now: entries made one after another are put on top of each other, not of what was seen.
export const newest = (of: Case): Case => opened.peek()?.cases.find((c) => c.row.record === of.row.record) ?? of;

export const put1 = (next: Case): void => {
  const now = opened.peek();
  if (now) opened.value = { ...now, cases: now.cases.map((c) => (c.row.record === next.row.record ? next : c)) };
};
export function gone(record: wire.SealedId): void {
  const now = opened.peek();
  if (now) opened.value = { ...now, cases: now.cases.filter((c) => c.row.record !== record) };
}

// Again from the server: a colleague has written, or somebody wants to print what there is now. Leaves an entry.
export async function again(of: Case): Promise<Case> {
  const office = opened.peek()?.office ?? '';
  const [body] = await bodies(office, [of.row.record]);
  const parts = body ? ((await ask('open', { office, bodies: [body] }))[0]?.parts ?? []) : [];
  const row = { ...of.row, parts: parts.map(({ part, version }) => ({ part, version })) };
  const next = assemble(row, parts);
  put1(next);
  return next;
}

// Writes what `edit` makes of the newest version that this browser has. 412 `edited-elsewhere` when a colleague was first.
export async function saveCare(of: Case, edit: (care: CareContent) => CareContent): Promise<Case> {
  const office = opened.peek()?.office ?? '';
  const { record } = of.row;
  const base = careVersion(of);
  // What is there and did not open is not written over: a member would finish what a tampering server began (T6).
  if (base > 0 && !of.care) {
    throw asProblem(new Refused(of.doubts.find((p) => p.part === 'care')?.refusal ?? 'body-does-not-open'));
  }
  const care = edit(of.care ?? { v: 1 });
  const envelope = await ask('seal', { office, record, part: 'care', version: base + 1, content: written(care) });
  const path = `/support/records/${record}/parts/care`;
  const { version } = await put<wire.SealedVersion>(path, { envelope }, { version: base, key: null });
  const parts = [...of.row.parts.filter((p) => p.part !== 'care'), { part: 'care' as const, version }];
  const next = { ...of, care, row: { ...of.row, parts } };
  put1(next);
  return next;
}

// A step of the record's life; an end takes it away.
export async function take(of: Case, step: wire.SealedStep): Promise<Case | null> {
  const { record } = of.row;
  const { state } = await post<wire.SealedStepTaken>(`/support/records/${record}/steps`, step, { key: null });
  if (state === 'destroyed') {
    gone(record);
    return null;
  }
  // The server ends it in the week before the consent does; its month is near enough until the list is loaded again.
  const now = newest(of);
  const next = { ...now, row: { ...now.row, state, ends: step.until?.slice(0, 7) ?? now.row.ends } };
  put1(next);
  return next;
}

// Kinds of service in clear, for the count: asked for, and given.
export async function setServices(of: Case, needs: string[], services: string[]): Promise<Case> {
  const body: wire.SealedServices = { needs, services };
  await put<wire.Done>(`/support/records/${of.row.record}/services`, body, { key: null });
  const now = newest(of);
  const next = { ...now, row: { ...now.row, needs, services } };
  put1(next);
  return next;
}

// Looks in what is decrypted, in memory: nothing that is searched for leaves the browser.
export function search(cases: Case[], wanted: string): Case[] {
  const text = fold(wanted);
  return text === '' ? cases : cases.filter((one) => holds(one, text));
}
function holds(of: Case, text: string): boolean {
  const { referral, care, row } = of;
  const said = [row.record, JSON.stringify(referral?.person ?? {}), referral?.note, referral?.sender?.unit];
  const done = [JSON.stringify(care?.plan ?? []), ...(care?.notes ?? []), ...(care?.contacts ?? []).map((c) => c.what)];
  return [...said, ...done].some((part) => part && fold(part).includes(text));
}

export const nextAppointment = (of: Case, today: string): string | null =>
  (of.care?.appointments ?? [])
    .filter((a) => !a.done && a.on >= today)
    .map((a) => a.on)
    .sort()[0] ?? null;
