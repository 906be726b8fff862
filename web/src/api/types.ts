// What the server says and hears, by hand from its contract; the names are the server's (design §2).

export interface Text {
  vi: string;
  en?: string;
}
export interface Unit {
  id: number;
  slug: string;
  name: string;
}
export interface Period {
  code: string;
  kind: PeriodKind;
  label: Text;
  first: string;
  last: string;
}
export type PeriodKind =
  | 'half-monthly'
  | 'monthly'
  | 'quarterly'
  | 'half-yearly'
  | 'nine-monthly'
  | 'yearly'
  | 'once'
  | string;

// A figure the viewer may not see exactly; the server decides, the browser only shows it.
export interface Hidden {
  hidden: string;
}
export type Cell = null | number | string | boolean | string[] | Hidden;
export type Cells = Record<string, Cell>;

// ---- session ----
export type Capability =
  | 'read'
  | 'write'
  | 'sign'
  | 'decide'
  | 'release'
  | 'overview'
  | 'people'
  | 'confirm'
  | 'activate'
  | 'audit';

export interface SessionUnit extends Unit {
  kind: string;
  roles: string[];
  may: Capability[];
}
export interface Session {
  user: { id: number; login: string; display_name: string };
  units: SessionUnit[];
  today: string;
  now: string;
  demo: boolean;
  plan: { id: string; title: Text; hash: string; year: number } | null;
  must_change_password: boolean;
}
export interface DemoAccount {
  login: string;
  password: string;
  unit: Unit;
  role_vi: string;
  role_en: string;
}

// ---- plan ----
export type ElementType = 'whole' | 'money' | 'decimal' | 'text' | 'date' | 'yes/no' | 'choice' | 'unit';
export interface Choice {
  id: string;
  title: Text;
}
export interface Element {
  id: string;
  title: Text;
  help?: Text | null;
  type: ElementType;
  over_time?: string;
  over_units?: string;
  people?: boolean;
  required: boolean;
  slot?: number;
  min?: number | string | null;
  max?: number | string | null;
  max_length?: number | null;
  choices?: Choice[];
  many?: boolean;
  prefill?: string | boolean | null;
  from?: boolean;
  counts?: string;
  tells_of?: string[]; // counts of people that it would give away
  held?: boolean; // others see it only as it was released
  clauses?: string[];
}
// ["<=", ["el","vay-von"], ["el","duoc-tu-van"]]: what plan/expression.ts evaluates.
export type Tree = [string, ...unknown[]];
export interface Check {
  id: string;
  severity: 'error' | 'warning';
  tree: Tree;
  say: Text;
  elements: string[];
}
export interface Form {
  id: string;
  title: Text;
  nature: 'report' | 'event' | 'document' | 'consolidation';
  base: PeriodKind;
  views: PeriodKind[];
  version: number;
  layout: number;
  sections: { title: Text; elements: string[] }[];
  elements: Element[];
  checks: Check[];
}
export interface Duty {
  id: string;
  task: string;
  form: string;
  owes: string;
  recurrence: string;
  flash: boolean;
  to: string;
  via: string;
  local_setting: boolean;
}
export interface Plan {
  id: string;
  title: Text;
  document: { number?: string; date?: string };
  year: number;
  hash: string;
  forms: Form[];
  duties: Duty[];
  tasks: { id: string; title: Text; clauses: string[] }[];
  targets: { id: string; title: Text; clauses: string[]; note?: Text }[];
  clauses: { id: string; duty: Text }[];
  units: { slug: string; name: string }[];
}

// ---- obligations ----
export type ObligationState =
  | 'upcoming'
  | 'open'
  | 'overdue'
  | 'draft'
  | 'presented'
  | 'sent'
  | 'returned'
  | 'accepted'
  | 'waived'
  | 'reopened';
export type NextStep = 'write' | 'present' | 'sign' | 'send_back' | 'decide' | 'reopen';
export interface Due {
  date: string;
  kind: 'by' | 'before';
  last_timely_day: string;
  local_setting: boolean;
}
export interface Obligation {
  id: number | null; // null: a flash report, owed only once its event has happened
  task: { id: string; title: Text; clauses: string[] } | null;
  form: { id: string; title: Text };
  unit: Unit;
  receiver: Unit;
  via: Unit | null;
  period: Period;
  event_date?: string | null;
  due: Due;
  state: ObligationState;
  late_days: number;
  timely: boolean | null;
  record: { id: number; version: number } | null;
  reason: string | null;
  sent_at: string | null;
  next: NextStep[];
}
export interface Obligations {
  today: string;
  items: Obligation[];
}

