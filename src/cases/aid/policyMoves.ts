import { z } from 'zod';
import { within } from '../../access/region.ts';
import { dayOf } from '../../calendar/days.ts';
import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { give, type CommandParts } from '../commandService.ts';
import { caseInScope } from '../read/detail.ts';
import type { Reader } from '../read/model.ts';
import { underPolicy } from './judgeMove.ts';

/** What a newer policy would change about an open case. */
export interface PolicyMove {
  caseId: string;
  receipt: string;
  stage: string;
  policyId: string;
  tierNow: string;
  tierThen: string;
  /** Grants that stay as they are because they are decided. */
  decided: number;
  /** Grants not decided yet, with the levels that would have to approve each. */
  undecided: { grant: string; levels: string[] }[];
}

/** The role that moves the cases of its district. */
export const MOVES_CASES = 'district-officer';
const MOST = 200;

/** What whoever moves them says. */
export const moveForm = z.strictObject({ policy: z.string().max(80), reason: z.string().trim().min(2, 'too-short').max(2000) });

/** The policies of union aid that are in force where the reader works and have others before them. @rule B-23 */
export function newerPolicies({ policies, now }: Pick<CommandParts, 'policies' | 'now'>, { region }: Reader): Policy[] {
  const today = dayOf(now());
  const here = policies.filter((policy) => isPolicyOf('union-aid', policy) && (region.startsWith(policy.jurisdiction) || policy.jurisdiction.startsWith(region)));
  return here.filter((policy) => policy.effectiveFrom <= today && here.some(({ jurisdiction, effectiveFrom }) => jurisdiction === policy.jurisdiction && effectiveFrom < policy.effectiveFrom));
}

/** The open cases of a region that follow an older policy than this, from FROM on. */
function underOlder({ region }: Reader, { jurisdiction, effectiveFrom }: Policy): { sql: string; values: unknown[] } {
  const scope = within(region, 'c.region', 1);
  return {
    sql: `FROM cases c JOIN policies p ON p.id = c.policy_id
          WHERE ${scope.sql} AND c.programme = 'union-aid' AND c.closed_at IS NULL AND c.region LIKE $3 || '%' AND p.effective_from < $4`,
    values: [...scope.values, jurisdiction, effectiveFrom],
  };
}

/** How many open cases do not follow the newest policy that is in force yet: somebody has to move them. */
export async function countToMove(parts: Pick<CommandParts, 'pool' | 'policies' | 'now'>, reader: Reader): Promise<number> {
  const newest = newerPolicies(parts, reader).toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1)).at(-1);
  if (!newest) return 0;
  const { sql, values } = underOlder(reader, newest);
  const { rows } = await parts.pool.query<{ n: number }>(`SELECT count(*)::int AS n ${sql}`, values);
  return rows[0]?.n ?? 0;
}

/**
 * The open cases of a region that follow an older policy than this, and what it would change about each.
 * @throws RefusalError `policy.unknown`
 * @rule B-23
 */
export async function previewMoves(parts: CommandParts, reader: Reader, policyId: string): Promise<PolicyMove[]> {
  const policy = parts.policies.find(({ id }) => id === policyId);
  if (!policy || !isPolicyOf('union-aid', policy)) throw new RefusalError({ code: 'policy.unknown', rule: 'B-23', field: 'policy' });
  const { sql, values } = underOlder(reader, policy);
  const { rows } = await parts.pool.query<{ id: string; receipt: string; stage: string; tier: string | null }>(`SELECT c.id, c.receipt, c.stage, c.tier ${sql} ORDER BY c.id LIMIT ${MOST}`, values);
  const moves: PolicyMove[] = [];
  for (const { id, receipt, stage, tier } of rows) {
    const found = await caseInScope(parts, reader, id);
    const then = await underPolicy(parts, found, policy, parts.now());
    const grants = Object.values(found.state.aid?.grants ?? {});
    moves.push({
      caseId: id, receipt, stage, policyId: found.policyId, tierNow: tier ?? 'none', tierThen: then.tier ?? 'none', decided: grants.filter(({ state }) => state !== 'proposed').length,
      undecided: Object.entries(then.undecided ?? {}).map(([grant, levels]) => ({ grant, levels: ['district', ...levels] })),
    });
  }
  return moves;
}

/**
 * Moves every one of them, each by a command of its own; a case that refuses is left and counted. The same key moves
 * each once.
 * @rule B-23
 */
export async function moveAll(parts: CommandParts, reader: Reader, policyId: string, reason: string, key: string): Promise<{ moved: number; left: number }> {
  let [moved, left] = [0, 0];
  for (const { caseId } of await previewMoves(parts, reader, policyId)) {
    try {
      await give(parts, reader, caseId, 'movePolicy', { body: { policyId, reason } }, `${key}:${caseId}`);
      moved += 1;
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      left += 1;
    }
  }
  return { moved, left };
}
