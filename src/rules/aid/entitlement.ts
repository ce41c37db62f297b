import type { Tier } from '../../programmes/union-aid/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import { allHold, type Condition } from '../condition.ts';
import type { HouseholdMeans } from './household-means.ts';
import { fen, figure, higher, lower, yuan, type Fen } from './money.ts';
import { standing, type EarlierGrant, type Standing } from './second-aid.ts';
import { left, standardLine, type AidRequest, type StandardLine } from './standard-line.ts';
import type { Step } from './step.ts';

/** How much aid of one kind a household may have now. Amounts in fen; zero where nothing is open. */
export interface Entitlement {
  request: AidRequest;
  open: boolean;
  /** The tier by whose standard it is; absent when none applies. */
  tier?: Tier;
  /** Range of the year's standard. */
  least: Fen;
  most: Fen;
  /** What has been granted of it this year. */
  already: Fen;
  /** Range of a grant now: what was granted already is taken off. */
  leastNow: Fen;
  mostNow: Fen;
  /** All that was asked, whether it holds or not. */
  conditions: Condition[];
  steps: Step[];
  standing: Standing;
}

/**
 * How much aid of a kind may be granted to a household now. The tier is judged anew with the year's aid as income;
 * of the standards of all tiers that hold, the one that leaves most applies.
 * @param earlier aid approved or paid this year, without the grant in question
 * @throws Error when the household has no member; RangeError when it was not checked by `wrongItems` and a sum is too large
 * @rule B-05
 * @rule B-06
 * @rule B-07
 * @rule B-08
 * @rule B-09
 * @rule B-10
 * @rule B-11
 */
export function entitlement(household: HouseholdMeans, request: AidRequest, earlier: readonly EarlierGrant[], policy: UnionAidPolicy): Entitlement {
  const found = standing(household, earlier, policy);
  const counted = found.condition ? [found.condition] : [];
  const lines = found.now.holding.map((tier) => standardLine(tier, request, household, earlier, policy));
  const [best, ...others] = lines.filter(({ conditions }) => allHold(conditions)).sort(byWhatIsLeft);
  if (!best) {
    const tierConditions = lines.length > 0 ? [] : found.now.findings.flatMap(({ conditions }) => conditions);
    return {
      request, open: false, least: 0, most: 0, already: 0, leastNow: 0, mostNow: 0,
      conditions: [...counted, ...tierConditions, ...lines.flatMap(({ conditions }) => conditions)],
      steps: [...found.now.steps, ...lines.flatMap(({ steps }) => steps)], standing: found,
    };
  }
  const mostNow = left(best);
  const leastNow = lower(higher(best.least - best.already, 0n), mostNow);
  const tierConditions = found.now.findings.filter(({ tier }) => tier === best.tier).flatMap(({ conditions }) => conditions);
  return {
    request, open: mostNow > 0n, tier: best.tier,
    least: fen(best.least), most: fen(best.most), already: fen(best.already), leastNow: fen(leastNow), mostNow: fen(mostNow),
    conditions: [...counted, ...tierConditions, ...best.conditions, ...higherApplies(best, others, policy), somethingLeft(best, mostNow)],
    steps: [...found.now.steps, ...[best, ...others].flatMap(({ steps }) => steps)], standing: found,
  };
}

/** What leaves more comes first, then the higher cap; the graver tier where both are the same (sorting keeps the order). */
function byWhatIsLeft(one: StandardLine, other: StandardLine): number {
  return compare(left(other), left(one)) || compare(other.most, one.most);
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** @rule B-11 */
function higherApplies(best: StandardLine, others: readonly StandardLine[], { tiers }: UnionAidPolicy): Condition[] {
  if (others.length === 0) return [];
  const all = [best, ...others];
  return [{
    rule: 'B-11', code: 'standard.higher', holds: true, values: Object.fromEntries(all.map((line) => [line.tier, figure(line.most)])),
    zh: `适用多项标准（${all.map((line) => `${tiers[line.tier].title.zh} ${yuan(line.most)} 元`).join('，')}），就高：${tiers[best.tier].title.zh}。`,
    en: `Several standards apply (${all.map((line) => `${tiers[line.tier].title.en} ${yuan(line.most)} yuan`).join(', ')}); the higher one counts: ${tiers[best.tier].title.en}.`,
  }];
}

function somethingLeft({ rule, most, already }: StandardLine, mostNow: bigint): Condition {
  return {
    rule, code: 'aid.left', holds: mostNow > 0n, values: { most: figure(most), already: figure(already), left: figure(mostNow) },
    zh: `年度上限 ${yuan(most)} − 本年度已有 ${yuan(already)} = 还可救助 ${yuan(mostNow)} 元。`,
    en: `The year's cap of ${yuan(most)} − ${yuan(already)} granted this year = ${yuan(mostNow)} yuan left.`,
  };
}
