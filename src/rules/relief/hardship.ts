import type { HolidayReliefPolicy } from '../../programmes/holiday-relief/policy.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { allHold, type Condition } from '../condition.ts';
import { againstLine, incomeProblems, MONTHS_OF_A_YEAR, yearIncomeOf, type MemberIncome } from '../line-per-head.ts';
import { codeProblems, twiceProblems } from '../wrong-input.ts';
import { yuan } from '../yuan.ts';

export interface LivingFacts {
  /** What each member had to live on in twelve months. */
  members: readonly MemberIncome[];
  /** Causes of hardship found, by the policy's codes. */
  causes: readonly string[];
}

export interface HardshipFinding {
  holds: boolean;
  conditions: Condition[];
}

/**
 * Whether a household lives in hardship: its living level per head is below a part of the local minimum wage, through
 * one of the listed causes. Exactly on that part is not below it.
 * @throws InputError naming every field that does not fit
 * @rule A-01
 */
export function hardshipOf(facts: LivingFacts, policy: HolidayReliefPolicy): HardshipFinding {
  const problems = livingProblems(facts, policy);
  if (problems.length > 0) refuseInput(problems);
  const conditions = [levelCondition(facts, policy), causeCondition(facts, policy)];
  return { holds: allHold(conditions), conditions };
}

function levelCondition({ members }: LivingFacts, { hardship: { minimumWageFen, belowPercent } }: HolidayReliefPolicy): Condition {
  const totalFen = yearIncomeOf(members);
  const people = members.length;
  const { side, byFen } = againstLine({ totalFen, lineFen: minimumWageFen, percent: belowPercent, members: people, months: MONTHS_OF_A_YEAR });
  const how = {
    below: { zh: `低 ${yuan(byFen)} 元`, en: `${yuan(byFen)} yuan below it` },
    on: { zh: '正好相等，不低于', en: 'exactly on it, not below' },
    above: { zh: `高 ${yuan(byFen)} 元`, en: `${yuan(byFen)} yuan above it` },
  }[side];
  return {
    rule: 'A-01', code: 'living.below', holds: side === 'below',
    values: { totalFen, minimumWageFen, belowPercent, members: people, months: MONTHS_OF_A_YEAR, byFen },
    zh: `家庭年生活来源 ${yuan(totalFen)} 元，对照最低工资 ${yuan(minimumWageFen)} 元 × ${belowPercent}% × ${people} 人 × ${MONTHS_OF_A_YEAR} 个月：${how.zh}。`,
    en: `Lives on ${yuan(totalFen)} yuan a year, against the minimum wage of ${yuan(minimumWageFen)} yuan × ${belowPercent} % × ${people} people × ${MONTHS_OF_A_YEAR} months: ${how.en}.`,
  };
}

function causeCondition({ causes }: LivingFacts, { hardship }: HolidayReliefPolicy): Condition {
  const found = hardship.causes.filter(({ code }) => causes.includes(code));
  const holds = found.length > 0;
  return {
    rule: 'A-01', code: 'hardship.cause', holds, values: { causes: found.map(({ code }) => code).join(', ') },
    zh: holds ? `困难原因：${found.map(({ title }) => title.zh).join('、')}。` : '没有所列的困难原因。',
    en: holds ? `In hardship through: ${found.map(({ title }) => title.en).join(', ')}.` : 'None of the listed causes of hardship.',
  };
}

function livingProblems({ members, causes }: LivingFacts, { hardship }: HolidayReliefPolicy): FieldProblem[] {
  return [
    ...incomeProblems(members, 'A-01'),
    ...causes.flatMap((code, position) => codeProblems(`causes.${position}`, code, hardship.causes, 'A-01')),
    ...twiceProblems((position) => `causes.${position}`, causes, 'A-01'),
  ];
}
