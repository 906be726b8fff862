import { computed, type Signal, signal } from '@preact/signals';
import type { Cell, Conflict, Correction, Element, Form, Plan, Report } from '../api/types';
import { type Change, History } from '../grid/history';
import type { Drawer } from '../offline/drawer';
import { emptyKept, type Kept } from '../offline/unsent';
import { inOrder } from '../plan/plan';
import { began, compare, partOf, settled } from './beside';
import { isHidden, parse, same } from './values';

// One report while it is open: what the server has, what was typed over it, and what became of each cell. The sheet reads
// one signal a cell, so that a key press repaints that cell only. Sending is sync.ts; rules are problems.ts.

export type Sync = 'untouched' | 'saved' | 'waiting' | 'refused';
export interface CellState {
  element: Element;
  value: Signal<Cell>;
  raw: Signal<string | null>; // typed but not valid, exactly as typed
  fault: Signal<string | null>; // what is wrong with this cell alone, here or by the server
  sync: Signal<Sync>;
}
type Snapshot = { value: Cell; raw: string | null };

export class EntryStore {
  readonly report: Signal<Report>;
  readonly cells = new Map<string, CellState>();
  readonly conflicts = signal<Conflict[]>([]);
  readonly checked = signal(false); // [Kiểm tra số liệu] was used: blanks count as errors from then on
  readonly presenting = signal(false); // presenting was tried: warnings without an explanation count too
  readonly explanations: Signal<Record<string, string>>;
  readonly notes: Signal<Record<string, string>>;
  readonly kept: Kept;
  readonly restored: number; // cells brought back from this machine on opening
  readonly queued = signal(false); // to be presented when the network is back: locked until then
  readonly writable = computed(() => this.report.value.may.includes('write') && !this.queued.value);
  readonly elements: Element[];
  onChange: () => void = () => {};
  private readonly keeping: boolean;
  private readonly turn: number;
  private history = new History<Snapshot>();

  constructor(
    readonly plan: Plan,
    readonly form: Form,
    report: Report,
    readonly drawer: Drawer,
  ) {
    this.report = signal(report);
    this.elements = inOrder(form);
    // Of a report that can't be written in just now, the drawer stays as it is.
    this.turn = drawer.turn;
    this.keeping = report.may.includes('write');
    this.kept = this.keeping ? structuredClone(drawer.unsent.kept) : emptyKept();
    this.queued.value = drawer.unsent.presenting !== null;
    this.explanations = signal({ ...report.explanations, ...this.kept.explanations });
    this.notes = signal({ ...report.notes, ...this.kept.notes });
    for (const element of this.elements) {
      this.cells.set(element.id, {
        element,
        value: signal(report.cells[element.id] ?? null),
        raw: signal(null),
        fault: signal(null),
        sync: signal('untouched'),
      });
    }
    this.restored = this.restore(report);
  }

  cell(id: string): CellState | undefined {
    return this.cells.get(id);
  }
  // Computed by the plan, or hidden from this viewer: shown, never typed.
  editable(element: Element): boolean {
    return this.writable.value && !this.computed(element) && !isHidden(this.cells.get(element.id)?.value.peek());
  }
  computed(element: Element): boolean {
    return Boolean(element.from) || (this.report.value.computed?.includes(element.id) ?? false);
  }

  // One step of typing, deleting or pasting; the whole of it is one undo.
  type(entries: { id: string; text: string }[]): void {
    const step: Change<Snapshot>[] = [];
    for (const { id, text } of entries) {
      const cell = this.cells.get(id);
      if (!cell || !this.editable(cell.element)) continue;
      const before = { value: cell.value.peek(), raw: cell.raw.peek() };
      const parsed = parse(cell.element, text);
      const after = parsed.ok ? { value: parsed.value, raw: null } : { value: before.value, raw: text };
      if (same(before.value, after.value) && before.raw === after.raw) continue;
      this.place(cell, after, parsed.ok ? null : parsed.fault);
      step.push({ id, before, after });
    }
    this.finish(step);
  }
  // For controls and files that hold values, not text; again one step.
  put(entries: { id: string; value: Cell }[]): void {
    const step: Change<Snapshot>[] = [];
    for (const { id, value } of entries) {
      const cell = this.cells.get(id);
      if (!cell || !this.editable(cell.element)) continue;
      const before = { value: cell.value.peek(), raw: cell.raw.peek() };
      if (before.raw === null && same(before.value, value)) continue;
      this.place(cell, { value, raw: null }, null);
      step.push({ id, before, after: { value, raw: null } });
    }
    this.finish(step);
  }
  undo(): string[] {
    return this.replay(this.history.undo(), 'before');
  }
  redo(): string[] {
    return this.replay(this.history.redo(), 'after');
  }

  explain(check: string, text: string): void {
    this.explanations.value = { ...this.explanations.peek(), [check]: text };
    began(this.kept, this.report.peek(), 'explanations', check);
    this.kept.explanations[check] = text;
    this.keep();
    this.onChange();
  }
  // A figure of a longer report that is to differ from the sum of the shorter ones; null takes the correction back.
  correct(element: string, correction: Correction | null): void {
    began(this.kept, this.report.peek(), 'corrections', element);
    this.kept.corrections[element] = correction;
    this.keep();
    this.onChange();
  }
  note(element: string, text: string): void {
    this.notes.value = { ...this.notes.peek(), [element]: text };
    began(this.kept, this.report.peek(), 'notes', element);
    this.kept.notes[element] = text;
    this.keep();
    this.onChange();
  }

