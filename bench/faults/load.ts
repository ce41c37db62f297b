import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { accountStore } from '../../src/access/accounts.ts';
import { issueToken } from '../../src/access/api-token.ts';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { checkCharacter } from '../../src/cases/intake/identityNumber.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { sealField } from '../../src/privacy/field.ts';
import { sleep } from '../../src/runtime/child.ts';
import { makePrisma } from '../../src/runtime/prisma.ts';
import { application } from '../../test/api/api.ts';
import { advanceCase } from '../../test/support/caseClock.ts';
import type { Colleague } from '../../test/support/office.ts';
import { serve, type WebParts } from '../../test/support/serve.ts';
import { Chance } from './chance.ts';
import { amount, type Fault } from './fault.ts';
import { breaches, inParallel } from './oracle.ts';
import { openPlace, type Place } from './place.ts';

const CASEWORKERS = 50;
/** Between two clicks somebody reads and types. */
const [LEAST_PAUSE_MS, MOST_PAUSE_MS] = [2_000, 8_000];
const BAR_MS = 500;
const OPENED_AT_ONCE = 12;
/** After the last deadline. */
const SETTLES_WITHIN_MS = 5_000;
/** So many clocks are moved in a second at the least, so that the clicks begin with none overdue. */
const SET_EACH_SECOND = 9;
/** How the answers went from one of these to the next is told, for a total hides a slow beginning. */
const TOLD_EVERY_MS = 60_000;
const at: readonly Colleague[] = ['intake', 'reviewer', 'mentor', 'street', 'street2', 'district', 'supervisor'];

