// Made by scripts/api-types.mjs from src/*/schemas.json of the server. Do not edit: `npm run api-types`.

// ---- app ----
/** Whatever is refused (RFC 9457), in the language that Accept-Language asks for. */
export interface Problem {
  /** What went wrong, for programs. */
  type: string;
  status: number;
  /** What is wrong, in one line. */
  title: string;
  /** What to do about it. */
  detail: string;
  fields?: FieldProblem[];
  /** Of a failure of the server: what its log calls it. */
  incident?: string;
  /** 412: the record as it is now. */
  current?: Record;
  /** 412: what both changed, with both values. Nothing of the request was kept. */
  conflicts?: Conflict[];
}
export interface FieldProblem {
  /** A member of the request, or the id of a cell. */
  field: string;
  detail: string;
}
/** A plan's files: YAML, clauses.tsv and plan.lock as text, Word templates as base64. What is no part of a plan is passed over. */
export interface PlanFolder {
  files: { path: string; text?: string; base64?: string }[];
}
/** As `hoanhap plan check` says it: file:line:column: kind: message. Line 0: the file as a whole. */
export interface PlanDiagnostic {
  file: string;
  line: number;
  column: number;
  kind: 'error' | 'warning';
  message: Text;
}
/** One line of `hoanhap plan diff`. */
export interface PlanChange {
  how: 'added' | 'removed' | 'changed';
  words: Text;
}
/** What activating does to obligations, drafts and slots. Lists hold the first rows; the counts are whole. */
export interface PlanEffect {
  /** Names this effect; drafts, which come and go, are no part of it. */
  mark: string;
  units_added: number;
  obligations_added: number;
  /** Not begun; another day or receiver. */
  obligations_moved: number;
  /** Not begun; not demanded any more. */
  obligations_withdrawn: number;
  obligations_kept: number;
  /** Begun on another version; they open side by side. */
  open_drafts: number;
  forms: { form: string; title: Text; version_before: number; version: number; slots_before: number; slots: number; open_drafts: number }[];
  duties: { how: 'added' | 'moved' | 'withdrawn'; form: Text; unit: string; period: Text; due: Day }[];
  drafts: { form: Text; unit: string; period: Text }[];
}
export type PlanEffectOrNone = PlanEffect | null;
export interface PlanCheck {
  diagnostics: PlanDiagnostic[];
  /** Null: it has mistakes. */
  plan: PlanNamed | null;
  /** It is the plan in force, file by file. */
  same: boolean;
  changes: PlanChange[];
  effect: PlanEffectOrNone;
}
export interface PlanNamed {
  id: string;
  title: Text;
  hash: Hash;
}
export interface PlanProposalId {
  id: number;
}
export interface PlanConfirmation {
  /** Of the effect that was read. */
  mark: string;
  password: string;
}
/** Null: nobody, where a demo took its first plan. */
export type WhoOrDemo = Who | null;
export interface PlanWaiting {
  id: number;
  title: string;
  hash: Hash;
  proposed_by: WhoOrDemo;
  proposed_at: Moment;
  /** Since it was proposed another plan came into force, or it would do something else. */
  stale: 'plan' | 'effect' | null;
  diagnostics: PlanDiagnostic[];
  changes: PlanChange[];
  effect: PlanEffectOrNone;
  may_confirm: boolean;
  may_refuse: boolean;
  may_withdraw: boolean;
  may_renew: boolean;
}
export interface PlanDecided {
  id: number;
  title: string;
  hash: Hash;
  state: 'in-force' | 'replaced' | 'refused' | 'withdrawn';
  proposed_by: WhoOrDemo;
  proposed_at: Moment;
  decided_by: WhoOrDemo;
  decided_at: Moment;
  reason: string | null;
}
export interface PlanActivations {
  waiting: PlanWaiting | null;
  /** Newest first. */
  decided: PlanDecided[];
}
/** Every unit there is or was; who directs whom (line), whose ground is whose (place, within). */
export interface Units {
  units: UnitHistory[];
  successions: Succession[];
}
/** Null: not known, before or after all that is known. */
export type DayOrOpen = Day | null;
export interface UnitHistory {
  id: number;
  slug: string;
  kind: string;
  name_en: string;
  from: DayOrOpen;
  /** The last day. */
  to: DayOrOpen;
  names: UnitNamed[];
  codes: UnitNamed[];
  line: UnitEdge[];
  place: UnitEdge[];
  within: UnitEdge[];
}
export interface UnitNamed {
  value: string;
  from: DayOrOpen;
  to: DayOrOpen;
}
export interface UnitEdge {
  unit: number;
  from: DayOrOpen;
  to: DayOrOpen;
}
export interface Succession {
  before: number;
  after: number;
  /** The first day of the new one. */
  on: Day;
}

// ---- core ----
/** What a person reads, in both languages; Vietnamese is the source. */
export interface Text {
  vi: string;
  /** May be empty where the plan gives Vietnamese only. */
  en: string;
}
/** 2018-Q2, 2018-04, 2018-04a (1 to 14), 2018-04b, 2018-H1, 2018-9M, 2018, or 2018-once. */
export type PeriodCode = string;
export type PeriodKind = 'half-month' | 'month' | 'quarter' | 'half-year' | 'nine-months' | 'year' | 'once';
/** A decimal with at most four places and a point; text, so that no reader rounds it. */
export type Decimal = string;
export type Day = string;
export type Moment = string;
export type Hash = string;

