import type { Month, MonthSide } from '../rules/exit/month-row.ts';
import type { Instant } from './state.ts';

/** How a unit's help turned out. @rule D-05 */
export const referralOutcomes = ['helped', 'partly', 'not-eligible', 'declined'] as const;
export type ReferralOutcome = (typeof referralOutcomes)[number];

/** A measure handed to a unit, until the community has closed it. */
export interface ReferralState {
  measure: string;
  /** The lead unit, by policy's code: it alone answers. */
  unit: string;
  openedAt: Instant;
  /** The unit's answer; open without one. */
  outcome?: ReferralOutcome;
}

/** Which months' income is recorded, and how each stood to the line; the amounts stay sealed in Postgres. @rule D-03 */
export interface IncomeMonths {
  /** The month in which help began. */
  from: Month;
  /** The latest month whose income is asked for. */
  asked: Month;
  months: Record<Month, MonthSide>;
}

/** A helper who keeps contact with the household. @rule D-06 */
export interface Pairing {
  kind: string;
  /** Id of an account, or the code of a helper without one. */
  helper: string;
}

/** The ways out: by own income, or secured by relief. @rule D-03 · D-04 */
export const exits = ['exit-1', 'exit-2'] as const;
export type ExitKind = (typeof exits)[number];

export interface ExitReport {
  kind: ExitKind;
  reportedAt: Instant;
}
