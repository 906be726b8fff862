import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Element, Tree } from '../api/types';
import { Day, Decimal, evaluate, FAILED, holds, literal, SUPPRESSED, toValue, type Value } from './expression';

// The cases that C++ wrote (tests/expressions/generate.cpp): HOANHAP_CASES names the file; else the newest in build/.
function casesFile(): string | undefined {
  const named = process.env.HOANHAP_CASES;
  if (named) return named;
  const build = join(process.cwd(), '..', 'build');
  const folders = existsSync(build) ? [build, ...readdirSync(build).map((name) => join(build, name))] : [];
  const files = folders.map((folder) => join(folder, 'expression_cases.jsonl')).filter((file) => existsSync(file));
  return files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

interface Case {
  s: string;
  t: Tree;
  n: Record<string, Tree>;
  p: Record<string, Tree>;
  v: Tree;
}

const shown = (v: Value | undefined): string => {
  if (v instanceof Decimal) return `decimal ${Object.is(v.scaled, -0) ? '-0' : v.scaled}`;
  if (v instanceof Day) return `day ${v.days}`;
  return typeof v === 'symbol' ? String(v) : `${typeof v} ${Object.is(v, -0) ? '-0' : v}`;
};

const file = casesFile();
describe('the language of checks', () => {
  it.skipIf(!file)('agrees with C++ on every generated case', () => {
    const lines = readFileSync(file ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(lines.length).toBe(10_000);
    const wrong: string[] = [];
    for (const line of lines) {
      const one = JSON.parse(line) as Case;
      const of = (cells: Record<string, Tree>) => (id: string) => {
        const cell = cells[id];
        return cell ? (literal(cell) ?? null) : null;
      };
      const got = shown(evaluate(one.t, { value: of(one.n), previous: of(one.p) }));
      const wanted = shown(literal(one.v));
      if (got !== wanted) wrong.push(`${one.s} with ${JSON.stringify(one.n)}: ${got}, C++ says ${wanted}`);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('reads cells as they are on the wire', () => {
    const of = (type: Element['type']) => ({ type }) as Element;
    expect(toValue(of('whole'), 12)).toBe(12);
    expect(toValue(of('whole'), null)).toBe(null);
    expect(toValue(of('decimal'), '-12.5')).toEqual(new Decimal(-125000));
    expect(toValue(of('decimal'), '1.23456')).toBe(FAILED);
    expect(toValue(of('date'), '2018-04-27')).toEqual(new Day(17648));
    expect(toValue(of('choice'), ['loa', 'hop'])).toBe('hop,loa');
    expect(toValue(of('choice'), [])).toBe(null);
    expect(toValue(of('whole'), { hidden: '<5' })).toBe(SUPPRESSED);
  });

  it('lets a check hold that cannot be answered, and not one that fails', () => {
    const scope = { value: () => null, previous: () => null };
    expect(holds(['<=', ['el', 'a'], ['w', 1]], scope)).toBe(true);
    expect(holds(['<=', ['/', ['w', 1], ['w', 0]], ['w', 1]], scope)).toBe(false);
    expect(holds(['<=', ['w', 2], ['w', 1]], scope)).toBe(false);
    expect(holds(['sum', 'form', 'el'], scope)).toBe(false);
  });
});
