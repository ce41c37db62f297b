import type { Span } from '../calendar/span.ts';
import type { Lead, Moment } from '../calendar/moments.ts';
import type { RuleId } from '../refusals/refusal.ts';
import type { Level, Role } from './actor.ts';
import type { MonitoringState, Relapse } from './monitoring.ts';
import type { StatePair, Tutoring } from './tutoring.ts';
import type { AidState } from './aidState.ts';
import type { ReliefState } from './relief.ts';
import type { ExitReport, IncomeMonths, Pairing, ReferralState } from './support.ts';

/** An instant, ISO 8601 in UTC: `2026-02-11T01:00:00.000Z`. */
export type Instant = string;
/** A calendar day in Asia/Shanghai: `2026-02-11`. */
export type Day = string;

/**
 * All that a case remembers: plain JSON, without personal data, so that it can live in the workflow, in its
 * record in Postgres and in a test alike. People are ids; what they are called stays in Postgres.
 */
export interface CaseState {
  /** Version of this shape; a change of shape raises it and brings a migration in `upgrade.ts`. */
  schema: 1;
  id: string;
  programme: string;
  /** Code of the community that holds the case. */
  region: string;
  policyId: string;
  /** Number of commits so far; the record in Postgres carries the same number. */
  seq: number;
  openedAt: Instant;
  stage: string;
  /** Where inside the stage: a review may be awaiting receipt, under way, or back with the applicant. */
  step: Step;
  /** When the present stage was entered: nothing in it can have happened earlier. */
  stageSince: Instant;
  applicant: string;
  people: Record<string, CasePerson>;
  zeroEmployment: boolean;
  /** What the programme's rules decided about the household, as codes, such as a tier. */
  details?: Record<string, string | number | boolean>;
  aid?: AidState;
  /** Who entered or passed what in the present chain of approval. */
  chain: ChainLink[];
  notice?: NoticeState;
  objections: Record<string, ObjectionState>;
  tracks: Record<string, Track>;
  clocks: Record<string, Clock>;
  /** Measures handed to units and not closed yet (D-05). */
  referrals?: Record<string, ReferralState>;
  /** Which months' income is recorded (D-03). */
  incomes?: IncomeMonths;
  /** Helpers who keep contact now (D-06). */
  helpers?: Record<string, Pairing>;
  /** By which exit the household is reported to leave (D-03, D-04). */
  exit?: ExitReport;
  /** Calls after the household has left (B-14). */
  monitoring?: MonitoringState;
  /** Each return to hardship after an exit, the earliest first. */
  relapses?: Relapse[];
  /** Teachers of the students, until all have one and tutoring begins (E-01). */
  pairs?: Record<string, StatePair>;
  /** Its place in a campaign of holiday relief. */
  relief?: ReliefState;
  /** An upheld suspicion in progress: nothing else moves until it is decided. */
  complaint?: { id: string; since: Instant };
  /** Decisions whose review was asked for and is not decided yet, by their id. */
  reviews?: Record<string, { since: Instant }>;
  /** Community review may be sent back to; how often the case was returned is on record. */
  closed?: { reason: ClosingReason; at: Instant };
  /** The closing clock has run: the workflow may end. */
  finished?: true;
  /** What the last person's action changed, so that it can be undone by a counter-action. */
  undo?: Undo;
}

export type Step = 'open' | 'awaiting-receipt' | 'returned' | 'to-post' | 'posted' | 'notice-ended' | 'to-submit';

export interface CasePerson {
  /** Category codes found by the rules, such as `4050`; a later discovery adds to them. */
  categories: string[];
  /** Seeks recognition, so gets a track once determined; the others are household members. */
  seeksRecognition: boolean;
  /** The last day of statutory working age, by month of birth (C-18); recognition ends with it (C-19). */
  eligibleUntil?: Day;
}

export interface ChainLink {
  stage: string;
  by: string;
  seq: number;
}

export interface NoticeState {
  id: string;
  postedAt: Instant;
  postedBy: string;
}

export interface ObjectionState {
  noticeId: string;
  receivedAt: Instant;
  outcome?: 'upheld' | 'dismissed';
}

