import type { Pool } from 'pg';
import { within } from '../access/region.ts';
import { bodyHash, commandId } from '../cases/commandStore.ts';
import type { Command } from '../cases/command.ts';
import { giveCommand } from '../cases/give.ts';
import { RefusalError } from '../refusals/refusal.ts';
import type { CampaignEngine } from './parts.ts';

export interface ClosingBatch {
  /** Cases that took the closing in this batch. */
  done: number;
  /** Cases that did not answer; they are asked again in the next pass. */
  unreached: number;
  /** Go on after this one; absent when every case has been seen. */
  last?: string;
}

const SYSTEM = { id: 'system', role: 'system' } as const;
const BATCH = 200;
/** Given at the same time: enough to keep the worker busy, too few to be felt by those who wait for a page. */
const TOGETHER = 16;

/**
 * Tells the next open cases of a campaign that it has closed. Each is told once, whatever is interrupted and begun
 * anew: the command's id follows from the case and the campaign.
 * @param beat called with the last case seen
 * @rule A-05
 */
export async function closeBatch(parts: CampaignEngine, campaign: string, after: string | undefined, beat: (last: string) => void = () => undefined): Promise<ClosingBatch> {
  const cases = await casesToTell(parts.pool, campaign, after);
  const batch: ClosingBatch = { done: 0, unreached: 0 };
  for (let from = 0; from < cases.length; from += TOGETHER) {
    const group = cases.slice(from, from + TOGETHER);
    for (const taken of await Promise.all(group.map((id) => tellCase(parts, id, campaign)))) batch[taken ? 'done' : 'unreached'] += 1;
    beat(group.at(-1) ?? '');
  }
  const last = cases.at(-1);
  return cases.length < BATCH || last === undefined ? batch : { ...batch, last };
}

/** Open cases of the campaign, and those of its villages that no campaign has listed, that were not told yet. */
async function casesToTell(pool: Pool, campaign: string, after: string | undefined): Promise<string[]> {
  const { rows: found } = await pool.query<{ region: string; programme: string }>('SELECT region, programme FROM campaigns WHERE id = $1', [campaign]);
  const [scope] = found;
  if (!scope) return [];
  const { sql, values } = within(scope.region, 'c.region', 5);
  const { rows } = await pool.query<{ id: string }>(
    `SELECT c.id FROM cases c
     WHERE c.closed_at IS NULL AND c.programme = $1 AND ${sql} AND ($2::uuid IS NULL OR c.id > $2)
       AND coalesce(c.state->'relief'->>'campaign', $3) = $3
       AND NOT EXISTS (SELECT 1 FROM commands m WHERE m.user_id = $4 AND m.key = 'campaign-end:' || $3 || ':' || c.id AND m.committed_at IS NOT NULL)
     ORDER BY c.id LIMIT ${BATCH}`,
    [scope.programme, after ?? null, campaign, SYSTEM.id, ...values],
  );
  return rows.map(({ id }) => id);
}

/** @returns whether the case knows now; false when it did not answer */
async function tellCase(parts: CampaignEngine, caseId: string, campaign: string): Promise<boolean> {
  const key = `campaign-end:${campaign}:${caseId}`;
  const id = commandId(SYSTEM.id, key);
  const command: Command = { id, action: 'endCampaign', by: SYSTEM, codes: { campaign } };
  const stored = { id, caseId, userId: SYSTEM.id, key, bodyHash: bodyHash(caseId, 'endCampaign', campaign), action: 'endCampaign' as const };
  try {
    await giveCommand(parts, stored, command);
    return true;
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return error.refusal.code === 'case.closed'; // it ended by itself meanwhile
  }
}
