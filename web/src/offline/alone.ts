import { type Drawer, hold, isOpen } from './drawer';

// One window at a time sends the work of one report: the one that has it open, or the one that sends what other visits left.
// Where the browser has no locks, versions and keys of the requests still keep everything right, only less quietly.

const nameOf = (user: number, record: string) => `hoanhap.report.${user}.${record}`;

// For as long as the report is open here; answers how to let go.
export function holdReport(drawer: Drawer): () => void {
  const letGo = hold(drawer);
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  void navigator.locks?.request(nameOf(drawer.user, drawer.record), { mode: 'shared' }, () => held);
  return () => {
    letGo();
    free();
  };
}

// Does `work` unless the report is open in some window.
export async function alone(user: number, record: string, work: () => Promise<void>): Promise<void> {
  if (isOpen(user, record)) return;
  if (!navigator.locks) return work();
  await navigator.locks.request(nameOf(user, record), { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
