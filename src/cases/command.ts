import type { EmploymentPolicy } from '../programmes/policy/employment.ts';
import type { ActionName, Codes } from './actions.ts';
import type { By } from './actor.ts';
import type { CaseState, Instant } from './state.ts';

/** One person's action on its way through the workflow: codes, ids and dates only. */
export type Command = { [A in ActionName]: CommandOf<A> }[ActionName];

export interface CommandOf<A extends ActionName> {
  /** Id of the stored command; its form is found under it in Postgres. */
  id: string;
  action: A;
  by: By;
  /** The recognised person it is about, for actions on a track. */
  track?: string;
  /** When it happened, where that is not now. */
  happenedAt?: Instant;
  /** Evidence is attached for a date in the past. */
  backdatingEvidence?: boolean;
  codes: Codes<A>;
  /** The new policy's engine part, with `movePolicy` only. */
  policy?: CasePolicy;
}

/** The part of a policy that the engine itself needs; eligibility and documents stay outside the workflow. */
export type CasePolicy = Pick<EmploymentPolicy, 'id' | 'clocks' | 'placement' | 'refusals' | 'calls' | 'findings' | 'backdating' | 'notice'>;

export function casePolicy(policy: EmploymentPolicy): CasePolicy {
  const { id, clocks, placement, refusals, calls, findings, backdating, notice } = policy;
  return { id, clocks, placement, refusals, calls, findings, backdating, notice };
}

/** What the workflow is started with, and continues as new with. */
export interface CaseStart {
  caseId: string;
  programme: string;
  region: string;
  policy: CasePolicy;
  /** Present after a continue-as-new. */
  state?: CaseState;
  /** History length at which the case continues as new; tests make it small. */
  continueAfterEvents?: number;
}

/** The answer of a command: enough to show the next page; everything else is read from Postgres. */
export interface CommandAnswer {
  seq: number;
  stage: string;
  dueAt?: Instant;
}
