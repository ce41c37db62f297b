import type { LongTermExitPolicy } from '../../programmes/long-term-exit/policy.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { allHold, type Condition } from '../condition.ts';
import { againstLine, incomeProblems, MONTHS_OF_A_YEAR, yearIncomeOf, type MemberIncome } from '../line-per-head.ts';
import { amountProblems, codeProblems, countProblems, twiceProblems, wrong } from '../wrong-input.ts';
import { yuan } from '../yuan.ts';

export interface HouseholdMeans {
  members: readonly MemberIncome[];
  /** What it owns, by the code of the policy's property rules: whole fen of the household, or a count. */
  property: Readonly<Record<string, number>>;
  /** Causes of difficulty found, by the policy's codes. */
  causes: readonly string[];
}

export type Limb = 'below-line' | 'above-line';

export interface LimbFinding {
  limb: Limb;
  holds: boolean;
  conditions: Condition[];
}

export interface Qualification {
  qualifies: boolean;
  /** The limb it qualifies by; no household can meet both. */
  limb?: Limb;
  limbs: LimbFinding[];
  zh: string;
  en: string;
}

type PropertyRule = LongTermExitPolicy['qualification']['property'][number];

/**
 * Whether a household may enter: its income per head below the dibao line and its property within the local rules, or
 * its income on or above the line and it is in difficulty through one of the listed causes.
 * @throws InputError naming every field that does not fit
 * @rule D-01 · rulebook, decision 9
 */
export function qualify(household: HouseholdMeans, policy: LongTermExitPolicy): Qualification {
  const problems = meansProblems(household, policy);
  if (problems.length > 0) refuseInput(problems);
  const { below, above } = incomeConditions(household, policy);
  const limbs: LimbFinding[] = [
    finding('below-line', [below, ...policy.qualification.property.map((rule) => propertyCondition(rule, household, policy))]),
    finding('above-line', [above, causeCondition(household, policy)]),
  ];
  const limb = limbs.find(({ holds }) => holds)?.limb;
  return { qualifies: limb !== undefined, ...(limb ? { limb } : {}), limbs, ...sentences[limb ?? 'none'] };
}

const sentences = {
  'below-line': { zh: '符合条件：人均收入低于低保标准，家庭财产符合规定。', en: 'Qualifies: income per head below the dibao line, property within the rules.' },
  'above-line': { zh: '符合条件：人均收入不低于低保标准，但因所列原因生活困难。', en: 'Qualifies: income per head not below the dibao line, but in difficulty through a listed cause.' },
  none: { zh: '不符合条件：两种情形都不满足。', en: 'Does not qualify: neither way in is met.' },
} as const;

function finding(limb: Limb, conditions: Condition[]): LimbFinding {
  return { limb, holds: allHold(conditions), conditions };
}

/** The same comparison seen from both limbs: exactly on the line goes with “above”. */
function incomeConditions({ members }: HouseholdMeans, { dibaoLine }: LongTermExitPolicy): { below: Condition; above: Condition } {
  const totalFen = yearIncomeOf(members);
  const lineFen = dibaoLine.monthlyFen;
  const { side, byFen } = againstLine({ totalFen, lineFen, members: members.length, months: MONTHS_OF_A_YEAR });
  const values = { totalFen, lineFen, members: members.length, months: MONTHS_OF_A_YEAR, byFen };
  const how = {
    below: { zh: `低 ${yuan(byFen)} 元`, en: `${yuan(byFen)} yuan below it` },
    on: { zh: '正好相等', en: 'exactly on it' },
    above: { zh: `高 ${yuan(byFen)} 元`, en: `${yuan(byFen)} yuan above it` },
  }[side];
  const sum = {
    zh: `家庭年收入 ${yuan(totalFen)} 元，对照低保标准 ${yuan(lineFen)} 元 × ${members.length} 人 × ${MONTHS_OF_A_YEAR} 个月：${how.zh}`,
    en: `A year’s income of ${yuan(totalFen)} yuan against the dibao line of ${yuan(lineFen)} yuan × ${members.length} people × ${MONTHS_OF_A_YEAR} months: ${how.en}`,
  };
  return {
    below: { rule: 'D-01', code: 'income.below-line', holds: side === 'below', values, zh: `${sum.zh}；须低于标准。`, en: `${sum.en}; it must be below.` },
    above: { rule: 'D-01', code: 'income.not-below-line', holds: side !== 'below', values, zh: `${sum.zh}；须不低于标准。`, en: `${sum.en}; it must not be below.` },
  };
}