  // The server's present state of the report. Cells with something unsent keep it; where the server has moved on under
  // them, the two values become a conflict.
  adopt(report: Report, listed: Conflict[] = []): void {
    const conflicts: Conflict[] = [];
    // Who and when stay known where the same answer comes again without its list.
    const told = [...listed, ...this.conflicts.peek()];
    const sent = this.drawer.unsent.sending?.body.cells ?? {}; // may have arrived without an answer: no conflict with oneself
    for (const cell of this.cells.values()) {
      const id = cell.element.id;
      const theirs = report.cells[id] ?? null;
      if (!(id in this.kept.cells)) {
        if (!(id in this.kept.texts)) cell.value.value = theirs;
        continue;
      }
      const yours = this.kept.cells[id] ?? null;
      if (id in sent && same(sent[id], theirs)) this.kept.base[id] = theirs;
      if (same(yours, theirs)) this.settle(id);
      else if (!same(this.kept.base[id], theirs)) {
        const known = told.find((c) => c.element === id && same(c.theirs, theirs));
        conflicts.push({ element: id, yours, theirs, by: known?.by ?? null, at: known?.at ?? null });
      }
    }
    conflicts.push(...compare(this.kept, report, told, this.drawer.unsent.sending));
    this.report.value = report;
    this.explanations.value = { ...report.explanations, ...this.kept.explanations };
    this.notes.value = { ...report.notes, ...this.kept.notes };
    this.conflicts.value = conflicts;
    this.keep();
  }
  resolve(conflict: Conflict, keep: 'mine' | 'theirs'): void {
    const cell = this.cells.get(conflict.element);
    const beside = partOf(conflict.element);
    if (beside && keep === 'mine') this.kept.base[conflict.element] = conflict.theirs;
    if (beside && keep === 'theirs') {
      const report = this.report.peek();
      settled(this.kept, beside.part, beside.id);
      this.explanations.value = { ...report.explanations, ...this.kept.explanations };
      this.notes.value = { ...report.notes, ...this.kept.notes };
    }
    if (cell && keep === 'mine') this.kept.base[conflict.element] = conflict.theirs;
    if (cell && keep === 'theirs') {
      this.settle(conflict.element);
      cell.value.value = conflict.theirs;
    }
    this.conflicts.value = this.conflicts.peek().filter((c) => c !== conflict);
    this.keep();
    if (this.conflicts.peek().length === 0) this.onChange();
  }

  // The server has this cell as it stands.
  settle(id: string): void {
    delete this.kept.cells[id];
    delete this.kept.base[id];
    const cell = this.cells.get(id);
    if (cell && cell.raw.peek() === null) cell.sync.value = 'saved';
  }
  keep(): void {
    if (this.keeping) void this.drawer.keep(this.kept, this.about, this.turn);
  }
  // What is typed here has not stepped aside for another version of the form.
  get current(): boolean {
    return this.turn === this.drawer.turn;
  }
  get about() {
    const { unit, period } = this.report.peek();
    return { plan: this.plan.hash, form: this.form, unit: unit.name, period: period.label };
  }

  private place(cell: CellState, to: Snapshot, fault: string | null): void {
    const id = cell.element.id;
    cell.value.value = to.value;
    cell.raw.value = to.raw;
    cell.fault.value = fault;
    if (to.raw !== null) {
      this.kept.texts[id] = to.raw;
      cell.sync.value = 'refused';
      return;
    }
    delete this.kept.texts[id];
    if (!(id in this.kept.base)) this.kept.base[id] = this.report.peek().cells[id] ?? null;
    this.kept.cells[id] = to.value;
    cell.sync.value = 'waiting';
  }
  private finish(step: Change<Snapshot>[]): void {
    if (step.length === 0) return;
    this.history.push(step);
    this.keep();
    this.onChange();
  }
  private replay(step: Change<Snapshot>[] | undefined, side: 'before' | 'after'): string[] {
    for (const change of step ?? []) {
      const cell = this.cells.get(change.id);
      if (!cell) continue;
      const to = change[side];
      const parsed = to.raw === null ? null : parse(cell.element, to.raw);
      this.place(cell, to, parsed && !parsed.ok ? parsed.fault : null);
    }
    if (step) {
      this.keep();
      this.onChange();
    }
    return step?.map((c) => c.id) ?? [];
  }
  private restore(report: Report): number {
    const texts = { ...this.kept.texts };
    const pending = Object.keys(this.kept.cells);
    for (const id of pending) {
      const cell = this.cells.get(id);
      if (!cell) continue;
      cell.value.value = this.kept.cells[id] ?? null;
      cell.sync.value = 'waiting';
    }
    if (pending.length > 0 || Object.keys(this.kept.base).length > 0) this.adopt(report);
    for (const [id, text] of Object.entries(texts)) {
      const cell = this.cells.get(id);
      const parsed = cell && parse(cell.element, text);
      if (cell && parsed)
        this.place(
          cell,
          parsed.ok ? { value: parsed.value, raw: null } : { value: cell.value.peek(), raw: text },
          parsed.ok ? null : parsed.fault,
        );
    }
    return pending.length + Object.keys(texts).length;
  }
}
