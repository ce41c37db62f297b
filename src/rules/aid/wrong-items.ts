import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import type { Text } from '../../programmes/programme.ts';
import type { FieldProblem, FieldProblemCode } from '../../refusals/input.ts';
import type { RuleId } from '../../refusals/refusal.ts';
import { monthsAfter, monthsOfYear, yearlyAmount, type Accident, type HouseholdMeans, type IncomeItem, type Month, type Period, type SpendingItem } from './household-means.ts';
import { sum, yuan, type Fen } from './money.ts';

/**
 * Everything that is wrong with what was entered about a household, all at once: amounts that are not whole fen or
 * beyond what can be, periods that are turned round, outside the year or overlapping, members twice or unknown.
 * What passes here is safe to calculate with: no sum of it is too large to be exact.
 * @returns problems by field, such as `income.2.amount`, each with rule, limit and a sentence; empty when all is well
 * @rule B-01
 * @rule B-02
 * @rule B-04
 */
export function wrongItems(household: HouseholdMeans, policy: UnionAidPolicy): FieldProblem[] {
  const { from, members, students, income, spending, accidents } = household;
  if (!isMonth(from)) return [problem('from', 'period.month', 'B-02')];
  const problems = [
    ...wrongMembers(members, students, policy),
    ...tooMany('income', income, policy), ...tooMany('spending', spending, policy), ...tooMany('accidents', accidents, policy),
    ...income.flatMap((item, position) => wrongItem(`income.${position}`, item, 'B-02', household, policy)),
    ...spending.flatMap((item, position) => wrongItem(`spending.${position}`, item, item.kind === 'work' ? 'B-03' : 'B-02', household, policy)),
    ...spending.flatMap(({ amount, reimbursed }, position) => wrongPart(`spending.${position}.reimbursed`, reimbursed ?? 0, amount, 'B-02')),
    ...accidents.flatMap((accident, position) => wrongAccident(`accidents.${position}`, accident, from, policy)),
  ];
  if (problems.length > 0) return problems; // overlaps and sums only make sense of items that are right by themselves
  return [...overlaps(income, from), ...tooLargeTogether('income', income), ...tooLargeTogether('spending', spending)];
}

function problem(field: string, code: FieldProblemCode, rule: RuleId, sentence?: Text): FieldProblem {
  return { field, problem: code, rule, ...(sentence ? { sentence } : {}) };
}

function wrongMembers(members: readonly string[], students: readonly string[], { entry }: UnionAidPolicy): FieldProblem[] {
  const twice = (field: string, list: readonly string[], rule: RuleId) =>
    list.flatMap((member, position) => (list.indexOf(member) < position ? [problem(`${field}.${position}`, 'member.twice', rule, { zh: `与第 ${list.indexOf(member) + 1} 位是同一人，每人只填一次。`, en: `The same as number ${list.indexOf(member) + 1}: each is entered once.` })] : []));
  return [
    ...(members.length === 0 ? [problem('members', 'required', 'B-01')] : []),
    ...(members.length > entry.membersMost ? [problem('members', 'too-many', 'B-01', { zh: `${members.length} 人，最多 ${entry.membersMost} 人。`, en: `${members.length} people; at most ${entry.membersMost}.` })] : []),
    ...twice('members', members, 'B-01'),
    ...twice('students', students, 'B-07'),
    ...students.flatMap((student, position) => (members.includes(student) ? [] : [problem(`students.${position}`, 'member.unknown', 'B-07')])),
  ];
}

function tooMany(field: string, list: readonly unknown[], { entry: { itemsMost } }: UnionAidPolicy): FieldProblem[] {
  return list.length > itemsMost ? [problem(field, 'too-many', 'B-01', { zh: `${list.length} 项，最多 ${itemsMost} 项。`, en: `${list.length} items; at most ${itemsMost}.` })] : [];
}

function wrongItem(field: string, { member, amount, period }: IncomeItem | SpendingItem, rule: RuleId, { members, from }: HouseholdMeans, policy: UnionAidPolicy): FieldProblem[] {
  return [
    ...(members.includes(member) ? [] : [problem(`${field}.member`, 'member.unknown', 'B-01')]),
    ...wrongAmount(`${field}.amount`, amount, rule, policy),
    ...wrongPeriod(`${field}.period`, period, from, rule),
  ];
}

/**
 * What is wrong with an amount: negative, not whole fen, too large to be exact, or beyond what policy lets be entered.
 * @param field path of the field
 */