// ---- directives ----
/** A unit that was asked, and how far it is. */
export interface DirectiveUnit {
  unit: Unit;
  /** What answers the directive. */
  obligation: number;
  record: number | null;
  state: ObligationState;
  /** After the directive's own day. */
  late_days: number;
  seen_at: Moment | null;
  mine: boolean;
  /** The caller may say that the unit knows of it. */
  may_see: boolean;
}
/** A report that an office asks for outside the plan's rhythm. */
export interface Directive {
  id: number;
  title: string;
  text: string;
  /** Of the document that asks, where there is one. */
  number: string | null;
  dated: Day | null;
  issuer: Unit;
  form: DirectiveForm;
  period: Period;
  /** The last day in time. */
  by: Day;
  issued_at: Moment;
  /** Why it was taken back; null: it stands. */
  withdrawn: string | null;
  /** Those the caller may know of: all of them for the office that asked. */
  units: DirectiveUnit[];
  asked: number;
  answered: number;
  may: 'withdraw'[];
}
export interface DirectiveForm {
  id: string;
  title: Text;
  /** Answered in words only. */
  words: boolean;
}
export interface Directives {
  today: Day;
  issued: Directive[];
  received: Directive[];
  /** The caller's offices that may ask, and whom for which forms. */
  offices: DirectiveOffice[];
}
export interface DirectiveOffice {
  unit: Unit;
  units: DirectiveOffer[];
}
export interface DirectiveOffer {
  unit: Unit;
  forms: string[];
}
export interface NewDirective {
  /** May be left out by who asks for one office only. */
  issuer?: number;
  number?: string;
  /** The document's date, 2018-05-21; empty: none. */
  dated?: string;
  title: string;
  text?: string;
  form: string;
  /** 2018-Q2, 2018-04, …; empty where it is answered in words. */
  period?: string;
  by: Day;
  units: number[];
}

// ---- documents ----
/** What a filled sheet says. Nothing is stored; the client puts the cells into the draft. */
export interface Upload {
  cells: Cells;
  notes: Texts;
  errors: SheetProblem[];
  /** How many rows of the form were found. */
  rows: number;
}
export interface SheetProblem {
  /** D14; empty where a row is missing. */
  sheet_cell: string;
  /** Empty where the row is none of the form's. */
  element: string;
  /** In the language that Accept-Language asks for. */
  text: string;
}

// ---- exchange ----
/** What a file would do. Nothing is stored; reports without a fault are given back to /exchange/imports. */
export interface ImportPreview {
  shape: 'long' | 'wide' | 'dhis2';
  rows: number;
  /** Cells that were read without a fault. */
  values: number;
  /** Headings of columns that mean nothing here. */
  ignored: string[];
  fault_count: number;
  faults: ImportFault[];
  reports: ImportReport[];
}
export interface ImportFault {
  /** E7 of a table, dataValues[3].value of a data value set. */
  cell: string;
  /** Column or element; empty where it is the whole report. */
  field: string;
  reason: Text;
  advice: Text;
}
export interface ImportReport {
  obligation: number;
  unit: Unit;
  form: FormName;
  period: Period;
  /** Of the record; 0 where none has been opened. */
  version: number;
  /** Cells that say something else now. */
  overwritten: number;
  /** What still keeps the report from being presented. */
  unfinished: number;
  cells: Cells;
}
export interface ImportReports {
  reports: ReportToEnter[];
}
export interface ReportToEnter {
  obligation: number;
  /** That the preview gave; another one is 412. */
  version: number;
  cells: Cells;
}
export interface ImportedDrafts {
  drafts: ImportedDraft[];
}
export interface ImportedDraft {
  obligation: number;
  record: number;
  version: number;
  created: boolean;
}
export interface FiguresQuery {
  period: PeriodCode;
  /** Id of a form; all of them without it. */
  form?: string;
}
/** DHIS2 dataValueSets: orgUnit is a unit's slug, dataElement is form.element, period 201804, 2018Q2, 2018S1 or 2018. */
export interface DataValueSet {
  dataValues: DataValue[];
  /** What the caller may not see, and why; no part of DHIS2's own format. */
  hidden: HiddenDataValue[];
}
export interface DataValue {
  dataElement: string;
  period: string;
  orgUnit: string;
  value: string;
}
export interface HiddenDataValue {
  dataElement: string;
  period: string;
  orgUnit: string;
  mark: '<5' | '…' | 'chưa công bố';
}

// ---- excise ----
export type ExcisionKind = 'record' | 'obligation' | 'petition' | 'directive';
/** It tells who somebody is; it holds a number, birth date or address; a state secret; somebody concerned or an authority asked. */
export type ExcisionReason = 'person' | 'number' | 'secret' | 'asked';
/** A text to be taken out, or taken out. */
export interface Excision {
  id: number;
  kind: ExcisionKind;
  /** Which report, directive, petition or obligation. */
  subject: number;
  title: Text;
  /** Code of the period; empty for none. */
  detail: string;
  unit: Unit;
  part: string;
  /** What kind of text it is; null once it is gone. */
  what: Text | null;
  /** As long as it waits. */
  text: string | null;
  reason: ExcisionReason;
  state: 'open' | 'confirmed' | 'refused' | 'withdrawn';
  proposed_by: Who;
  proposed_at: Moment;
  decided_by: Who | null;
  decided_at: Moment | null;
  may_decide: boolean;
  may_withdraw: boolean;
}
export interface Excisions {
  open: Excision[];
  done: Excision[];
}
export interface ExcisableQuery {
  kind: ExcisionKind;
  id: number;
}
export interface ExcisableTexts {
  title: Text;
  detail: string;
  unit: Unit;
  texts: { part: string; title: Text; text: string; proposed: boolean }[];
}
export interface NewExcision {
  kind: ExcisionKind;
  id: number;
  part: string;
  reason: ExcisionReason;
}
/** What was proposed; without the text, because answers are kept with their keys. */
export interface ExcisionId {
  id: number;
}