/** Fifty caseworkers look and note by HTTP while the deadlines of very many cases fall due. */
export const load: Fault = {
  n: 13,
  name: 'fifty caseworkers clicking while timers fall due',
  async run({ seed, scale, say }) {
    const chance = new Chance(seed);
    const [timers, seconds] = [amount(scale, { test: 40, small: 500, full: 10_000 }), amount(scale, { test: 20, small: 120, full: 600 })];
    const place = await openPlace();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'bangfu-load-'));
    const prisma = makePrisma(place.databaseUrl);
    try {
      const worker = await place.worker();
      const parts = partsOf(place, prisma, folder);
      const tokens = await signIn(place, parts);
      const cases = await open(parts, place, timers, say);
      const [firstDue, lastDue] = await bringNear(place, cases, chance, seconds, say);
      await sleep(firstDue - Date.now());

      const memory = { worker: [rss(worker.pid)], engine: [rss(place.temporal.pid())] };
      const site = await serve(parts);
      const clicks: Click[] = [];
      const until = Date.now() + seconds * 1_000;
      const telling = setInterval(() => say(lately(clicks)), TOLD_EVERY_MS);
      const watching = setInterval(() => {
        memory.worker.push(rss(worker.pid));
        memory.engine.push(rss(place.temporal.pid()));
      }, 2_000);
      await Promise.all(Array.from({ length: CASEWORKERS }, (_, n) => caseworker(site.url, tokens[n % tokens.length] ?? '', cases, new Chance(seed + n), until, clicks)));
      for (const interval of [watching, telling]) clearInterval(interval);
      await site.stop();
      await sleep(Math.max(0, lastDue - Date.now()) + SETTLES_WITHIN_MS);

      const { rows: [acted] } = await place.pool.query<{ n: number; late: number | null }>(
        `SELECT count(*)::int AS n, max(extract(epoch FROM a.recorded_at - k.due_at))::float AS late FROM clocks k
         JOIN audit a ON a.case_id = k.case_id AND a.kind = 'clock' AND a.facts @> '[{"type": "overdue", "clock": "communityReview"}]' WHERE k.clock = 'communityReview' AND k.overdue`,
      );
      const commands = clicks.filter(({ kind }) => kind === 'command');
      const wrong = clicks.filter(({ status }) => status >= 400);
      const p95 = percentile(commands, 0.95);
      return {
        figures: {
          'cases': timers, 'clocks acted on': acted?.n ?? 0, 'latest of them, s': (acted?.late ?? 0).toFixed(1), 'clicks': clicks.length, 'commands': commands.length,
          'command p50, ms': percentile(commands, 0.5), 'command p95, ms': p95, 'command p99, ms': percentile(commands, 0.99), 'look p95, ms': percentile(clicks.filter(({ kind }) => kind === 'look'), 0.95),
          'answers that are errors': wrong.length, 'worker MB, first – most – last': spread(memory.worker), 'engine MB': spread(memory.engine),
        },
        violations: [
          ...(await breaches(place)),
          ...(wrong.length > 0 ? [`${wrong.length} answers were errors, such as ${wrong[0]?.status} to ${wrong[0]?.kind}`] : []),
          ...(p95 > BAR_MS ? [`95 of 100 commands took up to ${p95} ms, the bar is ${BAR_MS}`] : []),
          ...(acted?.n === timers ? [] : [`of ${timers} clocks ${acted?.n ?? 0} were acted on`]),
        ],
      };
    } finally {
      await prisma.$disconnect();
      await place.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Click {
  kind: 'look' | 'command';
  status: number;
  at: number;
  took: number;
}

function partsOf(place: Place, prisma: WebParts['prisma'], documents: string): WebParts {
  return {
    pool: place.pool, prisma, ring: place.keys, engine: place.engine, policies: place.policies, now: () => new Date().toISOString(), accounts: accountStore(place.pool, place.keys), calendar: calendarStore(place.pool),
    documents, secure: false, log: pino({ level: 'silent' }), temporal: { uiUrl: '', namespace: 'default' },
  };
}

/** @returns a token for each colleague */
async function signIn({ pool, keys, office }: Place, { accounts }: WebParts): Promise<string[]> {
  return Promise.all(at.map(async (login) => {
    const { id } = office[login];
    await pool.query('UPDATE users SET name_enc = $2 WHERE id = $1', [id, sealField(keys, { table: 'users', column: 'name_enc', id }, `演示${login}`)]);
    if (!(await accounts.byLogin(login))) throw new Error(`${login} is nobody`);
    return (await issueToken(pool, id, { name: 'load', scope: 'act', expiresAt: new Date(Date.now() + 86_400_000).toISOString() })).token;
  }));
}

async function open(parts: WebParts, { office }: Place, timers: number, say: (line: string) => void): Promise<string[]> {
  const cases: string[] = [];
  const { people: [applicant], ...household } = application();
  await inParallel(Array.from({ length: timers }, (_, n) => n), OPENED_AT_ONCE, async (n) => {
    const key = randomUUID();
    const form = { ...household, people: [{ ...applicant, identityNumber: numberOf(n) }] };
    for (let opened = false; !opened;) {
      try {
        cases.push((await submitApplication(parts, office.intake, { programme: 'employment-assistance', form }, key)).caseId);
        opened = true;
      } catch (error) {
        if ((error as { refusal?: { code: string } }).refusal?.code !== 'not-confirmed') throw error;
      }
    }
    if (cases.length % 1_000 === 0) say(`${cases.length} households applied`);
  });
  return cases;
}

/** An invented number, another one for each n: men in their fifties. */
function numberOf(n: number): string {
  const DAYS = 2_000;
  const born = new Date(Date.UTC(1968, 0, 1 + (n % DAYS))).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `990102${born}${String(2 * Math.floor(n / DAYS) + 1).padStart(3, '0')}`;
  return body + checkCharacter(body);
}

/** Moves the clock of each case so near to the end of its review that it falls due while people are clicking. @returns when the first and when the last may, in milliseconds since 1970 */
async function bringNear({ pool, engine }: Place, cases: readonly string[], chance: Chance, seconds: number, say: (line: string) => void): Promise<[number, number]> {
  const { rows } = await pool.query<{ case_id: string; due_at: Date }>(`SELECT case_id, due_at FROM clocks WHERE clock = 'communityReview'`);
  const startedAt = Date.now();
  const firstDue = startedAt + Math.max(10, cases.length / SET_EACH_SECOND) * 1_000;
  await inParallel(rows, OPENED_AT_ONCE, async ({ case_id, due_at }) => {
    const left = firstDue - Date.now() + chance.between(1_000, seconds * 900);
    await advanceCase(engine.client, workflowIdOf(case_id), due_at.getTime() - Date.now() - Math.max(1_000, left));
  });
  say(`all clocks set in ${((Date.now() - startedAt) / 1_000).toFixed(0)} s`);
  return [firstDue, Math.max(Date.now(), firstDue + seconds * 900)];
}

/** Looks at the desk or at a case, and every third time notes something. */
async function caseworker(url: string, token: string, cases: readonly string[], chance: Chance, until: number, clicks: Click[]): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  await sleep(chance.between(0, MOST_PAUSE_MS));
  for (let n = 0; Date.now() < until; n += 1) {
    const id = chance.oneOf(cases);
    const startedAt = Date.now();
    const command = n % 3 === 2;
    const answer = command
      ? await fetch(`${url}/api/v1/cases/${id}/actions/addNote`, { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body: JSON.stringify({ note: '电话核实' }) })
      : await fetch(`${url}/api/v1/${n % 3 === 0 ? 'desk' : `cases/${id}`}`, { headers });
    await answer.arrayBuffer();
    const byRole = answer.status === 403 || answer.status === 404; // not everybody may note everywhere, and a mentor sees the own households alone
    if (!byRole) clicks.push({ kind: command ? 'command' : 'look', status: answer.status, at: startedAt, took: Date.now() - startedAt });
    await sleep(chance.between(LEAST_PAUSE_MS, MOST_PAUSE_MS));
  }
}

function lately(clicks: readonly Click[]): string {
  const commands = clicks.filter(({ kind, at }) => kind === 'command' && at > Date.now() - TOLD_EVERY_MS);
  return `${commands.length} commands in the last minute, p50 ${percentile(commands, 0.5)} ms, p95 ${percentile(commands, 0.95)} ms`;
}

function percentile(clicks: readonly Click[], share: number): number {
  const took = clicks.map((click) => click.took).sort((one, other) => one - other);
  return took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
}

/** Resident memory in bytes (Linux). */
function rss(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

function spread(bytes: readonly number[]): string {
  const mb = (value: number | undefined) => ((value ?? 0) / 1e6).toFixed(0);
  return `${mb(bytes[0])} – ${mb(Math.max(...bytes))} – ${mb(bytes.at(-1))}`;
}
