import type { Pool } from 'pg';
import { covers } from '../access/region.ts';
import { reach, isStaffRole } from '../access/roles.ts';
import type { Reader } from '../cases/read/model.ts';
import { notFound } from '../cases/read/scope.ts';
import type { Day, Instant } from '../cases/state.ts';

export type CampaignState = 'planned' | 'open' | 'held' | 'closing' | 'closed';

/** A campaign as its own row has it. Money in whole fen. */
export interface CampaignRow {
  id: string;
  programme: string;
  region: string;
  year: number;
  policyId: string;
  opensOn: Day;
  lastPosting: Day;
  closesOn: Day;
  closesAt: Instant;
  /** A date rests on a holiday schedule that is not published yet. */
  provisional: boolean;
  totalFen: number;
  /** Not allotted to any village. */
  leftFen: number;
  state: CampaignState;
  closedAt?: Instant;
  /** Cases that were told of the closing. */
  endedCases: number;
}

interface Row {
  id: string;
  programme: string;
  region: string;
  year: number;
  policy_id: string;
  opens_on: Day;
  last_posting: Day;
  closes_on: Day;
  closes_at: Date;
  provisional: boolean;
  total_fen: string;
  left_fen: string;
  state: CampaignState;
  closed_at: Date | null;
  ended_cases: number;
}

export const campaignColumns = `c.id, c.programme, c.region, c.year, c.policy_id, c.opens_on::text, c.last_posting::text, c.closes_on::text, c.closes_at, c.provisional,
  c.total_fen::text, c.left_fen::text, c.state, c.closed_at, c.ended_cases`;

export function campaignOf(row: Row): CampaignRow {
  return {
    id: row.id, programme: row.programme, region: row.region, year: row.year, policyId: row.policy_id, opensOn: row.opens_on, lastPosting: row.last_posting,
    closesOn: row.closes_on, closesAt: row.closes_at.toISOString(), provisional: row.provisional, totalFen: Number(row.total_fen), leftFen: Number(row.left_fen),
    state: row.state, endedCases: row.ended_cases, ...(row.closed_at ? { closedAt: row.closed_at.toISOString() } : {}),
  };
}

/** The campaigns that reach a reader's region, the newest first. */
export async function campaignsFor(pool: Pool, reader: Reader): Promise<CampaignRow[]> {
  if (!maySee(reader)) return [];
  const { rows } = await pool.query<Row>(`SELECT ${campaignColumns} FROM campaigns c ORDER BY c.year DESC, c.region`);
  return rows.map(campaignOf).filter(({ region }) => touches(reader.region, region));
}

/** @throws RefusalError `not-found`, also when it is elsewhere */
export async function campaignInScope(pool: Pool, reader: Reader, id: string): Promise<CampaignRow> {
  if (!maySee(reader) || !isUuid(id)) return notFound();
  const { rows } = await pool.query<Row>(`SELECT ${campaignColumns} FROM campaigns c WHERE c.id = $1`, [id]);
  const [row] = rows;
  return row && touches(reader.region, row.region) ? campaignOf(row) : notFound();
}

function maySee({ role }: Reader): boolean {
  return isStaffRole(role) && reach(role, 'cases') === 'region';
}

/** A village is in its district's campaign, and a city has the campaigns of its districts. */
function touches(region: string, campaign: string): boolean {
  return covers(region, campaign) || covers(campaign, region);
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
