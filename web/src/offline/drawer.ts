import { signal } from '@preact/signals';
import type { Report } from '../api/types';
import { keeps, type Row, shelf } from './shelf';
import {
  type About,
  assemble,
  difference,
  emptyKept,
  emptyUnsent,
  isWaiting,
  type Kept,
  type Presenting,
  type Unsent,
} from './unsent';

// The drawer of one person and one report: what they did here that the server has not taken. Filled at once, because the
// browser may be closed by the next second; emptied only when the server has answered, or the person threw it away.

// Of the person who is here: what waits, for the badge, the list and signing out. Others' drawers are counted, never opened.
export const waiting = signal<Unsent[]>([]);

// Drawers of the reports that are open in this page, by person and report: one drawer each, whoever asks, and their own
// screen sends what is in it.
const open = new Map<string, Drawer>();
const keyOf = (user: number, record: string) => `${user} ${record}`;
export const isOpen = (user: number, record: string): boolean => open.has(keyOf(user, record));
export function hold(drawer: Drawer): () => void {
  open.set(keyOf(drawer.user, drawer.record), drawer);
  return () => {
    for (const [key, held] of open) if (held === drawer) open.delete(key);
  };
}
// Reports begun here that have got their numbers since this page was loaded.
const numbered = new Map<string, string>();
export const numberOf = (user: number, record: string): string => numbered.get(keyOf(user, record)) ?? record;

const SINGLE = ['about', 'opening', 'sending', 'presenting', 'trouble', 'older'] as const;
let thrown = 0; // drawers opened before the last throwing away write no more

export class Drawer {
  turn = 0; // goes up when what was typed steps aside
  private readonly of = thrown;
  private stored: Kept; // as on the shelf

  constructor(
    readonly user: number,
    readonly unsent: Unsent,
  ) {
    this.stored = structuredClone(unsent.kept);
  }
  get record(): string {
    return this.unsent.record;
  }

  // `kept` as it now stands. Writes what differs from the last time. From a sheet that belongs to an earlier turn it joins
  // what has stepped aside.
  keep(kept: Kept, about: Omit<About, 'since'>, turn = this.turn): Promise<void> {
    const { unsent, user, record } = this;
    if (turn !== this.turn)
      return unsent.older ? this.set('older', { ...unsent.older, kept: structuredClone(kept) }) : Promise.resolve();
    const rows = difference(user, record, this.stored, kept);
    this.stored = structuredClone(kept);
    unsent.kept = structuredClone(kept);
    if (rows.length === 0) return Promise.resolve();
    if (!isWaiting(unsent) && unsent.opening === null) return this.empty(rows);
    rows.push(...this.named(about));
    return this.write(rows);
  }
  // The report is to be presented, though everything typed may have arrived.
  present(presenting: Presenting, about: Omit<About, 'since'>): Promise<void> {
    const rows = this.named(about);
    this.unsent.presenting = presenting;
    rows.push([[this.user, this.record, 'presenting'], presenting]);
    return this.write(rows);
  }
  set<K extends (typeof SINGLE)[number]>(part: K, value: Unsent[K]): Promise<void> {
    const { unsent, user, record } = this;
    if (unsent[part] === null && value === null) return Promise.resolve();
    unsent[part] = value;
    if (!isWaiting(unsent) && unsent.opening === null) return this.empty();
    return this.write([[[user, record, part], value ?? undefined]]);
  }
  // The report has got its number. On one that nobody has written in yet, typing began from what the server filled in.
  async move(report: Report): Promise<void> {
    const { unsent, user } = this;
    const old = this.record;
    const record = String(report.id);
    if (report.version === 1)
      for (const id of Object.keys(unsent.kept.base)) unsent.kept.base[id] = report.cells[id] ?? null;
    this.stored = structuredClone(unsent.kept);
    unsent.record = record;
    unsent.opening = null;
    numbered.set(keyOf(user, old), record);
    if (isOpen(user, old)) open.set(keyOf(user, record), this);
    const rows = difference(user, record, emptyKept(), this.stored);
    for (const part of SINGLE) if (unsent[part]) rows.push([[user, record, part], unsent[part]]);
    waiting.value = waiting.peek().filter((u) => u.record !== old);
    await this.write(rows);
    await this.settled(shelf.remove('unsent', [user, old]));
  }
  // What was typed under another version of the form steps aside: it is shown beside the new form, and sent by nobody.
  async setAside(): Promise<void> {
    const { unsent, user, record } = this;
    if (!unsent.about) return;
    this.turn += 1;
    unsent.older = { about: unsent.about, kept: unsent.kept };
    const rows = difference(user, record, this.stored, emptyKept());
    for (const part of ['about', 'sending', 'presenting'] as const) {
      unsent[part] = null;
      rows.push([[user, record, part], undefined]);
    }
    rows.push([[user, record, 'older'], unsent.older]);
    unsent.kept = emptyKept();
    this.stored = emptyKept();
    await this.write(rows);
  }
  // Nothing of it is left: taken by the server, or thrown away by the person. Only what this drawer knows of: another window
  // may have put something in.
  empty(rows = difference(this.user, this.record, this.stored, emptyKept())): Promise<void> {
    const { unsent, user, record } = this;
    for (const part of SINGLE) rows.push([[user, record, part], undefined]);
    Object.assign(unsent, emptyUnsent(record));
    this.stored = emptyKept();
    return this.write(rows);
  }

  private named(about: Omit<About, 'since'>): Row[] {
    if (this.unsent.about) return [];
    this.unsent.about = { ...about, since: Date.now() };
    return [[[this.user, this.record, 'about'], this.unsent.about]];
  }
  private write(rows: readonly Row[]): Promise<void> {
    return this.of === thrown ? this.settled(shelf.write('unsent', rows)) : Promise.resolve();
  }
  private async settled(work: Promise<void>): Promise<void> {
    const { unsent } = this;
    const others = waiting.peek().filter((u) => u.record !== unsent.record);
    waiting.value = isWaiting(unsent) ? [...others, { ...unsent }] : others;
    await work.catch(() => {
      keeps.value = false; // no room: the page still holds it, and says that the machine doesn't
    });
  }
}

export async function openDrawer(user: number, record: string): Promise<Drawer> {
  const held = open.get(keyOf(user, record));
  if (held) return held;
  const rows = await shelf.all('unsent', [user, record]).catch(() => []);
  return new Drawer(user, assemble(rows)[0] ?? emptyUnsent(record));
}

// Looks again; another window may have typed or sent.
export async function lookAgain(user: number): Promise<Unsent[]> {
  const rows = await shelf.all('unsent', [user]).catch(() => []);
  waiting.value = assemble(rows).filter(isWaiting);
  return waiting.peek();
}

// How many reports other people have left here unsent. Only that number is known.
export async function heldForOthers(user: number | null): Promise<number> {
  const keys = await shelf.keys('unsent').catch(() => []);
  const named = keys.filter((key) => key[0] !== user && (key[2] === 'about' || key[2] === 'older'));
  return new Set(named.map((key) => `${key[0]} ${key[1]}`)).size;
}

export const throwAway = async (user: number): Promise<void> => {
  thrown += 1;
  await shelf.remove('unsent', [user]).catch(() => undefined);
  waiting.value = [];
};