function propertyCondition(rule: PropertyRule, { members, property }: HouseholdMeans, { dibaoLine }: LongTermExitPolicy): Condition {
  const has = property[rule.code] ?? 0;
  const people = members.length;
  const base = { rule: 'D-01', code: `property.${rule.code}` } as const;
  const { zh, en } = rule.title;
  if (rule.kind === 'count') {
    const by = Math.max(0, has - rule.most);
    return {
      ...base, holds: by === 0, values: { has, most: rule.most, by },
      zh: `${zh}：${has}，最多 ${rule.most}${by > 0 ? `，超出 ${by}` : ''}。`, en: `${en}: ${has}, at most ${rule.most}${by > 0 ? `, ${by} too many` : ''}.`,
    };
  }
  const perHeadFen = rule.kind === 'fen-per-head' ? rule.most : dibaoLine.monthlyFen * rule.most;
  const { side, byFen } = againstLine({ totalFen: has, lineFen: perHeadFen, members: people, months: 1 });
  const over = side === 'above';
  return {
    ...base, holds: !over, values: { hasFen: has, perHeadFen, members: people, byFen },
    zh: `${zh}：${yuan(has)} 元，最多 ${yuan(perHeadFen)} 元 × ${people} 人${over ? `，超出 ${yuan(byFen)} 元` : ''}。`,
    en: `${en}: ${yuan(has)} yuan, at most ${yuan(perHeadFen)} yuan × ${people} people${over ? `, ${yuan(byFen)} yuan too much` : ''}.`,
  };
}

function causeCondition({ causes }: HouseholdMeans, { qualification }: LongTermExitPolicy): Condition {
  const found = qualification.causes.filter(({ code }) => causes.includes(code));
  return {
    rule: 'D-01', code: 'difficulty', holds: found.length > 0, values: { causes: found.map(({ code }) => code).join(', ') },
    zh: found.length > 0 ? `生活困难的原因：${found.map(({ title }) => title.zh).join('、')}。` : '没有所列的致困原因。',
    en: found.length > 0 ? `In difficulty through: ${found.map(({ title }) => title.en).join(', ')}.` : 'None of the listed causes of difficulty.',
  };
}

/** What cannot be judged: property nobody has looked at is not the same as none. */
function meansProblems({ members, property, causes }: HouseholdMeans, { qualification }: LongTermExitPolicy): FieldProblem[] {
  return [
    ...incomeProblems(members, 'D-01'),
    ...qualification.property.flatMap((rule) => {
      const has = property[rule.code];
      const field = `property.${rule.code}`;
      if (has === undefined) return [wrong(field, 'required', 'D-01', `${rule.title.zh}没有填写`, `${rule.title.en}: nothing entered`)];
      return rule.kind === 'count' ? countProblems(field, has, 'D-01', { least: 0, most: MOST_THINGS }) : amountProblems(field, has, 'D-01');
    }),
    ...Object.keys(property).flatMap((code) => codeProblems(`property.${code}`, code, qualification.property, 'D-01')),
    ...causes.flatMap((code, position) => codeProblems(`causes.${position}`, code, qualification.causes, 'D-01')),
    ...twiceProblems((position) => `causes.${position}`, causes, 'D-01'),
  ];
}

/** More houses or vehicles than this are a slip of the keyboard. */
const MOST_THINGS = 1_000;
