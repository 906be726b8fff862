// Ctrl+Z and Ctrl+Y: one step is one thing the person did, so a paste of sixty cells is one step.

export interface Change<V> {
  id: string;
  before: V;
  after: V;
}

export class History<V> {
  private past: Change<V>[][] = [];
  private future: Change<V>[][] = [];

  push(step: Change<V>[]): void {
    if (step.length === 0) return;
    this.past.push(step);
    this.future = [];
  }
  // The step to take back, newest change first; undefined when there is none.
  undo(): Change<V>[] | undefined {
    const step = this.past.pop();
    if (step) this.future.push(step);
    return step && [...step].reverse();
  }
  redo(): Change<V>[] | undefined {
    const step = this.future.pop();
    if (step) this.past.push(step);
    return step;
  }
  get size(): number {
    return this.past.length;
  }
}
