import type { Pool } from 'pg';
import { policyOf } from '../programmes/policy/kinds.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import { RefusalError, type Refusal } from '../refusals/refusal.ts';
import { yuan } from '../rules/yuan.ts';
import type { CaseInScope } from './read/detail.ts';
import type { CampaignDates } from './relief.ts';
import type { CaseState, Day } from './state.ts';

/** What a village has in a campaign, and what of it is left. Whole fen. */
export interface VillageShare {
  campaign: string;
  year: number;
  state: string;
  opensOn: Day;
  closesOn: Day;
  lastPosting: Day;
  leftFen: number;
  /** Places left. */
  leftPlaces: number;
  people: number;
}

interface Row {
  id: string;
  year: number;
  state: string;
  opens_on: Day;
  closes_on: Day;
  last_posting: Day;
  left_fen: string;
  left_places: number;
  people: number;
}

const shares = `SELECT c.id, c.year, c.state, c.opens_on::text, c.closes_on::text, c.last_posting::text,
  (v.allotted_fen - v.used_fen)::text AS left_fen, v.people - v.listed AS left_places, v.people
  FROM campaigns c JOIN campaign_villages v ON v.campaign_id = c.id`;

/** The campaigns in which a village may list somebody now. */
export async function openShares(pool: Pool, programme: string, village: string): Promise<VillageShare[]> {
  const { rows } = await pool.query<Row>(`${shares} WHERE c.programme = $1 AND v.village = $2 AND c.state IN ('open', 'held') ORDER BY c.closes_on`, [programme, village]);
  return rows.map(shareOf);
}

function shareOf(row: Row): VillageShare {
  return {
    campaign: row.id, year: row.year, state: row.state, opensOn: row.opens_on, closesOn: row.closes_on, lastPosting: row.last_posting,
    leftFen: Number(row.left_fen), leftPlaces: row.left_places, people: row.people,
  };
}

type Listed = Pick<CaseInScope, 'id' | 'region' | 'state' | 'policy'>;

/**
 * Why a household cannot be put on its village's list now: the campaign, the money, the places, or somebody of it is on
 * a list already. Asked before the command is stored, for a sentence with figures; the database asks again.
 * @rule A-03
 */
export async function listingRefusal(pool: Pool, found: Listed, { campaign, degree }: { campaign: string; degree: string }): Promise<Refusal | undefined> {
  const { rows } = await pool.query<Row>(`${shares} WHERE c.id = $1 AND c.programme = $2 AND v.village = $3`, [campaign, found.state.programme, found.region]);
  if (!rows[0]) return { code: 'campaign.unknown', rule: 'A-03', field: 'campaign' };
  const share = shareOf(rows[0]);
  if (!isOpen(share, found.state)) return { code: 'campaign.not-open', rule: 'A-05', field: 'campaign', values: { opensOn: share.opensOn, closesOn: share.closesOn } };
  const { amounts } = policyOf('holiday-relief', found.policy);
  const fen = amounts.degrees.find(({ code }) => code === degree)?.fen;
  if (fen === undefined) return { code: 'code.unknown', rule: 'A-03', field: 'degree' };
  const helped = amounts.per === 'person' ? Object.values(found.state.people).filter(({ seeksRecognition }) => seeksRecognition).length : 1;
  if (fen * helped > share.leftFen) return { code: 'allotment.too-little', rule: 'A-03', field: 'degree', values: { needed: yuan(fen * helped), left: yuan(share.leftFen) } };
  if (helped > share.leftPlaces) return { code: 'allotment.people-full', rule: 'A-03', field: 'campaign', values: { people: share.people } };
  return (await isTwice(pool, found, campaign)) ? { code: 'relief.twice', rule: 'A-03' } : undefined;
}

/** Whoever an objection held up is listed again after the campaign has closed. */
function isOpen({ campaign, state }: VillageShare, { relief }: CaseState): boolean {
  return state === 'open' || state === 'held' || (relief?.waits === true && relief.campaign === campaign);
}

async function isTwice(pool: Pool, { id }: Listed, campaign: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM campaign_people p JOIN case_people cp ON cp.identity_index = p.identity_index WHERE p.campaign_id = $1 AND p.taken AND cp.case_id = $2 AND p.case_id <> $2 LIMIT 1`,
    [campaign, id],
  );
  return rowCount === 1;
}

/** @throws RefusalError `campaign.unknown` */
export async function datesOfCampaign(pool: Pool, campaign: string): Promise<CampaignDates> {
  const { rows } = await pool.query<{ closes_on: Day; last_posting: Day }>('SELECT closes_on::text, last_posting::text FROM campaigns WHERE id = $1', [campaign]);
  const [row] = rows;
  if (!row) throw new RefusalError({ code: 'campaign.unknown', rule: 'A-03', field: 'campaign' });
  return { closesOn: row.closes_on, lastPosting: row.last_posting };
}

/** The papers that must reach the town, signed and sealed. @rule A-05 */
export function papersNeeded(policy: Policy): { code: string; title: { zh: string; en: string } }[] {
  return policy.documents.filter(({ required, rule }) => required && rule === 'A-05');
}

/** Everything that is missing, named at once. @rule A-05 */
export function papersRefusal(policy: Policy, papers: readonly string[]): Refusal | undefined {
  const needed = papersNeeded(policy);
  const unknown = papers.findIndex((paper) => !needed.some(({ code }) => code === paper));
  if (unknown >= 0) return { code: 'code.unknown', rule: 'A-05', field: `papers.${unknown}` };
  const missing = needed.filter(({ code }) => !papers.includes(code));
  if (missing.length === 0) return undefined;
  return { code: 'paper.missing', rule: 'A-05', field: 'papers', values: { missing: missing.map(({ title }) => title.zh).join('、'), missingEn: missing.map(({ title }) => title.en).join(', ') } };
}
