import type { Instant } from './state.ts';

/** What is known of a household that has left: whether hardship stays away. */
export const monitoringOutcomes = ['fine', 'near-the-line', 'relapsed'] as const;
export type MonitoringOutcome = (typeof monitoringOutcomes)[number];

/** The calls after an exit, as far as the next one and a late entry need them; the full record is in Postgres. */
export interface MonitoringState {
  /** When the household left. */
  since: Instant;
  /** The round that is open now; counts from 1. */
  round: number;
  /** When the open round began. */
  from: Instant;
  /** Rounds that passed without a call, kept while one may still be entered late. */
  missed: MissedRound[];
}

export interface MissedRound {
  round: number;
  from: Instant;
  due: Instant;
}

/** A household came back into hardship: when it had left, and when that was found. What was given before stays in the case. */
export interface Relapse {
  exitedAt: Instant;
  foundAt: Instant;
}
