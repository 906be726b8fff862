import type { Duty, Element, Plan } from '../api/types';
import { type PlainKey, say, t } from '../i18n';
import { kindName } from '../units/kinds';

// Parts of a form in words, as the plan has compiled them.

const TYPES: Record<Element['type'], PlainKey> = {
  whole: 'forms.type.whole',
  money: 'forms.type.money',
  decimal: 'forms.type.decimal',
  text: 'forms.type.text',
  date: 'forms.type.date',
  'yes/no': 'forms.type.yesNo',
  choice: 'forms.type.choice',
  unit: 'forms.type.unit',
};

export function typeOf(element: Element): string {
  const choices = element.choices.map((choice) => say(choice.title)).join('; ');
  return choices ? `${t(TYPES[element.type])}: ${choices}` : t(TYPES[element.type]);
}

export const sumsOf = (element: Element): string =>
  element.slot < 0 ? '–' : `${t(`forms.time.${element.over_time}`)}, ${t(`forms.units.${element.over_units}`)}`;

// "form.element" as both are called.
function named(plan: Plan, path: string): string {
  const [formId = '', id] = path.split('.');
  const form = plan.forms.find((f) => f.id === formId);
  const element = form?.elements.find((e) => e.id === id);
  return form && element ? `${say(form.title)}, ${say(element.title)}` : path;
}

export function marksOf(plan: Plan, element: Element): string[] {
  return [
    element.required ? t('word.required') : '',
    element.people ? t('forms.people') : '',
    element.held ? t('forms.held') : '',
    element.from ? t('forms.computed') : '',
    element.prefill ? t('forms.carried') : '',
    element.counts ? t('forms.counts', { source: named(plan, element.counts) }) : '',
    element.part_of ? t('forms.partOf', { whole: named(plan, element.part_of) }) : '',
  ].filter(Boolean);
}

export const unitName = (plan: Plan, slug: string): string => plan.units.find((u) => u.slug === slug)?.name ?? slug;

// Who owes: a unit, or a set by its kinds and members.
export function owers(plan: Plan, duty: Duty): string {
  const set = plan.sets.find((s) => s.id === duty.owes);
  if (!set) return unitName(plan, duty.owes);
  return [...set.kinds.map(kindName), ...set.members.map((m) => unitName(plan, m))].join('; ');
}

export const receiver = (plan: Plan, duty: Duty): string =>
  duty.via ? t('forms.via', { to: unitName(plan, duty.to), via: unitName(plan, duty.via) }) : unitName(plan, duty.to);

export const clausesOf = (plan: Plan, duty: Duty): string[] =>
  plan.tasks.find((x) => x.id === duty.task)?.clauses ?? [];