// ---- identity ----
/** Who is signed in, and what they may in which unit. */
export interface Session {
  user: PersonName;
  units: SessionUnit[];
  /** By the programme's clock, which a demo can move. */
  today: Day;
  now: Moment;
  /** All figures are synthetic. */
  demo: boolean;
  plan: ActivePlan | null;
}
export interface SessionUnit {
  id: number;
  slug: string;
  name: string;
  kind: string;
  roles: RoleId[];
  may: Capability[];
  /** Of these, what a colleague lends for an absence, until when. */
  lent: Loan[];
}
export interface Loan {
  capabilities: Capability[];
  from: string;
  last: Day;
}
export interface ActivePlan {
  id: string;
  title: Text;
  hash: Hash;
  year: number;
}
export type Capability = 'read' | 'write' | 'sign' | 'decide' | 'release' | 'overview' | 'people' | 'confirm' | 'activate' | 'audit' | 'support' | 'keep';
export type RoleId = 'officer' | 'head' | 'checker' | 'receiver' | 'leader' | 'administrator' | 'auditor' | 'supporter' | 'keeper';
export interface SignIn {
  login: string;
  password: string;
}
export interface PasswordChange {
  old: string;
  new: NewPassword;
}
export type NewPassword = string;
/** Both halves of a one-time code, in either order, and the password to open the account with. */
export interface Redemption {
  code: string;
  password: NewPassword;
  /** Chosen by the first administrators only. */
  login?: Login;
  /** Likewise. */
  display_name?: DisplayName;
}
/** Letters without marks, digits, . - _; no identity or telephone number. */
export type Login = string;
/** Name and position of an officer. */
export type DisplayName = string;
export interface DemoAccount {
  login: string;
  password: string;
  unit: UnitOfKind;
  role: RoleId;
  role_vi: string;
  role_en: string;
}
export interface DemoClock {
  now: Moment;
}
export interface UnitOfKind {
  id: number;
  slug: string;
  name: string;
  /** ward, commune, ward-police, department, … */
  kind: string;
}
export interface Person {
  id: number;
  login: string;
  display_name: string;
  /** Has chosen a password. */
  opened: boolean;
  roles: HeldRole[];
}
export interface HeldRole {
  unit: UnitOfKind;
  role: RoleName;
}
export interface PersonName {
  id: number;
  login: string;
  display_name: string;
}
export interface RoleName {
  id: RoleId;
  vi: string;
  en: string;
}
export interface Role {
  id: RoleId;
  vi: string;
  en: string;
  may: Capability[];
}
/** Id or slug of a unit. */
export type UnitChoice = number | string;
export interface Invitation {
  unit: UnitChoice;
  display_name: DisplayName;
  login: Login;
  role: RoleId;
}
export interface GrantProposal {
  user: number;
  unit: UnitChoice;
  role: RoleId;
}
export interface EndedRole {
  unit: UnitChoice;
  role: RoleId;
}
/** Whatever raises rights or opens an account: proposed by one, confirmed by another. */
export interface Proposal {
  id: number;
  kind: 'grant' | 'invitation' | 'reset';
  /** Whom it is for. */
  user: PersonName;
  unit: UnitOfKind;
  role: RoleName;
  proposed_by: SomebodyOrTheCommandLine;
  proposed_at: Moment;
  expires: Moment;
  state: 'open' | 'confirmed' | 'refused' | 'withdrawn';
  decided_by: SomebodyOrTheCommandLine;
  /** In a list: whose people confirm. */
  confirming_unit?: UnitOfKind | null;
  /** In a list: what the caller may do about it. */
  may?: ('confirm' | 'refuse' | 'withdraw')[];
  /** Half of a one-time code; in the first answer to the one who made it, and never again. */
  code?: string;
}
export interface Remark {
  /** No identity or telephone number, no birth date. */
  reason?: string;
}
export type SomebodyOrTheCommandLine = PersonName | null;
export interface ProposalsQuery {
  /** Without it: open. */
  state?: 'open' | 'all';
}
/** What the people who confirm for a unit are told; the newest 100. */
export interface Notice {
  id: number;
  /** The audit's word: invitation.proposed, account.opened, … */
  kind: string;
  at: Moment;
  unit: UnitOfKind;
  user: PersonName;
  by: SomebodyOrTheCommandLine;
  role: RoleName | null;
}
export type Lendable = 'write' | 'sign' | 'decide' | 'release';
export interface Colleague {
  id: number;
  display_name: string;
}
/** Rights of one person in one unit, lent to a colleague for an absence. */
export interface Delegation {
  id: number;
  from: Colleague;
  to: Colleague;
  unit: UnitOfKind;
  capabilities: Lendable[];
  first: Day;
  last: Day;
  /** waiting: for its receiver to accept; ended: before its last day, or noted after it. */
  state: 'waiting' | 'coming' | 'in_force' | 'over' | 'ended';
  may: ('accept' | 'end')[];
}
/** A unit in which the caller holds something to lend, and their colleagues there. */
export interface DelegationChoice {
  unit: UnitOfKind;
  capabilities: Lendable[];
  people: Colleague[];
}
export interface Delegations {
  items: Delegation[];
  choices: DelegationChoice[];
}
export interface DelegationWish {
  unit: number;
  to: number;
  capabilities: Lendable[];
  first: Day;
  /** At most 31 days with the first. */
  last: Day;
}

