import type { RuleId } from '../refusals/refusal.ts';
import type { ActionName, Codes } from './actions.ts';
import type { Level, Role } from './actor.ts';
import type { CallOutcome, ClosingReason, Day, FindingKind, Instant, Job, PlacementKind, PlannedCall, Step } from './state.ts';

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

export type DecisionKind = 'refusal' | 'deemed-employed' | 'revocation' | 'end-of-recognition';

type FactBody =
  | { type: 'applied'; applicant: string; channel: Codes<'apply'>['channel'] }
  | { type: 'stage-entered'; stage: string; step: Step }
  | { type: 'received'; level: Level }
  | { type: 'opinion'; stage: string; level: Level; outcome: 'pass' | 'return' | 'refuse'; missing?: string[]; rule?: string }
  | { type: 'resubmitted'; documents: string[] }
  | { type: 'notice-posted'; notice: string; documents: string[] }
  | { type: 'notice-ended'; notice: string }
  | { type: 'notice-taken-down'; notice: string; why: 'corrected' | 'left' | 'upheld' | 'undone' }
  | { type: 'objection-received'; objection: string; notice: string; anonymous: boolean }
  | { type: 'objection-decided'; objection: string; outcome: 'upheld' | 'dismissed'; then: 'review' | 'refuse' }
  | { type: 'ledger-entered' }
  | { type: 'ledger-revoked' }
  | { type: 'submitted'; from: Level; to: Level; documents: string[] }
  | { type: 'file-opened'; person: string }
  | { type: 'recognised'; person: string; categories: string[]; mentor: string }
  | { type: 'decision-made'; decision: string; kind: DecisionKind; person?: string }
  | { type: 'decision-delivered'; decision: string; way: string; deliveredOn: Day; documents: string[] }
  | { type: 'plan-recorded'; plan: string }
  | { type: 'agreement-signed'; agreement: string; signedOn: Day; documents: string[] }
  | { type: 'offer-made'; offer: string; vacancy: string }
  | { type: 'offer-accepted'; offer: string }
  | { type: 'offer-refused'; offer: string; counted: number; needed: number; documents: string[] }
  | { type: 'refusal-contested'; offer: string }
  | { type: 'contest-decided'; offer: string; justified: boolean }
  | { type: 'deemed-question-opened'; refusals: number }
  | { type: 'deemed-decided'; deemed: boolean; notifiedOn: Day; documents: string[] }
  | { type: 'placed'; placement: string; kind: PlacementKind; day: Day; offer?: string; documents: string[]; late: boolean }
  | { type: 'job-lost'; job: JobRef }
  | { type: 'clock-paused'; clock: string; reason: string }
  | { type: 'clock-resumed'; clock: string }
  | { type: 'call-planned'; call: string; plan: PlannedCall }
  | { type: 'call-recorded'; call: string; outcome: CallOutcome; plan?: PlannedCall; enteredLate: boolean; answers: Codes<'recordCall'> }
  | { type: 'call-missed'; call: string; plan: PlannedCall }
  | { type: 'unreachable-in-a-row'; times: number }
  | { type: 'finding-opened'; finding: string; kind: FindingKind }
  | { type: 'finding-closed'; finding: string; documents: string[] }
  | { type: 'employment-stable'; job: JobRef; calls: number; months: number }
  | { type: 'service-recorded'; service: string; result: Codes<'recordService'>['result'] }
  | { type: 'satisfaction-recorded'; answer: Codes<'recordSatisfaction'>['answer'] }
  | { type: 'mentor-assigned'; mentor: string; previous?: string }
  | { type: 'category-added'; category: string; documents: string[] }
  | { type: 'track-closed'; reason: ClosingReason }
  | { type: 'case-closed'; reason: ClosingReason }
  | { type: 'reminded'; clock: string; due: Instant }
  | { type: 'overdue'; clock: string; due: Instant }
  | { type: 'escalated'; clock: string; to: Level }
  | { type: 'death-recorded'; person: string; newApplicant?: string; documents: string[] }
  | { type: 'transferred'; from: string; to: string }
  | { type: 'complaint-received'; complaint: string }
  | { type: 'complaint-decided'; complaint: string; upheld: boolean; heardOn: Day; documents: string[] }
  | { type: 'undone'; seq: number; action: ActionName }
  | { type: 'policy-moved'; from: string; to: string }
  | { type: 'deadlines-recomputed'; calendarVersion: string }
  | { type: 'note-added' };

export type FactType = Fact['type'];

/** Somebody is told something: resolved to staff accounts and sending hours when it is committed. */
export interface Message {
  to: { role: Role } | { level: Level } | { user: string };
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
  | 'deadline-moved';
