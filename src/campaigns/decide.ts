import { note } from '../audit/trail.ts';
import type { Reader } from '../cases/read/model.ts';
import { sealField } from '../privacy/field.ts';
import { refuseInput } from '../refusals/input.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { campaignInScope } from './find.ts';
import { missingVillages } from './missing.ts';
import type { CampaignParts } from './parts.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { wakeCampaign } from './workflow.ts';

const SHORTEST_REASON = 2;

/**
 * Decides to close a campaign without the villages that have not reported, with written reasons. The campaign never
 * decides that by itself.
 * @throws RefusalError `campaign.nothing-missing`, `campaign.ended`; InputError when there is no reason
 * @rule A-05
 */
export async function decideClosing(parts: CampaignParts, actor: Reader, id: string, reasons: string): Promise<{ villages: string[] }> {
  const campaign = await campaignInScope(parts.pool, actor, id);
  if (campaign.state === 'closing' || campaign.state === 'closed') throw new RefusalError({ code: 'campaign.ended', rule: 'A-05' });
  if (reasons.trim().length < SHORTEST_REASON) refuseInput([{ field: 'reasons', problem: 'required', rule: 'A-05' }]);
  const villages = await missingVillages(parts.pool, id);
  if (villages.length === 0) throw new RefusalError({ code: 'campaign.nothing-missing', rule: 'A-05' });
  await inTransaction(parts.pool, async (client) => {
    await client.query('SELECT 1 FROM campaigns WHERE id = $1 FOR UPDATE', [id]);
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int + 1 AS n FROM campaign_decisions WHERE campaign_id = $1', [id]);
    const n = rows[0]?.n ?? 1;
    await client.query('INSERT INTO campaign_decisions (campaign_id, n, villages, reasons_enc, by_id, decided_at) VALUES ($1, $2, $3, $4, $5, $6)', [
      id, n, villages, sealField(parts.ring, { table: 'campaign_decisions', column: 'reasons_enc', id: `${id}/${n}` }, reasons.trim()), actor.id, parts.now(),
    ]);
    await note(client, { kind: 'campaign', by: actor, at: parts.now(), fact: { type: 'closing-decided', campaign: id, villages } });
  });
  await wakeCampaign(parts.engine, id);
  return { villages };
}
