import type { FieldProblem } from '../refusals/input.ts';
import type { RuleId } from '../refusals/refusal.ts';
import { amountProblems, membersProblems, twiceProblems } from './wrong-input.ts';

/** What one member of a household has had in twelve months, whole fen. */
export interface MemberIncome {
  /** Code of the person, never a name. */
  person: string;
  yearIncomeFen: number;
}

export interface AgainstLine {
  /** Of the whole household over all the months, whole fen. */
  totalFen: number;
  /** The line per head and month, whole fen, and how much of it counts. */
  lineFen: number;
  percent?: number;
  members: number;
  months: number;
}

export interface LineStanding {
  side: 'below' | 'on' | 'above';
  /** How far the household's total lies from the line's, whole fen; rounded up where a percentage leaves a part of one. */
  byFen: number;
}

/**
 * Where a household's total stands against a line per head and month. Products of whole numbers are compared, never
 * quotients: total × 100 against line × percent × members × months.
 */
export function againstLine({ totalFen, lineFen, percent = 100, members, months }: AgainstLine): LineStanding {
  const difference = BigInt(totalFen) * 100n - BigInt(lineFen) * BigInt(percent) * BigInt(members) * BigInt(months);
  const distance = difference < 0n ? -difference : difference;
  return { side: difference < 0n ? 'below' : difference > 0n ? 'above' : 'on', byFen: Number((distance + 99n) / 100n) };
}

export const MONTHS_OF_A_YEAR = 12;

export function yearIncomeOf(members: readonly MemberIncome[]): number {
  return members.reduce((sum, { yearIncomeFen }) => sum + yearIncomeFen, 0);
}

/** A household has members, nobody twice, and no income below zero or in parts of a fen. */
export function incomeProblems(members: readonly MemberIncome[], rule: RuleId): FieldProblem[] {
  return [
    ...membersProblems('members', members.length, rule),
    ...twiceProblems((position) => `members.${position}.person`, members.map(({ person }) => person), rule),
    ...members.flatMap(({ yearIncomeFen }, position) => amountProblems(`members.${position}.yearIncomeFen`, yearIncomeFen, rule)),
  ];
}
