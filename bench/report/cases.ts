import type pg from 'pg';

/** Quarters that the cases are spread over, from the first day of `FIRST_YEAR`. */
const FIRST_YEAR = 2023;
const YEARS = 4;
/** Everything that is later has not happened yet. */
export const FILLED_UNTIL = `${FIRST_YEAR + YEARS}-01-05T00:00:00+08:00`;

const CITIES = 20;
const DISTRICTS = 15;
const POLICY = 'bench/union-aid';
const BATCH = 50_000;

/**
 * Stores so many cases of union aid with their households, visits, clocks and grants, as four years of work would have
 * left them: spread unevenly over 300 districts, in every stage and tier, some revoked, late, reclaimed, left and back
 * again. Every twentieth comes with one of another programme, which no figure may count. The same number gives the same
 * cases, but for their ids. What no figure is counted from (messages, trail, commands, sealed forms) is left out.
 * @param owner of the schema and of the server: triggers and the checks of foreign keys are off while it fills
 */
export async function fillCases(owner: pg.ClientBase, count: number): Promise<void> {
  await owner.query("SET session_replication_role = replica; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'");
  await owner.query('CREATE FUNCTION pg_temp.chance(n bigint, what text) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (hashint8extended(n, hashtext(what)) & 9007199254740991) / 9007199254740992.0');
  await owner.query(`INSERT INTO policies (id, programme, jurisdiction, effective_from, data, sha256) VALUES ('${POLICY}', 'union-aid', '99', '2020-01-01', '{}', '') ON CONFLICT DO NOTHING`);
  await owner.query(
    `INSERT INTO regions (code, name_zh, name_en)
     SELECT '99' || lpad(c::text, 2, '0') || lpad(d::text, 2, '0') || '00' || s || '00' || v, '演示社区', 'Demonstration community'
     FROM generate_series(1, ${CITIES}) c, generate_series(1, ${DISTRICTS}) d, generate_series(1, 3) s, generate_series(1, 5) v ON CONFLICT DO NOTHING`,
  );
  await owner.query(
    `INSERT INTO funds (id, region, source, project, year, total_fen, opened_by, opened_at)
     SELECT md5('fund' || c || '.' || d)::uuid, '99' || lpad(c::text, 2, '0') || lpad(d::text, 2, '0') || '001001', 'county', 'living', ${FIRST_YEAR}, 1000000000000, 'bench', now()
     FROM generate_series(1, ${CITIES}) c, generate_series(1, ${DISTRICTS}) d ON CONFLICT DO NOTHING`,
  );
  const { rows: indexes } = await owner.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ('cases', 'clocks', 'grants', 'visits') AND indexname NOT IN (SELECT conname FROM pg_constraint)`);
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`); // made anew at the end, which is quicker
  for (let first = 1; first <= count; first += BATCH) {
    await owner.query(lives(count), [first, Math.min(count, first + BATCH - 1)]);
    for (const table of ['households', 'people', 'cases', 'visits', 'clocks', 'grants'] as const) await owner.query(rows[table]);
    await owner.query('DROP TABLE pg_temp.life');
  }
  for (const { made } of indexes) await owner.query(made);
  await owner.query('SET session_replication_role = origin');
  await owner.query('VACUUM ANALYZE'); // as the server does by itself in the course of the years
}