// ---- notify ----
export type Whom = 'officer' | 'head' | 'checker' | 'receiver';
export interface Rung {
  /** From the last day in time; negative before it. */
  days: number;
  whom: Whom;
}
export type WhoOrNobody = Who | null;
export type UnitOrNone = Unit | null;
export type MomentOrNot = Moment | null;
export interface NoticesQuery {
  state?: 'unread' | 'all';
  /** Older than this notice. */
  before?: number;
}
export interface MyNotices {
  unread: number;
  items: MyNotice[];
  /** Ask on with before=. */
  more: number | null;
}
export interface MyNotice {
  id: number;
  kind: 'reminder' | 'mail' | 'delegation' | 'excision' | 'plan';
  at: Moment;
  read_at: MomentOrNot;
  reminder?: NoticedReminder;
  obligation?: Obligation;
  delegation?: NoticedDelegation;
}
export interface NoticedDelegation {
  id: number;
  from: NameOfColleague;
  first: Day;
  last: Day;
}
export interface NameOfColleague {
  display_name: string;
}
export interface NoticedReminder {
  id: number;
  kind: 'ladder' | 'hand';
  whom: Whom;
  days: number;
  on: Day;
  at: Moment;
  by: WhoOrNobody;
  unit: UnitOrNone;
  /** Of the obligation on that day; negative before it is late. */
  late_days: number;
}
export interface NoticesRead {
  id?: number;
  up_to?: number;
}
export interface Unread {
  unread: number;
}
export type MailState = 'quiet' | 'waiting' | 'sent' | 'failed' | 'dropped';
/** How the mails stand; never an address. */
export interface Outbox {
  enabled: boolean;
  /** A demo: nothing goes anywhere. */
  kept_here: boolean;
  counts: { [key: string]: number };
  mails: OutboxMail[];
  jobs: JobStanding[];
}
export interface OutboxMail {
  id: number;
  kind: 'digest' | 'address';
  to: Who;
  state: MailState;
  made_at: Moment;
  attempts: number;
  next_at: MomentOrNot;
  done_at: MomentOrNot;
  why: string;
  text: MailText | null;
  may_retry: boolean;
}
export interface MailText {
  subject: string;
  body: string;
}
export interface JobStanding {
  name: string;
  last_run: MomentOrNot;
  /** How many things its last run did. */
  last_done: number;
  failures: number;
}
export interface MySettings {
  language: 'vi' | 'en';
  digest: boolean;
  hour: number;
  mail: MyMail;
  calendar: MyCalendar;
}
export interface MyMail {
  enabled: boolean;
  address: string | null;
  state: 'none' | 'unconfirmed' | 'confirmed' | 'refused';
}
export interface MyCalendar {
  made_at: MomentOrNot;
}
export interface MyChoice {
  language?: 'vi' | 'en';
  digest?: boolean;
}
export interface MailAddress {
  address: string;
}
export interface MailCode {
  code: string;
}
export interface CalendarAddress {
  /** Shown once; whoever has it sees the due days. */
  path: string;
}
export interface ReminderProof {
  reminders: Reminder[];
  next: ComingReminder | null;
  local_setting: true;
  may: 'remind'[];
}
export interface Reminder {
  id: number;
  kind: 'ladder' | 'hand';
  whom: Whom;
  days: number;
  on: Day;
  at: Moment;
  by: WhoOrNobody;
  unit: UnitOrNone;
  told: ToldPerson[];
}
export interface ToldPerson {
  name: string;
  unit: Unit;
  at: Moment;
  read_at: MomentOrNot;
  mail: ToldMail | null;
}
export interface ToldMail {
  state: MailState;
  at: MomentOrNot;
}
export interface ComingReminder {
  on: Day;
  whom: Whom;
  days: number;
}
export interface ReminderFilter {
  /** Id of a form; without it: all. */
  form?: string;
  period?: PeriodCode;
}
export interface Reminded {
  reminded: number;
  already_today: number;
}
export interface ReminderSetting {
  version: number;
  ladder: Rung[];
  /** When the day's mails go. */
  hour: number;
  local_setting: true;
  is_default: boolean;
}
export interface ReminderChange {
  ladder: Rung[];
  hour: number;
}

// ---- obligations ----
export interface Unit {
  id: number;
  slug: string;
  /** As the unit was called then. */
  name: string;
}
export interface Period {
  code: PeriodCode;
  kind: PeriodKind;
  label: Text;
  first: Day;
  last: Day;
}
export interface FormName {
  id: string;
  title: Text;
}
export interface Due {
  date: Day;
  /** before: filed on the day itself is one day late. */
  kind: 'by' | 'before';
  last_timely_day: Day;
  /** Not fixed by the plan. */
  local_setting: boolean;
}
export type ObligationState = 'upcoming' | 'open' | 'overdue' | 'draft' | 'presented' | 'sent' | 'returned' | 'accepted' | 'waived' | 'reopened';
/** What the caller may do now; decide: accept or return. */
export type NextStep = 'write' | 'present' | 'sign' | 'send_back' | 'decide' | 'reopen';
export interface TaskName {
  id: string;
  title: Text;
  clauses: string[];
}
/** One unit owes one form for one period. */
export interface Obligation {
  /** Null: a flash report, owed only once its event has happened. */
  id: number | null;
  task: TaskName | null;
  form: FormName;
  unit: Unit;
  receiver: Unit;
  /** Who checks for the receiver; null: the receiver. */
  via: Unit | null;
  period: Period;
  event_date: Day | null;
  due: Due;
  /** Asked, not ordered: never late. */
  request: boolean;
  state: ObligationState;
  /** Of the first filing, or until today. */
  late_days: number;
  /** Null while it can still be either. */
  timely: boolean | null;
  /** An office wants it by a day of its own. */
  directive: DirectiveName | null;
  record: RecordName | null;
  /** Of the waiver, the return or the reopening. */
  reason: string | null;
  sent_at: Moment | null;
  next: NextStep[];
}
export interface DirectiveName {
  id: number;
  title: string;
  last_timely_day: Day;
}
export interface RecordName {
  id: number;
  version: number;
}
export interface Obligations {
  today: Day;
  items: Obligation[];
}
export interface ObligationsQuery {
  /** What my units owe (without it), or check and receive. */
  scope?: 'mine' | 'checking';
  /** With the shorter periods in it. */
  period?: PeriodCode;
  /** Id of a form. */
  form?: string;
  state?: ObligationState;
}
export interface Reason {
  reason: ShortText;
}
/** No identity or telephone number, no birth date, no mark of state secrecy. */
export type ShortText = string;