export type ClosingReason =
  | 'stable-employment'
  | 'deemed-employed'
  | 'retirement-age'
  | 'lost-capacity'
  | 'moved-away'
  | 'death'
  | 'withdrawn'
  | 'fraud'
  | 'refused'
  | 'merged'
  /** Not qualified: referred to other help, by a written decision (B-13). */
  | 'referred'
  /** The campaign closed before the household was on a posted list with its paper handed in. */
  | 'campaign-over'
  /** Relief could not be handed over; the money went back. */
  | 'not-delivered'
  /** The programme's course has come to its end. */
  | 'completed';

/** One recognised person's own way through plan, placement and follow-up. */
export interface Track {
  stage: string;
  since: Instant;
  mentor: string;
  recognisedAt: Instant;
  plan?: { recordedAt: Instant };
  agreement?: { signedAt: Instant };
  /** Offers since recognition or the last job. */
  offers: Record<string, OfferState>;
  /** The street is asked whether the person counts as employed (C-09). */
  deemedQuestion?: { openedAt: Instant };
  paused?: { since: Instant; reason: 'illness' | 'training' };
  job?: Job;
  /** Jobs taken up so far, the present one included: names the clocks and calls of each. */
  jobs: number;
  findings: Record<string, FindingState>;
  /** The present term of a student (E-02). */
  tutoring?: Tutoring;
  outcome?: ClosingReason;
}

export interface OfferState {
  vacancy: string;
  offeredAt: Instant;
  state: 'open' | 'accepted' | 'refused' | 'contested' | 'justified';
}

export interface Job {
  /** Id of the placement's record; cases placed before it was kept go by person and day. */
  placement?: string;
  kind: PlacementKind;
  /** Placement day is day 0 of the call plan. */
  day: Day;
  calls: CallMemory;
}

export type PlacementKind = 'employment' | 'business-licence' | 'flexible-work' | 'public-welfare-post';

/** As much of the calls as the plan, the stability and a late entry need; the full record is in Postgres. */
export interface CallMemory {
  planned?: PlannedCall;
  /** Planned days that passed without a call, kept while one may still be entered late. */
  missed: PlannedCall[];
  /** Calls at the weekly pace since the row last broke, newest last. */
  row: { day: Day; outcome: CallOutcome }[];
  unreachableInARow: number;
}

export interface PlannedCall {
  phase: 'daily' | 'first' | 'interval';
  /** Counts from 1 within its phase. */
  n: number;
  from: Day;
  to: Day;
}

export type CallOutcome = 'stable' | 'unstable' | 'job-lost' | 'unreachable';

export type FindingKind = 'unstable' | 'employer-breach' | 'benefits-unused' | 'week-without-record';

export interface FindingState {
  kind: FindingKind;
  openedAt: Instant;
  /** The Monday of the week that it is about (E-03). */
  week?: Day;
}

/** A promise with a time: who has to move, until when, and what happens on the way there. */
export interface Clock {
  kind: string;
  rule: RuleId;
  span: Span;
  /** Reminders before it falls due, and how long after it the level above is told. */
  remind: Lead[];
  escalateAfter?: Span;
  /** When a reminder may arrive. */
  hours: 'working' | 'daily';
  /** Whose move it is. */
  owner: Role | Level;
  /** The unit that has to answer, where the owner is one. */
  unit?: string;
  track?: string;
  /** The stage that it belongs to, where that is one beside the case's own. */
  stage?: string;
  startedAt: Instant;
  /** Filled in when the clock is scheduled against the calendar; absent while it is paused. */
  due?: Instant;
  provisional?: boolean;
  /** What is still to come, earliest first: reminders, the due instant, the level above. */
  moments: Moment[];
  pauses: { from: Instant; to?: Instant }[];
  overdue?: boolean;
  /** May stand still for illness or training (policy, C-08). */
  pausable?: boolean;
  /** The calendar changed under it: its due instant is worked out anew. */
  reschedule?: boolean;
  /** Takes a call off a day on which nobody works (rulebook, decision 5). */
  window?: { from: Day; to: Day; offDaysOff: boolean };
}

export interface Undo {
  seq: number;
  action: string;
  by: string;
  /** The values before the action, by path of at most two steps; `null` = was absent. */
  before: Record<string, unknown>;
}
