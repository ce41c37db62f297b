import type { Explanation } from '../../calendar/explanation.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import type { ActionName } from '../actions.ts';
import type { By } from '../actor.ts';
import type { Fact } from '../facts.ts';
import type { CaseState, Day, Instant } from '../state.ts';

/** Who reads: what is not in the actor's scope is not found. */
export interface Reader extends By {
  /** Code of the region whose cases may be read; a mentor reads the own households only. */
  region: string;
}

export interface Page<T> {
  items: T[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

/** A case in a list. Names are masked for lists. */
export interface CaseSummary {
  id: string;
  receipt: string;
  programme: string;
  region: string;
  regionName: { zh: string; en: string };
  stage: string;
  step: string;
  level: string;
  applicantName: string;
  people: number;
  categories: string[];
  zeroEmployment: boolean;
  openedAt: Instant;
  dueAt?: Instant;
  overdue: boolean;
  closedReason?: string;
}

export interface CaseFilter {
  programme?: string;
  stage?: string;
  region?: string;
  overdue?: boolean;
  open?: boolean;
  mentor?: string;
  /** Receipt number, or an identity number (looked up by blind index). */
  search?: string;
}

export interface ClockView {
  clock: string;
  kind: string;
  rule: string;
  owner: string;
  caseId: string;
  receipt: string;
  programme: string;
  applicantName: string;
  region: string;
  track?: string;
  mentorName?: string;
  startedAt: Instant;
  dueAt?: Instant;
  provisional: boolean;
  overdue: boolean;
  escalated: boolean;
  pausedSince?: Instant;
  stoppedAt?: Instant;
  window?: { from: Day; to: Day };
  explanation?: Explanation;
}

export interface PersonView {
  id: string;
  relation: string;
  /** Masked unless revealed. */
  name: string;
  identity: string;
  phone?: string;
  sex?: 'male' | 'female';
  age?: number;
  seeksRecognition: boolean;
  categories: string[];
  isApplicant: boolean;
}

export interface TrackView {
  person: string;
  personName: string;
  stage: string;
  mentorId: string;
  mentorName: string;
  recognisedAt: Instant;
  placedOn?: Day;
  outcome?: string;
}

export interface ActionOffer {
  action: ActionName;
  track?: string;
  open: boolean;
  /** Why it is not open to this reader. */
  refusal?: Refusal;
}

export interface CaseDetail extends CaseSummary {
  seq: number;
  state: CaseState;
  policyId: string;
  persons: PersonView[];
  tracks: TrackView[];
  clocks: ClockView[];
  actions: ActionOffer[];
}

export interface TimelineEntry {
  id: string;
  seq: number;
  kind: 'command' | 'clock';
  action: string;
  actorName: string;
  actorRole: string;
  happenedAt: Instant;
  recordedAt: Instant;
  facts: Fact[];
  /** The words that came with it (opinion, reason, note), opened for staff in scope. */
  form?: Record<string, unknown>;
}

/** What the public sees of a running notice: an allow-list, nothing else can get in. */
export interface PublicNotice {
  id: string;
  caseId: string;
  maskedName: string;
  community: { zh: string; en: string };
  members: number;
  help: { zh: string; en: string };
  /** Neutral codes of the categories, such as `4050`. */
  categories: string[];
  /** Of a list of relief: degree of hardship as a neutral title, and the amount in whole fen. */
  degree?: { zh: string; en: string };
  amountFen?: number;
  postedOn: Day;
  endsOn: Day;
  contact: string;
  supervisionPhone: string;
}

export interface CallView {
  caseId: string;
  receipt: string;
  person: string;
  personName: string;
  phone?: string;
  phase: 'daily' | 'first' | 'interval';
  n: number;
  from: Day;
  to: Day;
  dueAt: Instant;
  mentorName: string;
}

export interface InboxMessage {
  id: string;
  template: string;
  caseId?: string;
  receipt?: string;
  programme?: string;
  clock?: string;
  dueAt?: Instant;
  rule: string;
  createdAt: Instant;
  readAt?: Instant;
}
