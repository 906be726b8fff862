import type { Cells, Element, Form, Plan, Report } from '../api/types';
import { openDrawer } from '../offline/drawer';
import { memoryShelf, useShelf } from '../offline/shelf';
import { EntryStore } from './store';

// A small report for tests: three numbers, a choice, a text.
const both = (text: string) => ({ vi: text, en: '' });
export const element = (id: string, type: Element['type'] = 'whole', more: Partial<Element> = {}): Element => ({
  id,
  title: both(id),
  help: both(''),
  type,
  over_time: 'sum',
  over_units: 'sum',
  people: false,
  required: true,
  slot: 0,
  min: null,
  max: null,
  max_length: null,
  choices: [],
  many: false,
  prefill: null,
  from: false,
  counts: '',
  part_of: '',
  tells_of: [],
  held: false,
  clauses: [],
  ...more,
});
const elements = [
  element('a'),
  element('b'),
  element('c', 'whole', { max: 100 }),
  element('kind', 'choice', {
    many: true,
    required: false,
    choices: [
      { id: 'x', title: both('Loa') },
      { id: 'y', title: both('Họp') },
    ],
  }),
  element('text', 'text', { required: false, max_length: 200 }),
];
export const form: Form = {
  id: 'f',
  title: both('Biểu'),
  nature: 'report',
  base: 'quarter',
  views: [],
  calendar: 'c',
  version: 1,
  layout: 1,
  sections: [{ title: both('Mục'), elements: elements.map((e) => e.id) }],
  elements,
  checks: [],
};
export const plan = { id: 'p', hash: 'h', forms: [form] } as unknown as Plan;

export const reportOf = (cells: Cells = {}, version = 1, more: Partial<Report> = {}): Report =>
  ({
    id: 7,
    version,
    form: { id: 'f', title: { vi: 'Biểu' }, version: 1, layout: 1 },
    unit: { id: 1, slug: 'u', name: 'Phường' },
    period: { code: '2018-Q2', kind: 'quarter', label: { vi: 'Quý II' }, first: '2018-04-01', last: '2018-06-30' },
    cells,
    explanations: {},
    notes: {},
    previous: null,
    base: [],
    problems: { errors: [], warnings: [] },
    may: ['write', 'present'],
    author: null,
    steps: [],
    missing: [],
    ...more,
  }) as unknown as Report;

// What person 3 has here of report 7, as after opening it anew.
export const drawerOf = (user = 3) => openDrawer(user, '7');
export const storeOf = async (report = reportOf()) => new EntryStore(plan, form, report, await drawerOf());
export const kept = async (user = 3) => (await drawerOf(user)).unsent.kept;
export const freshShelf = () => useShelf(memoryShelf());
