import { dayOf } from '../../calendar/days.ts';
import type { EmploymentPolicy } from '../../programmes/policy/employment.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import type { Condition } from '../../rules/condition.ts';
import { assess, isZeroEmployment, type Assessment } from '../../rules/eligibility.ts';
import type { PersonFacts } from '../../rules/facts.ts';
import type { Instant } from '../state.ts';
import type { ApplicationForm, ApplicationPerson } from './form.ts';
import { readIdentity, type Identity } from './identityNumber.ts';

/** A person of an application whose number has been read. */
export interface KnownPerson extends ApplicationPerson {
  identity: Identity;
  sex: 'male' | 'female';
  birthDate: string;
}

/** What the rules found about a household, with their ids, figures and sentences. */
export interface ApplicationAssessment {
  policyId: string;
  zeroEmployment: Condition;
  /** In the order of the form. */
  people: { seeksRecognition: boolean; assessment: Assessment; unknownPlace: boolean }[];
}

/**
 * Reads every number and fills in what it tells.
 * @throws InputError naming every field: faulty numbers, a number entered twice, not exactly one applicant
 */
export function knownPeople(form: ApplicationForm, now: Instant): KnownPerson[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  const people = form.people.flatMap((person, position): KnownPerson[] => {
    const at = (field: string) => `people.${position}.${field}`;
    const read = readIdentity(person.identityNumber, now);
    if (!read.ok) {
      problems.push({ field: at('identityNumber'), problem: read.fault, rule: 'C-01' });
      return [];
    }
    const { identity } = read;
    if (seen.has(identity.number)) problems.push({ field: at('identityNumber'), problem: 'identity.twice', rule: 'X-05' });
    seen.add(identity.number);
    const [sex, birthDate] = [identity.sex ?? person.sex, identity.birthDate ?? person.birthDate];
    if (!sex) problems.push({ field: at('sex'), problem: 'required', rule: 'C-01' });
    if (!birthDate) problems.push({ field: at('birthDate'), problem: 'required', rule: 'C-01' });
    return sex && birthDate ? [{ ...person, identity, sex, birthDate }] : [];
  });
  const applicants = form.people.filter(({ relation }) => relation === 'self');
  if (applicants.length !== 1) problems.push({ field: 'people.0.relation', problem: 'applicant.one', rule: 'C-01' });
  form.people.forEach(({ relation, phone }, position) => {
    if (relation === 'self' && !phone) problems.push({ field: `people.${position}.phone`, problem: 'required', rule: 'C-01' });
  });
  if (problems.length > 0) refuseInput(problems);
  return people;
}

/** @rule C-01 · C-08 · C-18 */
export function assessApplication(people: readonly KnownPerson[], policy: EmploymentPolicy, now: Instant): ApplicationAssessment {
  const day = dayOf(now);
  const facts = people.map(factsOf);
  const zeroEmployment = isZeroEmployment(facts, policy, day);
  return {
    policyId: policy.id,
    zeroEmployment,
    people: people.map((person, position) => ({
      seeksRecognition: person.seeksRecognition, unknownPlace: person.identity.unknownPlace,
      assessment: assess(facts[position] ?? factsOf(person), zeroEmployment.holds, policy, day),
    })),
  };
}

/** Conditions that stand in the way of those who seek recognition, each at its person's field with its own sentence. */
export function findingsAgainst({ people }: ApplicationAssessment): FieldProblem[] {
  return people.flatMap(({ seeksRecognition, assessment }, position) =>
    seeksRecognition
      ? assessment.conditions.filter(({ holds }) => !holds).map(({ rule, zh, en }): FieldProblem =>
          ({ field: `people.${position}.seeksRecognition`, problem: 'not-eligible', rule, sentence: { zh, en } }))
      : []);
}

function factsOf(person: KnownPerson): PersonFacts {
  const { sex, birthDate, post, work, registeredUnemployedOn, registeredAsJobseeker, willing, able, graduatedOn, flags } = person;
  return {
    sex, birthDate, work, registeredAsJobseeker, willing, able, flags,
    ...(post ? { post } : {}), ...(registeredUnemployedOn ? { registeredUnemployedOn } : {}), ...(graduatedOn ? { graduatedOn } : {}),
  };
}