// ---- records ----
export type RecordState = 'draft' | 'presented' | 'sent' | 'returned' | 'accepted' | 'waived' | 'reopened';
export interface Problem {
  kind?: string;
  check?: string;
  element?: string;
  text: Text | string;
  explained?: boolean;
}
// In a longer report that is a view of shorter ones, a figure differs from their sum only with a reason.
export interface Correction {
  value: Cell;
  computed?: Cell;
  reason: string;
}
// Two sources of one fact, side by side; the difference is explained under `id`.
export interface Comparison {
  id?: string;
  element: string;
  one?: string;
  other: string;
  rows: { unit: Unit; a: Cell; b: Cell; differs: boolean }[];
  explained: string | null;
}
export interface Step {
  step: string;
  who: { name: string } | null;
  unit: Unit | null;
  at: string;
  reason: string | null;
  revision: number | null;
}
export interface Conflict {
  element: string;
  yours: Cell;
  theirs: Cell;
  by: { name: string } | null;
  at: string | null;
}
export interface Report {
  id: number;
  version: number;
  form: { id: string; title: Text; version: number; layout: number };
  unit: Unit;
  period: Period;
  event_date?: string | null;
  obligation: number | null;
  due?: Due | null;
  state: RecordState;
  plan_hash: string;
  cells: Cells;
  sources?: Record<string, { form: string; unit: Unit; value: Cell }[]>;
  explanations: Record<string, string>;
  notes: Record<string, string>;
  corrections?: Record<string, Correction>;
  computed?: string[]; // cells nobody types: added up from shorter reports or from what was accepted
  compare?: Comparison[];
  fits?: boolean; // false: begun under an older version of the form
  previous: { period: Period; cells: Cells } | null;
  base: { period: Period; cells: Cells | null }[];
  problems: { errors: Problem[]; warnings: Problem[] };
  may: NextStep[];
  author: { name: string; at: string } | null;
  outgoing: { number: string | null; date: string | null } | null;
  steps: Step[];
  revision: number;
  frozen: { hash: string; at: string; head: string | null } | null;
  missing: (Unit & { form?: string; period?: string })[];
  sources_list?: { unit: Unit; form: string; revision: number; hash: string; state: string }[];
  changed_since?: { unit: Unit; form: string; element: string; then: Cell; now: Cell }[];
}
export interface SheetAnswer {
  cells: Cells;
  errors: { sheet_cell: string; element: string | null; text: Text | string }[];
  rows: number;
}

// ---- consolidation ----
export interface Consolidation {
  form: { id: string; title: Text };
  period: Period;
  units: {
    unit: Unit;
    obligation: number | null;
    state: ObligationState;
    timely: boolean | null;
    record: number | null;
    late_days: number;
  }[];
  missing: Unit[];
  elements: string[];
  rows: { unit: Unit; cells: Cells }[];
  total: { sent: Cells; accepted: Cells };
  previous_total: Cells | null;
  compare: Comparison[];
  released: { at: string; by: { name: string } | string | null } | null;
  may: ('decide' | 'release')[];
}

// ---- overview ----
export interface TargetState {
  id: string;
  title: Text;
  clauses: string[];
  value: { numerator: Cell; denominator: Cell; share: number | string | null };
  goal: string;
  state: 'met' | 'under_way' | 'not_met' | 'no_data';
  which: string;
  units: { unit: Unit; holds: boolean | null }[];
  note?: Text | null;
}
export interface Overview {
  period: Period;
  updated: string;
  targets: TargetState[];
  obligations: { due: number; timely: number; late: number; missing: number };
  attention: { unit: Unit; obligation: number; text: Text; days: number }[];
  forms: {
    form: { id: string; title: Text };
    period: Period;
    sent: number;
    accepted: number;
    expected: number;
    released: boolean;
  }[];
  indicators: { id: string; title: Text; unit?: string; value: Cell; previous: Cell; clauses: string[] }[];
}

// ---- people ----
export interface Role {
  id: string;
  vi: string;
  en: string;
}
export interface PersonName {
  id: number;
  login: string;
  display_name: string;
}
export interface Person extends PersonName {
  opened: boolean; // has chosen a password
  roles: { unit: Unit; role: Role }[];
}
// Whatever raises rights or opens an account: proposed by one, confirmed by another. `code` is half of a one-time code, in
// the answer to the one who made it only.
export interface Proposal {
  id: number;
  kind: 'grant' | 'invitation' | 'reset';
  user: PersonName | null;
  unit: Unit;
  role: Role;
  proposed_by: PersonName | null;
  proposed_at: string;
  expires: string;
  state: 'open' | 'confirmed' | 'refused' | 'withdrawn';
  confirming_unit?: Unit | null;
  may?: ('confirm' | 'refuse' | 'withdraw')[];
  code?: string;
}
