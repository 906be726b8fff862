import type { Units } from '../api/types';

// The two trees of units as at a day (design §5: units are bitemporal; this is when facts held).
export type Unit = Units['units'][number];
type Valid = { from: string | null; to: string | null };
export type Tree = 'line' | 'territory';
export interface Branch {
  unit: Unit;
  name: string;
  below: Branch[];
}

export const holds = ({ from, to }: Valid, day: string) => (!from || from <= day) && (!to || day <= to);

// The name that day; the nearest one where none held, else the slug.
export function nameAt(unit: Unit, day: string): string {
  const then = unit.names.find((n) => holds(n, day)) ?? unit.names.at(-1);
  return then?.value ?? unit.slug;
}
export const codeAt = (unit: Unit, day: string) => unit.codes.find((c) => holds(c, day))?.value ?? '';

// Who stands above: in the line, who directs; in the territory, the place, and of a place the one around it.
function parentAt(unit: Unit, tree: Tree, day: string): number | undefined {
  const at = (edges: Unit['line']) => edges.find((e) => holds(e, day))?.unit;
  if (tree === 'line') return at(unit.line);
  const place = at(unit.place);
  return place === unit.id || place === undefined ? at(unit.within) : place;
}

// Everybody who existed that day, in the plan's order; whose parent isn't there stands at the root. A circle is not lost:
// its first unit becomes a root.
export function treeAt(units: Unit[], tree: Tree, day: string): Branch[] {
  const there = new Map(
    units.filter((u) => holds(u, day)).map((u) => [u.id, { unit: u, name: nameAt(u, day), below: [] } as Branch]),
  );
  const roots: Branch[] = [];
  const reaches = (from: number, goal: number) => {
    const seen = new Set<number>();
    for (let at: number | undefined = from; at !== undefined && !seen.has(at); ) {
      if (at === goal) return true;
      seen.add(at);
      const branch = there.get(at);
      at = branch && parentAt(branch.unit, tree, day);
    }
    return false;
  };
  for (const branch of there.values()) {
    const id = parentAt(branch.unit, tree, day);
    const above = id === undefined ? undefined : there.get(id);
    if (above && id !== undefined && !reaches(id, branch.unit.id)) above.below.push(branch);
    else roots.push(branch);
  }
  return roots;
}

export const countAll = (branches: Branch[]): number =>
  branches.reduce((sum, branch) => sum + 1 + countAll(branch.below), 0);