export function wrongAmount(field: string, amount: Fen, rule: RuleId, { entry: { amountMost } }: UnionAidPolicy): FieldProblem[] {
  // an unsafe integer may already differ from what was typed, so it is told as too large and not compared
  if (!Number.isInteger(amount) || amount < 0) return [problem(field, 'amount.whole-fen', rule, { zh: `填写的是 ${amount} 分；金额应为整分，最少 0 分。`, en: `This is ${amount} fen; an amount is whole fen, 0 or more.` })];
  if (amount <= amountMost && Number.isSafeInteger(amount)) return [];
  const most = yuan(BigInt(amountMost));
  return [problem(field, 'too-large', rule, { zh: `金额超出上限：每项最多 ${most} 元。`, en: `Beyond the limit: at most ${most} yuan an item.` })];
}

/** A part, such as what an insurance bore, is whole fen and no more than the whole. */
function wrongPart(field: string, part: Fen, whole: Fen, rule: RuleId): FieldProblem[] {
  if (!Number.isSafeInteger(part) || part < 0) return [problem(field, 'amount.whole-fen', rule, { zh: `填写的是 ${part} 分；金额应为整分，最少 0 分。`, en: `This is ${part} fen; an amount is whole fen, 0 or more.` })];
  if (!Number.isSafeInteger(whole) || whole < 0 || part <= whole) return []; // the whole is told as wrong by itself
  const [own, most] = [yuan(BigInt(part)), yuan(BigInt(whole))];
  return [problem(field, 'amount.more-than-spent', rule, { zh: `${own} 元多于支出 ${most} 元。`, en: `${own} yuan is more than the ${most} yuan spent.` })];
}

function wrongPeriod(field: string, period: Period, from: Month, rule: RuleId): FieldProblem[] {
  if (period.per === 'year') return [];
  const unreadable = (['from', 'to'] as const).filter((end) => !isMonth(period[end]));
  if (unreadable.length > 0) return unreadable.map((end) => problem(`${field}.${end}`, 'period.month', rule));
  if (period.to < period.from) return [problem(`${field}.to`, 'period.order', rule, { zh: `${period.to} 早于 ${period.from}。`, en: `${period.to} lies before ${period.from}.` })];
  return (['from', 'to'] as const).flatMap((end) => (inYear(period[end], from) ? [] : [outside(`${field}.${end}`, period[end], from, rule)]));
}

function wrongAccident(field: string, { on, spending, compensated }: Accident, from: Month, policy: UnionAidPolicy): FieldProblem[] {
  const month = on.slice(0, 7);
  return [
    ...(isMonth(month) && inYear(month, from) ? [] : [outside(`${field}.on`, on, from, 'B-04')]),
    ...wrongAmount(`${field}.spending`, spending, 'B-04', policy),
    ...wrongPart(`${field}.compensated`, compensated, spending, 'B-04'),
  ];
}

function outside(field: string, found: string, from: Month, rule: RuleId): FieldProblem {
  return problem(field, 'period.outside-year', rule, { zh: `${found} 不在 ${from} 起的 ${monthsOfYear} 个月内。`, en: `${found} is not within the ${monthsOfYear} months from ${from} on.` });
}

/** One income is not counted twice: same member, same kind, same source, in the same month. */
function overlaps(income: readonly IncomeItem[], from: Month): FieldProblem[] {
  return income.flatMap((item, position) => {
    const earlier = income.slice(0, position).findIndex((other) => other.member === item.member && other.kind === item.kind && other.source === item.source && overlap(months(other.period, from), months(item.period, from)));
    return earlier < 0 ? [] : [problem(`income.${position}.period`, 'period.overlap', 'B-02', { zh: `与第 ${earlier + 1} 项收入时间重叠；一项收入在一个月内只计一次。`, en: `Overlaps income number ${earlier + 1}: an income counts once in a month.` })];
  });
}

/** First and last month of a period, counted from the beginning of the year. */
function months(period: Period, from: Month): readonly [number, number] {
  return period.per === 'year' ? [0, monthsOfYear - 1] : [monthsAfter(from, period.from), monthsAfter(from, period.to)];
}

function overlap([from, to]: readonly [number, number], [otherFrom, otherTo]: readonly [number, number]): boolean {
  return from <= otherTo && otherFrom <= to;
}

function tooLargeTogether(field: 'income' | 'spending', items: readonly (IncomeItem | SpendingItem)[]): FieldProblem[] {
  const total = sum(items.map(yearlyAmount));
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  if (total <= most) return [];
  return [problem(field, 'too-large', 'B-02', { zh: `全年合计 ${yuan(total)} 元，超出上限 ${yuan(most)} 元。`, en: `${yuan(total)} yuan in the year is beyond the limit of ${yuan(most)} yuan.` })];
}

function inYear(month: Month, from: Month): boolean {
  const after = monthsAfter(from, month);
  return after >= 0 && after < monthsOfYear;
}

function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
