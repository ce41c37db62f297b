import type pg from 'pg';
import type { Figures, Span } from '../../src/reports/indicators.ts';

interface StoredCase {
  id: string;
  district: string;
  opened_at: Date;
  ledger_at: Date | null;
  ledger_revoked_at: Date | null;
  closed_at: Date | null;
}

/** Clocks by which a file is made and kept. */
const ofTheFile = new Set(['visit', 'matching', 'recheck', 'recheckReview']);

/**
 * The figures of a report once more, for small sets: every row is fetched and looked at by itself, case by case, with no
 * word of the report's own SQL. @rule B-16
 */
export async function countOneByOne(pool: Pick<pg.Pool, 'query'>, { from, to }: Span): Promise<Figures[]> {
  const all = async <Row extends pg.QueryResultRow>(sql: string) => (await pool.query<Row>(sql)).rows;
  const cases = await all<StoredCase>(`SELECT id, substr(region, 1, 6) AS district, opened_at, ledger_at, ledger_revoked_at, closed_at FROM cases WHERE programme = 'union-aid'`);
  const grants = await all<{ case_id: string; state: string; paid: string | null; paid_late: boolean | null; amount_fen: string; returned_fen: string; reclaimed_at: Date | null }>(
    `SELECT case_id, state, to_char(paid_on, 'YYYY-MM-DD') AS paid, paid_late, amount_fen, returned_fen, reclaimed_at FROM grants`);
  const clocks = await all<{ case_id: string; kind: string; stopped_at: Date | null; overdue: boolean }>('SELECT case_id, kind, stopped_at, overdue FROM clocks');
  const visits = await all<{ case_id: string; purpose: string; outcome: string; happened_at: Date }>('SELECT case_id, purpose, outcome, happened_at FROM visits');
  const of = { grants: byCase(grants), clocks: byCase(clocks), visits: byCase(visits) };

  const within = (at: Date | null) => at !== null && at >= new Date(from) && at < new Date(to);
  const before = (at: Date | null) => at !== null && at < new Date(to);
  const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10); // in Asia/Shanghai, which has no summer time
  const figures = new Map<string, Figures>();
  for (const one of cases) {
    const sum = figures.get(one.district) ?? nothing(one.district);
    figures.set(one.district, sum);
    if (before(one.ledger_at)) sum.takenIn += 1;
    if (before(one.ledger_at) && before(one.ledger_revoked_at)) sum.revoked += 1;
    if (one.closed_at === null) sum.open += 1;
    if (within(one.opened_at)) sum.opened += 1;

    const paid = (of.grants.get(one.id) ?? []).filter(({ state, paid: day }) => state === 'paid' && day !== null && day < dayOf(to));
    if (paid.length > 0) sum.aided += 1;
    for (const grant of paid.filter(({ paid: day }) => day !== null && day >= dayOf(from))) {
      sum.paid += 1;
      if (grant.paid_late !== true) sum.paidOnTime += 1;
      if (grant.reclaimed_at) sum.reclaimed += 1;
      sum.paidFen += Number(grant.amount_fen);
      sum.returnedFen += Number(grant.returned_fen);
    }
    for (const clock of (of.clocks.get(one.id) ?? []).filter(({ kind, stopped_at }) => ofTheFile.has(kind) && within(stopped_at))) {
      sum.filesDone += 1;
      if (!clock.overdue) sum.filesOnTime += 1;
    }
    const course = (of.visits.get(one.id) ?? []).toSorted((a, b) => a.happened_at.getTime() - b.happened_at.getTime());
    for (const [n, visit] of course.entries()) {
      if (visit.outcome !== 'leaves' || !within(visit.happened_at)) continue;
      sum.exits += 1;
      if (course[n + 1]?.purpose === 'entry') sum.relapsed += 1;
    }
  }
  return [...figures.values()].toSorted((a, b) => (a.district < b.district ? -1 : 1));
}

function byCase<Row extends { case_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const cases = new Map<string, Row[]>();
  for (const row of rows) {
    const found = cases.get(row.case_id);
    if (found) found.push(row);
    else cases.set(row.case_id, [row]);
  }
  return cases;
}

function nothing(district: string): Figures {
  return { district, takenIn: 0, revoked: 0, open: 0, opened: 0, aided: 0, filesDone: 0, filesOnTime: 0, paid: 0, paidOnTime: 0, reclaimed: 0, paidFen: 0, returnedFen: 0, exits: 0, relapsed: 0 };
}
