import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { accountStore } from '../../src/access/accounts.ts';
import type { ApiParts } from '../../src/api/parts.ts';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { give } from '../../src/cases/commandService.ts';
import { readIdentity } from '../../src/cases/intake/identityNumber.ts';
import type { CaseState } from '../../src/cases/state.ts';
import { openDemoOffice, type DemoAccount } from '../../src/demo/office.ts';
import { openField } from '../../src/privacy/field.ts';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { makeKeyRing, parseKeyRing } from '../../src/privacy/keys.ts';
import { storePolicies } from '../../src/runtime/policies.ts';
import { makePrisma } from '../../src/runtime/prisma.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import { advanceCase } from '../support/caseClock.ts';
import { makeDatabase } from '../support/database.ts';
import { dayOf } from '../../src/calendar/days.ts';
import { pairingPolicyAround } from '../support/pairingPolicy.ts';
import { everyDemoPolicy } from '../support/policies.ts';

/** The present of the demo office: a Tuesday that no test run will live to see, so that the engine's own time changes nothing. */
const present = '2031-11-25T02:30:00.000Z';

let parts: ApiParts;
let home: string;
let accounts: DemoAccount[];
let seconds: number;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const ring = parseKeyRing(JSON.stringify(makeKeyRing()), 'the test');
  const database = await makeDatabase();
  stops.unshift(() => database.drop());
  home = mkdtempSync(path.join(os.tmpdir(), 'bangfu-demo-'));
  const address = inject('temporal');
  const calendar = calendarStore(database.pool);
  const worker = await startWorker({ address, namespace: 'default', taskQueue: database.name, keys: ring, parts: { pool: database.pool, calendar } });
  stops.unshift(() => worker.stop());
  const connection = await Connection.connect({ address });
  stops.unshift(() => connection.close());
  const prisma = makePrisma(database.url);
  stops.unshift(() => prisma.$disconnect());
  const policies = [...everyDemoPolicy(), pairingPolicyAround(dayOf(present))];
  await storePolicies(database.pool, policies);
  parts = {
    pool: database.pool, prisma, ring, policies, calendar, now: () => present, accounts: accountStore(database.pool, ring), log: pino({ level: 'silent' }),
    engine: { client: new Client({ connection, dataConverter: dataConverter(ring, 'client') }), taskQueue: database.name }, documents: path.join(home, 'documents'), secure: false,
  };
  const begun = performance.now();
  accounts = await openDemoOffice(parts, home);
  seconds = (performance.now() - begun) / 1000;
});

afterAll(async () => {
  for (const stop of stops) await stop();
  rmSync(home, { recursive: true, force: true });
});

async function states(): Promise<CaseState[]> {
  const { rows } = await parts.pool.query<{ state: CaseState }>('SELECT state FROM cases ORDER BY opened_at');
  return rows.map(({ state }) => state);
}

test('the demo office has somebody for every role, and passwords that work and are stored only as hashes', async () => {
  const roles = new Set((await parts.accounts.inRegion('99')).map(({ role }) => role));
  expect([...roles].sort()).toEqual(['admin', 'auditor', 'community-caseworker', 'district-officer', 'mentor', 'street-reviewer', 'supervisor', 'teacher', 'unit-officer']);
  for (const { login, password } of accounts) expect(await parts.accounts.verify(login, password)).toMatchObject({ login });
  const { rows } = await parts.pool.query<{ stored: string }>('SELECT users::text AS stored FROM users');
  for (const { password } of accounts) expect(rows.some(({ stored }) => stored.includes(password))).toBe(false);
});

test('the passwords are kept in a file that nobody else can read, and hold at the second start', async () => {
  expect(statSync(path.join(home, 'demo-accounts.txt')).mode & 0o777).toBe(0o600);
  expect(await openDemoOffice(parts, home)).toEqual(accounts);
  const text = readFileSync(path.join(home, 'demo-accounts.txt'), 'utf8');
  for (const { login, password } of accounts) expect(text).toContain(`${login}\t${password}\t`);
});

