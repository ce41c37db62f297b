import { tiers, type Tier } from '../../programmes/union-aid/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import { allHold, type Condition } from '../condition.ts';
import { monthsOfYear, yearlyMeans, type HouseholdMeans, type YearlyMeans } from './household-means.ts';
import { figure, shareForReading, sum, yuan, type Fen } from './money.ts';
import type { Step } from './step.ts';

/** One tier as it was found: its conditions with their figures, and whether all hold. */
export interface TierFinding {
  tier: Tier;
  holds: boolean;
  conditions: Condition[];
}

export interface TierAssessment {
  /** The gravest tier that holds; absent when the household does not qualify. */
  tier?: Tier;
  /** Every tier that holds, the gravest first. */
  holding: Tier[];
  /** All tiers, with what decided about each. */
  findings: TierFinding[];
  /** The arithmetic line by line, down to the month's income per head. */
  steps: Step[];
}

/**
 * The tier of hardship that a household is in. All three are judged, whichever holds, so that one can read what failed
 * and by how much.
 * @param aid aid paid or approved this year in fen, counted as income (B-08)
 * @throws Error when the household has no member
 * @rule B-02
 * @rule B-03
 * @rule B-04
 */
export function assessTier(household: HouseholdMeans, policy: UnionAidPolicy, aid: Fen | bigint = 0): TierAssessment {
  const means = yearlyMeans(household, aid);
  const deep = below('deep', means, policy);
  const relative = below('relative', means, policy);
  const conditions: Record<Tier, Condition[]> = { deep: [deep.condition], relative: [relative.condition], accidental: accidental(household, policy) };
  const findings = tiers.map((tier) => ({ tier, holds: allHold(conditions[tier]), conditions: conditions[tier] }));
  const holding = findings.filter(({ holds }) => holds).map(({ tier }) => tier);
  return { ...(holding[0] ? { tier: holding[0] } : {}), holding, findings, steps: [...means.steps, ...deep.steps, ...relative.steps] };
}

/** A year's net income of the household, and the year's line it is compared with; both exact, in fen. */
export function netAndLine(tier: 'deep' | 'relative', { income, rigid, work, members }: YearlyMeans, { dibaoLine, tiers: policy }: UnionAidPolicy): { net: bigint; line: bigint } {
  const net = tier === 'deep' ? income - rigid : income - rigid - work;
  // whole fen: a policy is refused whose percentage does not make it so
  const line = (BigInt(dibaoLine.monthly) * BigInt(monthsOfYear) * members * BigInt(policy[tier].linePercent)) / 100n;
  return { net, line };
}

const names = {
  deep: { rule: 'B-02', zh: '收入 − 刚性支出', en: 'income − rigid spending' },
  relative: { rule: 'B-03', zh: '收入 − 刚性支出 − 必要就业成本', en: 'income − rigid spending − necessary cost of working' },
} as const;

/** Per-head income below a share of the line: year's totals are compared, so that nothing is ever rounded. */
function below(tier: 'deep' | 'relative', means: YearlyMeans, policy: UnionAidPolicy): { condition: Condition; steps: Step[] } {
  const { net, line } = netAndLine(tier, means, policy);
  const holds = net < line;
  const away = holds ? line - net : net - line;
  const { rule, zh, en } = names[tier];
  const { linePercent } = policy.tiers[tier];
  const months = BigInt(monthsOfYear);
  const condition: Condition = {
    rule, code: `income.${tier}`, holds,
    values: { net: figure(net), line: figure(line), away: figure(away), members: figure(means.members), monthlyLine: policy.dibaoLine.monthly, linePercent },
    zh: `${zh} = 全年 ${yuan(net)} 元，标准为全年 ${yuan(line)} 元（低保标准 ${yuan(BigInt(policy.dibaoLine.monthly))} 元 × ${linePercent}% × ${monthsOfYear} 个月 × ${means.members} 人），${holds ? `低于标准 ${yuan(away)} 元` : away === 0n ? '等于标准，不低于标准' : `高于标准 ${yuan(away)} 元`}。`,
    en: `${en} = ${yuan(net)} yuan a year; the line is ${yuan(line)} yuan a year (${yuan(BigInt(policy.dibaoLine.monthly))} yuan × ${linePercent} % × ${monthsOfYear} months × ${means.members} people): ${holds ? `below it by ${yuan(away)} yuan` : away === 0n ? 'exactly on it, so not below it' : `above it by ${yuan(away)} yuan`}.`,
  };
  const perHead = shareForReading(net, months * means.members);
  const steps: Step[] = [
    {
      code: `net.${tier}`, values: { net: figure(net) },
      zh: `${zh}：${taken(tier, means)} = ${yuan(net)} 元。`, en: `${en}: ${taken(tier, means)} = ${yuan(net)} yuan.`,
    },
    {
      code: `per-head.${tier}`, values: { net: figure(net), months: monthsOfYear, members: figure(means.members) },
      zh: `每人每月：${yuan(net)} ÷ ${monthsOfYear} ÷ ${means.members} = ${perHead} 元（比较时不取整）。`,
      en: `Per head and month: ${yuan(net)} ÷ ${monthsOfYear} ÷ ${means.members} = ${perHead} yuan (compared unrounded).`,
    },
  ];
  return { condition, steps };
}

function taken(tier: 'deep' | 'relative', { income, rigid, work }: YearlyMeans): string {
  return [income, rigid, ...(tier === 'relative' ? [work] : [])].map(yuan).join(' − ');
}

/** An accident, the difficulty it leaves after all compensation, and the loss of the year. @rule B-04 */
function accidental({ accidents, leftInDifficulty }: HouseholdMeans, { tiers: { accidental: { loss } } }: UnionAidPolicy): Condition[] {
  const spending = sum(accidents.map((accident) => accident.spending));
  const compensated = sum(accidents.map((accident) => accident.compensated));
  const net = spending - compensated;
  const least = BigInt(loss);
  const happened = accidents.length > 0;
  const enough = net >= least;
  const away = enough ? net - least : least - net;
  return [
    {
      rule: 'B-04', code: 'accident.happened', holds: happened, values: { accidents: accidents.length },
      zh: happened ? `年度内有 ${accidents.length} 起突发事件、意外伤害或重大疾病。` : '年度内没有突发事件、意外伤害或重大疾病。',
      en: happened ? `Emergencies, injuries or major illnesses in the year: ${accidents.length}.` : 'No emergency, injury or major illness in the year.',
    },
    {
      rule: 'B-04', code: 'accident.difficulty', holds: leftInDifficulty, values: {},
      zh: leftInDifficulty ? '入户核实：获得各项赔偿补偿后，生活仍有困难。' : '没有核实到赔偿补偿之后仍有困难。',
      en: leftInDifficulty ? 'Found at the visit: still in difficulty after all compensation.' : 'Not found to be in difficulty after all compensation.',
    },
    {
      rule: 'B-04', code: 'accident.loss', holds: enough, values: { spending: figure(spending), compensated: figure(compensated), net: figure(net), least: loss, away: figure(away) },
      zh: `损失 ${yuan(spending)} − 赔偿补偿 ${yuan(compensated)} = ${yuan(net)} 元，标准为 ${yuan(least)} 元以上，${enough ? `超出 ${yuan(away)} 元` : `还差 ${yuan(away)} 元`}。`,
      en: `Loss ${yuan(spending)} − compensation ${yuan(compensated)} = ${yuan(net)} yuan; ${yuan(least)} or more is required: ${enough ? `${yuan(away)} yuan above` : `${yuan(away)} yuan short`}.`,
    },
  ];
}
