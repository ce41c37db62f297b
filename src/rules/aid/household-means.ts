import type { Day } from '../../cases/state.ts';
import type { AccidentKind } from '../../programmes/union-aid/kinds.ts';
import { figure, sum, yuan, type Fen } from './money.ts';
import type { Step } from './step.ts';

/** A calendar month: `2026-03`. */
export type Month = string;

export const incomeKinds = ['wage', 'business', 'property', 'transfer', 'maintenance', 'other'] as const;
export type IncomeKind = (typeof incomeKinds)[number];

/** Spending that a household cannot avoid (B-02). */
export const rigidKinds = ['illness', 'disability', 'schooling'] as const;
/** `work` is the necessary cost of working, which counts for relative hardship only (B-03). */
export const spendingKinds = [...rigidKinds, 'work'] as const;
export type SpendingKind = (typeof spendingKinds)[number];

/** For the whole year of account, or the same in each month from one to another, both included. */
export type Period = { per: 'year' } | { per: 'month'; from: Month; to: Month };

export interface IncomeItem {
  /** Id of the member who has it. */
  member: string;
  kind: IncomeKind;
  /** Tells two incomes of one kind apart, such as two jobs; a code, never a name. */
  source?: string;
  /** For the year, or for each month of the period. */
  amount: Fen;
  period: Period;
}

export interface SpendingItem {
  member: string;
  kind: SpendingKind;
  amount: Fen;
  /** The part that an insurance or somebody else bore, of `amount`; only the rest is the household's own. */
  reimbursed?: Fen;
  period: Period;
}

/** An emergency, an injury or a major illness of the year (B-04). */
export interface Accident {
  kind: AccidentKind;
  on: Day;
  /** All that it cost. */
  spending: Fen;
  /** All compensation, insurance and relief for it. */
  compensated: Fen;
}

/** What a household has and must spend in twelve months; members are ids. */
export interface HouseholdMeans {
  /** First of the twelve months accounted for. */
  from: Month;
  members: readonly string[];
  /** Those of the members who go to school. */
  students: readonly string[];
  income: readonly IncomeItem[];
  spending: readonly SpendingItem[];
  accidents: readonly Accident[];
  /** Found at the home visit: after all compensation the accident leaves the household in difficulty (B-04). */
  leftInDifficulty: boolean;
}

/** The year's figures, exact, and how they came about. */
export interface YearlyMeans {
  income: bigint;
  rigid: bigint;
  work: bigint;
  members: bigint;
  /** Line by line: each item, each sum. */
  steps: Step[];
}

export const monthsOfYear = 12;

const words: Record<IncomeKind | SpendingKind, { zh: string; en: string }> = {
  wage: { zh: '工资性收入', en: 'wages' },
  business: { zh: '经营收入', en: 'business income' },
  property: { zh: '财产收入', en: 'income from property' },
  transfer: { zh: '转移收入', en: 'pensions and benefits' },
  maintenance: { zh: '赡养、抚养费', en: 'maintenance' },
  other: { zh: '其他收入', en: 'other income' },
  illness: { zh: '因病支出', en: 'spending on illness' },
  disability: { zh: '因残支出', en: 'spending on disability' },
  schooling: { zh: '上学支出', en: 'spending on schooling' },
  work: { zh: '必要就业成本', en: 'necessary cost of working' },
};

/**
 * A household's income and spending of the year, added up exactly.
 * @param aid aid paid or approved this year, in fen; it counts as income (B-08)
 * @throws Error when the household has no member: nothing can be shared out
 * @rule B-02
 * @rule B-03
 */
export function yearlyMeans(household: HouseholdMeans, aid: Fen | bigint = 0): YearlyMeans {
  if (household.members.length === 0) throw new Error('a household has at least one member');
  const steps: Step[] = [];
  const earned = sum(household.income.map((item) => entered(item, household, steps)));
  const income = earned + BigInt(aid);
  if (BigInt(aid) > 0n) steps.push({ code: 'income.aid', values: { aid: figure(BigInt(aid)) }, zh: `本年度已发放或已批准的救助 ${yuan(BigInt(aid))} 元，计入家庭收入。`, en: `Aid paid or approved this year, ${yuan(BigInt(aid))} yuan, counts as income.` });
  steps.push({ code: 'income.total', values: { income: figure(income) }, zh: `全年收入合计 ${yuan(income)} 元。`, en: `Income of the year: ${yuan(income)} yuan.` });
  const rigid = sum(household.spending.filter(({ kind }) => kind !== 'work').map((item) => entered(item, household, steps)));
  steps.push({ code: 'rigid.total', values: { rigid: figure(rigid) }, zh: `因病、因残、上学刚性支出合计 ${yuan(rigid)} 元。`, en: `Rigid spending on illness, disability and schooling: ${yuan(rigid)} yuan.` });
  const work = sum(household.spending.filter(({ kind }) => kind === 'work').map((item) => entered(item, household, steps)));
  steps.push({ code: 'work.total', values: { work: figure(work) }, zh: `必要就业成本合计 ${yuan(work)} 元。`, en: `Necessary cost of working: ${yuan(work)} yuan.` });
  return { income, rigid, work, members: BigInt(household.members.length), steps };
}

/**
 * What the household itself bears of the year's medical cost.
 * @rule B-06
 */
export function medicalBorne(household: HouseholdMeans): bigint {
  return sum(household.spending.filter(({ kind }) => kind === 'illness').map(yearlyAmount));
}

/** What an item comes to in the year: an income, or the household's own part of a spending. */
export function yearlyAmount(item: IncomeItem | SpendingItem): bigint {
  return perPeriod(item) * BigInt(monthsIn(item.period));
}

/** The number of months that a month lies after another. */
export function monthsAfter(from: Month, month: Month): number {
  const count = (one: Month) => Number(one.slice(0, 4)) * monthsOfYear + Number(one.slice(5, 7));
  return count(month) - count(from);
}

function monthsIn(period: Period): number {
  return period.per === 'year' ? 1 : monthsAfter(period.from, period.to) + 1;
}

function perPeriod(item: IncomeItem | SpendingItem): bigint {
  return BigInt(item.amount) - ('reimbursed' in item ? BigInt(item.reimbursed ?? 0) : 0n);
}

/** Writes the item's own line and answers its yearly amount. */
function entered(item: IncomeItem | SpendingItem, { members }: HouseholdMeans, steps: Step[]): bigint {
  const total = yearlyAmount(item);
  const position = members.indexOf(item.member) + 1;
  const own = 'reimbursed' in item && (item.reimbursed ?? 0) > 0 ? `(${yuan(BigInt(item.amount))} − ${yuan(BigInt(item.reimbursed ?? 0))})` : yuan(BigInt(item.amount));
  const times = item.period.per === 'month' ? ` × ${monthsIn(item.period)}` : '';
  const sentence = own === yuan(total) ? own : `${own}${times} = ${yuan(total)}`;
  steps.push({
    code: `item.${item.kind}`, values: { member: item.member, yearly: figure(total), months: item.period.per === 'month' ? monthsIn(item.period) : monthsOfYear },
    zh: `第 ${position} 位成员，${words[item.kind].zh}：${sentence} 元。`, en: `Member ${position}, ${words[item.kind].en}: ${sentence} yuan.`,
  });
  return total;
}
