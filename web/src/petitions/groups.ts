import type { Petition } from '../api/types';

// What somebody should look at first: what waits for their own answer, the oldest on top; then what waits at all. Pure.
export type GroupName = 'toAnswer' | 'open' | 'answered' | 'done';
export const GROUPS: readonly GroupName[] = ['toAnswer', 'open', 'answered', 'done'];

export function groupOf(p: Petition): GroupName {
  if (p.state === 'answered') return 'answered';
  if (p.state !== 'raised') return 'done';
  return p.may.includes('answered') ? 'toAnswer' : 'open';
}

export function grouped(items: Petition[]): { name: GroupName; items: Petition[] }[] {
  return GROUPS.map((name) => ({
    name,
    items: items
      .filter((p) => groupOf(p) === name)
      .sort((a, b) => (name === 'done' ? -1 : 1) * a.raised_at.localeCompare(b.raised_at)),
  })).filter((group) => group.items.length > 0);
}
