import type { EmploymentPolicy } from '../programmes/employment-assistance/policy.ts';
import type { ClockPolicy } from '../programmes/policy/clock.ts';
import type { LongTermExitPolicy } from '../programmes/long-term-exit/policy.ts';
import type { MonitoringPolicy } from '../programmes/policy/monitoring.ts';
import type { StudentPairingPolicy } from '../programmes/student-pairing/policy.ts';
import type { HolidayReliefPolicy } from '../programmes/holiday-relief/policy.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import type { ActionName, Codes } from './actions.ts';
import type { By } from './actor.ts';
import type { Judged } from './aidState.ts';
import type { CampaignDates } from './relief.ts';
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
  /** What the rules found from figures that stay in Postgres. */
  judged?: Judged;
  /** When its campaign closes, with `list` only. */
  campaign?: CampaignDates;
}

/** Numbers that only some kinds of stage work by; a policy has those that its programme's page needs. */
export type PolicyParts = Pick<EmploymentPolicy, 'placement' | 'refusals' | 'calls' | 'findings'> & { monitoring: MonitoringPolicy } & Pick<StudentPairingPolicy, 'pairing' | 'tutoring'> & Pick<HolidayReliefPolicy, 'amounts'> & Pick<LongTermExitPolicy, 'firstExit' | 'caseload' | 'unitMeasures'>;

/** The part of a policy that the engine itself needs; eligibility and documents stay outside the workflow. */
export type CasePolicy = Pick<Policy, 'id' | 'clocks' | 'backdating' | 'notice'> & Partial<PolicyParts>;

const partNames = ['placement', 'refusals', 'calls', 'findings', 'monitoring', 'pairing', 'tutoring', 'amounts', 'firstExit', 'caseload', 'unitMeasures'] as const satisfies readonly (keyof PolicyParts)[];

export function casePolicy(policy: Policy & Partial<PolicyParts>): CasePolicy {
  const { id, clocks, backdating, notice } = policy;
  return { id, clocks, backdating, notice, ...Object.fromEntries(partNames.flatMap((name) => (policy[name] === undefined ? [] : [[name, policy[name]] as const]))) };
}

/** @throws Error when the policy has no such part; a policy is checked against its programme's page when it is read */
export function policyPart<K extends keyof PolicyParts>(policy: CasePolicy, part: K): PolicyParts[K] {
  const found = (policy as Partial<PolicyParts>)[part];
  if (!found) throw new Error(`the policy ${policy.id} has no ${part}`);
  return found;
}

/** @throws Error when the policy has no such clock; a policy is checked against its programme's page when it is read */
export function clockNamed({ id, clocks }: CasePolicy, name: string): ClockPolicy {
  const clock = clocks[name];
  if (!clock) throw new Error(`the policy ${id} has no clock “${name}”`);
  return clock;
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
