import type { FieldProblem } from '../../refusals/input.ts';
import type { Step } from '../../rules/aid/step.ts';
import type { Condition } from '../../rules/condition.ts';
import type { Day } from '../state.ts';
import type { Codes } from '../actions.ts';

/** What the rules found about one person. */
export interface PersonAssessment {
  eligible: boolean;
  conditions: Condition[];
  categories: string[];
  /** The last day on which the person can be helped, where age sets one. */
  eligibleUntil?: Day;
}

/** What the rules found about a household, with their ids, figures and sentences. */
export interface ApplicationAssessment {
  policyId: string;
  /** About the household as a whole. */
  household: Condition[];
  /** In the order of the form. */
  people: { seeksRecognition: boolean; assessment: PersonAssessment; unknownPlace: boolean }[];
  /** The arithmetic line by line, where there is any. */
  steps?: Step[];
  /** What the case itself keeps of it: codes only. */
  kept: Pick<Codes<'apply'>, 'zeroEmployment' | 'details'>;
  /** What stands in the way of a decision in favour, each at the field that shows it. */
  against: FieldProblem[];
}

/** Conditions that stand in the way of those who are to be helped, each at its person's field with its own sentence. */
export function findingsAgainst(people: ApplicationAssessment['people']): FieldProblem[] {
  return people.flatMap(({ seeksRecognition, assessment }, position) =>
    seeksRecognition ? assessment.conditions.filter(({ holds }) => !holds).map((condition) => against(`people.${position}.seeksRecognition`, condition)) : []);
}

/** A condition that does not hold, at the field that shows it. */
export function against(field: string, { rule, zh, en }: Condition): FieldProblem {
  return { field, problem: 'not-eligible', rule, sentence: { zh, en } };
}