// ---- overview ----
/** A count of people that the caller may not see: 1 to 4, hidden so that no other can be worked out, or not released. */
export interface Hidden {
  hidden: '<5' | '…' | 'chưa công bố';
}
/** A cell of a table, as its reader may see it. */
export type Figure = null | number | boolean | Decimal | Hidden;
export type Figures = { [key: string]: Figure };
export interface FormAndPeriod {
  /** Id of a form. */
  form: string;
  period: PeriodCode;
}
export interface TableQuery {
  /** Id of a form. */
  form: string;
  period: PeriodCode;
  /** Slug of a place: the sums of the places one level below it. */
  within?: string;
}
export interface UnitFigures {
  unit: Unit;
  cells: Figures;
}
/** For who checks or receives the form: exact. Rows hold what is sent. */
export interface Consolidation {
  form: FormName;
  period: Period;
  units: UnitStanding[];
  missing: Unit[];
  elements: string[];
  rows: UnitFigures[];
  total: BothTotals;
  /** What was accepted of the period before. */
  previous_total: Figures | null;
  compare: Comparison[];
  released: ReleasedOrNot;
  may: ('decide' | 'release')[];
}
export interface UnitStanding {
  unit: Unit;
  obligation: number;
  state: ObligationState;
  timely: boolean | null;
  record: number | null;
  late_days: number;
}
export interface BothTotals {
  sent: Figures;
  accepted: Figures;
}
export type ReleasedOrNot = Released | null;
export interface Released {
  at: Moment;
  by: Who;
}
/** A period's figures of a form, made public as a whole. */
export interface Release {
  id: number;
  form: FormName;
  period: Period;
  at: Moment;
  by: Who;
}
export interface ReleasesQuery {
  /** Id of a form; without it: all. */
  form?: string;
}
export interface OverviewTable {
  form: FormName;
  period: Period;
  which: 'accepted';
  elements: string[];
  rows: UnitFigures[];
  total: AcceptedTotal;
  released: ReleasedOrNot;
}
export interface AcceptedTotal {
  accepted: Figures;
}
export interface OverviewQuery {
  /** Without it: the quarter of today. */
  period?: PeriodCode;
}
export interface Overview {
  period: Period;
  /** Whatever was committed before is in. */
  updated: Moment;
  targets: TargetState[];
  obligations: ObligationCounts;
  attention: Attention[];
  forms: Completeness[];
  indicators: IndicatorValue[];
}
export interface TargetState {
  id: string;
  title: Text;
  clauses: string[];
  value: Share;
  /** 100% or ≤ 0 */
  goal: string;
  state: 'met' | 'under_way' | 'not_met' | 'no_data';
  which: 'accepted';
  units: UnitHolds[];
  note: Text;
}
export interface Share {
  numerator: Figure;
  denominator: Figure;
  /** Null where a part is hidden, or nothing to divide by. */
  share: number | null;
}
export interface UnitHolds {
  unit: Unit;
  /** Null where it can't be said, or not to the caller. */
  holds: boolean | null;
}
export interface ObligationCounts {
  /** Filed, or their last timely day is past; waived ones are out. */
  due: number;
  timely: number;
  late: number;
  missing: number;
}
/** Overdue and not filed, or returned; the longest first. */
export interface Attention {
  unit: Unit;
  obligation: number;
  text: Text;
  days: number;
  /** The caller checks or receives it. */
  may_remind: boolean;
}
export interface Completeness {
  form: FormName;
  period: Period;
  sent: number;
  accepted: number;
  expected: number;
  released: boolean;
}
export interface IndicatorValue {
  id: string;
  title: Text;
  /** Unit of measure. */
  unit: string;
  value: Figure;
  /** Of the period before. */
  previous: Figure;
  clauses: string[];
}
export interface MatrixQuery {
  /** Its year is shown; without it: this year. */
  period?: PeriodCode;
}
/** The year's obligations; a block holds the units that owe the same forms. */
export interface Matrix {
  period: Period;
  updated: Moment;
  tiles: MatrixTile[];
  blocks: MatrixBlock[];
}
/** A place's square on the tile map, counted from the north-west. */
export interface MatrixTile {
  unit: Unit;
  row: number;
  column: number;
}
export type FormNameOrNot = FormName | null;
export interface MatrixBlock {
  /** The set of units; empty for units that owe a form of their own. */
  owes: string;
  columns: MatrixColumn[];
  rows: MatrixRow[];
}
export interface MatrixColumn {
  form: FormNameOrNot;
  period: Period;
  last_timely_day: Day;
}
export interface MatrixRow {
  unit: Unit;
  form: FormNameOrNot;
  /** One a column; null where nothing is owed. */
  cells: (MatrixCell | null)[];
}
export interface MatrixCell {
  obligation: number;
  state: ObligationState;
  late_days: number;
  /** Only for who may read the report. */
  record: number | null;
}
export interface Trends {
  period: Period;
  trends: Trend[];
}
export interface Trend {
  id: string;
  title: Text;
  unit: string;
  people: boolean;
  points: TrendPoint[];
}
export interface TrendPoint {
  period: Period;
  value: Figure;
}
export interface EvidenceQuery {
  /** Id of a target. */
  target: string;
  /** Without it: the quarter of today. */
  period?: PeriodCode;
}
/** What a target rests on. */
export interface Evidence {
  id: string;
  title: Text;
  note: Text;
  period: Period;
  clauses: Clause[];
  sources: EvidenceSource[];
}
export interface EvidenceSource {
  form: FormName;
  period: Period;
  elements: FormName[];
  rows: UnitFigures[];
  total: Figures;
  reports: EvidenceReport[];
}
export interface EvidenceReport {
  unit: Unit;
  period: Period;
  obligation: number;
  state: ObligationState;
  late_days: number;
  /** Only for who may read the report. */
  record: number | null;
}
export interface Version {
  /** Another one after every commit; says nothing else. */
  version: string;
}

