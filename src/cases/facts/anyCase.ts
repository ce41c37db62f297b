import type { ActionName } from '../actions.ts';
import type { Level } from '../actor.ts';
import type { DecisionKind } from '../facts.ts';
import type { ClosingReason, Day, Instant } from '../state.ts';

/** What any case can meet, and what its clocks bring about. */
export type AnyCaseFact =
  | { type: 'ledger-revoked' }
  | { type: 'decision-made'; decision: string; kind: DecisionKind; person?: string }
  | { type: 'decision-delivered'; decision: string; way: string; deliveredOn: Day; documents: string[] }
  | { type: 'review-requested'; decision: string; requestedOn: Day; documents: string[] }
  | { type: 'review-decided'; decision: string; outcome: 'confirmed' | 'set-aside'; heardOn: Day; documents: string[] }
  | { type: 'track-closed'; reason: ClosingReason }
  | { type: 'case-closed'; reason: ClosingReason }
  | { type: 'reminded'; clock: string; due: Instant }
  | { type: 'overdue'; clock: string; due: Instant }
  | { type: 'escalated'; clock: string; to: Level }
  | { type: 'death-recorded'; person: string; newApplicant?: string; documents: string[] }
  | { type: 'household-split'; people: string[]; newApplicant?: string; documents: string[] }
  | { type: 'merged'; into: string; documents: string[] }
  | { type: 'transferred'; from: string; to: string }
  | { type: 'complaint-received'; complaint: string }
  | { type: 'complaint-decided'; complaint: string; upheld: boolean; heardOn: Day; documents: string[] }
  | { type: 'undone'; seq: number; action: ActionName }
  | { type: 'policy-moved'; from: string; to: string }
  | { type: 'deadlines-recomputed'; calendarVersion: string }
  | { type: 'note-added' };
