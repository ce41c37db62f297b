import type { Refusal } from '../refusals/refusal.ts';
import type { ActionName } from './actions.ts';
import type { By } from './actor.ts';
import type { CasePolicy, CommandAnswer } from './command.ts';
import type { Fact, Message } from './facts.ts';
import type { Scheduled } from './schedule.ts';
import type { CaseState, Instant } from './state.ts';

/** Ids of what a step changed, so that the records of everything else need no writing. */
export interface Touched {
  /** Clocks that ended, or gave way to another one of the same id. */
  stopped: string[];
  /** Clocks that began or changed. */
  clocks: string[];
  /** Tracks that began or changed, or are there no more because their recognition was undone. */
  tracks: string[];
}

/** One step of a case on its way into the record: everything in it happens in one transaction, or not at all. */
export interface CaseStep {
  /** The state after the step; its new clocks are scheduled in the commit. */
  state: CaseState;
  facts: Fact[];
  messages: Message[];
  touched: Touched;
  by: By;
  /** When it happened, and the workflow's now, at which it is recorded. */
  at: Instant;
  now: Instant;
  command?: { id: string; action: ActionName };
}

export type CommitResult =
  | { kind: 'done'; scheduled: Scheduled }
  /** This command was committed before: its first answer stands, and the record's state with it. */
  | { kind: 'repeated'; answer: CommandAnswer; state: CaseState; policy: CasePolicy }
  /** The record is ahead of the workflow, which lost a task: adopt the state and judge again. */
  | { kind: 'behind'; state: CaseState; policy: CasePolicy }
  /** The record itself says no (an identity number that is already in an open case). */
  | { kind: 'refused'; refusal: Refusal };

export function answerOf(state: CaseState): CommandAnswer {
  const dueAt = earliestDue(state);
  return { seq: state.seq, stage: state.stage, ...(dueAt ? { dueAt } : {}) };
}

/** The nearest due instant of all running clocks; the closing clock is nobody's deadline. */
export function earliestDue(state: CaseState): Instant | undefined {
  const dues = Object.values(state.clocks).flatMap((clock) => (clock.due && clock.kind !== 'closing' ? [clock.due] : []));
  return dues.sort()[0];
}

export function isOverdue(state: CaseState): boolean {
  return Object.values(state.clocks).some((clock) => clock.overdue);
}