/** One row for each case: when what happened in it, or null where it did not. In the order in which they were opened. */
function lives(count: number): string {
  const chance = (what: string) => `pg_temp.chance(n, '${what}')`;
  const over = `'${FILLED_UNTIL}'::timestamptz`;
  const happened = (instant: string) => `CASE WHEN ${instant} < ${over} THEN ${instant} END`;
  return `
    CREATE TEMP TABLE life AS
    WITH opened AS (
      SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS household, gen_random_uuid() AS person,
        '99' || lpad((1 + floor(${CITIES} * ${chance('city')} ^ 2))::text, 2, '0') || lpad((1 + floor(${DISTRICTS} * ${chance('district')} ^ 2))::text, 2, '0')
          || '00' || (1 + floor(3 * ${chance('street')})) || '00' || (1 + floor(5 * ${chance('community')})) AS region,
        '${FIRST_YEAR}-01-01T08:30:00+08:00'::timestamptz + (n::float8 / ${count}) * interval '${YEARS * 365} days' + ${chance('minute')} * interval '8 hours' AS opened_at,
        (ARRAY['deep', 'deep', 'deep', 'deep', 'deep', 'relative', 'relative', 'relative', 'accidental', 'accidental'])[1 + floor(10 * ${chance('tier')})] AS tier
      FROM generate_series($1::bigint, $2::bigint) n
    ), visited AS (
      SELECT *, ${happened(`opened_at + (1 + 9 * ${chance('visit')}) * interval '1 day'`)} AS visited_at,
        -- 85 of 100 are taken in, after a fortnight to two months
        CASE WHEN ${chance('taken')} < 0.85 THEN ${happened(`opened_at + (15 + 45 * ${chance('ledger')}) * interval '1 day'`)} END AS ledger_at
      FROM opened
    ), helped AS (
      SELECT *, CASE WHEN ${chance('revoked')} < 0.02 THEN ${happened(`ledger_at + (30 + 300 * ${chance('when revoked')}) * interval '1 day'`)} END AS revoked_at,
        CASE WHEN ${chance('exit')} < 0.55 THEN ${happened(`ledger_at + (180 + 500 * ${chance('when exit')}) * interval '1 day'`)} END AS exit_at,
        CASE WHEN ledger_at IS NULL THEN ${happened(`opened_at + (20 + 40 * ${chance('turned away')}) * interval '1 day'`)} END AS away_at
      FROM visited
    )
    SELECT *, ${chance('stays')} < 0.2 AS stays,
      CASE WHEN ${chance('relapse')} < 0.06 AND ${chance('stays')} >= 0.2 THEN ${happened(`exit_at + (20 + 160 * ${chance('when relapse')}) * interval '1 day'`)} END AS relapsed_at,
      coalesce(away_at, revoked_at, CASE WHEN ${chance('stays')} >= 0.2 AND ${chance('relapse')} >= 0.06 THEN ${happened(`exit_at + interval '185 days'`)} END) AS closed_at
    FROM helped`;
}

/** What a case remembers makes its row as long as a real one: this much of it, beside its ids, from its opening to its end. */
const STATE = JSON.stringify({
  schema: 1, policyId: POLICY, step: 'open', zeroEmployment: false, details: { tier: 'deep', takenIn: true, difficulty: false, rapid: false }, objections: {}, tracks: {},
  chain: ['apply', 'review', 'countyApproval'].map((stage, n) => ({ stage, by: '00000000-0000-4000-8000-00000000000' + n, seq: 3 * n + 1 })),
  notice: { id: 'n5', postedAt: '2026-03-03T01:00:00.000Z', postedBy: '00000000-0000-4000-8000-000000000007' },
  aid: {
    revision: 2, file: 1, visit: { recorded: true, matched: true, differs: false },
    grants: { g11: { kind: 'living', tier: 'deep', amount: 100_000, fund: '00000000-0000-4000-8000-000000000009', proposedBy: '00000000-0000-4000-8000-000000000001', proposedAt: '2026-04-03T01:00:00.000Z', needs: ['district'], given: [], state: 'paid', returned: 0 } },
  },
});
const RUNNING = JSON.stringify({
  clocks: {
    recheck: {
      rule: 'B-22', span: { unit: 'months', count: 6 }, remind: [{ unit: 'workingDays', count: 5 }], escalateAfter: { unit: 'workingDays', count: 10, ends: 'office' }, hours: 'working', startedAt: '2026-04-03T01:00:00.000Z',
      moments: ['remind', 'due', 'escalate'].map((kind) => ({ kind, at: '2026-09-24T00:30:00.000Z', step: 1 })), pauses: [], kind: 'recheck', owner: 'community', stage: 'recheck', due: '2026-10-03T16:00:00.000Z',
    },
  },
});
const EXPLANATION = JSON.stringify({
  span: { unit: 'months', count: 6 }, from: '2026-04-03T01:00:00.000Z', due: '2026-10-03T16:00:00.000Z',
  days: [{ day: '2026-04-03', counted: false, reason: 'start' }, { day: '2026-10-03', counted: true, reason: 'end' }], pauses: [], awaitedYears: [],
});
const stateOf = `'${STATE}'::jsonb || CASE WHEN closed_at IS NULL THEN '${RUNNING}'::jsonb ELSE '{}'::jsonb END
  || jsonb_build_object('id', id, 'region', region, 'openedAt', opened_at, 'applicant', person, 'people', jsonb_build_object(person, '{"categories": ["union-member"], "seeksRecognition": true}'::jsonb))`;

