import type { Day, Moment, Text } from '../api/generated';

// The server's words of the sealed part, named as its schemas name them (src/support/schemas.json). Once api/generated.ts
// has them, this file becomes one line of re-exports.

/** Bytes as base64url without padding. */
export type Wire = string;
/** An office's root key. */
export type OfficeId = string;
/** 16 random bytes, made by whoever files. */
export type SealedId = string;
export type Month = string;
/** It was taken; there is nothing to say. */
export type Done = Record<string, never>;
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
  offices: SupportOffice[];
  services: Word[];
  outcomes: Word[];
  consent_months: number;
  /** The session's own units that may file. */
  send_for: SendFor[];
}
export interface SendFor {
  unit: number;
  name: string;
  class: SenderClass;
}
export interface SupportOffice {
  office: OfficeId;
  purpose: OfficePurpose;
  name: string;
  within_hours?: number;
  /** The hours are a local setting, not the plan's. */
  local?: boolean;
  certificates: Wire[];
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
  unit: SupportUnit;
  state: 'founding' | 'open' | 'handed-over';
  keeper: boolean;
  member: 'none' | 'enrolled' | 'certified' | 'suspended';
  certificates: Wire[];
  /** Somebody in the roster may not hold keys any more. */
  needs_epoch?: boolean;
  leaving?: number[];
  keeper_left?: boolean;
  rewrap?: RewrapProgress;
  roster?: Wire;
  rosters?: Wire[];
  roster_now?: Wire;
  wrap?: Wire;
  team?: TeamSeal[];
  /** Referrals that nobody has answered yet. */
  waiting?: number;
  enrolments?: EnrolmentShown[];
}
export interface EnrolmentShown {
  account: number;
  name: string;
  account_name: string;
  eligible: boolean;
  enrolment: Wire;
}
export interface TeamSeal {
  epoch: number;
  sealed: Wire;
}
export interface RewrapProgress {
  root: OfficeId;
  epoch: number;
  left: number;
}
export interface SupportUnit {
  id: number;
  name: string;
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
  seals: MemberSeal[];
  recovery?: Wire | null;
  root_for_recovery?: Wire | null;
}
export interface MemberSeal {
  account: number;
  sealed: Wire;
}
export interface SupportRewrap {
  root: OfficeId;
  epoch: number;
  team: Wire;
  left: number;
  keys: KeyToRewrap[];
}
export interface KeyToRewrap {
  record: SealedId;
  part: SealedPartName;
  version: number;
  /** That it is wrapped for now. */
  epoch: number;
  wrapped: Wire;
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
  records: SealedRecord[];
  next: SealedId | null;
}
export interface SealedRecord {
  record: SealedId;
  month: Month;
  class: SenderClass;
  city: number;
  state: SealedState;
  needs: string[];
  services: string[];
  outcome: string;
  ends: Month;
  parts: SealedPartVersion[];
}
export interface SealedPartVersion {
  part: SealedPartName;
  version: number;
}
export interface SealedIds {
  records: SealedId[];
}
export interface SealedBodies {
  records: SealedBody[];
}
export interface SealedBody {
  record: SealedId;
  parts: SealedBodyPart[];
}
export interface SealedBodyPart {
  wrapped_epoch: number;
  envelope: Envelope;
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
  readers: SealedReader[];
}
export interface SealedReader {
  name: string;
  at: Moment;
  action: string;
}
export interface SupportCountsQuery {
  from: Month;
  to: Month;
}
export interface SupportCounts {
  arrived: ArrivedCount[];
  steps: StepCount[];
  states: CountsByWord;
  outcomes: CountsByWord;
  needs: CountsByWord;
  services: CountsByWord;
  waited: CountsByWord;
}
export interface StepCount {
  step: string;
  class: SenderClass;
  n: number;
}
export interface ArrivedCount {
  month: Month;
  class: SenderClass;
  n: number;
}
export type CountsByWord = { [key: string]: number };
