import { signal } from '@preact/signals';
import { newKey, online, put } from '../api/client';
import { isProblem, Problem } from '../api/problem';
import type { Cell, Cells, Conflict, Correction, Report } from '../api/types';
import { formatTime } from '../text/dates';
import type { EntryStore } from './store';
import { same } from './values';

// Sends what was typed, one request at a time, soon after the last key. A request that got no answer is sent again with the
// same key and body, so it counts once. What the server refuses stays in its cell with the reason; the rest goes on.

export type SyncState = 'idle' | 'saving' | 'waiting' | 'stopped';
interface Batch {
  cells: Cells;
  explanations: Record<string, string>;
  notes: Record<string, string>;
  corrections: Record<string, Correction | null>;
  version: number;
  key: string;
}

const SOON = 700;
const RETRY = [2_000, 5_000, 15_000, 30_000];

export class Sync {
  readonly state = signal<SyncState>('idle');
  readonly savedAt = signal('');
  readonly problem = signal<Problem | null>(null); // why `stopped`
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private batch: Batch | null = null; // sent, without an answer yet
  private held = new Map<string, Cell>(); // refused as they stand; sent again when they change
  private attempts = 0;
  private closed = false;

  constructor(readonly store: EntryStore) {
    store.onChange = () => this.soon();
    addEventListener('online', this.again);
    if (store.restored > 0) this.soon();
  }
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.again);
    void this.flush();
  }
  soon(delay = SOON): void {
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(() => void this.flush(), delay);
  }
  // Everything that can be sent has been taken by the server.
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    this.running = this.run();
    const done = await this.running;
    this.running = null;
    return done;
  }
  get clean(): boolean {
    const { kept } = this.store;
    return Object.keys(kept.cells).length + Object.keys(kept.texts).length === 0;
  }

  private again = () => this.soon(0);

  private async run(): Promise<boolean> {
    for (;;) {
      if (this.store.conflicts.peek().length > 0) return false;
      const batch = this.batch ?? this.collect();
      this.batch = batch;
      if (!batch) {
        this.state.value = 'idle';
        return true;
      }
      this.state.value = 'saving';
      try {
        this.taken(batch, await this.send(batch));
        this.batch = null;
      } catch (cause) {
        const problem = isProblem(cause) ? cause : new Problem(-1, 'page', '', '');
        if (!this.recover(batch, problem)) return false;
      }
    }
  }
  private send({ version, key, ...body }: Batch): Promise<Report> {
    const report = this.store.report.peek();
    const path = `/records/${report.id}/draft`;
    return put<Report>(path, { ...body, plan_hash: this.store.plan.hash }, { version, key });
  }
  private collect(): Batch | null {
    const { kept } = this.store;
    const cells: Cells = {};
    for (const [id, value] of Object.entries(kept.cells)) {
      if (!this.held.has(id) || !same(this.held.get(id), value)) cells[id] = value;
    }
    const [explanations, notes, corrections] = [{ ...kept.explanations }, { ...kept.notes }, { ...kept.corrections }];
    if ([cells, explanations, notes, corrections].every((part) => Object.keys(part).length === 0)) return null;
    return { cells, explanations, notes, corrections, version: this.store.report.peek().version, key: newKey() };
  }
  private taken(batch: Batch, report: Report): void {
    const { store } = this;
    this.attempts = 0;
    this.problem.value = null;
    online.value = true;
    for (const [id, sent] of Object.entries(batch.cells)) {
      this.held.delete(id);
      if (same(store.kept.cells[id], sent) && id in store.kept.cells) store.settle(id);
      else if (id in store.kept.cells) store.kept.base[id] = sent;
      const cell = store.cell(id);
      if (cell && cell.raw.peek() === null) cell.fault.value = null;
    }
    for (const part of ['explanations', 'notes', 'corrections'] as const) {
      for (const [id, sent] of Object.entries(batch[part])) {
        if (store.kept[part][id] === sent) delete store.kept[part][id];
      }
    }
    store.adopt(report);
    this.savedAt.value = formatTime(report.author?.at ?? '') || new Date().toTimeString().slice(0, 5);
  }
  // True when it is worth going on at once.
  private recover(batch: Batch, problem: Problem): boolean {
    if (problem.passing) {
      const wait = problem.retryAfter ? problem.retryAfter * 1000 : RETRY[Math.min(this.attempts++, RETRY.length - 1)];
      this.state.value = 'waiting';
      this.soon(wait);
      return false;
    }
    this.batch = null;
    if (problem.status === 412 && problem.extra.current) {
      const listed = (problem.extra.conflicts as Conflict[] | undefined) ?? [];
      this.store.adopt(problem.extra.current as Report, listed);
      this.state.value = this.store.conflicts.peek().length > 0 ? 'waiting' : 'saving';
      return this.store.conflicts.peek().length === 0;
    }
    if (problem.status === 422 && this.hold(batch, problem)) return true;
    this.problem.value = problem;
    this.state.value = 'stopped';
    return false;
  }
  // Marks the cells that the server refused; false when it named none of ours.
  private hold(batch: Batch, problem: Problem): boolean {
    let named = false;
    for (const { field, detail } of problem.fields) {
      const id = field.replace(/^(explanation|note|correction):/, '');
      if (id in batch.cells) {
        this.held.set(id, batch.cells[id] ?? null);
        const cell = this.store.cell(id);
        if (cell) {
          cell.fault.value = detail;
          cell.sync.value = 'refused';
        }
        named = true;
      }
      for (const part of ['explanations', 'notes', 'corrections'] as const) {
        if (!(id in batch[part]) || id in batch.cells) continue;
        delete this.store.kept[part][id];
        this.problem.value = problem;
        named = true;
      }
    }
    return named;
  }
}
