import type { Pool } from 'pg';
import { covers } from '../../access/region.ts';
import type { Refusal } from '../../refusals/refusal.ts';

/** A pot of money and where it stands; whole fen. Total = reserved + paid − returned + left. */
export interface Fund {
  id: string;
  region: string;
  source: string;
  project: string;
  year: number;
  total: number;
  reserved: number;
  paid: number;
  returned: number;
  left: number;
  closedAt?: string;
}

export const fundColumns = `f.id, f.region, f.source, f.project, f.year, f.total_fen::text AS total, f.reserved_fen::text AS reserved, f.paid_fen::text AS paid,
  f.returned_fen::text AS returned, f.left_fen::text AS left, f.closed_at`;

export interface FundRow {
  id: string;
  region: string;
  source: string;
  project: string;
  year: number;
  total: string;
  reserved: string;
  paid: string;
  returned: string;
  left: string;
  closed_at: Date | null;
}

export function fundOf({ closed_at, total, reserved, paid, returned, left, ...row }: FundRow): Fund {
  return {
    ...row, total: Number(total), reserved: Number(reserved), paid: Number(paid), returned: Number(returned), left: Number(left),
    ...(closed_at ? { closedAt: closed_at.toISOString() } : {}),
  };
}

/**
 * Why a grant cannot be paid from a fund, as the records stand; the fund's own constraint asks again when it is approved.
 * @param amount whole fen; @param year of the grant
 * @rule B-20
 */
export async function fundRefusal(pool: Pool, { fund: id, region, project, year, amount }: { fund: string; region: string; project: string; year: number; amount: number }): Promise<Refusal | undefined> {
  const { rows } = await pool.query<FundRow>(`SELECT ${fundColumns} FROM funds f WHERE f.id = $1`, [id]);
  const fund = rows[0] && fundOf(rows[0]);
  if (!fund || !covers(fund.region, region) || fund.project !== project || fund.year !== year) return { code: 'fund.unknown', rule: 'B-20', field: 'fund' };
  if (fund.closedAt) return { code: 'fund.closed', rule: 'B-20', field: 'fund' };
  return amount <= fund.left ? undefined : { code: 'fund.overdrawn', rule: 'B-20', field: 'amount' };
}

/** The open funds that a case of a region may draw on, of a year. */
export async function fundsFor(pool: Pool, region: string, year: number): Promise<Fund[]> {
  const { rows } = await pool.query<FundRow>(`SELECT ${fundColumns} FROM funds f WHERE f.year = $1 AND f.closed_at IS NULL ORDER BY f.project, f.source, f.region`, [year]);
  return rows.map(fundOf).filter((fund) => covers(fund.region, region));
}
