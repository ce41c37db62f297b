import { DatabaseError } from 'pg';
import { note } from '../audit/trail.ts';
import type { Reader } from '../cases/read/model.ts';
import { refuseInput } from '../refusals/input.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { wrong } from '../rules/wrong-input.ts';
import { yuan } from '../rules/yuan.ts';
import { campaignInScope } from './find.ts';
import type { CampaignParts } from './parts.ts';
import { inTransaction } from '../runtime/transaction.ts';

export interface AllotmentChange {
  village: string;
  /** Above zero: allotted from what the campaign has left; below zero: unspent money taken back. Whole fen. */
  byFen: number;
  /** Places after it; unchanged where absent. */
  people?: number;
}

/**
 * Allots money to a village, or takes back what it did not spend, so that it can be allotted again. Never below what
 * is spoken for, never beyond what there is: the database holds both. Recorded in the trail.
 * @param key names the change: the same one again changes nothing
 * @throws InputError, RefusalError `allotment.bound`, `allotment.nothing-left`, `campaign.ended`
 * @rule A-03
 */
export async function changeAllotment(parts: CampaignParts, actor: Reader, id: string, { village, byFen, people }: AllotmentChange, key: string): Promise<void> {
  const campaign = await campaignInScope(parts.pool, actor, id);
  if (!Number.isSafeInteger(byFen)) refuseInput([wrong('byFen', 'amount.whole-fen', 'A-03', '金额须为整数分', 'an amount is a whole number of fen')]);
  if (campaign.state === 'closed') throw new RefusalError({ code: 'campaign.ended', rule: 'A-05' });
  try {
    await inTransaction(parts.pool, async (client) => {
      const { rowCount: isNew } = await client.query('INSERT INTO campaign_changes (campaign_id, key, by_id, changed_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [id, key, actor.id, parts.now()]);
      if (isNew === 0) return;
      const { rows } = await client.query<{ people: number }>(
        'UPDATE campaign_villages SET allotted_fen = allotted_fen + $3, people = coalesce($4, people) WHERE campaign_id = $1 AND village = $2 RETURNING people', [id, village, byFen, people ?? null],
      );
      const [row] = rows;
      if (!row) refuseInput([wrong('village', 'unknown-code', 'A-03', `“${village}”不在本次活动中`, `“${village}” is not in this campaign`)]);
      await client.query('UPDATE campaigns SET left_fen = left_fen - $2 WHERE id = $1', [id, byFen]);
      await note(client, { kind: 'campaign', by: actor, at: parts.now(), fact: { type: 'allotment-changed', campaign: id, village, byFen, places: row.people } });
    });
  } catch (error) {
    throw await refusalOf(parts, id, village, byFen, error);
  }
}

async function refusalOf({ pool }: CampaignParts, id: string, village: string, byFen: number, error: unknown): Promise<unknown> {
  if (!(error instanceof DatabaseError) || error.code !== CHECK_VIOLATION) return error;
  const { rows } = await pool.query<{ used: string; left: string; listed: number }>(
    'SELECT v.used_fen::text AS used, c.left_fen::text AS left, v.listed FROM campaigns c JOIN campaign_villages v ON v.campaign_id = c.id WHERE c.id = $1 AND v.village = $2', [id, village],
  );
  const [row] = rows;
  if (!row) return error;
  if (error.constraint === 'campaigns_left') return new RefusalError({ code: 'allotment.nothing-left', rule: 'A-03', field: 'byFen', values: { left: yuan(Number(row.left)), needed: yuan(byFen) } });
  if (error.constraint === 'campaign_villages_people') return new RefusalError({ code: 'allotment.people-full', rule: 'A-03', field: 'people', values: { people: row.listed } });
  return new RefusalError({ code: 'allotment.bound', rule: 'A-03', field: 'byFen', values: { village, used: yuan(Number(row.used)) } });
}

const CHECK_VIOLATION = '23514';

/**
 * A village says that nobody is in need there: also a report, so that it is not missing at the closing.
 * @throws RefusalError `campaign.village-reported`
 * @rule A-03
 */
export async function reportNone(parts: CampaignParts, actor: Reader, id: string, village: string): Promise<void> {
  await campaignInScope(parts.pool, actor, id);
  await inTransaction(parts.pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE campaign_villages v SET none_reported_at = $3, none_reported_by = $4 WHERE v.campaign_id = $1 AND v.village = $2 AND v.none_reported_at IS NULL AND v.listed = 0`,
      [id, village, parts.now(), actor.id],
    );
    if (rowCount === 1) {
      await note(client, { kind: 'campaign', by: actor, at: parts.now(), fact: { type: 'village-reported-none', campaign: id, village } });
      return;
    }
    const { rows } = await client.query<{ none: boolean }>('SELECT none_reported_at IS NOT NULL AS none FROM campaign_villages WHERE campaign_id = $1 AND village = $2', [id, village]);
    if (!rows[0]) refuseInput([wrong('village', 'unknown-code', 'A-03', `“${village}”不在本次活动中`, `“${village}” is not in this campaign`)]);
    if (!rows[0].none) throw new RefusalError({ code: 'campaign.village-reported', rule: 'A-03' });
  });
}
