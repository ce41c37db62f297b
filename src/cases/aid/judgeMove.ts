import { policyOf } from '../../programmes/policy/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import { aidKinds } from '../../programmes/union-aid/kinds.ts';
import { approvalNeeded } from '../../rules/aid/approval-level.ts';
import { isRapid } from '../../rules/aid/rapid-channel.ts';
import { assessTier } from '../../rules/aid/tier.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { Judged } from '../aidState.ts';
import type { CommandParts } from '../commandService.ts';
import type { Asked } from '../crossRecord.ts';
import { earlierGrants } from './earlierGrants.ts';
import { aidHousehold } from './household.ts';

/** What becomes of a case under another policy: its tier, and who must approve what is not decided yet. @rule B-23 */
export async function judgeMove(parts: CommandParts, { found, codes, day }: Asked): Promise<Omit<Judged, 'revision'>> {
  const next = parts.policies.find(({ id }) => id === codes['policyId']);
  if (!next) throw new RefusalError({ code: 'policy.unknown', rule: 'B-23', field: 'policyId' });
  return underPolicy(parts, found, policyOf('union-aid', next), day);
}

export async function underPolicy(parts: CommandParts, found: Asked['found'], policy: UnionAidPolicy, day: string): Promise<Pick<Judged, 'tier' | 'rapid' | 'undecided'>> {
  const { means } = await aidHousehold(parts, found, parts.now());
  const standing = assessTier(means, policy);
  const undecided: NonNullable<Judged['undecided']> = {};
  for (const [id, { kind: of, amount, state }] of Object.entries(found.state.aid?.grants ?? {})) {
    const kind = aidKinds.find((one) => one === of);
    if (state !== 'proposed' || !kind) continue;
    undecided[id] = approvalNeeded(kind, amount, await earlierGrants(parts.pool, found.id, day, id), policy).levels;
  }
  return { tier: standing.tier ?? 'none', rapid: isRapid(standing), undecided };
}
