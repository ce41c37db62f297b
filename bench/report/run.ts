// `npm run bench:report`: how long a quarter's report takes over so many stored cases. Options: --cases 1000000 --small 3000
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import pg from 'pg';
import { NATION } from '../../src/access/region.ts';
import { figuresOf } from '../../src/reports/indicators.ts';
import { spanOf, type Quarter } from '../../src/reports/quarter.ts';
import { reportQuarter } from '../../src/reports/quarterly.ts';
import { createDatabase, prepareDatabase } from '../../src/runtime/database.ts';
import { freePort } from '../../src/runtime/ports.ts';
import { startPostgres } from '../../src/runtime/postgres.ts';
import { loadPolicies } from '../../src/programmes/policy/load.ts';
import { fillCases } from './cases.ts';
import { countOneByOne } from './counted.ts';
import { explained } from './scans.ts';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' }, small: { type: 'string', default: '3000' } } });
const [cases, small] = [Number(values.cases), Number(values.small)];
const BAR_SECONDS = 10;
const RUNS = 5;
/** The quarter that has ended when the report is made, and the instant at which it is. */
const quarter: Quarter = { year: 2026, quarter: 3 };
const reportedAt = '2026-10-01T00:30:00.000Z';

const dir = mkdtempSync(path.join(os.tmpdir(), 'bangfu-bench-'));
chmodSync(dir, 0o711); // as root, PostgreSQL runs as another user who must get through
const postgres = await startPostgres({ dir: path.join(dir, 'pg'), port: await freePort(), password: 'bench' });
try {
  const compared = await filled('small', small, compare);
  console.log(`${small} cases: the figures of ${compared} quarters are the same as counted one by one`);
  await filled('whole', cases, measure);
} catch (error) {
  console.error(error); // said before the server goes: its connections end with errors of their own
  process.exitCode = 1;
} finally {
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}

async function filled<Found>(name: string, count: number, then: (pool: pg.Pool) => Promise<Found>): Promise<Found> {
  await createDatabase(postgres.url('postgres'), name);
  const { url } = await prepareDatabase(postgres.url(name), 'app');
  const owner = new pg.Client({ connectionString: postgres.url(name) });
  owner.on('error', () => undefined); // what it was asked fails by itself
  await owner.connect();
  const startedAt = performance.now();
  await fillCases(owner, count);
  for (const policy of loadPolicies()) {
    await owner.query(`INSERT INTO policies (id, programme, jurisdiction, effective_from, data, sha256) VALUES ($1, $2, $3, $4, $5, '')`, [policy.id, policy.programme, policy.jurisdiction, policy.effectiveFrom, JSON.stringify(policy)]);
  }
  const { rows } = await owner.query<{ said: string }>(
    `SELECT string_agg(relname || ' ' || reltuples || ' rows, ' || pg_size_pretty(pg_total_relation_size(oid)), '; ' ORDER BY relname) AS said FROM pg_class WHERE relname IN ('cases', 'visits', 'clocks', 'grants')`);
  console.log(`${count} cases of union aid stored in ${seconds(startedAt).toFixed(1)} s: ${rows[0]?.said}`);
  await owner.end();
  const pool = new pg.Pool({ connectionString: url, max: 2 }); // as the product's own role
  pool.on('error', () => undefined); // the server goes at the end
  try {
    return await then(pool);
  } finally {
    await pool.end();
  }
}

/** Every quarter of the filled years, and one before them. @returns how many */
async function compare(pool: pg.Pool): Promise<number> {
  const quarters = [2022, 2023, 2024, 2025, 2026].flatMap((year) => [1, 2, 3, 4].map((n) => ({ year, quarter: n })));
  for (const one of quarters) {
    const [quick, slow] = [await figuresOf(pool, NATION, spanOf(one)), await countOneByOne(pool, spanOf(one))];
    if (!isDeepStrictEqual(quick, slow)) throw new Error(`the figures of ${one.year}/${one.quarter} are not those counted one by one`);
  }
  return quarters.length;
}

async function measure(pool: pg.Pool): Promise<void> {
  const startedAt = performance.now();
  const { frozen } = await reportQuarter({ pool }, reportedAt);
  const took = seconds(startedAt);
  console.log(`the report of ${quarter.year}/${quarter.quarter} is frozen for ${frozen} districts: ${took.toFixed(2)} s (the first time that anything is read)`);
  const again: number[] = [];
  for (let n = 0; n < RUNS; n += 1) {
    const askedAt = performance.now();
    await figuresOf(pool, NATION, spanOf(quarter));
    again.push(seconds(askedAt));
  }
  console.log(`its figures alone, ${RUNS} times: ${again.map((one) => one.toFixed(2)).join(', ')} s`);
  const district = performance.now();
  await figuresOf(pool, '990101', spanOf(quarter));
  console.log(`for the largest district alone: ${seconds(district).toFixed(2)} s`);

  const { scans, lines } = await explained(pool, (asked) => figuresOf(asked, NATION, spanOf(quarter)));
  console.log(`\nread: ${scans.map(({ table, by }) => `${table} (${by})`).join(', ')}\n\n${lines.join('\n')}`);
  const twice = scans.filter(({ table }, n) => scans.findIndex((other) => other.table === table) !== n);
  if (twice.length > 0) throw new Error(`read more than once: ${twice.map(({ table }) => table).join(', ')}`);
  if (frozen === 0) throw new Error('there was nothing to report');
  if (Math.max(took, ...again) > BAR_SECONDS) throw new Error(`the report took more than ${BAR_SECONDS} s`);
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
