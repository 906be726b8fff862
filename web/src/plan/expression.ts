import type { Cell, Element, Tree } from '../api/types';

// What a check is worth while a form is being filled: the same language as src/indicators in C++, which evaluates it
// again when the record arrives. Both agree on 10,000 generated cases (expression.test.ts).
//
// Whole numbers lie within ±(2^53-1) and are JavaScript numbers; decimals are such numbers scaled by 10^4. Only where
// a product or a quotient needs more than 53 bits on the way does BigInt step in.

export class Decimal {
  constructor(readonly scaled: number) {}
}
export class Day {
  constructor(readonly days: number) {} // since 1970-01-01
}
// A blank is not a zero; a suppressed count is not a number; overflow and division by zero fail.
export const BLANK = null;
export const SUPPRESSED = Symbol('suppressed');
export const FAILED = Symbol('error');
type Special = null | typeof SUPPRESSED | typeof FAILED;
export type Value = Special | number | Decimal | boolean | string | Day;

export interface Scope {
  value(element: string): Value;
  previous(element: string): Value;
}

const SCALE = 10_000;
const isSpecial = (v: Value): v is Special => v === null || typeof v === 'symbol';

// error wins over suppressed, suppressed over blank; undefined when both are values
function worst(a: Value, b: Value): Special | undefined {
  if (a === FAILED || b === FAILED) return FAILED;
  if (a === SUPPRESSED || b === SUPPRESSED) return SUPPRESSED;
  return a === null || b === null ? null : undefined;
}

const isNumber = (v: Value): v is number | Decimal => typeof v === 'number' || v instanceof Decimal;
const raw = (v: number | Decimal) => (typeof v === 'number' ? v : v.scaled);
const result = (n: number, decimal: boolean): Value => {
  if (!Number.isSafeInteger(n)) return FAILED;
  return decimal ? new Decimal(n + 0) : n + 0; // + 0: never minus zero
};
const inRange = (v: Value): Value => (isNumber(v) && !Number.isSafeInteger(raw(v)) ? FAILED : v);

// a * by / of, rounded half to even
function ratio(a: number, by: number, of: number): number {
  const product = a * by;
  if (!Number.isSafeInteger(product)) return wideRatio(BigInt(a) * BigInt(by), BigInt(of));
  const rest = product % of;
  const quotient = (product - rest) / of;
  const twice = Math.abs(rest) * 2;
  const size = Math.abs(of);
  if (twice < size || (twice === size && quotient % 2 === 0)) return quotient;
  return quotient + (rest < 0 !== of < 0 ? -1 : 1);
}
function wideRatio(n: bigint, of: bigint): number {
  const size = (x: bigint) => (x < 0n ? -x : x);
  const rest = n % of;
  const quotient = n / of;
  const twice = size(rest) * 2n;
  if (twice < size(of) || (twice === size(of) && quotient % 2n === 0n)) return Number(quotient);
  return Number(quotient + (rest < 0n !== of < 0n ? -1n : 1n));
}

function add(a: Value, b: Value, sign: 1 | -1): Value {
  if (a instanceof Day && b instanceof Day) return sign < 0 ? result(a.days - b.days, false) : FAILED;
  if (!isNumber(a) || !isNumber(b)) return FAILED;
  if (typeof a === 'number' && typeof b === 'number') return result(a + sign * b, false);
  const x = onScale(a);
  const y = onScale(b);
  if (typeof x === 'number' && typeof y === 'number') return result(x + sign * y, true);
  return result(Number(BigInt(x) + BigInt(sign) * BigInt(y)), true);
}
// scaled by 10^4; a BigInt where a number would lose digits
function onScale(v: number | Decimal): number | bigint {
  if (v instanceof Decimal) return v.scaled;
  const scaled = v * SCALE;
  return Number.isSafeInteger(scaled) ? scaled : BigInt(v) * BigInt(SCALE);
}

function multiply(a: Value, b: Value): Value {
  if (!isNumber(a) || !isNumber(b)) return FAILED;
  if (a instanceof Decimal && b instanceof Decimal) return result(ratio(a.scaled, b.scaled, SCALE), true);
  return result(raw(a) * raw(b), a instanceof Decimal || b instanceof Decimal);
}

function divide(a: Value, b: Value): Value {
  if (!isNumber(a) || !isNumber(b) || raw(b) === 0) return FAILED;
  if (typeof a === typeof b) return result(ratio(raw(a), SCALE, raw(b)), true);
  if (a instanceof Decimal) return result(ratio(a.scaled, 1, raw(b)), true);
  return result(ratio(raw(a), SCALE * SCALE, raw(b)), true);
}

function toDecimal(a: Value): Value {
  if (a instanceof Decimal) return a;
  return typeof a === 'number' ? result(a * SCALE, true) : FAILED;
}
function round(a: Value): Value {
  if (a instanceof Decimal) return result(ratio(a.scaled, 1, SCALE), false);
  return typeof a === 'number' ? a : FAILED;
}
function absolute(a: Value): Value {
  if (!isNumber(a)) return FAILED;
  return raw(a) < 0 ? add(0, a, -1) : a;
}

