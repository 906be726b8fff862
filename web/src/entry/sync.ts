import { signal } from '@preact/signals';
import { newKey, online, post, put } from '../api/client';
import { isProblem, Problem } from '../api/problem';
import type { Cell, Cells, Conflict, Report } from '../api/types';
import { t } from '../i18n';
import { remember } from '../offline/answers';
import { hasWork, type Sending, type Trouble } from '../offline/unsent';
import { formatTime } from '../text/dates';
import { place, settled, wording } from './beside';
import type { EntryStore } from './store';
import { isBlank, same } from './values';

// Sends what was typed, one request at a time, soon after the last key; then presents the report, where the person asked for
// it. A request is written down before it goes and, without an answer, goes again with the same key and body, even after the
// browser was closed: it counts once. What the server refuses stays in its cell with the reason; the rest goes on.

export type SyncState = 'idle' | 'saving' | 'waiting' | 'stopped';

const SOON = 700;
const RETRY = [2_000, 5_000, 15_000, 30_000];
const OUTSIDE = ['explanations', 'notes', 'corrections'] as const; // parts beside the cells

export class Sync {
  readonly state = signal<SyncState>('idle');
  readonly savedAt = signal('');
  readonly problem = signal<Problem | null>(null); // why `stopped`, or why it could not be presented
  onPresented: (report: Report) => void = () => {};
  onOpened: (record: string) => void = () => {};
  onPlanChanged: () => void = () => {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> = Promise.resolve(true);
  private held = new Map<string, Cell>(); // refused as they stand; sent again when they change
  private attempts = 0;
  private closed = false;
  private readonly unwatch: () => void;

  constructor(readonly store: EntryStore) {
    store.onChange = () => this.soon();
    const watch = online.subscribe((there) => there && this.state.peek() === 'waiting' && this.soon(0));
    addEventListener('online', this.again);
    this.unwatch = () => {
      watch();
      removeEventListener('online', this.again);
    };
    if (store.restored > 0 || hasWork(store.drawer.unsent)) this.soon();
  }
  stop(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.unwatch();
  }
  close(): void {
    this.stop();
    void this.flush();
  }
  soon(delay = SOON): void {
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(() => void this.flush(), delay);
  }
  // Everything that can be sent has been taken by the server.
  flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.running = this.running.catch(() => false).then(() => this.run());
    return this.running;
  }

  // Hands the report to the head: now, or as soon as there is a network (`queued`).
  async present(): Promise<'done' | 'queued'> {
    const { store } = this;
    const { drawer } = store;
    await this.flush();
    if (store.conflicts.peek().length > 0) throw new Problem(412, 'conflict', t('conflict.title'), t('conflict.lead'));
    if (this.state.peek() === 'stopped') throw this.problem.peek();
    await drawer.present({ key: newKey(), version: store.report.peek().version, tried: false }, store.about);
    store.queued.value = true;
    if (await this.flush()) return 'done';
    if (store.queued.peek()) return 'queued';
    throw this.problem.peek();
  }
  // Back to writing, before it has gone.
  async withdraw(trouble: Trouble | null = null): Promise<void> {
    this.store.queued.value = false;
    await this.store.drawer.set('presenting', null);
    if (trouble) await this.store.drawer.set('trouble', trouble);
  }
  // What the server says now, in answer to somebody else's question too.
  adopt(report: Report, listed: Conflict[] = []): void {
    const { store } = this;
    if (report.version < store.report.peek().version) return; // the answer to a request of an earlier visit
    store.adopt(report, listed);
    void remember(store.drawer.user, `/records/${report.id}`, report);
  }

  private again = () => this.soon(0);

