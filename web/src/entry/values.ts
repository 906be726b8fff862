import type { Cell, Cells, Element, Hidden, Shape, Typed } from '../api/types';
import type { Kind } from '../grid/keys';
import { lang, say, t } from '../i18n';
import { formatDate, parseDate } from '../text/dates';
import { fold, nfc } from '../text/fold';
import { formatNumber, parseNumber, plainNumber } from '../text/numbers';
import { findPersonalData } from '../text/personal';

// Between a cell's value, the text a person sees or types, and what is wrong with it alone. Rules over several cells are
// the plan's checks (problems.ts).

export type Parsed = { ok: true; value: Typed } | { ok: false; fault: string };

export const isHidden = (cell: Cell | undefined): cell is Hidden =>
  typeof cell === 'object' && cell !== null && !Array.isArray(cell);
export const isNumeric = (e: Shape) => e.type === 'whole' || e.type === 'money' || e.type === 'decimal';
export const isBlank = (cell: Cell | undefined) =>
  cell === null || cell === undefined || cell === '' || (Array.isArray(cell) && cell.length === 0);

export const same = (a: Cell | undefined, b: Cell | undefined): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export function kindOf(e: Element): Kind {
  if (isNumeric(e)) return 'number';
  if (e.type === 'date') return 'date';
  if (e.type === 'text') return 'text';
  return e.type === 'choice' && e.many ? 'ticks' : 'select';
}
// Needs the width of the row rather than one narrow column.
export const isWide = (e: Element) => kindOf(e) === 'text' || kindOf(e) === 'ticks';

export function show(e: Shape, cell: Cell | undefined): string {
  if (isHidden(cell)) return cell.hidden;
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return t(cell ? 'word.yes' : 'word.no');
  if (Array.isArray(cell)) return cell.map((id) => choiceTitle(e, id)).join('; ');
  if (isNumeric(e)) return formatNumber(cell);
  if (e.type === 'date') return formatDate(String(cell));
  return e.type === 'choice' ? choiceTitle(e, String(cell)) : String(cell);
}

// For Ctrl+C: figures without grouping.
export function copyText(e: Element, cell: Cell | undefined): string {
  const figure = isNumeric(e) && (typeof cell === 'number' || typeof cell === 'string');
  return figure ? plainNumber(cell) : show(e, cell);
}

const choiceTitle = (e: Shape, id: string) => say(e.choices?.find((c) => c.id === id)?.title) || id;

export function parse(e: Element, raw: string): Parsed {
  const text = nfc(raw).trim();
  if (text === '') return { ok: true, value: null };
  switch (e.type) {
    case 'whole':
    case 'money':
    case 'decimal': {
      const number = parseNumber(text, e.type);
      if (!number.ok) return { ok: false, fault: t(number.fault) };
      const fault = outside(e, number.value);
      return fault ? { ok: false, fault } : number;
    }
    case 'date': {
      const date = parseDate(text);
      return date ? { ok: true, value: date } : { ok: false, fault: t('date.not') };
    }
    case 'yes/no':
      return yesNo(text);
    case 'choice':
      return choices(e, text);
    case 'text':
    case 'unit':
      return freeText(e, text);
  }
}

function outside(e: Element, value: Cell): string | null {
  const n = Number(value);
  const min = e.min ?? (e.type === 'decimal' ? null : 0);
  if (min !== null && n < Number(min)) return t('number.min', { min: formatNumber(min) });
  if (e.max !== null && e.max !== undefined && n > Number(e.max)) return t('number.max', { max: formatNumber(e.max) });
  return null;
}

function yesNo(text: string): Parsed {
  const word = fold(text);
  if (['co', 'yes', 'x', '1', 'true', 'dung'].includes(word)) return { ok: true, value: true };
  if (['khong', 'no', '0', 'false', 'sai'].includes(word)) return { ok: true, value: false };
  return { ok: false, fault: t('yesno.not') };
}

function choices(e: Element, text: string): Parsed {
  const find = (word: string) =>
    e.choices?.find((c) => c.id === word || fold(c.title.vi) === fold(word) || fold(c.title.en ?? '') === fold(word))
      ?.id;
  const ids = (e.many ? text.split(/[;\n]/) : [text])
    .map((word) => word.trim())
    .filter(Boolean)
    .map(find);
  if (ids.some((id) => id === undefined)) return { ok: false, fault: t('choice.not') };
  return { ok: true, value: e.many ? sortIds(ids as string[]) : (ids[0] as string) };
}
export const sortIds = (ids: string[]) => [...new Set(ids)].sort();

function freeText(e: Element, text: string): Parsed {
  const fault = textFault(text, e.max_length ?? 2000);
  return fault ? { ok: false, fault } : { ok: true, value: text };
}

export function textFault(text: string, max = 2000): string | null {
  const length = [...text].length;
  if (max > 0 && length > max) return t('text.long', { n: formatNumber(length), max: formatNumber(max) });
  const personal = findPersonalData(text);
  return personal && t(`personal.${personal}`);
}

// What a screen reader hears instead of a mark.
export function hiddenWords(cell: Hidden): string {
  if (cell.hidden === '<5') return t('hidden.under5');
  return t(cell.hidden === '…' ? 'hidden.with' : 'hidden.unreleased');
}

export const hasHidden = (cells: Cells) => Object.values(cells).some(isHidden);
export const sortNames = <T>(items: T[], name: (item: T) => string): T[] => {
  const order = new Intl.Collator(lang.peek());
  return [...items].sort((a, b) => order.compare(name(a), name(b)));
};
