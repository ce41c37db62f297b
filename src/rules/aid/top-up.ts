import type { Day } from '../../cases/state.ts';
import type { Tier } from '../../programmes/union-aid/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import { allHold, type Condition } from '../condition.ts';
import { fen, figure, higher, sum, yuan, type Fen } from './money.ts';
import type { EarlierGrant } from './second-aid.ts';

/** More living aid for an event that policy names, apart from the year's living aid. */
export interface TopUp {
  code: string;
  open: boolean;
  /** The whole top-up of this household, what it has had of it, and what is left; in fen. */
  most: Fen;
  already: Fen;
  mostNow: Fen;
  conditions: Condition[];
}

/**
 * Every top-up of the policy, and whether this household may have it on a day.
 * @param tier the household's tier; without one no top-up is open
 * @param members how many people the household has
 * @rule B-21
 */
export function topUps(tier: Tier | undefined, members: number, day: Day, earlier: readonly EarlierGrant[], { topUps: all, tiers }: UnionAidPolicy): TopUp[] {
  return all.map(({ code, event, from, to, tiers: forTiers, per, amount }) => {
    const heads = per === 'member' ? BigInt(members) : 1n;
    const most = BigInt(amount) * heads;
    const already = sum(earlier.filter((grant) => grant.topUp === code).map((grant) => grant.amount));
    const mostNow = higher(most - already, 0n);
    const who = (language: 'zh' | 'en') => forTiers.map((one) => tiers[one].title[language]).join(language === 'zh' ? '、' : ', ');
    const conditions: Condition[] = [
      {
        rule: 'B-21', code: 'top-up.days', holds: from <= day && day <= to, values: { from, to, day },
        zh: `${event.zh}：${from} 至 ${to}，今天 ${day}。`, en: `${event.en}: from ${from} to ${to}; today is ${day}.`,
      },
      {
        rule: 'B-21', code: 'top-up.tier', holds: tier !== undefined && forTiers.includes(tier), values: { tier: tier ?? '' },
        zh: `适用于${who('zh')}；本户：${tier ? tiers[tier].title.zh : '不符合建档标准'}。`, en: `For ${who('en')}; this household: ${tier ? tiers[tier].title.en : 'does not qualify'}.`,
      },
      {
        rule: 'B-21', code: 'top-up.left', holds: mostNow > 0n, values: { amount, heads: figure(heads), most: figure(most), already: figure(already), left: figure(mostNow) },
        zh: `增发 ${yuan(BigInt(amount))} 元 × ${heads} = ${yuan(most)} 元，已有 ${yuan(already)} 元，还可增发 ${yuan(mostNow)} 元。`,
        en: `${yuan(BigInt(amount))} yuan × ${heads} = ${yuan(most)} yuan, ${yuan(already)} granted already, ${yuan(mostNow)} left.`,
      },
    ];
    const open = allHold(conditions);
    return { code, open, most: fen(most), already: fen(already), mostNow: open ? fen(mostNow) : 0, conditions };
  });
}
