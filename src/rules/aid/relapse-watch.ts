import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import type { Condition } from '../condition.ts';
import { yearlyMeans, type HouseholdMeans } from './household-means.ts';
import { figure, yuan } from './money.ts';
import { netAndLine } from './tier.ts';

/**
 * Whether a household is near enough to the line of relative hardship to stay under watch: not below it, but above it by
 * no more than the policy's margin.
 * @throws Error when the household has no member
 * @rule B-14
 */
export function nearTheLine(household: HouseholdMeans, policy: UnionAidPolicy): Condition {
  const { net, line } = netAndLine('relative', yearlyMeans(household), policy);
  const { marginPercent } = policy.watch;
  const above = net - line;
  const margin = line * BigInt(marginPercent);
  const holds = above >= 0n && above * 100n <= margin;
  return {
    rule: 'B-14', code: 'line.near', holds, values: { net: figure(net), line: figure(line), above: figure(above), marginPercent },
    zh: `全年 ${yuan(net)} 元，标准 ${yuan(line)} 元，${above < 0n ? `低于标准 ${yuan(-above)} 元` : `高出 ${yuan(above)} 元`}；高出 ${marginPercent}% 以内的列入监测。`,
    en: `${yuan(net)} yuan a year against ${yuan(line)}: ${above < 0n ? `below by ${yuan(-above)}` : `above by ${yuan(above)}`}; up to ${marginPercent} % above is watched.`,
  };
}
