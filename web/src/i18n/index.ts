import { signal } from '@preact/signals';
import type { Text } from '../api/types';
import { first, type Vi } from './vi';

// Vietnamese is the source; English must have every key of it (typed), and is fetched only when somebody chooses it.

export type Lang = 'vi' | 'en';
export type Key = keyof Vi;
export type Dictionary = Record<Key, string>;
type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
// Texts that need nothing filled in: what tables of words may hold.
export type PlainKey = { [K in Key]: [Names<Vi[K]>] extends [never] ? K : never }[Key];
type Values<K extends Key> = [Names<Vi[K]>] extends [never] ? [] : [Record<Names<Vi[K]>, string | number>];

const STORED = 'hoanhap.lang';
let vi: Record<string, string> = first;
export const lang = signal<Lang>('vi');
const words = signal<Record<string, string>>(first);

// The Vietnamese words of a screen, brought by its own code.
export function addWords(part: Record<string, string>): void {
  vi = { ...vi, ...part };
  if (lang.peek() === 'vi') words.value = vi;
}

export function fill(template: string, values?: Record<string, string | number>): string {
  return values ? template.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all)) : template;
}

// The text of `key`, in the language of the screen; reading it inside a component renders it again on a switch.
export function t<K extends Key>(key: K, ...values: Values<K>): string {
  return fill(words.value[key] ?? key, values[0] as Record<string, string | number> | undefined);
}

// A text of the plan or the server; where the plan has no English, the Vietnamese stands.
export function say(text: Text | string | null | undefined): string {
  if (!text) return '';
  if (typeof text === 'string') return text;
  return lang.value === 'en' && text.en ? text.en : text.vi;
}

export async function setLang(next: Lang): Promise<void> {
  words.value = next === 'en' ? (await import('./en')).en : vi;
  lang.value = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // A browser that keeps nothing still works.
  }
}

export async function restoreLang(): Promise<void> {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    return;
  }
  if (stored === 'en') await setLang('en');
}
