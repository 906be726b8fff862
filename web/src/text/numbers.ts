import type { ElementType, Typed } from '../api/types';

// Numbers as people here write them: 1.234,5. The same in both languages of the screen, so that a figure never changes
// its meaning when somebody switches. Whole numbers within ±(2^53-1); decimals with at most four places (design §4).

export type NumberFault = 'number.not' | 'number.whole' | 'number.places' | 'number.large' | 'number.ambiguous';
export type ParsedNumber = { ok: true; value: Typed } | { ok: false; fault: NumberFault };

const PLACES = 4;
const NOISE = /[\s\u00a0\u202f]|(?:đ|đồng|vnđ|vnd|₫)$/giu;

// A text into a cell. Blank is null. Either separator may group thousands or stand before the fraction; where both
// readings fit the element, `1.234` is a thousand two hundred and thirty-four and `1,5` is one and a half.
export function parseNumber(text: string, type: ElementType): ParsedNumber {
  const bare = text.normalize('NFC').replace(NOISE, '').replace('−', '-');
  if (bare === '') return text.trim() === '' ? { ok: true, value: null } : { ok: false, fault: 'number.not' };
  const match = /^([+-]?)([\d.,]+)$/.exec(bare);
  if (!match?.[2] || !/^\d/.test(match[2]) || /[.,]$/.test(match[2])) return { ok: false, fault: 'number.not' };
  const parts = split(match[2], type === 'decimal');
  if (!parts) return { ok: false, fault: 'number.ambiguous' };
  const whole = parts.whole.replace(/^0+(?=\d)/, '');
  const fraction = parts.fraction.replace(/0+$/, '');
  if (fraction !== '' && type !== 'decimal') return { ok: false, fault: 'number.whole' };
  if (fraction.length > PLACES) return { ok: false, fault: 'number.places' };
  const negative = match[1] === '-' && !(whole === '0' && fraction === '');
  const sign = negative ? '-' : '';
  if (!Number.isSafeInteger(Number(whole))) return { ok: false, fault: 'number.large' };
  if (type === 'decimal') return { ok: true, value: `${sign}${whole}${fraction ? `.${fraction}` : ''}` };
  return { ok: true, value: Number(`${sign}${whole}`) };
}

// Which separator groups and which one stands before the fraction; null when no reading is possible.
function split(digits: string, decimal: boolean): { whole: string; fraction: string } | null {
  const dots = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (dots === 0 && commas === 0) return { whole: digits, fraction: '' };
  if (dots > 0 && commas > 0) {
    const last = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    const group = last === '.' ? ',' : '.';
    const [whole = '', fraction = '', more] = digits.split(last);
    if (more !== undefined || !grouped(whole, group)) return null;
    return { whole: whole.replaceAll(group, ''), fraction };
  }
  const mark = dots > 0 ? '.' : ',';
  const fits = grouped(digits, mark);
  if (fits && !(decimal && mark === ',')) return { whole: digits.replaceAll(mark, ''), fraction: '' };
  const [whole = '', fraction = '', more] = digits.split(mark);
  return more === undefined ? { whole, fraction } : null;
}

const grouped = (digits: string, mark: string) =>
  digits.split(mark).every((group, i) => (i === 0 ? /^\d{1,3}$/.test(group) && group !== '0' : /^\d{3}$/.test(group)));

const GROUPING = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

export function formatNumber(value: number | string): string {
  if (typeof value === 'number') return GROUPING.format(value);
  const [whole = '0', fraction] = value.split('.');
  const text = GROUPING.format(Number(whole)).replace(/^0$/, whole.startsWith('-') ? '-0' : '0');
  return fraction ? `${text},${fraction}` : text;
}

// A computed share or mean is read with one decimal; what somebody typed is never rounded.
export function readable(value: string): string {
  const rounded = Math.round(Number(value) * 10) / 10;
  return Number.isFinite(rounded) ? String(rounded) : value;
}

// For the clipboard: no grouping, so that any spreadsheet reads it.
export function plainNumber(value: number | string): string {
  return String(value).replace('.', ',');
}
