import type { RuleId } from '../refusals/refusal.ts';
import type { Level, Role } from './actor.ts';
import type { AidFact } from './facts/aid.ts';
import type { AnyCaseFact } from './facts/anyCase.ts';
import type { ApprovalFact } from './facts/approval.ts';
import type { ExitFact } from './facts/exit.ts';
import type { EmploymentFact } from './facts/employment.ts';
import type { MonitoringFact } from './facts/monitoring.ts';
import type { TutoringFact } from './facts/tutoring.ts';
import type { ReliefFact } from './facts/relief.ts';
import type { Instant, Job } from './state.ts';

/**
 * What a command or a clock brought about: the timeline shows it, the records are projected from it, the audit
 * keeps it. Codes, ids and dates only.
 */
export type Fact = FactBody & {
  /** The rules that led to it. */
  rules: RuleId[];
  track?: string;
};

/** The placement that a fact is about: a person may have had several. */
export type JobRef = Pick<Job, 'placement' | 'day'>;

export type DecisionKind = 'refusal' | 'deemed-employed' | 'revocation' | 'end-of-recognition' | 'referral' | 'aid-refused' | 'review';

type FactBody = ApprovalFact | EmploymentFact | MonitoringFact | ReliefFact | AnyCaseFact | AidFact | TutoringFact | ExitFact;

export type FactType = Fact['type'];

/** Somebody is told something: resolved to staff accounts and sending hours when it is committed. */
export interface Message {
  to: { role: Role } | { level: Level } | { user: string } | { unit: string };
  template: MessageTemplate;
  clock?: string;
  due?: Instant;
  track?: string;
  rule: RuleId;
  hours: 'working' | 'daily';
}

export type MessageTemplate =
  | 'clock-reminder'
  | 'clock-overdue'
  | 'clock-escalated'
  | 'clock-escalated-owner'
  | 'your-move'
  | 'call-reminder'
  | 'call-missed'
  | 'unreachable-in-a-row'
  | 'finding-opened'
  | 'objection-received'
  | 'assigned-as-mentor'
  | 'handed-over'
  | 'deemed-question'
  | 'complaint-received'
  | 'review-requested'
  | 'review-set-aside'
  | 'referral-opened'
  | 'referral-answered'
  | 'deadline-moved'
  | 'household-changed'
  | 'report-late'
  | 'assigned-as-teacher'
  | 'week-missing'
  | 'weeks-missing-in-a-row'
  | 'term-ended'
  | 'campaign-reminder'
  | 'campaign-held';