test('the demo office has cases at every stage, and opens in a few seconds', async () => {
  expect((await states()).map(({ stage, step, closed }) => `${stage}/${step}${closed ? `/${closed.reason}` : ''}`).sort()).toEqual([
    'aid/open', 'allotment/open', 'closed/open/stable-employment', 'communityReview/open', 'communityReview/returned', 'determination/open', 'homeVisit/open', 'notice/posted', 'notice/posted', 'streetReview/open', 'support/open',
    'tracks/open', 'tracks/open', 'tracks/open', 'villageReview/open',
  ]);
  expect(seconds).toBeLessThan(10); // on a loaded test machine; some 3 s by itself
});

test('X-04: the case left at the street is overdue and was brought to the level above', async () => {
  const { rows } = await parts.pool.query("SELECT 1 FROM clocks WHERE clock = 'streetReview' AND overdue AND escalated AND stopped_at IS NULL");
  expect(rows).toHaveLength(1);
});

test('C-10: a household of the demo office waits for the call of the day', async () => {
  const due = (await states()).flatMap(({ tracks }) => Object.values(tracks)).flatMap(({ job }) => job?.calls.planned ?? []);
  expect(due.some(({ from, to }) => from <= '2031-11-25' && '2031-11-25' <= to)).toBe(true);
});

test('every case of the demo office lives on in the engine, as its record has it, and takes the next action', async () => {
  for (const state of await states()) {
    const workflow = await parts.engine.client.workflow.getHandle(workflowIdOf(state.id)).query<CaseState>('state');
    expect(workflow).toEqual(state);
  }
  const open = (await states()).find(({ stage, step }) => stage === 'communityReview' && step === 'open');
  const reviewer = (await parts.accounts.inRegion('990101001001', 'community-caseworker')).find(({ id }) => id !== open?.chain[0]?.by);
  await advanceCase(parts.engine.client, workflowIdOf(open!.id), Date.parse(present) - Date.now());
  const answer = await give(parts, actorOf(reviewer!), open!.id, 'pass', { body: { opinion: '情况属实' } }, 'key-of-the-test');
  expect(answer).toMatchObject({ stage: 'notice' });
});

test('E-02: the demo office has a pair, with a week on record and one that the teacher is asked for', async () => {
  const pair = (await states()).find(({ programme }) => programme === 'student-pairing');
  const [track] = Object.values(pair?.tracks ?? {});
  expect(track?.tutoring?.sessions.length).toBeGreaterThanOrEqual(1);
  expect(Object.keys(pair?.clocks ?? {}).filter((clock) => clock.startsWith('week:'))).toHaveLength(1);
});

test('nobody in the demo office can be taken for a real person', async () => {
  const { rows } = await parts.pool.query<{ id: string; name_enc: string; identity_enc: string }>('SELECT id, name_enc, identity_enc FROM people');
  expect(rows.length).toBeGreaterThan(8);
  for (const { id, name_enc, identity_enc } of rows) {
    const field = (column: string) => ({ table: 'people', column, id });
    expect(openField(parts.ring, field('name_enc'), name_enc)).toMatch(/^演示·/);
    const number = openField(parts.ring, field('identity_enc'), identity_enc);
    expect(readIdentity(number, present)).toMatchObject({ ok: true, identity: { unknownPlace: true } });
  }
});

test('a demo office whose making was interrupted is completed, and nothing in it is made twice', async () => {
  const before = await parts.pool.query('SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM audit) AS audit, (SELECT count(*) FROM vacancies) AS vacancies');
  rmSync(path.join(home, 'demo-ready'));
  await openDemoOffice(parts, home);
  const after = await parts.pool.query('SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM audit) AS audit, (SELECT count(*) FROM vacancies) AS vacancies');
  expect(after.rows).toEqual(before.rows);
});

test('with the file of the passwords lost, new ones are made and work', async () => {
  rmSync(path.join(home, 'demo-accounts.txt'));
  const anew = await openDemoOffice(parts, home);
  expect(anew[0]?.password).not.toBe(accounts[0]?.password);
  expect(await parts.accounts.verify(anew[0]?.login ?? '', anew[0]?.password ?? '')).not.toBeNull();
});
