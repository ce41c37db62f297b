import { z } from 'zod';
import { policyOf } from '../../programmes/policy/kinds.ts';
import { assess, isZeroEmployment } from '../../rules/eligibility.ts';
import type { PersonFacts } from '../../rules/facts.ts';
import { findingsAgainst } from './assessment.ts';
import { applicationFormOf } from './form.ts';
import type { Intake } from './kinds.ts';
import type { Known } from './people.ts';

/**
 * The recognition application (就业困难人员认定申请表), and what the rules need beside it.
 * @rule C-01
 */
export const employmentForm = applicationFormOf({
  post: z.enum(['worker', 'cadre']).optional().describe('Kind of post; decides a woman’s upper working age'),
  registeredUnemployedOn: z.iso.date().optional().describe('Day of the unemployment registration'),
  registeredAsJobseeker: z.boolean().default(false),
  willing: z.boolean().default(false),
  able: z.boolean().default(false),
  graduatedOn: z.iso.date().optional(),
  flags: z.array(z.enum(['disability-certificate', 'dibao', 'landless', 'single-parent', 'demobilised'])).max(5).default([]),
  /** The tick boxes of the form; which categories hold is found by the rules. */
  claimedCategories: z.array(z.string().max(40)).max(20).default([]),
  wishes: z.strictObject({ trades: z.array(z.string().trim().max(40)).max(10).default([]), leastPayFen: z.int().min(0).default(0) }).optional().describe('For matching vacancies'),
}, z.strictObject({}).default({}));

export type EmploymentForm = z.infer<typeof employmentForm>;
export type EmploymentPerson = EmploymentForm['people'][number];

/** @rule C-01 · C-08 · C-18 */
export const employmentIntake: Intake<EmploymentForm> = {
  form: employmentForm,
  assess({ people, day, policy: any }) {
    const policy = policyOf('employment-assistance', any);
    const facts = people.map(factsOf);
    const zeroEmployment = isZeroEmployment(facts, policy, day);
    const found = people.map((person) => ({
      seeksRecognition: person.seeksRecognition, unknownPlace: person.identity.unknownPlace,
      assessment: assess(factsOf(person), zeroEmployment.holds, policy, day),
    }));
    return { policyId: policy.id, household: [zeroEmployment], people: found, kept: { zeroEmployment: zeroEmployment.holds }, against: findingsAgainst(found) };
  },
};

function factsOf(person: Known<EmploymentPerson>): PersonFacts {
  const { sex, birthDate, post, work, registeredUnemployedOn, registeredAsJobseeker, willing, able, graduatedOn, flags } = person;
  return {
    sex, birthDate, work, registeredAsJobseeker, willing, able, flags,
    ...(post ? { post } : {}), ...(registeredUnemployedOn ? { registeredUnemployedOn } : {}), ...(graduatedOn ? { graduatedOn } : {}),
  };
}
