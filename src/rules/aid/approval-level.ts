import { higherLevels, type AidKind, type HigherLevel } from '../../programmes/union-aid/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import type { Condition } from '../condition.ts';
import { figure, sum, yuan, type Fen } from './money.ts';
import type { EarlierGrant } from './second-aid.ts';

export interface ApprovalNeeded {
  /** Levels that approve after the county, lowest first; empty when the county decides alone. */
  levels: HigherLevel[];
  /** One for each threshold of the policy: whether the year's total reaches it. */
  conditions: Condition[];
}

/**
 * Which levels must approve a grant beside the county: by the household's aid of this kind in the year, the grant in
 * question included.
 * @param earlier aid approved or paid this year, without the grant in question
 * @rule B-06
 */
export function approvalNeeded(kind: AidKind, amount: Fen, earlier: readonly EarlierGrant[], { approvals, aid }: UnionAidPolicy): ApprovalNeeded {
  const before = sum(earlier.filter((grant) => grant.kind === kind).map((grant) => grant.amount));
  const total = before + BigInt(amount);
  const thresholds = approvals.filter((approval) => approval.kind === kind).sort((one, other) => one.from - other.from);
  const conditions = thresholds.map(({ level, from }): Condition => {
    const holds = total >= BigInt(from);
    const away = holds ? total - BigInt(from) : BigInt(from) - total;
    const sums = `${yuan(before)} + ${yuan(BigInt(amount))} = ${yuan(total)}`;
    return {
      rule: 'B-06', code: `approval.${level}`, holds, values: { before: figure(before), amount, total: figure(total), from, away: figure(away) },
      zh: `本年度${aid[kind].title.zh} ${sums} 元，${holds ? '达到' : '未达到'} ${yuan(BigInt(from))} 元，${holds ? '须' : '无须'}报${names[level].zh}审批。`,
      en: `${aid[kind].title.en} of the year ${sums} yuan: ${holds ? 'reaches' : `${yuan(away)} short of`} ${yuan(BigInt(from))}, so ${holds ? 'it needs' : 'no'} approval of the ${names[level].en}${holds ? '' : ' is needed'}.`,
    };
  });
  const needed = new Set(thresholds.filter((_threshold, position) => conditions[position]?.holds).map(({ level }) => level));
  return { levels: higherLevels.filter((level) => needed.has(level)), conditions };
}

const names = { province: { zh: '省总工会', en: 'province' }, national: { zh: '全国总工会', en: 'national federation' } } as const;
