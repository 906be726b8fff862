import type { Text } from '../api/generated';

// The server's words of the sealed part, named as its schemas name them (src/support/schemas.json): once api/generated.ts
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
  offices: Record<string, never>[];
  services: Word[];
  outcomes: Word[];
  consent_months: number;
  /** The session's own units that may file. */
  send_for: Record<string, never>[];
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
  unit: Record<string, never>;
  state: 'founding' | 'open' | 'handed-over';
  keeper: boolean;
  member: 'none' | 'enrolled' | 'certified' | 'suspended';
  certificates: Wire[];
  /** Somebody in the roster may not hold keys any more. */
  needs_epoch?: boolean;
  leaving?: number[];
  rewrap?: Record<string, never>;
  roster?: Wire;
  rosters?: Wire[];
  roster_now?: Wire;
  wrap?: Wire;
  team?: Record<string, never>[];
  /** Referrals that nobody has answered yet. */
  waiting?: number;
  enrolments?: Record<string, never>[];
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
  seals: Record<string, never>[];
  recovery?: Wire | null;
  root_for_recovery?: Wire | null;
}
export interface SupportRewrap {
  root: OfficeId;
  epoch: number;
  team: Wire;
  left: number;
  keys: Record<string, never>[];
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
  records: Record<string, never>[];
  next: SealedId | null;
}
export interface SealedIds {
  records: SealedId[];
}
export interface SealedBodies {
  records: Record<string, never>[];
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
  readers: Record<string, never>[];
}
export interface SupportCountsQuery {
  from: Month;
  to: Month;
}
export interface SupportCounts {
  arrived: Record<string, never>[];
  steps: Record<string, never>[];
  states: CountsByWord;
  outcomes: CountsByWord;
  needs: CountsByWord;
  services: CountsByWord;
  waited: CountsByWord;
}
export type CountsByWord = { [key: string]: number };
