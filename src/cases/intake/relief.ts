import { z } from 'zod';
import { reliefFlags } from '../../programmes/holiday-relief/policy.ts';
import { policyOf } from '../../programmes/policy/kinds.ts';
import type { FieldProblem } from '../../refusals/input.ts';
import { InputError, refuseInput } from '../../refusals/input.ts';
import { hardshipOf } from '../../rules/relief/hardship.ts';
import { listedGroups, type ReliefFacts } from '../../rules/relief/listed.ts';
import { fen } from '../actions/shapes.ts';
import { against, findingsAgainst } from './assessment.ts';
import { applicationFormOf } from './form.ts';
import type { Intake } from './kinds.ts';
import type { Known } from './people.ts';

/** What somebody had to live on in the last twelve months, by kind; whole fen. */
const yearIncome = z.strictObject({
  wagesFen: fen.default(0),
  farmingFen: fen.default(0).describe('Farming and trade, after costs'),
  pensionFen: fen.default(0).describe('Pension and unemployment benefit'),
  transfersFen: fen.default(0).describe('Dibao, support by relatives, and the like'),
  otherFen: fen.default(0),
});

/**
 * The survey form of a household (“两节”慰问调查表): what it lives on, why it is in hardship, and which groups its
 * people are in.
 * @rule A-01 · A-02
 */
export const reliefForm = applicationFormOf({
  registration: z.enum(['urban', 'rural']).describe('Kind of household registration'),
  unemployedSince: z.iso.date().optional().describe('First day of the unemployment that lasts'),
  flags: z.array(z.enum(reliefFlags)).max(reliefFlags.length).default([]),
  yearIncome: yearIncome.default({ wagesFen: 0, farmingFen: 0, pensionFen: 0, transfersFen: 0, otherFen: 0 }),
}, z.strictObject({
  causes: z.array(z.string().max(40)).max(10).default([]).describe('Causes of hardship, by policy’s codes'),
  situation: z.string().trim().max(2000).optional().describe('The hardship in words, for those who decide'),
}).default({ causes: [] }));

export type ReliefForm = z.infer<typeof reliefForm>;
export type ReliefPerson = ReliefForm['people'][number];

/** @rule A-01 · A-02 */
export const reliefIntake: Intake<ReliefForm> = {
  form: reliefForm,
  assess({ form, people, day, policy: any }) {
    const policy = policyOf('holiday-relief', any);
    const problems: FieldProblem[] = [];
    const read = <T>(work: () => T, at: (field: string) => string): T | undefined => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(...error.problems.map((problem) => ({ ...problem, field: at(problem.field) })));
        return undefined;
      }
    };
    const members = people.map(({ identity, yearIncome: income }) => ({ person: identity.number, yearIncomeFen: Object.values(income).reduce((sum, one) => sum + one, 0) }));
    const hardship = read(() => hardshipOf({ members, causes: form.file.causes }, policy), fieldOfFile);
    const found = people.map((person, position) => {
      const groups = read(() => listedGroups(factsOf(person), policy, day), (field) => `people.${position}.${field}`);
      return {
        seeksRecognition: person.seeksRecognition, unknownPlace: person.identity.unknownPlace,
        assessment: {
          eligible: groups?.listed ?? false, conditions: groups ? [groups.condition] : [],
          categories: groups?.groups.filter(({ holds }) => holds).map(({ group }) => group) ?? [],
        },
      };
    });
    if (!hardship || problems.length > 0) return refuseInput(problems);
    return {
      policyId: policy.id, household: hardship.conditions, people: found, kept: { zeroEmployment: false },
      against: [...hardship.conditions.filter(({ holds }) => !holds).map((condition) => against(fieldOfCondition(condition.code), condition)), ...findingsAgainst(found)],
    };
  },
};

/** The rules name their own inputs; the form calls them otherwise. */
function fieldOfFile(field: string): string {
  const member = /^members\.(\d+)\./.exec(field);
  return member ? `people.${member[1]}.yearIncome.wagesFen` : field === 'members' ? 'people' : `file.${field}`;
}

function fieldOfCondition(code: string): string {
  return code === 'hardship.cause' ? 'file.causes' : 'people.0.yearIncome.wagesFen';
}

function factsOf({ sex, birthDate, registration, unemployedSince, flags }: Known<ReliefPerson>): ReliefFacts {
  return { sex, birthDate, registration, flags, ...(unemployedSince ? { unemployedSince } : {}) };
}
