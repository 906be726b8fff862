import { online } from '../api/client';
import type { Obligation, Report } from '../api/types';
import { loadPlan } from '../plan/plan';
import { ask, recalled } from './ask';

// Fetches what the person will want next, while the network is there and nobody waits for it: the plan and the reports that
// still ask for something. Quietly, one after the other, and not much: a ward's link is small.

const MOST_REPORTS = 12;
const MOST = 200_000; // characters of JSON in one go

// The reports worth having, the most urgent first.
export function wanted(items: readonly Obligation[]): { id: number; version: number }[] {
  return items
    .filter((item) => item.next.length > 0)
    .sort((a, b) => a.due.last_timely_day.localeCompare(b.due.last_timely_day))
    .flatMap((item) => item.record ?? [])
    .slice(0, MOST_REPORTS);
}

export async function prefetch(items: readonly Obligation[]): Promise<void> {
  const link = (navigator as { connection?: { saveData?: boolean } }).connection;
  if (link?.saveData || !online.peek()) return;
  try {
    if (items.some((item) => item.next.includes('write'))) await loadPlan();
    let room = MOST;
    for (const { id, version } of wanted(items)) {
      const path = `/records/${id}`;
      if (room <= 0 || !online.peek() || document.visibilityState === 'hidden') return;
      if ((await recalled<Report>(path))?.data.version === version) continue;
      room -= JSON.stringify(await ask<Report>(path)).length;
    }
  } catch {
    // Not worth a word: it is only for later.
  }
}
