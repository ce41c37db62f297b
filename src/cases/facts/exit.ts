import type { Month, MonthSide } from '../../rules/exit/month-row.ts';
import type { Day } from '../state.ts';
import type { ExitKind, ReferralOutcome } from '../support.ts';

/** Help of many units, and the way to an exit. */
export type ExitFact =
  | { type: 'income-recorded'; month: Month; side: MonthSide; counted: number; needed: number; documents: string[] }
  | { type: 'income-gap'; month: Month }
  | { type: 'referral-opened'; referral: string; measure: string; group: string; unit: string; responsible: string[]; documents: string[] }
  | { type: 'referral-answered'; referral: string; measure: string; outcome: ReferralOutcome; late: boolean; documents: string[] }
  | { type: 'referral-closed'; referral: string; measure: string }
  | { type: 'helper-paired'; pair: string; kind: string; helper: string; most: number }
  | { type: 'pairing-ended'; pair: string; kind: string }
  | { type: 'exit-reported'; exit: ExitKind; counted: number; causeGoneOn?: Day; documents: string[] };
