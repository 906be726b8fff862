// The server's words under the names that the screens use. What they hold is generated from its schemas (generated.ts,
// scripts/api-types.mjs); here stand only the shorter names, and what a screen shows of two of them alike.
import type * as server from './generated';

export type {
  AuditChain,
  AuditChoices,
  AuditLine,
  AuditPage,
  Check,
  Choice,
  Comparison,
  Consolidation,
  Correction,
  Delegation,
  Delegations,
  DemoAccount,
  Directive,
  Directives,
  DirectiveUnit,
  Due,
  Duty,
  Element,
  ElementType,
  Evidence,
  EvidenceSource,
  ExcisableTexts,
  Excision,
  ExcisionReason,
  Excisions,
  Finding as Problem,
  Form,
  Hidden,
  ImportedDrafts,
  ImportFault,
  ImportPreview,
  ImportReport,
  Lendable,
  MailState,
  Matrix,
  MatrixBlock,
  MatrixCell,
  MyNotice as Notice,
  MyNotices as Notices,
  MySettings,
  NextStep,
  Obligation,
  ObligationState,
  Obligations,
  Outbox,
  Overview,
  OverviewTable,
  Period,
  PeriodKind,
  Person,
  PersonName,
  Petition,
  PetitionStep,
  Petitions,
  Plan,
  PlanActivations,
  PlanChange,
  PlanCheck,
  PlanDecided,
  PlanDiagnostic,
  PlanEffect,
  PlanWaiting,
  Proposal,
  Record as Report,
  RecordState,
  Reminder,
  ReminderProof,
  ReminderSetting,
  ReviewStep as Step,
  RoleName as Role,
  Rung,
  Session,
  SessionUnit,
  TargetState,
  Text,
  Tree,
  Trend,
  Trends,
  Unit,
  Units,
  Upload as SheetAnswer,
  Whom,
} from './generated';

// Sealed records have their own (src/access/actor.h): `support` may become a member of the team, `keep` keeps an office.
export type Capability = server.Capability;
// What a person types into a cell, or a report holds: never hidden from who may open it.
export type Typed = server.Cell;
// That, or a figure of a table, which the server may have hidden.
export type Cell = Typed | server.Figure;
export interface Cells {
  [element: string]: Cell;
}
// A cell that two people changed, as the page asks about it: what it noticed itself has no name and time.
export interface Conflict {
  element: string;
  yours: Cell;
  theirs: Cell;
  by: server.Who | null;
  at: string | null;
}
// How a figure is written: a form's element, or just its type.
export type Shape = Pick<server.Element, 'type'> & Partial<Pick<server.Element, 'choices'>>;
