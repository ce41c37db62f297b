import type { AidKind, Tier } from '../../programmes/union-aid/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import type { Condition } from '../condition.ts';
import type { HouseholdMeans } from './household-means.ts';
import { figure, sum, yuan, type Fen } from './money.ts';
import { assessTier, type TierAssessment } from './tier.ts';

/**
 * Aid of this year, approved or paid; what was refused is not among it, and neither is the grant in question.
 */
export interface EarlierGrant {
  kind: AidKind;
  /** The tier by whose standard it was granted. */
  tier: Tier;
  /** Less what came back. */
  amount: Fen;
  /** The student whom education aid is for. */
  student?: string;
  /** Code of the top-up that it is, if it is one (B-21). */
  topUp?: string;
}

export interface Standing {
  /** The tier with the year's aid counted as income: what further aid is judged by. */
  now: TierAssessment;
  /** The tier without it; the same as `now` when there was no aid. */
  before: TierAssessment;
  /** Whether the household still qualifies; absent when there was no aid yet. */
  condition?: Condition;
}

/**
 * Whether a household that has had aid this year still qualifies for more: aid paid or approved counts as income, and
 * does not also lower the spending that it pays, so the household's items stay as they were entered.
 * @throws Error when the household has no member
 * @rule B-08
 */
export function standing(household: HouseholdMeans, earlier: readonly EarlierGrant[], policy: UnionAidPolicy): Standing {
  const before = assessTier(household, policy);
  const aid = sum(earlier.map(({ amount }) => amount));
  if (aid === 0n) return { now: before, before };
  const now = assessTier(household, policy, aid);
  const name = (assessment: TierAssessment) => (assessment.tier ? policy.tiers[assessment.tier].title : { zh: '不符合建档标准', en: 'does not qualify' });
  return {
    now, before,
    condition: {
      rule: 'B-08', code: 'aid.counted', holds: now.tier !== undefined, values: { aid: figure(aid), before: before.tier ?? '', now: now.tier ?? '' },
      zh: `本年度救助 ${yuan(aid)} 元计入收入后重新核算：${name(before).zh} → ${name(now).zh}。`,
      en: `With this year's aid of ${yuan(aid)} yuan counted as income: ${name(before).en} → ${name(now).en}.`,
    },
  };
}
