import type { Pool } from 'pg';
import { within, type RegionCode } from '../access/region.ts';
import type { Text } from '../programmes/programme.ts';
import { longQuery } from '../runtime/pool.ts';

/** What a report counts in one district, from the records alone. Money in whole fen. */
export interface Figures {
  district: string;
  takenIn: number;
  revoked: number;
  open: number;
  opened: number;
  aided: number;
  filesDone: number;
  filesOnTime: number;
  paid: number;
  paidOnTime: number;
  reclaimed: number;
  paidFen: number;
  returnedFen: number;
  exits: number;
  relapsed: number;
}

/** From the first instant to the one before the second. */
export interface Span {
  from: string;
  to: string;
}

/**
 * Each indicator as a share of two figures, in tenths of a percent; none where nothing was counted.
 * @rule B-16
 */
export const indicators = {
  identification: { title: { zh: '识别精准率', en: 'Precision of identification' }, of: ({ takenIn, revoked }: Figures) => [takenIn - revoked, takenIn] },
  aid: { title: { zh: '救助精准率', en: 'Precision of aid' }, of: ({ paid, reclaimed }: Figures) => [paid - reclaimed, paid] },
  coverage: { title: { zh: '救助覆盖率', en: 'Coverage' }, of: ({ aided, takenIn }: Figures) => [aided, takenIn] },
  files: { title: { zh: '档案及时率', en: 'Timeliness of files' }, of: ({ filesDone, filesOnTime }: Figures) => [filesOnTime, filesDone] },
  funds: { title: { zh: '资金发放及时率', en: 'Timeliness of funds' }, of: ({ paid, paidOnTime }: Figures) => [paidOnTime, paid] },
  exits: { title: { zh: '退出精准率', en: 'Precision of exits' }, of: ({ exits, relapsed }: Figures) => [exits - relapsed, exits] },
} as const satisfies Record<string, { title: Text; of(figures: Figures): readonly [part: number, whole: number] }>;

export type Indicator = keyof typeof indicators;
export const indicatorNames = Object.keys(indicators).filter((name): name is Indicator => Object.hasOwn(indicators, name));

/** Tenths of a percent, rounded down, so that a target is never reached by rounding; `undefined` = nothing was counted. */
export function perMille(indicator: Indicator, figures: Figures): number | undefined {
  const [part, whole] = indicators[indicator].of(figures);
  return whole === 0 ? undefined : Number((BigInt(part) * 1000n) / BigInt(whole));
}

/** Indicators below what is asked, by exact comparison. @param percent what policy asks @rule B-17 */
export function lagging(figures: Figures, percent: number): Indicator[] {
  return indicatorNames.filter((name) => {
    const [part, whole] = indicators[name].of(figures);
    return whole > 0 && BigInt(part) * 100n < BigInt(whole) * BigInt(percent);
  });
}

const DISTRICT_DIGITS = 6;

/**
 * The figures of every district in a region, for a span: each table is read once, whatever it holds.
 * @rule B-16
 */