// negative, zero or positive; undefined when the two cannot be compared
function compare(a: Value, b: Value): number | undefined {
  if (isNumber(a) && isNumber(b)) {
    const x = typeof a === typeof b ? raw(a) : onScale(a);
    const y = typeof a === typeof b ? raw(b) : onScale(b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (a instanceof Day && b instanceof Day) return a.days - b.days;
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : a < b ? -1 : 1;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return undefined;
}

const comparisons: Record<string, (order: number) => boolean> = {
  '=': (o) => o === 0,
  '!=': (o) => o !== 0,
  '<': (o) => o < 0,
  '<=': (o) => o <= 0,
  '>': (o) => o > 0,
  '>=': (o) => o >= 0,
};
const binary: Record<string, (a: Value, b: Value) => Value> = {
  '+': (a, b) => add(a, b, 1),
  '-': (a, b) => add(a, b, -1),
  '*': multiply,
  '/': divide,
};
const unary: Record<string, (a: Value) => Value> = {
  neg: (a) => add(0, a, -1),
  abs: absolute,
  round,
  dec: toDecimal,
  not: (a) => (typeof a === 'boolean' ? !a : FAILED),
};

// A literal as the server writes it: ["w",12] ["d",125000] ["t",true] ["s","loa"] ["n",17648] ["b"] ["x"] ["e"]
export function literal([kind, value]: Tree): Value | undefined {
  switch (kind) {
    case 'b':
      return null;
    case 'x':
      return SUPPRESSED;
    case 'e':
      return FAILED;
    case 'w':
    case 't':
    case 's':
      return value as Value;
    case 'd':
      return new Decimal(value as number);
    case 'n':
      return new Day(value as number);
  }
  return undefined;
}

export function evaluate(tree: Tree, scope: Scope): Value {
  const [op] = tree;
  const at = (i: number) => evaluate(tree[i] as Tree, scope);
  switch (op) {
    case 'el':
      return inRange(scope.value(tree[1] as string));
    case 'prev':
      return inRange(scope.previous(tree[1] as string));
    case 'and':
      return logic(at(1), () => at(2), false);
    case 'or':
      return logic(at(1), () => at(2), true);
    case 'if': {
      const condition = at(1);
      if (isSpecial(condition)) return condition;
      return typeof condition === 'boolean' ? at(condition ? 2 : 3) : FAILED;
    }
    case 'given': {
      const v = at(1);
      return typeof v === 'symbol' ? v : v !== null;
    }
    case 'coalesce':
      return at(1) ?? at(2);
    case 'has': {
      const v = at(1);
      if (isSpecial(v)) return v;
      return typeof v === 'string' ? v.split(',').includes((tree[2] as Tree)[1] as string) : FAILED;
    }
    case 'min':
    case 'max':
      return extreme(
        tree.slice(1).map((_, i) => at(i + 1)),
        op === 'min' ? -1 : 1,
      );
  }
  const known = literal(tree);
  if (known !== undefined) return known;
  const one = unary[op];
  if (one) {
    const v = at(1);
    return isSpecial(v) ? v : one(v);
  }
  const test = comparisons[op];
  const two = binary[op];
  if (!test && !two) return FAILED; // sums over units are the server's
  const a = at(1);
  const b = at(2);
  const special = worst(a, b);
  if (special !== undefined) return special;
  if (two) return two(a, b);
  const order = compare(a, b);
  return order === undefined || !test ? FAILED : test(order);
}

// `known` decides alone, on either side: no for `and`, yes for `or`
function logic(a: Value, second: () => Value, known: boolean): Value {
  if (a === known) return known;
  const b = second();
  if (b === known) return known;
  const special = worst(a, b);
  if (special !== undefined) return special;
  return typeof a === 'boolean' && typeof b === 'boolean' ? !known : FAILED;
}

function extreme(values: Value[], sign: 1 | -1): Value {
  return values.reduce((best, next) => {
    const special = worst(best, next);
    if (special !== undefined) return special;
    const order = compare(next, best);
    if (order === undefined) return FAILED;
    return order * sign > 0 ? next : best;
  });
}

// Nothing speaks against a check that cannot be answered yet; one that fails to compute does not hold.
export function holds(tree: Tree, scope: Scope): boolean {
  const v = evaluate(tree, scope);
  return v !== false && v !== FAILED;
}

// A cell as it is on the wire, as a value of the language.
export function toValue(element: Element, cell: Cell | undefined): Value {
  if (cell === null || cell === undefined || cell === '') return null;
  if (Array.isArray(cell)) return cell.length > 0 ? [...cell].sort().join(',') : null;
  if (typeof cell === 'object') return SUPPRESSED;
  if (typeof cell === 'boolean') return cell;
  switch (element.type) {
    case 'whole':
    case 'money':
      return inRange(Number(cell));
    case 'decimal':
      return decimal(String(cell));
    case 'date': {
      const ms = Date.parse(`${cell}T00:00:00Z`);
      return Number.isNaN(ms) ? FAILED : new Day(ms / 86_400_000);
    }
    default:
      return String(cell);
  }
}

function decimal(text: string): Value {
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,4}))?$/.exec(text);
  if (!parts) return FAILED;
  const size = Number(parts[2]) * SCALE + Number((parts[3] ?? '').padEnd(4, '0'));
  return result(parts[1] ? -size : size, true);
}
