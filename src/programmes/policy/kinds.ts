import type { z } from 'zod';
import { employmentSense } from '../employment-assistance/policySense.ts';
import { employmentPolicyShape, type EmploymentPolicy } from '../employment-assistance/policy.ts';
import { holidayReliefPolicyShape, type HolidayReliefPolicy } from '../holiday-relief/policy.ts';
import { holidayReliefSense } from '../holiday-relief/policySense.ts';
import { longTermExitPolicyShape, type LongTermExitPolicy } from '../long-term-exit/policy.ts';
import { longTermExitSense } from '../long-term-exit/policySense.ts';
import type { Text } from '../programme.ts';
import { studentPairingPolicyShape, type StudentPairingPolicy } from '../student-pairing/policy.ts';
import { studentPairingSense } from '../student-pairing/policySense.ts';
import { unionAidSense } from '../union-aid/policySense.ts';
import { unionAidPolicyShape, type UnionAidPolicy } from '../union-aid/policy.ts';
import type { PolicyProblem } from './sense.ts';
import { plainPolicyShape, type Policy } from './shared.ts';

/** How the policy of a programme is read: its shape, and what can be wrong with one of the right shape. */
interface PolicyKind<P extends Policy> {
  shape: z.ZodType<P>;
  sense(policy: P): PolicyProblem[];
  /** The codes that stand for why somebody is helped, such as `4050`, with what they are called. */
  categories(policy: P): readonly { code: string; title: Text }[];
}

/** The programmes whose rules have numbers of their own; every other one has clocks and documents only. */
const kinds = {
  'employment-assistance': { shape: employmentPolicyShape, sense: employmentSense, categories: (policy) => policy.eligibility.categories } satisfies PolicyKind<EmploymentPolicy>,
  'long-term-exit': { shape: longTermExitPolicyShape, sense: longTermExitSense, categories: (policy) => policy.qualification.causes } satisfies PolicyKind<LongTermExitPolicy>,
  'holiday-relief': { shape: holidayReliefPolicyShape, sense: holidayReliefSense, categories: (policy) => policy.listed.groups } satisfies PolicyKind<HolidayReliefPolicy>,
  'student-pairing': { shape: studentPairingPolicyShape, sense: studentPairingSense, categories: (policy) => policy.pairing.causes } satisfies PolicyKind<StudentPairingPolicy>,
  'union-aid': { shape: unionAidPolicyShape, sense: unionAidSense, categories: ({ tiers }) => Object.entries(tiers).map(([code, { title }]) => ({ code, title })) } satisfies PolicyKind<UnionAidPolicy>,
};

export interface PolicyOf {
  'employment-assistance': EmploymentPolicy;
  'long-term-exit': LongTermExitPolicy;
  'holiday-relief': HolidayReliefPolicy;
  'student-pairing': StudentPairingPolicy;
  'union-aid': UnionAidPolicy;
}

const plain: PolicyKind<Policy> = { shape: plainPolicyShape, sense: () => [], categories: () => [] };

export function policyKind(programme: string): PolicyKind<Policy> {
  return Object.hasOwn(kinds, programme) ? (kinds[programme as keyof typeof kinds] as unknown as PolicyKind<Policy>) : plain; // a shape is only ever given what it has read
}

export function categoriesIn(policy: Policy): readonly { code: string; title: Text }[] {
  return policyKind(policy.programme).categories(policy);
}

/**
 * The policy with the numbers of its own programme.
 * @throws Error when it is another programme's
 */
export function policyOf<P extends keyof PolicyOf>(programme: P, policy: Policy): PolicyOf[P] {
  if (policy.programme !== programme) throw new Error(`the policy ${policy.id} is not one of ${programme}`);
  return policy as PolicyOf[P]; // read by the shape of this programme
}

/** Whether a policy has the numbers of a programme. */
export function isPolicyOf<P extends keyof PolicyOf>(programme: P, policy: Policy): policy is Policy & PolicyOf[P] {
  return policy.programme === programme;
}
