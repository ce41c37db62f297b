import type { Pool } from 'pg';
import type { MessageTemplate } from '../cases/facts.ts';
import { NATION, covers, within } from '../access/region.ts';
import type { Reader } from '../cases/read/model.ts';
import { policyFor } from '../programmes/policy/load.ts';
import { policyOf } from '../programmes/policy/kinds.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { figuresOf, lagging, type Figures } from './indicators.ts';
import { dueAfter, lastQuarter, spanOf, type Quarter } from './quarter.ts';

/** One district's part of a quarter's report. */
export interface DistrictReport extends Quarter {
  district: string;
  figures: Figures;
  /** Indicators below what policy asks; the place is named. */
  lagging: string[];
  frozenAt: string;
  dueAt: string;
  submittedAt?: string;
  /** Not submitted in time. */
  late: boolean;
  urgedAt?: string;
}

/**
 * Freezes the figures of the quarter that has ended, and urges whoever is late. Asked from time to time: what is frozen
 * stays as it is, so a round that was missed is made up by the next.
 * @param now by the round's own schedule
 * @rule B-16 · B-17
 */
export async function reportQuarter({ pool }: { pool: Pool }, now: string): Promise<{ frozen: number; urged: number }> {
  const quarter = lastQuarter(now);
  const { rows } = await pool.query<{ there: boolean }>('SELECT EXISTS (SELECT 1 FROM quarterly_reports WHERE year = $1 AND quarter = $2) AS there', [quarter.year, quarter.quarter]);
  const frozen = rows[0]?.there ? 0 : await freeze(pool, quarter, now);
  return { frozen, urged: await urge(pool, now) };
}

const late: MessageTemplate = 'report-late';

/** Names the late ones and tells those who are to hand them in, on one transaction: each is urged once. @returns how many */
function urge(pool: Pool, now: string): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ district: string; due_at: Date }>('UPDATE quarterly_reports SET urged_at = $1 WHERE submitted_at IS NULL AND due_at <= $1 AND urged_at IS NULL RETURNING district, due_at', [now]);
    await client.query(
      `INSERT INTO messages (user_id, template, due_at, rule, hours, created_at, send_after)
       SELECT DISTINCT u.id, $2, r.due_at, 'B-17', 'working', $1::timestamptz, $1::timestamptz FROM jsonb_to_recordset($3::jsonb) AS r (district text, due_at timestamptz)
       JOIN users u ON u.active AND u.role = 'city-officer' AND r.district LIKE u.region || '%'`,
      [now, late, JSON.stringify(rows)],
    );
    return rows.length;
  });
}

/** @returns how many districts have a report now */
async function freeze(pool: Pool, { year, quarter }: Quarter, now: string): Promise<number> {
  const { rows } = await pool.query<{ data: Policy }>(`SELECT data FROM policies WHERE programme = 'union-aid'`);
  const policies = rows.map(({ data }) => data);
  const figures = await figuresOf(pool, NATION, spanOf({ year, quarter }));
  const reports = figures.flatMap((one) => {
    const asked = askedIn(policies, one.district, now);
    return asked ? [{ year, quarter, district: one.district, figures: one, lagging: lagging(one, asked.leastPercent), frozen_at: now, due_at: dueAfter(now, asked.dueAfter.count) }] : [];
  });
  const { rowCount } = await pool.query(
    `INSERT INTO quarterly_reports (year, quarter, district, figures, lagging, frozen_at, due_at)
     SELECT year, quarter, district, figures, ARRAY(SELECT jsonb_array_elements_text(lagging)), frozen_at, due_at
     FROM jsonb_to_recordset($1::jsonb) AS r (year int, quarter int, district text, figures jsonb, lagging jsonb, frozen_at timestamptz, due_at timestamptz) ON CONFLICT DO NOTHING`,
    [JSON.stringify(reports)],
  );
  return rowCount ?? 0;
}

function askedIn(policies: readonly Policy[], district: string, now: string) {
  try {
    return policyOf('union-aid', policyFor(policies, 'union-aid', district, now)).reports;
  } catch {
    return undefined; // no policy holds there: nothing is asked of it
  }
}

/** The reports of a quarter in the reader's region, the late and the lagging first. */
export async function readReports(pool: Pool, { region }: Pick<Reader, 'region'>, { year, quarter }: Quarter, now: string): Promise<DistrictReport[]> {
  const scope = within(region, 'district', 1);
  const { rows } = await pool.query<{ district: string; figures: Figures; lagging: string[]; frozen_at: Date; due_at: Date; submitted_at: Date | null; urged_at: Date | null }>(
    `SELECT * FROM quarterly_reports WHERE ${scope.sql} AND year = $3 AND quarter = $4
     ORDER BY submitted_at IS NULL AND due_at <= $5 DESC, cardinality(lagging) DESC, district`,
    [...scope.values, year, quarter, now],
  );
  return rows.map((row) => ({
    year, quarter, district: row.district, figures: row.figures, lagging: row.lagging, frozenAt: row.frozen_at.toISOString(), dueAt: row.due_at.toISOString(),
    late: (row.submitted_at?.toISOString() ?? now) >= row.due_at.toISOString(),
    ...(row.submitted_at ? { submittedAt: row.submitted_at.toISOString() } : {}), ...(row.urged_at ? { urgedAt: row.urged_at.toISOString() } : {}),
  }));
}

/**
 * A city hands a district's report to the province; once.
 * @throws RefusalError `not-found` for a quarter without a report, or out of reach
 * @rule B-17
 */
export async function submitReport(pool: Pool, by: Pick<Reader, 'id' | 'region'>, district: string, { year, quarter }: Quarter, now: string): Promise<void> {
  if (!covers(by.region, district)) throw new RefusalError({ code: 'not-found' });
  const { rowCount } = await pool.query(
    'UPDATE quarterly_reports SET submitted_at = coalesce(submitted_at, $4), submitted_by = coalesce(submitted_by, $5) WHERE year = $1 AND quarter = $2 AND district = $3',
    [year, quarter, district, now, by.id],
  );
  if (rowCount !== 1) throw new RefusalError({ code: 'not-found' });
}