  private async run(): Promise<boolean> {
    const { store } = this;
    const { drawer } = store;
    for (;;) {
      if (!store.current) return false;
      if (store.conflicts.peek().length > 0) {
        await drawer.set('trouble', 'conflict');
        return false;
      }
      const batch = drawer.unsent.sending ?? this.collect();
      if (!batch && !store.queued.peek()) {
        await drawer.set('trouble', null);
        this.state.value = 'idle';
        return true;
      }
      this.state.value = 'saving';
      try {
        if (drawer.unsent.opening) await this.open();
        if (!batch) return await this.handOver();
        await drawer.set('sending', batch);
        await this.taken(batch, await this.send(batch));
      } catch (cause) {
        const problem = isProblem(cause) ? cause : new Problem(-1, 'page', '', '');
        if (!(await this.recover(batch, problem))) return false;
      }
    }
  }
  // The report itself, where it was begun without a network.
  private async open(): Promise<void> {
    const { store } = this;
    const { drawer } = store;
    const { opening } = drawer.unsent;
    if (!opening) return;
    const answer = await post<Report | { record: Report }>(opening.path, opening.body, {
      key: opening.key,
      as: drawer.user,
    });
    const report = 'record' in answer ? answer.record : answer;
    await drawer.move(report);
    this.onOpened(drawer.record);
    Object.assign(store.kept.base, drawer.unsent.kept.base);
    this.adopt(report);
    const wish = drawer.unsent.presenting;
    if (!wish) return;
    const counted = (id: string, cell: Cell) => report.computed.includes(id) && cell === 0; // as good as the blank they saw
    const unseen = Object.entries(report.cells).some(
      ([id, cell]) => !isBlank(cell) && !(id in store.kept.cells) && !counted(id, cell),
    );
    await drawer.present({ ...wish, version: report.version === 1 && !unseen ? 1 : -1 }, store.about);
  }
  private send({ version, key, body }: Sending): Promise<Report> {
    const { report, drawer } = this.store;
    return put<Report>(`/records/${report.peek().id}/draft`, body, { version, key, as: drawer.user });
  }
  private collect(): Sending | null {
    const { kept, plan, report } = this.store;
    const cells: Cells = {};
    for (const [id, value] of Object.entries(kept.cells)) {
      if (!this.held.has(id) || !same(this.held.get(id), value)) cells[id] = value;
    }
    const { explanations, notes, corrections } = structuredClone(kept);
    if ([cells, explanations, notes, corrections].every((part) => Object.keys(part).length === 0)) return null;
    const body = { plan_hash: plan.hash, cells, explanations, notes, corrections };
    return { body, version: report.peek().version, key: newKey() };
  }
  private async taken({ body, version }: Sending, report: Report): Promise<void> {
    const { store } = this;
    const { drawer } = store;
    this.attempts = 0;
    this.problem.value = null;
    online.value = true;
    for (const [id, sent] of Object.entries(body.cells)) {
      this.held.delete(id);
      if (same(store.kept.cells[id], sent) && id in store.kept.cells) store.settle(id);
      else if (id in store.kept.cells) store.kept.base[id] = sent;
      const cell = store.cell(id);
      if (cell && cell.raw.peek() === null) cell.fault.value = null;
    }
    for (const part of OUTSIDE) {
      for (const [id, sent] of Object.entries(body[part])) {
        if (same(store.kept[part][id] as Cell, sent as Cell)) settled(store.kept, part, id);
        else if (id in store.kept[part]) store.kept.base[place(part, id)] = wording(sent);
      }
    }
    this.adopt(report);
    store.keep();
    await drawer.set('sending', null);
    await drawer.set('trouble', null);
    const wish = drawer.unsent.presenting;
    if (wish?.version === version && !wish.tried)
      await drawer.present({ ...wish, version: report.version }, store.about); // nobody but this person in between
    this.savedAt.value = formatTime(report.author?.at ?? '') || new Date().toTimeString().slice(0, 5);
  }
  // Presents what the person saw and nothing else: if somebody has changed the report since, they look again.
  private async handOver(): Promise<boolean> {
    const { store } = this;
    const { drawer } = store;
    const wish = drawer.unsent.presenting;
    if (!wish) return true;
    if (!wish.tried && wish.version !== store.report.peek().version) return this.changed();
    await drawer.present({ ...wish, tried: true }, store.about);
    const { key, version } = wish;
    const report = await post<Report>(
      `/records/${store.report.peek().id}/present`,
      {},
      {
        version,
        key,
        as: drawer.user,
      },
    );
    this.attempts = 0;
    this.state.value = 'idle';
    await this.withdraw();
    this.adopt(report);
    this.onPresented(report);
    return true;
  }
  private async changed(): Promise<false> {
    this.problem.value = new Problem(412, 'changed', '', t('present.changed'));
    this.state.value = 'stopped';
    await this.withdraw('changed');
    return false;
  }
  // True when it is worth going on at once. `batch` null: it was the presenting.
  private async recover(batch: Sending | null, problem: Problem): Promise<boolean> {
    const { store } = this;
    if (problem.passing || problem.status === 401) {
      const wait = problem.retryAfter ? problem.retryAfter * 1000 : RETRY[Math.min(this.attempts++, RETRY.length - 1)];
      this.state.value = 'waiting';
      this.soon(wait);
      return false;
    }
    await store.drawer.set('sending', null);
    if (problem.status === 412 && problem.extra.current) {
      const listed = (problem.extra.conflicts as Conflict[] | undefined) ?? [];
      this.adopt(problem.extra.current as Report, listed);
      if (!batch) return this.changed();
      const open = store.conflicts.peek().length > 0;
      if (open) await this.withdraw('conflict'); // what was to be presented is no longer what the person saw
      this.state.value = open ? 'waiting' : 'saving';
      return !open;
    }
    if (batch && problem.status === 422 && this.hold(batch, problem)) return true;
    this.problem.value = problem;
    this.state.value = 'stopped';
    if (problem.slug === 'plan-changed') {
      await store.drawer.set('trouble', 'plan');
      this.onPlanChanged();
    } else await this.withdraw(problem.status === 422 ? 'refused' : problem.hidden ? 'gone' : 'moved');
    return false;
  }
  // Marks the cells that the server refused; false when it named none of ours.
  private hold({ body }: Sending, problem: Problem): boolean {
    let named = false;
    for (const { field, detail } of problem.fields) {
      const id = field.replace(/^(explanation|note|correction):/, '');
      if (id in body.cells) {
        this.held.set(id, body.cells[id] ?? null);
        const cell = this.store.cell(id);
        if (cell) {
          cell.fault.value = detail;
          cell.sync.value = 'refused';
        }
        named = true;
      }
      for (const part of OUTSIDE) {
        if (!(id in body[part]) || id in body.cells) continue;
        delete this.store.kept[part][id];
        this.problem.value = problem;
        named = true;
      }
    }
    return named;
  }
}
