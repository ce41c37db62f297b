// `npm run bench`: this case workflow beside a bare one, alternating, in one run. Options: --seconds 120 --cases 32 --at-once 16
import { parseArgs } from 'node:util';
import { sleep } from '../../src/runtime/child.ts';
import { bareSend, productSend, traceOf, type Send, type Trace } from './lives.ts';
import { makePlace, type Kind, type Place } from './place.ts';
import { newLife, type Life } from './script.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '120' }, cases: { type: 'string', default: '32' }, 'at-once': { type: 'string', default: '16' } } });
const [seconds, cases, atOnce] = [Number(values.seconds), Number(values.cases), Number(values['at-once'])];

/** The bars of the design; `at least` for throughput, `at most` for the rest. */
const bars: Record<string, string> = { 'cases/s': '≥ 0.90', 'update p50 ms': '≤ 1.15', events: '≤ 1.15', 'history bytes': '≤ 1.25', 'worker MB': '≤ 1.15' };

const processes = ['worker', 'postgres', 'temporal'] as const;

/** What the rounds of one kind came to. */
interface Measured {
  milliseconds: number;
  cases: number;
  commits: number;
  latencies: number[];
  traces: Trace[];
  processors: ReturnType<Place['processors']>;
}

const place = await makePlace();
try {
  const firstLife = await entered(place);
  const product = productSend(place);
  for (const n of firstLife.commands.keys()) await product(firstLife, n);
  const { rearms } = await traceOf(place.client, firstLife.start.caseId, 'product');
  // the clock that fires is a step of its own, after the command that started it
  const plan = { rearms: rearms.toSpliced(firstLife.ownStepAfter, 0, false), ownSteps: [firstLife.ownStepAfter] };
  const sends: Record<Kind, Send> = { product, bare: bareSend(place, plan) };
  const measured: Record<Kind, Measured> = { product: nothingYet(), bare: nothingYet() };

  for (const kind of ['bare', 'product'] as const) await round(sends[kind], await livesOf(place, atOnce)); // warm: caches, prepared statements, compiled code
  const until = Date.now() + seconds * 1000;
  for (let n = 0; Date.now() < until; n += 1) {
    for (const kind of n % 2 === 0 ? (['product', 'bare'] as const) : (['bare', 'product'] as const)) await measure(kind, sends[kind], measured[kind]);
  }
  print(measured, { product: await place.memory('product'), bare: await place.memory('bare') });
} finally {
  await place.stop();
}

function nothingYet(): Measured {
  return { milliseconds: 0, cases: 0, commits: 0, latencies: [], traces: [], processors: { worker: 0, postgres: 0, temporal: 0 } };
}

async function measure(kind: Kind, send: Send, sum: Measured): Promise<void> {
  const lives = await livesOf(place, cases);
  const before = await commitsOf(place);
  const used = place.processors(kind);
  const startedAt = performance.now();
  sum.latencies.push(...(await round(send, lives)));
  sum.milliseconds += performance.now() - startedAt;
  const now = place.processors(kind);
  for (const name of processes) sum.processors[name] += now[name] - used[name];
  sum.cases += lives.length;
  sum.commits += (await commitsOf(place)) - before;
  const [sample] = lives;
  if (sample) sum.traces.push(await traceOf(place.client, sample.start.caseId, kind));
}

/** Lives through all of them, so many at once. @returns how long each command took, in milliseconds */
async function round(send: Send, lives: Life[]): Promise<number[]> {
  const latencies: number[] = [];
  const waiting = [...lives];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let life = waiting.shift(); life; life = waiting.shift()) {
      for (const n of life.commands.keys()) {
        const sentAt = performance.now();
        await send(life, n);
        latencies.push(performance.now() - sentAt);
      }
    }
  }));
  return latencies;
}

async function livesOf(at: Place, count: number): Promise<Life[]> {
  return Promise.all(Array.from({ length: count }, () => entered(at)));
}

/** A life whose household is in the record, as an application has stored it before the case begins. */
async function entered({ pool, office }: Place): Promise<Life> {
  const life = newLife(office);
  const { caseId, region } = life.start;
  await pool.query(`INSERT INTO households (id, region, address_enc, details_enc) VALUES ($1, $2, '', '')`, [caseId, region]);
  for (const person of life.people) {
    await pool.query(
      `INSERT INTO people (id, household_id, relation, name_enc, identity_kind, identity_enc, identity_index, details_enc) VALUES ($1, $2, 'self', '', 'test', '', $3, '')`, [person, caseId, person],
    );
  }
  return life;
}

/** Transactions committed so far. PostgreSQL's processes report theirs with a delay of up to a second. */
async function commitsOf({ pool }: Place): Promise<number> {
  await sleep(1_200);
  const { rows } = await pool.query<{ commits: string }>('SELECT xact_commit AS commits FROM pg_stat_database WHERE datname = current_database()');
  return Number(rows[0]?.commits ?? 0);
}

function print(measured: Record<Kind, Measured>, memory: Record<Kind, number>): void {
  const figures = (kind: Kind): Record<string, number> => {
    const { milliseconds, cases: lives, commits, latencies, traces, processors } = measured[kind];
    const sorted = latencies.toSorted((one, other) => one - other);
    const mean = (of: (trace: Trace) => number) => traces.reduce((sum, trace) => sum + of(trace), 0) / traces.length;
    return {
      'cases/s': (lives * 1000) / milliseconds,
      'update p50 ms': sorted[Math.floor(sorted.length * 0.5)] ?? 0,
      'update p99 ms': sorted[Math.floor(sorted.length * 0.99)] ?? 0,
      'workflow tasks': mean(({ tasks }) => tasks),
      events: mean(({ events }) => events),
      timers: mean(({ timers }) => timers),
      'attribute upserts': mean(({ attributes }) => attributes),
      'history bytes': mean(({ bytes }) => bytes),
      'commits/case': commits / lives,
      'CPU ms: worker': processors.worker / lives,
      'CPU ms: postgres': processors.postgres / lives,
      'CPU ms: temporal': processors.temporal / lives,
      'CPU ms: together': processes.reduce((total, name) => total + processors[name], 0) / lives,
      'worker MB': memory[kind] / 2 ** 20,
    };
  };
  const [ours, bare] = [figures('product'), figures('bare')];
  const rows = Object.entries(ours).map(([name, value]) => {
    const other = bare[name] ?? 0;
    return [name, value.toFixed(1), other.toFixed(1), other > 0 ? `${(value / other).toFixed(2)} ×` : '–', bars[name] ?? ''];
  });
  console.log(`\n${measured.product.cases} cases of each kind, ${atOnce} at once, each with ${measured.product.latencies.length / measured.product.cases} commands and one clock that fires\n`);
  for (const row of [['', 'case', 'bare', 'ratio', 'bar'], ...rows]) console.log(`${(row[0] ?? '').padEnd(18)}${row.slice(1).map((cell) => cell.padStart(11)).join('')}`);
}
