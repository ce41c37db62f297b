import { randomBytes } from 'node:crypto';
import { note } from '../audit/trail.ts';
import { listName } from '../cases/read/names.ts';
import type { Reader } from '../cases/read/model.ts';
import { notFound } from '../cases/read/scope.ts';
import type { Instant } from '../cases/state.ts';
import { drawSpotCheck } from '../rules/relief/spot-check.ts';
import { campaignInScope } from './find.ts';
import type { CampaignParts } from './parts.ts';
import { reliefPolicyOf } from './read.ts';
import { inTransaction } from '../runtime/transaction.ts';

export interface SpotCheckView {
  id: string;
  /** With it and the same list anybody repeats the draw. */
  seed: string;
  of: number;
  drawnAt: Instant;
  cases: { n: number; caseId: string; receipt: string; village: string; name: string; outcome?: 'confirmed' | 'deviates' }[];
}

/**
 * Draws the deliveries that the county checks on the spot. The seed is made before the list is read, and recorded.
 * @param id follows from the command: the same one again draws nothing new
 * @rule A-06
 */
export async function drawCampaignSpotCheck(parts: CampaignParts, actor: Reader, campaignId: string, id: string, given?: string): Promise<SpotCheckView> {
  const campaign = await campaignInScope(parts.pool, actor, campaignId);
  const seed = given ?? randomBytes(SEED_BYTES).toString('hex');
  await inTransaction(parts.pool, async (client) => {
    const { rows } = await client.query<{ case_id: string }>(`SELECT case_id FROM campaign_places WHERE campaign_id = $1 AND state = 'paid' AND voided_seq IS NULL ORDER BY case_id`, [campaignId]);
    const { drawn } = drawSpotCheck(rows.map(({ case_id }) => case_id), seed, reliefPolicyOf(parts.policies, campaign));
    const { rowCount } = await client.query(
      'INSERT INTO campaign_spot_checks (id, campaign_id, seed, of, by_id, drawn_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING', [id, campaignId, seed, rows.length, actor.id, parts.now()],
    );
    if (rowCount === 0) return;
    await client.query('INSERT INTO campaign_spot_check_cases (spot_check_id, n, case_id) SELECT $1, d.n, d.case_id FROM unnest($2::uuid[]) WITH ORDINALITY AS d (case_id, n)', [id, drawn]);
    await note(client, { kind: 'campaign', by: actor, at: parts.now(), fact: { type: 'spot-check-drawn', campaign: campaignId, spotCheck: id, seed, of: rows.length, drawn: drawn.length } });
  });
  const [made] = (await spotChecks(parts, actor, campaignId)).filter((one) => one.id === id);
  return made ?? notFound();
}

const SEED_BYTES = 8;

/** The draws of a campaign, the newest first. */
export async function spotChecks({ pool, ring }: CampaignParts, reader: Reader, campaignId: string): Promise<SpotCheckView[]> {
  await campaignInScope(pool, reader, campaignId);
  const { rows } = await pool.query<{ id: string; seed: string; of: number; drawn_at: Date; n: number | null; case_id: string; receipt: string; region: string; applicant_id: string; name_enc: string; outcome: 'confirmed' | 'deviates' | null }>(
    `SELECT s.id, s.seed, s.of, s.drawn_at, d.n, d.case_id, c.receipt, c.region, c.applicant_id, p.name_enc, d.outcome
     FROM campaign_spot_checks s LEFT JOIN campaign_spot_check_cases d ON d.spot_check_id = s.id LEFT JOIN cases c ON c.id = d.case_id LEFT JOIN people p ON p.id = c.applicant_id
     WHERE s.campaign_id = $1 ORDER BY s.drawn_at DESC, s.id, d.n`,
    [campaignId],
  );
  const checks = new Map<string, SpotCheckView>();
  for (const row of rows) {
    const check = checks.get(row.id) ?? { id: row.id, seed: row.seed, of: row.of, drawnAt: row.drawn_at.toISOString(), cases: [] };
    checks.set(row.id, check);
    if (row.n !== null) {
      check.cases.push({ n: row.n, caseId: row.case_id, receipt: row.receipt, village: row.region, name: listName(ring, row.applicant_id, row.name_enc), ...(row.outcome ? { outcome: row.outcome } : {}) });
    }
  }
  return [...checks.values()];
}

/** What the visit found; once. @rule A-06 */
export async function answerSpotCheck(parts: CampaignParts, actor: Reader, campaignId: string, id: string, n: number, outcome: 'confirmed' | 'deviates'): Promise<void> {
  await campaignInScope(parts.pool, actor, campaignId);
  await inTransaction(parts.pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE campaign_spot_check_cases d SET outcome = $3, checked_by = $4, checked_at = $5 FROM campaign_spot_checks s
       WHERE s.id = d.spot_check_id AND s.campaign_id = $6 AND d.spot_check_id = $1 AND d.n = $2 AND d.outcome IS NULL`,
      [id, n, outcome, actor.id, parts.now(), campaignId],
    );
    if (rowCount === 0) return notFound();
    return note(client, { kind: 'campaign', by: actor, at: parts.now(), fact: { type: 'spot-check-answered', campaign: campaignId, spotCheck: id, n, outcome } });
  });
}