// ---- petitions ----
export type PetitionStep = 'raised' | 'passed_on' | 'answered' | 'asked_again' | 'closed' | 'withdrawn';
/** A difficulty or a proposal on its way to an answer. */
export interface Petition {
  id: number;
  version: number;
  kind: 'difficulty' | 'proposal';
  title: string;
  state: 'raised' | 'answered' | 'closed' | 'withdrawn';
  unit: Unit;
  addressee: Unit;
  /** The office between, which reads along and may pass it on. */
  via: Unit | null;
  /** The report it came with. */
  record: number | null;
  raised_at: Moment;
  answered_at: Moment | null;
  closed_at: Moment | null;
  may: PetitionStep[];
  /** What was said; only where one petition is asked for. */
  steps?: PetitionStepTaken[];
}
export interface PetitionStepTaken {
  step: PetitionStep;
  text: string;
  who: Who;
  unit: Unit;
  to: Unit | null;
  at: Moment;
}
export interface Petitions {
  today: Day;
  items: Petition[];
  /** The offices of the plan that answer. */
  offices: Unit[];
  /** The units that the caller may speak for. */
  from: Unit[];
}
export interface PetitionsQuery {
  /** What came with that report. */
  record?: number;
}
export interface NewPetition {
  /** May be left out where there is only one, or with a record. */
  unit?: number;
  record?: number;
  kind: 'difficulty' | 'proposal';
  title: string;
  text: string;
  addressee: number;
}
export interface PetitionWords {
  /** May be empty when closing only. */
  text: string;
  /** To pass on: the office that can answer. */
  to?: number;
}

// ---- plan ----
/** The active plan as a browser needs it. ETag is its hash; If-None-Match answers 304. */
export interface Plan {
  id: string;
  title: Text;
  year: number;
  hash: Hash;
  document: PlanDocument;
  calendars: Calendar[];
  forms: Form[];
  duties: Duty[];
  tasks: Task[];
  targets: Target[];
  indicators: Indicator[];
  clauses: Clause[];
  units: PlanUnit[];
  sets: UnitSet[];
}
/** The paper that the plan was issued as. */
export interface PlanDocument {
  number: string;
  date: Day;
  /** Slug of a unit. */
  issuer: string;
  place: string;
  /** The plan above, in words; may be empty. */
  parent: string;
}
export interface Calendar {
  id: string;
  kind: 'calendar_months' | 'decree_09';
  /** A due day on a day off moves to the next working day. */
  next_working_day: boolean;
  holidays: Holiday[];
}
export interface Holiday {
  from: Day;
  to: Day;
  title: Text;
}
export interface Form {
  id: string;
  title: Text;
  nature: 'report' | 'event' | 'document' | 'consolidation' | 'reply';
  /** The period it is filled in for. */
  base: PeriodKind;
  views: PeriodKind[];
  calendar: string;
  version: number;
  layout: number;
  sections: Section[];
  elements: Element[];
  checks: Check[];
}
export interface Section {
  title: Text;
  elements: string[];
}
export type ElementType = 'whole' | 'money' | 'decimal' | 'text' | 'date' | 'yes/no' | 'choice' | 'unit';
/** A cell of a form. */
export interface Element {
  id: string;
  title: Text;
  help: Text;
  type: ElementType;
  over_time: 'none' | 'sum' | 'last' | 'max';
  over_units: 'none' | 'sum';
  /** Counts people: 1 to 4 are hidden from who is not entitled. */
  people: boolean;
  required: boolean;
  /** Place in packed totals; -1: none. */
  slot: number;
  min: Bound;
  max: Bound;
  /** Characters that a text may have; null: no text. */
  max_length: number | null;
  choices: Choice[];
  /** Of a choice: several may be ticked. */
  many: boolean;
  /** Begins with the figure of the period before; or is counted from the sealed part. */
  prefill: 'previous' | 'sealed' | null;
  /** Computed from other reports; nobody types it. */
  from: boolean;
  /** form.element of the official source of the same fact, or empty. */
  counts: string;
  /** form.element of the same place that this is a part of, or empty. */
  part_of: string;
  /** The counts of people that this figure tells of; hidden with them. */
  tells_of: string[];
  /** Waits for the release of the period as counts of people do. */
  held: boolean;
  clauses: string[];
}
export type Bound = null | number | Decimal;
export interface Choice {
  id: string;
  title: Text;
}
/** What has to hold in a filled form: an error stops the presenting, a warning asks for an explanation. */
export interface Check {
  id: string;
  severity: 'error' | 'warning';
  /** The expression as the plan writes it. */
  source: string;
  tree: Tree;
  say: Text;
  elements: string[];
}
/** An expression, the operator first: ["<=", ["el", "vay-von"], ["el", "duoc-tu-van"]]. */
export type Tree = [string, ...(Tree | string | number | boolean)[]];
/** Who owes a form to whom, and how often. */
export interface Duty {
  id: string;
  task: string;
  form: string;
  /** A unit set of the plan, such as "each ward". */
  owes: string;
  recurrence: PeriodKind;
  /** Owed when something happens. */
  flash: boolean;
  to: string;
  /** Who checks for the receiver; empty: the receiver. */
  via: string;
  /** The due day is not fixed by the plan. */
  local_setting: boolean;
  /** How often and by when, in words. */
  due: Text;
  /** Asked, not ordered: never late. */
  request: boolean;
}
export interface Task {
  id: string;
  title: Text;
  clauses: string[];
  lead: string[];
  rhythm: string;
}
export interface Target {
  id: string;
  title: Text;
  clauses: string[];
  note: Text;
}
export interface Indicator {
  id: string;
  title: Text;
  /** Unit of measure. */
  unit: string;
  clauses: string[];
}
export interface Clause {
  id: string;
  duty: Text;
}
export interface PlanUnit {
  slug: string;
  name: string;
}
/** Who owes together: by kind of unit, or by name. */
export interface UnitSet {
  id: string;
  kinds: string[];
  members: string[];
}