const CASE_COLUMNS = 'id, receipt, programme, region, household_id, applicant_id, policy_id, stage, step, level, seq, state, opened_at, updated_at, ledger_at, ledger_revoked_at, closed_at, closed_reason, tier';
const LATE = 0.07;

/** From the table of lives to the records, table by table. */
const rows = {
  households: `INSERT INTO households (id, region, address_enc, details_enc, created_at) SELECT household, region, '', '', opened_at FROM life ORDER BY n`,
  people: `INSERT INTO people (id, household_id, relation, name_enc, identity_kind, identity_enc, identity_index, details_enc, created_at) SELECT person, household, 'self', '', 'test', '', person::text, '', opened_at FROM life ORDER BY n`,
  cases: `
    INSERT INTO cases (${CASE_COLUMNS})
    SELECT id, id::text, 'union-aid', region, household, person, '${POLICY}',
      CASE WHEN ledger_at IS NULL THEN CASE WHEN visited_at IS NULL THEN 'homeVisit' ELSE 'review' END WHEN exit_at IS NOT NULL AND NOT stays AND relapsed_at IS NULL THEN 'afterExit' ELSE 'aid' END, 'open', 'community',
      11, ${stateOf}, opened_at, coalesce(closed_at, exit_at, ledger_at, visited_at, opened_at), ledger_at, revoked_at, closed_at, CASE WHEN away_at IS NOT NULL THEN 'referred' WHEN revoked_at IS NOT NULL THEN 'fraud' WHEN closed_at IS NOT NULL THEN 'completed' END, tier
    FROM life
    UNION ALL
    SELECT gen_random_uuid(), 'x' || id, 'long-term-exit', region, household, person, '${POLICY}', 'support', 'open', 'community', 3, ${stateOf}, opened_at, opened_at, ledger_at, revoked_at, NULL, NULL, NULL FROM life WHERE n % 20 = 0
    ORDER BY opened_at`,
  visits: `
    INSERT INTO visits (case_id, id, seq, purpose, outcome, by_id, happened_at, recorded_at)
    SELECT id, 'v' || seq, seq, purpose, outcome, 'bench', at, at FROM (
      SELECT id, 2 AS seq, 'entry' AS purpose, CASE WHEN pg_temp.chance(n, 'differs') < 0.1 THEN 'differs' ELSE 'as-declared' END AS outcome, visited_at AS at FROM life
      UNION ALL SELECT id, 40, 'exit', CASE WHEN stays THEN 'stays' ELSE 'leaves' END, exit_at FROM life
      UNION ALL SELECT id, 50, 'entry', 'as-declared', relapsed_at FROM life
      -- a third of those who came back have left again
      UNION ALL SELECT id, 60, 'exit', 'leaves', relapsed_at + interval '200 days' FROM life WHERE n % 3 = 0
    ) v WHERE at < '${FILLED_UNTIL}' ORDER BY at`,
  clocks: `
    INSERT INTO clocks (case_id, clock, kind, rule, owner, region, started_at, due_at, overdue, stopped_at, explanation, calendar_version)
    SELECT id, clock, kind, 'B-24', 'community', region, started_at, due_at, overdue, CASE WHEN stopped_at < '${FILLED_UNTIL}' AND stopped_at < coalesce(closed_at, 'infinity') THEN stopped_at END, '${EXPLANATION}'::jsonb, '1' FROM (
      SELECT n, id, region, closed_at, clock, kind, started_at, started_at + interval '10 days' AS due_at, pg_temp.chance(n * 100 + part, 'late') < ${LATE} AS overdue,
        started_at + (1 + pg_temp.chance(n * 100 + part, 'done') * 8) * interval '1 day' + CASE WHEN pg_temp.chance(n * 100 + part, 'late') < ${LATE} THEN interval '10 days' ELSE interval '0' END AS stopped_at
      FROM (
        SELECT life.*, 'homeVisit' AS clock, 'visit' AS kind, opened_at AS started_at, 1 AS part FROM life
        UNION ALL SELECT life.*, 'matching', 'matching', opened_at, 2 FROM life
        UNION ALL SELECT life.*, 'review', 'review', visited_at, 3 FROM life WHERE visited_at IS NOT NULL
        UNION ALL SELECT life.*, 'countyApproval', 'review', ledger_at - interval '6 days', 4 FROM life WHERE ledger_at IS NOT NULL
        UNION ALL SELECT life.*, 'exitVisit', 'visit', exit_at - interval '9 days', 5 FROM life WHERE exit_at IS NOT NULL
        -- the file is looked at every half year, for as long as the case is open
        UNION ALL SELECT life.*, kind || cycle, kind, ledger_at + cycle * interval '183 days', 10 + cycle FROM life, generate_series(1, 7) cycle, unnest(ARRAY['recheck', 'recheckReview']) kind
          WHERE ledger_at + cycle * interval '183 days' < least('${FILLED_UNTIL}'::timestamptz, closed_at)
      ) started
    ) c ORDER BY started_at`,
  grants: `
    INSERT INTO grants (case_id, id, seq, region, kind, tier, amount_fen, fund_id, project, levels, state, proposed_by, proposed_at, approved_at, paid_on, paid_late, returned_fen, reclaimed_at)
    SELECT id, 'g' || part, part, region, kind, tier, amount, md5('fund' || substr(region, 3, 2)::int || '.' || substr(region, 5, 2)::int)::uuid, kind, '{district}', state, 'bench', at,
      CASE WHEN state IN ('approved', 'paid') THEN at + interval '5 days' END, CASE WHEN state = 'paid' THEN (at + interval '15 days')::date END, CASE WHEN state = 'paid' THEN pg_temp.chance(n * 100 + part, 'late pay') < ${LATE} END,
      CASE WHEN state = 'paid' AND back THEN floor(amount * pg_temp.chance(n * 100 + part, 'returned'))::bigint ELSE 0 END, CASE WHEN state = 'paid' AND back THEN at + interval '90 days' END
    FROM (
      SELECT n, id, region, tier, part, ledger_at + (5 + part * 150 * pg_temp.chance(n * 100 + part, 'when')) * interval '1 day' AS at, closed_at,
        (ARRAY['living', 'living', 'medical', 'education'])[1 + floor(4 * pg_temp.chance(n * 100 + part, 'kind'))] AS kind,
        (ARRAY['paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'refused', 'cancelled', 'approved', 'proposed'])[1 + floor(12 * pg_temp.chance(n * 100 + part, 'state'))] AS state,
        -- most are small, few are large: 100 to some 60,000 yuan
        10000 + floor(6000000 * pg_temp.chance(n * 100 + part, 'amount') ^ 4)::bigint AS amount, pg_temp.chance(n * 100 + part, 'reclaimed') < 0.01 AS back
      FROM life, generate_series(1, 4) part WHERE ledger_at IS NOT NULL AND pg_temp.chance(n * 100 + part, 'asked') < 0.45
    ) g WHERE at < least('${FILLED_UNTIL}'::timestamptz, closed_at) ORDER BY at`,
} as const;
