import { z } from 'zod';
import { accidentKinds } from '../../programmes/union-aid/kinds.ts';
import type { FieldProblem } from '../../refusals/input.ts';
import { incomeKinds, spendingKinds, type HouseholdMeans, type Period } from '../../rules/aid/household-means.ts';

const month = z.string().trim().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'period.month');
/** Whole fen; how much is too much is for the policy to say. */
const amount = z.number();
/** Which member, as numbered in the household: 1 is the first entered. */
const member = z.coerce.number().int().min(1).max(99);
/** Both months = the same amount in each of them; neither = the whole year at once. */
const months = { fromMonth: month.optional(), toMonth: month.optional() };

export const politicalStatuses = ['masses', 'league', 'party', 'other'] as const;
export const disabilities = ['none', 'sight', 'hearing', 'speech', 'body', 'mind', 'mental', 'several'] as const;
export const workStates = ['at-work', 'laid-off', 'unemployed', 'retired', 'flexible', 'sick-leave'] as const;
export const modelWorkers = ['none', 'national', 'provincial', 'city'] as const;
export const housings = ['own', 'public-rent', 'private-rent', 'with-relatives', 'none'] as const;
export const marriages = ['single', 'married', 'divorced', 'widowed'] as const;
export const registrations = ['urban', 'rural'] as const;
export const employerNatures = ['state', 'collective', 'private', 'foreign', 'institution', 'other'] as const;
export const employerStates = ['running', 'stopped', 'bankrupt', 'closed'] as const;
export const medicalInsurances = ['employee', 'resident', 'commercial', 'none'] as const;
export const causes = ['illness', 'disability', 'schooling', 'disaster', 'accident', 'low-income', 'unemployment', 'other'] as const;

/**
 * What the printed union file asks beside the people themselves. Tier, family size, yearly income and income per head
 * are worked out from the items, and so are not asked.
 * @rule B-01
 */
export const unionFileShape = z.strictObject({
  ethnicGroup: z.string().trim().min(1, 'required').max(20),
  politicalStatus: z.enum(politicalStatuses),
  disability: z.enum(disabilities).default('none'),
  workState: z.enum(workStates),
  modelWorker: z.enum(modelWorkers).default('none'),
  housing: z.enum(housings),
  housingSquareMetres: z.int().min(0).max(2_000).optional(),
  industry: z.string().trim().max(40).optional(),
  marriage: z.enum(marriages),
  registration: z.enum(registrations),
  employer: z.string().trim().max(120).optional(),
  employerNature: z.enum(employerNatures).optional(),
  employerState: z.enum(employerStates).optional(),
  singleParent: z.boolean().default(false),
  ownMonthlyIncomeFen: amount.optional(),
  medicalInsurance: z.enum(medicalInsurances),
  canHelpItself: z.boolean().default(false),
  zeroEmployment: z.boolean().default(false),
  mainCause: z.enum(causes),
  secondCause: z.enum(causes).optional(),
  bankCard: z.string().trim().regex(/^\d[\d ]{10,24}\d$/, 'format').describe('Number of the bank card that aid is paid to'),
  /** First of the twelve months accounted for. */
  yearFrom: month,
  income: z.array(z.strictObject({ member, kind: z.enum(incomeKinds), source: z.string().trim().max(40).optional(), amountFen: amount, ...months })).max(500).default([]),
  spending: z.array(z.strictObject({ member, kind: z.enum(spendingKinds), amountFen: amount, reimbursedFen: amount.optional(), ...months })).max(500).default([]),
  accidents: z.array(z.strictObject({ kind: z.enum(accidentKinds), on: z.iso.date(), spendingFen: amount, compensatedFen: amount.default(0) })).max(100).default([]),
});
export type UnionFile = z.infer<typeof unionFileShape>;

/** The household's means as the rules read them. @param members ids in the order in which the file numbers them */
export function meansOf(file: UnionFile, { members, students, leftInDifficulty }: Pick<HouseholdMeans, 'members' | 'students' | 'leftInDifficulty'>): HouseholdMeans {
  const named = (position: number) => members[position - 1] ?? '';
  return {
    from: file.yearFrom, members, students, leftInDifficulty,
    income: file.income.map(({ member: of, kind, source, amountFen, ...period }) => ({ member: named(of), kind, ...(source ? { source } : {}), amount: amountFen, period: periodOf(period) })),
    spending: file.spending.map(({ member: of, kind, amountFen, reimbursedFen, ...period }) => ({
      member: named(of), kind, amount: amountFen, ...(reimbursedFen === undefined ? {} : { reimbursed: reimbursedFen }), period: periodOf(period),
    })),
    accidents: file.accidents.map(({ kind, on, spendingFen, compensatedFen }) => ({ kind, on, spending: spendingFen, compensated: compensatedFen })),
  };
}

/** Items of members who are not in the household, and months of which one is missing. */
export function wrongPositions(file: Pick<UnionFile, 'income' | 'spending'>, members: number): FieldProblem[] {
  return (['income', 'spending'] as const).flatMap((list) => file[list].flatMap(({ member: of, fromMonth, toMonth }, position): FieldProblem[] => [
    ...(of > members ? [{ field: `file.${list}.${position}.member`, problem: 'member.unknown' as const, rule: 'B-01' as const }] : []),
    ...((fromMonth === undefined) !== (toMonth === undefined) ? [{ field: `file.${list}.${position}.${fromMonth === undefined ? 'fromMonth' : 'toMonth'}`, problem: 'required' as const, rule: 'B-02' as const }] : []),
  ]));
}

function periodOf({ fromMonth, toMonth }: { fromMonth?: string | undefined; toMonth?: string | undefined }): Period {
  return fromMonth === undefined || toMonth === undefined ? { per: 'year' } : { per: 'month', from: fromMonth, to: toMonth };
}

/** What version 1 keeps beside the form: who is number 1, number 2 and so on. */
export function fileWithMembers(file: unknown, people: readonly { personId: string }[]): unknown {
  return typeof file === 'object' && file !== null ? { ...file, members: people.map(({ personId }) => personId) } : file;
}