export async function figuresOf(pool: Pick<Pool, 'query'>, region: RegionCode, { from, to }: Span): Promise<Figures[]> {
  const scope = (column: string) => within(region, column, 1).sql;
  const district = (column: string) => `left(${column}, ${DISTRICT_DIGITS})`;
  const during = (column: string) => `${column} >= $3 AND ${column} < $4`;
  const day = (parameter: string) => `(${parameter}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;
  const { rows } = await pool.query<Record<string, string>>(longQuery(
    `WITH away AS (
       -- who left in the span, and whether somebody had to come again: what follows a visit lies after it
       SELECT case_id, count(*) AS exits, count(*) FILTER (WHERE next = 'entry') AS relapsed
       FROM (SELECT case_id, outcome, happened_at, lead(purpose) OVER (PARTITION BY case_id ORDER BY happened_at) AS next FROM visits WHERE happened_at >= $3) v
       WHERE outcome = 'leaves' AND happened_at < $4 GROUP BY 1
     ), c AS (
       SELECT ${district('region')} AS district, count(*) FILTER (WHERE ledger_at < $4) AS taken_in, count(*) FILTER (WHERE ledger_at < $4 AND ledger_revoked_at < $4) AS revoked,
         count(*) FILTER (WHERE closed_at IS NULL) AS open, count(*) FILTER (WHERE ${during('opened_at')}) AS opened, sum(exits) AS exits, sum(relapsed) AS relapsed
       FROM cases LEFT JOIN away ON away.case_id = cases.id WHERE programme = 'union-aid' AND ${scope('region')} GROUP BY 1
     ), helped AS (
       -- case by case first: who had two grants is one who was helped
       SELECT case_id, ${district('region')} AS district, count(*) FILTER (WHERE p) AS paid, count(*) FILTER (WHERE p AND NOT coalesce(paid_late, false)) AS paid_on_time,
         count(*) FILTER (WHERE p AND reclaimed_at IS NOT NULL) AS reclaimed, sum(amount_fen) FILTER (WHERE p) AS paid_fen, sum(returned_fen) FILTER (WHERE p) AS returned_fen
       FROM (SELECT *, paid_on >= ${day('$3')} AS p FROM grants WHERE state = 'paid' AND paid_on < ${day('$4')} AND ${scope('region')}) g GROUP BY 1, 2
     ), g AS (
       SELECT district, count(*) AS aided, sum(paid) AS paid, sum(paid_on_time) AS paid_on_time, sum(reclaimed) AS reclaimed, sum(paid_fen) AS paid_fen, sum(returned_fen) AS returned_fen
       FROM helped GROUP BY 1
     ), k AS (
       SELECT ${district('region')} AS district, count(*) AS files_done, count(*) FILTER (WHERE NOT overdue) AS files_on_time
       FROM clocks WHERE kind IN ('visit', 'matching', 'recheck', 'recheckReview') AND ${during('stopped_at')} AND ${scope('region')} GROUP BY 1
     )
     SELECT district, taken_in, revoked, open, opened, aided, files_done, files_on_time, paid, paid_on_time, reclaimed, paid_fen, returned_fen, exits, relapsed
     FROM c FULL JOIN g USING (district) FULL JOIN k USING (district) ORDER BY district`,
    [...within(region, 'region', 1).values, from, to],
  ));
  return rows.map((row) => {
    const n = (name: string) => Number(row[name] ?? 0);
    return {
      district: row['district'] ?? '', takenIn: n('taken_in'), revoked: n('revoked'), open: n('open'), opened: n('opened'), aided: n('aided'), filesDone: n('files_done'), filesOnTime: n('files_on_time'),
      paid: n('paid'), paidOnTime: n('paid_on_time'), reclaimed: n('reclaimed'), paidFen: n('paid_fen'), returnedFen: n('returned_fen'), exits: n('exits'), relapsed: n('relapsed'),
    };
  });
}

/** Which cases make an indicator less than whole: found by what went wrong, in SQL over the aliases of {@link casesBehind}. */
const behind: Record<Indicator, string> = {
  identification: 'c.ledger_revoked_at < $4',
  aid: `EXISTS (SELECT 1 FROM grants g WHERE g.case_id = c.id AND g.reclaimed_at IS NOT NULL AND g.paid_on >= ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AND g.paid_on < ($4::timestamptz AT TIME ZONE 'Asia/Shanghai')::date)`,
  coverage: `c.ledger_at < $4 AND $3::timestamptz IS NOT NULL AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.case_id = c.id AND g.state = 'paid')`,
  files: `EXISTS (SELECT 1 FROM clocks k WHERE k.case_id = c.id AND k.kind IN ('visit', 'matching', 'recheck', 'recheckReview') AND k.overdue AND k.stopped_at >= $3 AND k.stopped_at < $4)`,
  funds: `EXISTS (SELECT 1 FROM grants g WHERE g.case_id = c.id AND g.paid_late AND g.paid_on >= ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AND g.paid_on < ($4::timestamptz AT TIME ZONE 'Asia/Shanghai')::date)`,
  exits: `EXISTS (SELECT 1 FROM visits v JOIN visits e ON e.case_id = v.case_id AND e.purpose = 'entry' AND e.happened_at > v.happened_at WHERE v.case_id = c.id AND v.outcome = 'leaves' AND v.happened_at >= $3 AND v.happened_at < $4)`,
};

export const MOST_CASES = 500;

/** The cases behind a number: those that keep the indicator from being whole, the latest first. @rule B-16 */
export async function casesBehind(pool: Pick<Pool, 'query'>, indicator: Indicator, region: RegionCode, { from, to }: Span): Promise<{ id: string; receipt: string; region: string }[]> {
  const scope = within(region, 'c.region', 1);
  const { rows } = await pool.query<{ id: string; receipt: string; region: string }>(longQuery(
    // both instants are named so that each indicator may use the one it needs
    `SELECT c.id, c.receipt, c.region FROM cases c WHERE c.programme = 'union-aid' AND ${scope.sql} AND ${behind[indicator]} AND ($3::timestamptz, $4::timestamptz) IS NOT NULL
     ORDER BY c.opened_at DESC, c.id LIMIT ${MOST_CASES}`,
    [...scope.values, from, to],
  ));
  return rows;
}