// ---- records ----
/** Whole numbers and money, decimals as text, yes/no, texts, dates, ids of choices and units; null: blank. */
export type Cell = null | number | boolean | string | string[];
export type Cells = { [key: string]: Cell };
export type Texts = { [key: string]: string };
export type RecordState = 'draft' | 'presented' | 'sent' | 'accepted' | 'returned' | 'reopened';
/** One filled form, exact, as far as the caller may see it. ETag is its version. */
export interface Record {
  id: number;
  /** What If-Match names. */
  version: number;
  form: FormVersion;
  unit: Unit;
  receiver: Unit;
  via: Unit | null;
  period: Period;
  event_date: Day | null;
  /** Null: a flash report. */
  obligation: number | null;
  due: Due | null;
  state: RecordState;
  /** Of the plan that it was typed under. */
  plan_hash: Hash;
  /** A longer report that adds up shorter ones. */
  view: boolean;
  /** What is being typed; else what was last sent. */
  live: boolean;
  cells: Cells;
  /** By the id of what they explain. */
  explanations: Texts;
  /** By element. */
  notes: Texts;
  /** By element. */
  corrections: { [key: string]: Correction };
  /** Elements that nobody types. */
  computed: string[];
  previous: PeriodCells | null;
  /** Of a view: the reports it adds up, side by side. */
  base: BaseCells[];
  /** Of a computed element: what it is made of. */
  sources: { [key: string]: SourceValue[] };
  compare: Comparison[];
  missing: MissingReport[];
  sources_list: Submission[];
  changed_since: Change[];
  problems: Findings;
  may: NextStep[];
  author: Author | null;
  /** False: begun under an older version of the form. */
  fits: boolean;
  outgoing: Outgoing | null;
  steps: ReviewStep[];
  /** 0 before it was presented. */
  revision: number;
  frozen: Frozen | null;
}
export interface FormVersion {
  id: string;
  title: Text;
  version: number;
  layout: number;
}
/** Where a longer report differs from the sum of the shorter ones. */
export interface Correction {
  value: Cell;
  /** The sum it replaces. */
  computed?: Cell;
  reason: string;
}
export interface PeriodCells {
  period: Period;
  cells: Cells;
}
export interface BaseCells {
  period: Period;
  /** Null: not sent yet. */
  cells: Cells | null;
}
export interface SourceValue {
  form: string;
  unit: Unit;
  /** Hidden where the caller is entitled to the sum but not to every unit behind it. */
  value: Cell | Hidden;
}
/** Two sources of one fact, place by place; never added. A difference is explained under `id`. */
export interface Comparison {
  id: string;
  element: string;
  /** form.element */
  one: string;
  /** form.element of the official source */
  other: string;
  rows: ComparisonRow[];
  explained: string | null;
}
export interface ComparisonRow {
  unit: Unit;
  a: Cell;
  b: Cell;
  differs: boolean;
}
export interface MissingReport {
  id: number;
  slug: string;
  name: string;
  form: string;
  period: PeriodCode;
}
export interface Submission {
  unit: Unit;
  form: string;
  period: PeriodCode;
  revision: number;
  hash: Hash;
  state: RecordState;
}
/** What a source says now, and what it said when this report was presented. */
export interface Change {
  unit: Unit;
  form: string;
  element: string;
  then: Cell;
  now: Cell;
}
export interface Findings {
  errors: Finding[];
  warnings: Finding[];
}
/** What is not right with a filled form. */
export interface Finding {
  kind: 'blank' | 'range' | 'check' | 'missing-base' | 'differs';
  /** What an explanation is keyed by. */
  check?: string;
  /** The cell to look at first. */
  element?: string;
  text: Text;
  /** Of a warning. */
  explained?: boolean;
}
export interface Who {
  name: string;
}
export interface Author {
  name: string;
  at: Moment;
}
/** Number and date of the paper that travels along. */
export interface Outgoing {
  number: string | null;
  date: Day | null;
}
export interface ReviewStep {
  step: 'presented' | 'sent_back' | 'sent' | 'returned' | 'accepted' | 'reopened';
  who: Who;
  /** Whose right it was, lent for an absence; null: one of their own. */
  for: Who | null;
  /** On whose behalf. */
  unit: Unit | null;
  at: Moment;
  reason: string | null;
  revision: number;
}
/** What was accepted, and the head of the audit chain then. */
export interface Frozen {
  hash: Hash;
  at: Moment;
  revision: number;
  head: Hash | null;
}
/** A cell, explanation:…, note:… or correction:… that both changed. */
export interface Conflict {
  element: string;
  yours: CellOrCorrection;
  theirs: CellOrCorrection;
  by: Who;
  at: Moment;
}
export type CellOrCorrection = Cell | Correction;
export interface Revision {
  revision: number;
  at: Moment;
  by: Who;
  /** The last step that this revision took. */
  state: string;
  hash: Hash;
  form_version: number;
  cells: Cells;
}
/** What was changed, and nothing else; null makes a cell blank, an empty text goes. */
export interface Draft {
  cells?: Cells;
  explanations?: TypedTexts;
  notes?: TypedTexts;
  corrections?: { [key: string]: Correction | null };
  /** Of the plan it was typed under; another: 409. */
  plan_hash?: Hash;
}
export type TypedTexts = { [key: string]: ShortText | null };
export interface Event {
  /** Id of a flash duty. */
  duty: string;
  /** In the plan's year, not after today. */
  date: Day;
  /** Where the caller writes for several. */
  unit?: number;
}
export interface Sign {
  outgoing_number?: string;
  /** Not after today. */
  outgoing_date?: Day;
}
/** A whole report: what is not named is blank. If-Match is the version that it replaces, "0" where none was opened. */
export interface WholeReport {
  cells?: Cells;
  explanations?: TypedTexts;
  notes?: TypedTexts;
  /** Of the plan it was typed under; another: 409. */
  plan_hash?: Hash;
  outgoing_number?: string;
  /** Not after today. */
  outgoing_date?: Day;
}
export interface Receipt {
  record: number;
  version: number;
  state: RecordState;
  revision: number;
  hash: Hash;
  sent_at: Moment;
}

