import { z } from 'zod';
import { policyOf } from '../../programmes/policy/kinds.ts';
import { InputError, refuseInput } from '../../refusals/input.ts';
import { qualify, type HouseholdMeans, type Qualification } from '../../rules/exit/qualification.ts';
import type { LongTermExitPolicy } from '../../programmes/long-term-exit/policy.ts';
import { fen } from '../actions/shapes.ts';
import { against } from './assessment.ts';
import { applicationFormOf } from './form.ts';
import type { Intake } from './kinds.ts';
import type { Known } from './people.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'format');

/** What the household owns and lives on: kept sealed with the case, and brought up to date there. */
export const exitFile = z.strictObject({
  /** Migrant workers from the country are included. */
  worker: z.enum(['urban', 'migrant']).default('urban'),
  property: z.record(code, z.int().min(0).max(10_000_000_000)).describe('By the codes of the policy’s property rules: whole fen, or a count'),
  causes: z.array(code).max(20).default([]).describe('Causes of difficulty, by the policy’s codes'),
});
export type ExitFile = z.infer<typeof exitFile>;

/** The application of a worker in difficulty (困难职工援助申请表). @rule D-01 · D-02 */
export const exitForm = applicationFormOf({ yearIncomeFen: fen.describe('What this member has had in twelve months, whole fen') }, exitFile);
export type ExitForm = z.infer<typeof exitForm>;

/** @rule D-01 */
export const exitIntake: Intake<ExitForm> = {
  form: exitForm,
  assess({ form, people, policy: any }) {
    const policy = policyOf('long-term-exit', any);
    const found = qualification(form, people, policy);
    const conditions = found.limbs.flatMap((limb) => limb.conditions);
    // Only one limb can be meant: the one whose side of the line the income is on.
    const meant = found.limbs.find(({ conditions: [income] }) => income?.holds);
    const failing = found.qualifies ? [] : (meant?.conditions ?? conditions).filter(({ holds }) => !holds);
    return {
      policyId: policy.id, household: [{ rule: 'D-01', code: 'qualifies', holds: found.qualifies, values: { limb: found.limb ?? '' }, zh: found.zh, en: found.en }, ...conditions],
      people: people.map((person) => ({ seeksRecognition: person.seeksRecognition, unknownPlace: person.identity.unknownPlace, assessment: { eligible: found.qualifies, conditions: [], categories: [] } })),
      kept: { zeroEmployment: false, details: { limb: found.limb ?? 'none', worker: form.file.worker } },
      against: failing.map((condition) => against(fieldOf(condition.code), condition)),
    };
  },
};

function qualification({ file }: ExitForm, people: readonly Known<ExitForm['people'][number]>[], policy: LongTermExitPolicy): Qualification {
  const household: HouseholdMeans = {
    members: people.map(({ yearIncomeFen }, position) => ({ person: String(position), yearIncomeFen })), property: file.property, causes: file.causes,
  };
  try {
    return qualify(household, policy);
  } catch (error) {
    if (error instanceof InputError) return refuseInput(error.problems.map((problem) => ({ ...problem, field: inForm(problem.field) })));
    throw error;
  }
}

/** The rules speak of members and means, the form of people and its file. */
function inForm(field: string): string {
  return field.startsWith('members.') ? field.replace('members.', 'people.') : `file.${field}`;
}

function fieldOf(condition: string): string {
  if (condition.startsWith('property.')) return `file.${condition}`;
  return condition === 'difficulty' ? 'file.causes' : 'people.0.yearIncomeFen';
}
