import type { MonitoringOutcome } from '../monitoring.ts';
import type { Instant } from '../state.ts';

/** What is found, or not looked at, after a household has left hardship. */
export type MonitoringFact =
  | { type: 'monitoring-recorded'; call: string; round: number; outcome: MonitoringOutcome; documents: string[]; enteredLate: boolean }
  | { type: 'monitoring-missed'; call: string; round: number }
  | { type: 'relapsed'; exitedAt: Instant; leadsTo: string };
