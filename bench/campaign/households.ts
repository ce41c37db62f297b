import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Command } from '../../src/cases/command.ts';
import { casePolicy } from '../../src/cases/command.ts';
import { bodyHash, commandId } from '../../src/cases/commandStore.ts';
import type { Engine } from '../../src/cases/engine.ts';
import { giveCommand } from '../../src/cases/give.ts';
import { RefusalError } from '../../src/refusals/refusal.ts';
import { places, type Office } from '../../test/support/office.ts';
import { demoReliefPolicy } from '../../test/support/policies.ts';

const YEAR = 2026;
const dates = { closesOn: '2026-01-22', lastPosting: '2026-01-14' };
const LISTED_EVERY = 4;
const AMOUNT_FEN = 50_000;

/** A campaign whose closing day has passed, with so many households in it: applied for, and every fourth on the list. @returns its id */
export async function fillCampaign(parts: { pool: pg.Pool; engine: Engine }, office: Office, { people, atOnce }: { people: number; atOnce: number }): Promise<string> {
  const { pool } = parts;
  const policy = demoReliefPolicy();
  await pool.query(`INSERT INTO policies (id, programme, jurisdiction, effective_from, data, sha256) VALUES ($1, $2, $3, $4, $5, '') ON CONFLICT DO NOTHING`, [policy.id, policy.programme, policy.jurisdiction, policy.effectiveFrom, JSON.stringify(policy)]);
  const campaign = randomUUID();
  await pool.query(
    `INSERT INTO campaigns (id, programme, region, year, policy_id, opens_on, last_posting, closes_on, closes_at, provisional, total_fen, left_fen, state, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, '2025-12-01', $6, $7, '2026-01-22T10:00:00Z', false, $8, 0, 'open', $9, now())`,
    [campaign, policy.programme, places.district, YEAR, policy.id, dates.lastPosting, dates.closesOn, people * AMOUNT_FEN, office.district.id],
  );
  // what nobody has listed is missing and would hold the closing up: that is decided beforehand, as a district would
  await pool.query('INSERT INTO campaign_villages (campaign_id, village, allotted_fen, people) VALUES ($1, $2, $3, $4)', [campaign, places.community, people * AMOUNT_FEN, people]);
  await pool.query(`INSERT INTO campaign_decisions (campaign_id, n, villages, reasons_enc, by_id, decided_at) VALUES ($1, 1, $2, '', $3, now())`, [campaign, [places.community], office.district.id]);

  const waiting = Array.from({ length: people }, (_, n) => n);
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) await enter(parts, office, campaign, n % LISTED_EVERY === 0);
  }));
  return campaign;
}

async function enter(parts: { pool: pg.Pool; engine: Engine }, office: Office, campaign: string, listed: boolean): Promise<void> {
  const [caseId, household, person] = [randomUUID(), randomUUID(), randomUUID()];
  await parts.pool.query(
    `WITH h AS (INSERT INTO households (id, region, address_enc, details_enc) VALUES ($1, $2, '', '') RETURNING id)
     INSERT INTO people (id, household_id, relation, name_enc, identity_kind, identity_enc, identity_index, details_enc) SELECT $3, h.id, 'self', '', 'test', '', $4, '' FROM h`,
    [household, places.community, person, person],
  );
  const policy = demoReliefPolicy();
  const start = { caseId, programme: policy.programme, region: places.community, policy: casePolicy(policy) };
  const give = async (by: 'intake' | 'reviewer', command: object) => {
    const key = randomUUID();
    const { id: userId, role } = office[by];
    const id = commandId(userId, key);
    const whole = { id, by: { id: userId, role }, ...command } as Command; // written out below, one action at a time
    await surely(() => giveCommand(parts, { id, caseId, userId, key, bodyHash: bodyHash(key), action: whole.action }, whole, whole.action === 'apply' ? { start } : {}));
  };
  await give('intake', { action: 'apply', codes: { applicant: person, people: { [person]: { categories: ['urban-older'], seeksRecognition: true } }, zeroEmployment: false, channel: 'survey' } });
  if (!listed) return;
  await give('reviewer', { action: 'pass', codes: {} });
  await give('intake', { action: 'list', codes: { campaign, degree: 'two' }, campaign: dates });
}

/** Asked again as long as nobody answers in time, as a client does. */
async function surely(give: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await give();
      return;
    } catch (error) {
      if (!(error instanceof RefusalError) || error.refusal.code !== 'not-confirmed') throw error;
    }
  }
}