// ---- support ----
/** Bytes as base64url without padding. */
export type Wire = string;
/** An office's root key. */
export type OfficeId = string;
/** 16 random bytes, made by whoever files. */
export type SealedId = string;
export type Month = string;
/** It was taken; there is nothing to say. */
export type Done = { [key: string]: never };
export type SenderClass = 'police' | 'ward' | 'union' | 'self';
export type SealedState = 'received' | 'contacted' | 'consented' | 'serving' | 'destroyed';
export type SealedPartName = 'referral' | 'care' | 'link';
export type OfficePurpose = 'support' | 'children';
export interface Word {
  id: string;
  title: Text;
}
/** One sealed part (docs/security.md, Envelope). */
export interface Envelope {
  root: Wire;
  part: SealedPartName;
  version: number;
  epoch: number;
  signer: Wire;
  nonce: Wire;
  body: Wire;
  wrapped: Wire;
  wrapped_hash: Wire;
  signature: Wire;
}
export interface SupportOffices {
  offices: { office: OfficeId; purpose: OfficePurpose; name: string; within_hours?: number; local?: boolean; certificates: Wire[] }[];
  services: Word[];
  outcomes: Word[];
  consent_months: number;
  /** The session's own units that may file. */
  send_for: { unit: number; name: string; class: SenderClass }[];
}
export interface Referral {
  office: OfficeId;
  record: SealedId;
  /** Who files, by id or slug; null: the person themselves. */
  unit?: number | string | null;
  receipt: Wire;
  parts: Envelope[];
  link_until?: Day | null;
}
export interface Withdrawal {
  /** As on the receipt: 20 letters and digits, in any grouping. */
  code: string;
}
export interface SupportDesk {
  offices: SupportDeskOffice[];
}
export interface SupportDeskOffice {
  office: OfficeId;
  purpose: OfficePurpose;
  unit: { id: number; name: string };
  state: 'founding' | 'open' | 'handed-over';
  keeper: boolean;
  member: 'none' | 'enrolled' | 'certified' | 'suspended';
  certificates: Wire[];
  /** Somebody in the roster may not hold keys any more. */
  needs_epoch?: boolean;
  leaving?: number[];
  /** A keeper of the epoch in force is none any more, and knew its key. */
  keeper_left?: boolean;
  rewrap?: { root: OfficeId; epoch: number; left: number };
  roster?: Wire;
  rosters?: Wire[];
  roster_now?: Wire;
  wrap?: Wire;
  team?: { epoch: number; sealed: Wire }[];
  /** Referrals that nobody has answered yet. */
  waiting?: number;
  enrolments?: { account: number; name: string; account_name: string; eligible: boolean; enrolment: Wire }[];
}
export interface NewSupportOffice {
  unit: number | string;
  purpose: OfficePurpose;
  root: Wire;
}
export interface SupportOfficeName {
  office: OfficeId;
}
export interface SupportEnrolment {
  enrolment: Wire;
  wrap: Wire;
}
export interface SupportWrap {
  wrap: Wire;
}
export interface SupportCertification {
  certificate: Wire;
  roster: Wire;
  seals: { account: number; sealed: Wire }[];
  recovery?: Wire | null;
  root_for_recovery?: Wire | null;
}
export interface SupportRewrap {
  root: OfficeId;
  epoch: number;
  team: Wire;
  left: number;
  keys: { record: SealedId; part: SealedPartName; version: number; epoch: number; wrapped: Wire }[];
}
export interface SupportRewrapBatch {
  batch: Wire;
}
export interface SupportRewrapLeft {
  left: number;
}
export interface SealedRecordsQuery {
  state?: SealedState;
  after?: SealedId;
}
export interface SealedRecords {
  records: { record: SealedId; month: Month; class: SenderClass; city: number; state: SealedState; needs: string[]; services: string[]; outcome: string; ends: Month; parts: { part: SealedPartName; version: number }[] }[];
  next: SealedId | null;
}
export interface SealedIds {
  records: SealedId[];
}
export interface SealedBodies {
  records: { record: SealedId; parts: { wrapped_epoch: number; envelope: Envelope }[] }[];
}
export interface SealedPart {
  envelope: Envelope;
}
export interface SealedVersion {
  version: number;
}
export interface SealedStep {
  step: 'contacted' | 'consented' | 'serving' | 'renewed' | 'refused' | 'unreached' | 'children' | 'closed';
  /** Contacted: days from filing to first contact. */
  waited?: '0-2' | '3-7' | '8-14' | '15-30';
  /** Consented, renewed: when the consent expires. */
  until?: Day;
  /** Closed: one of the plan's. */
  outcome?: string;
}
export interface SealedStepTaken {
  state: SealedState;
}
export interface SealedServices {
  needs: string[];
  services: string[];
}
export interface SealedReaders {
  readers: { name: string; at: Moment; action: string }[];
}
export interface SupportCountsQuery {
  from: Month;
  to: Month;
}
export interface SupportCounts {
  arrived: { month: Month; class: SenderClass; n: number }[];
  steps: { step: string; class: SenderClass; n: number }[];
  states: CountsByWord;
  outcomes: CountsByWord;
  needs: CountsByWord;
  services: CountsByWord;
  waited: CountsByWord;
}
export type CountsByWord = { [key: string]: number };

// ---- trail ----
export interface AuditQuery {
  from?: Day;
  to?: Day;
  /** Id of an action, as /audit/choices offers them. */
  action?: string;
  /** On whose behalf. */
  unit?: number;
  /** Id of a person. */
  who?: number;
  /** The `more.before` of an answer. */
  before?: string;
}
export interface AuditPage {
  items: AuditLine[];
  /** A search looks through so many entries and no more; it may go on even after an empty page. */
  more: AuditMore | null;
  chain: AuditChain;
}
export interface AuditLine {
  id: number;
  at: Moment;
  /** Nobody: the system. */
  by: WhoOrNobody;
  unit: UnitOrNone;
  action: string;
  text: Text;
  subject: Text;
}
export interface AuditMore {
  before: string;
  /** How far back this answer looked. */
  at: Moment;
}
export interface AuditChain {
  /** Entries in the chain. */
  sealed: number;
  /** The tail that waits for the sealer. */
  unsealed: number;
  /** Hash of the last sealed entry; empty before the first. */
  head: string;
  /** Of the last sealed entry. */
  at: MomentOrNot;
}
export interface AuditChoices {
  actions: AuditAction[];
  units: Unit[];
  people: AuditPerson[];
}
export interface AuditAction {
  id: string;
  text: Text;
}
export interface AuditPerson {
  id: number;
  name: string;
}
