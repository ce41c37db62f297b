import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import type { FieldProblem } from '../../refusals/input.ts';
import type { RuleId } from '../../refusals/refusal.ts';
import type { Entitlement } from './entitlement.ts';
import { yuan, type Fen } from './money.ts';
import { wrongAmount } from './wrong-items.ts';

/**
 * What is wrong with an amount that somebody wants to grant: not whole fen, nothing, above the cap, below the floor, or
 * not open at all. A year's aid reaches the floor of its standard with this grant at the latest.
 * @param field path of the field that the amount was entered in
 * @returns problems with rule, limit and sentence; empty when it may be granted
 */
export function wrongGrant(amount: Fen, entitlement: Entitlement, policy: UnionAidPolicy, field = 'amount'): FieldProblem[] {
  const rule = ruleOf(entitlement);
  const mistyped = wrongAmount(field, amount, rule, policy);
  if (mistyped.length > 0) return mistyped;
  if (amount === 0) return [{ field, problem: 'amount.none', rule }];
  if (!entitlement.open) {
    const failed = entitlement.conditions.find(({ holds }) => !holds);
    return [{ field, problem: 'aid.not-open', rule, ...(failed ? { sentence: { zh: failed.zh, en: failed.en } } : {}) }];
  }
  const { leastNow, mostNow } = entitlement;
  const [given, least, most] = [amount, leastNow, mostNow].map((one) => yuan(BigInt(one)));
  if (amount > mostNow) return [{ field, problem: 'amount.above-cap', rule, sentence: { zh: `${given} 元超出上限：最多 ${most} 元。`, en: `${given} yuan is above the cap: at most ${most} yuan.` } }];
  if (amount < leastNow) return [{ field, problem: 'amount.below-floor', rule, sentence: { zh: `${given} 元低于下限：最少 ${least} 元。`, en: `${given} yuan is below the floor: at least ${least} yuan.` } }];
  return [];
}

/** The rule that sets the limit: that of the standard, or of the condition that keeps aid closed. */
function ruleOf({ open, conditions }: Entitlement): RuleId {
  const deciding = open ? conditions.find(({ code }) => code === 'aid.left') : conditions.find(({ holds }) => !holds);
  if (!deciding) throw new Error('an entitlement says which condition decided');
  return deciding.rule;
}
