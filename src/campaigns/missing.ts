import type { Pool, PoolClient } from 'pg';
import { covers } from '../access/region.ts';
import { listName } from '../cases/read/names.ts';
import type { Reader } from '../cases/read/model.ts';
import type { ReadParts } from '../cases/read/parts.ts';
import { rollOf, type Roll } from '../rules/relief/roll.ts';
import { isPolicyOf } from '../programmes/policy/kinds.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import type { CampaignRow } from './find.ts';

/** Villages with places that posted no list and did not say that nobody is in need. @rule A-04 */
export async function missingVillages(client: Pool | PoolClient, id: string): Promise<string[]> {
  const { rows } = await client.query<{ village: string }>(
    `SELECT v.village FROM campaign_villages v WHERE v.campaign_id = $1 AND v.people > 0 AND v.none_reported_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM campaign_places p WHERE p.campaign_id = $1 AND p.village = v.village AND p.posted_at IS NOT NULL AND p.voided_seq IS NULL)
     ORDER BY v.village`,
    [id],
  );
  return rows.map(({ village }) => village);
}

/** Somebody who is known to qualify and is on no list of the campaign. */
export interface MissedPerson {
  caseId: string;
  receipt: string;
  programme: string;
  village: string;
  /** Masked. */
  name: string;
  categories: string[];
}

export interface Missed {
  people: MissedPerson[];
  /** Nobody twice, nobody missed: the rule's own words. */
  roll: Roll;
}

interface Row {
  case_id: string;
  person_id: string;
  receipt: string;
  programme: string;
  region: string;
  name_enc: string;
  categories: string[];
  identity_index: string;
  taken: boolean;
}

/**
 * Those who are known to qualify and are not listed: households that this programme has reviewed and that wait for a
 * place, and people whom another programme has recognised for a reason that policy names.
 * @rule A-03
 */
export async function missedPeople(parts: ReadParts & { policies: readonly Policy[] }, reader: Reader, campaign: CampaignRow): Promise<Missed> {
  const policy = parts.policies.find(({ id }) => id === campaign.policyId);
  const known = policy && isPolicyOf('holiday-relief', policy) ? policy.listed.knownFrom : [];
  const { rows } = await parts.pool.query<Row>(
    `WITH qualifying AS (
       SELECT cp.case_id, cp.person_id, cp.identity_index, cp.categories, c.receipt, c.programme, c.region, c.stage
       FROM case_people cp JOIN cases c ON c.id = cp.case_id
       WHERE cp.open AND cp.seeks_recognition AND c.region IN (SELECT village FROM campaign_villages WHERE campaign_id = $1)
         AND (c.programme = $2 AND c.stage = 'allotment' AND (c.state->'relief'->>'campaign' IS NULL OR c.state->'relief'->>'campaign' = $1::text)
           OR EXISTS (SELECT 1 FROM jsonb_to_recordset($3::jsonb) AS k (programme text, categories text[])
                      WHERE k.programme = c.programme AND k.categories && cp.categories AND c.ledger_at IS NOT NULL AND c.ledger_revoked_at IS NULL))
     )
     SELECT DISTINCT ON (q.identity_index) q.case_id, q.person_id, q.identity_index, q.categories, q.receipt, q.programme, q.region, p.name_enc,
       EXISTS (SELECT 1 FROM campaign_people t WHERE t.campaign_id = $1 AND t.taken AND t.identity_index = q.identity_index) AS taken
     FROM qualifying q JOIN people p ON p.id = q.person_id ORDER BY q.identity_index, (q.programme = $2) DESC, q.case_id`,
    [campaign.id, campaign.programme, JSON.stringify(known)],
  );
  const { rows: listed } = await parts.pool.query<{ identity_index: string; village: string }>(
    `SELECT t.identity_index, p.village FROM campaign_people t JOIN campaign_places p ON p.case_id = t.case_id AND p.id = t.place_id WHERE t.campaign_id = $1 AND t.taken`, [campaign.id],
  );
  const roll = rollOf(
    listed.map(({ identity_index, village }) => ({ beneficiary: identity_index, village })), rows.map(({ identity_index, region }) => ({ beneficiary: identity_index, village: region })),
  );
  const people = rows.filter(({ taken, region }) => !taken && covers(reader.region, region));
  return {
    roll: { ...roll, twice: [], missed: [] }, // the keyed hashes stay inside; people are shown by their cases
    people: people.map((row) => ({
      caseId: row.case_id, receipt: row.receipt, programme: row.programme, village: row.region, name: listName(parts.ring, row.person_id, row.name_enc), categories: row.categories,
    })),
  };
}
