import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { Client } from '@temporalio/client';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { register } from 'prom-client';
import { actorOf } from '../../src/access/actor.ts';
import type { Actor } from '../../src/access/actor.ts';
import { give } from '../../src/cases/commandService.ts';
import { objectPublicly } from '../../src/cases/objection.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { contentOf } from '../../src/messages/mail.ts';
import { logMask } from '../../src/privacy/log-mask.ts';
import { checkCharacter } from '../../src/cases/intake/identityNumber.ts';
import { RefusalError } from '../../src/refusals/refusal.ts';
import { prepareNamespace } from '../../src/runtime/namespace.ts';
import { freePort } from '../../src/runtime/ports.ts';
import { startTemporal } from '../../src/runtime/temporal.ts';
import { buildApp } from '../../src/web/server.ts';
import { application } from '../api/api.ts';
import { makeDatabase } from '../support/database.ts';
import { startSite, type Site } from '../web/site.ts';
import { Visitor } from '../web/visitor.ts';

const PEOPLE = 200;
const WAIT_MS = 600_000;
/** As many as go through at once; more would only wait for each other. */
const AT_ONCE = 4;

interface Canary {
  number: string;
  name: string;
  phone: string;
}

/** Surnames and given names that stand in no code of ours. */
function canaryAt(at: number): Canary {
  const body = `990102${1970 + (at % 5)}0${1 + (at % 9)}1${at % 10}${String((at % 500) * 2 + 1).padStart(3, '0')}`;
  const [one, other] = ['龘靐齉爩麤灪龗', '厵纞虋讟钃鸜麷'];
  return { number: body + checkCharacter(body), name: `演${one[at % 7]}${other[Math.floor(at / 7) % 7]}${String.fromCodePoint(0x9f00 + at)}`, phone: `139${String(77_000_000 + at * 137)}` };
}

const canaries = Array.from({ length: PEOPLE }, (_, at) => canaryAt(at));
const marks = canaries.flatMap(({ number, name, phone }) => [number, name, phone]);

/** Everything that is found in a text or file; also as UTF-16, base64 and percent-encoding, in which things hide. */
function found(content: Buffer): string[] {
  const text = content.toString('latin1');
  const hits = new Set<string>();
  for (const [start, forms] of formsByStart()) {
    for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 1)) {
      for (const { form, mark } of forms) if (text.startsWith(form, at)) hits.add(mark);
    }
  }
  return marks.filter((mark) => hits.has(mark));
}

/** Thousands of forms have some dozens of beginnings: the disk of the engine is looked through for these. */
const START = 6;
let byStart: Map<string, { form: string; mark: string }[]> | undefined;

function formsByStart(): Map<string, { form: string; mark: string }[]> {
  if (byStart) return byStart;
  byStart = new Map();
  for (const mark of marks) {
    for (const form of formsOf(mark)) {
      const start = form.slice(0, START);
      const forms = byStart.get(start) ?? [];
      forms.push({ form, mark });
      byStart.set(start, forms);
    }
  }
  return byStart;
}

function formsOf(mark: string): string[] {
  const utf8 = Buffer.from(mark);
  // base64 of a part whose beginning is not on a boundary of three bytes: the middle is the same for one of three shifts; six digits alone are also in some instant's text
  const base64 = [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64').slice(shift === 0 ? 0 : 4, (shift + utf8.length) % 3 === 0 ? undefined : -4)).filter((form) => form.length > 7);
  return [utf8.toString('latin1'), Buffer.from(mark, 'utf16le').toString('latin1'), encodeURIComponent(mark), JSON.stringify(mark).slice(1, -1).replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`), ...base64];
}

let site: Site;
/** Of the engine's own server: its database on the disk, its log, and where it tells its figures. */
let engineFolder: string;
let engineFigures: string;
let by: Record<'intake' | 'reviewer' | 'street', Actor>;
const cases: { caseId: string; receipt: string; canary: Canary }[] = [];
const logged: Buffer[] = [];
const answered: string[] = [];
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const database = await makeDatabase();
  stops.unshift(() => database.drop());
  engineFolder = mkdtempSync(path.join(os.tmpdir(), 'bangfu-canary-'));
  stops.unshift(async () => rmSync(engineFolder, { recursive: true, force: true }));
  const metricsPort = await freePort();
  engineFigures = `http://127.0.0.1:${metricsPort}/metrics`;
  const engine = await startTemporal({ dir: engineFolder, port: await freePort(), httpPort: await freePort(), metricsPort, database: path.join(engineFolder, 'temporal.sqlite'), timeSkipping: true });
  stops.unshift(() => engine.stop());
  await prepareNamespace(engine.address, 'default');
  site = await startSite({ databaseUrl: database.url, temporal: engine.address, taskQueue: database.name });
  stops.unshift(() => site.stop());
  const actor = async (login: string) => {
    const account = await site.parts.accounts.byLogin(login);
    if (!account) throw new Error(`nobody is called ${login}`);
    return actorOf(account);
  };
  by = { intake: await actor('intake'), reviewer: await actor('reviewer'), street: await actor('street') };
}, WAIT_MS);

afterAll(async () => {
  for (const stop of stops) await stop();
});

/** Asks again with the same key while nobody answers in time, as every client does: there is one answer only. */
async function confirmed<T>(ask: (key: string) => Promise<T>): Promise<T> {
  const key = randomUUID();
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask(key);
    } catch (error) {
      if (tries === 20 || !(error instanceof RefusalError) || error.refusal.code !== 'not-confirmed') throw error;
    }
  }
}

/** A case with the canary in every field that takes words. */
async function scenario(canary: Canary): Promise<void> {
  const { parts } = site;
  const said = `${canary.name} ${canary.number} ${canary.phone}`;
  const form = application({ identityNumber: canary.number, address: `演示街 ${said}` });
  form.people = [{ ...form.people[0], name: canary.name, phone: canary.phone, healthNote: said } as unknown as (typeof form.people)[number]]; // more fields than the sample has
  const { caseId, receipt } = await confirmed((key) => submitApplication(parts, by.intake, { programme: 'employment-assistance', form }, key));
  cases.push({ caseId, receipt, canary });
  await confirmed((key) => give(parts, by.reviewer, caseId, 'addNote', { body: { note: said } }, key));
  await confirmed((key) => give(parts, by.reviewer, caseId, 'pass', { body: { opinion: said } }, key));
  await confirmed((key) => give(parts, by.reviewer, caseId, 'postNotice', { body: {} }, key));
  const { rows } = await parts.pool.query('SELECT id FROM notices WHERE case_id = $1', [caseId]);
  await confirmed((key) => objectPublicly(parts, `${caseId}.${rows[0].id}`, { anonymous: false, statement: said, name: canary.name, contact: canary.phone }, key));
  // and what is refused
  await confirmed((key) => give(parts, by.street, caseId, 'pass', { body: { opinion: said } }, key)).catch((error: unknown) => answered.push(JSON.stringify(error instanceof RefusalError ? error.refusal : String(error))));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesUnder(file) : [file];
  });
}

describe(`${PEOPLE} invented people`, () => {
  it('X-08: go through a scenario, and neither numbers nor names nor phones are left where they do not belong', async () => {
    for (let at = 0; at < canaries.length; at += AT_ONCE) await Promise.all(canaries.slice(at, at + AT_ONCE).map(scenario));
    expect(cases).toHaveLength(PEOPLE);
    const { parts } = site;

    // the engine: every history, as its server gives it out
    const histories = await Promise.all(cases.map(({ caseId }) => parts.engine.client.workflow.getHandle(workflowIdOf(caseId)).fetchHistory()));
    const engine = Buffer.from(histories.map((history) => JSON.stringify(history, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))).join('\n'));
    // what our own database holds in plain sight
    const { rows: tables } = await parts.pool.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`);
    const records = await Promise.all(tables.map(async ({ name }) => JSON.stringify((await parts.pool.query(`SELECT * FROM ${name}`)).rows)));
    // letters of every message
    const { rows: messages } = await parts.pool.query('SELECT m.*, c.receipt FROM messages m LEFT JOIN cases c ON c.id = m.case_id');
    const letters = messages.map((row) => JSON.stringify(contentOf({ id: row.id, createdAt: row.created_at.toISOString(), address: 'a@example.test', language: 'zh', template: row.template, caseId: row.case_id, receipt: row.receipt, clock: row.clock, dueAt: row.due_at?.toISOString() }, 'http://example.test')));
    expect(letters.length).toBeGreaterThan(0);

    expect({ engine: found(engine), records: found(Buffer.from(records.join('\n'))), letters: found(Buffer.from(letters.join('\n'))) }).toEqual({ engine: [], records: [], letters: [] });
    expect(found(Buffer.from(await register.metrics()))).toEqual([]);
    expect(filesUnder(parts.documents).flatMap((file) => found(readFileSync(file)))).toEqual([]);
  }, WAIT_MS);

  it('X-08: are nowhere on the disk of the engine, nor in its log and figures; one that somebody sent it in plain is', async () => {
    const onDisk = () => Buffer.concat(readdirSync(engineFolder).filter((name) => name.startsWith('temporal.')).map((name) => readFileSync(path.join(engineFolder, name))));
    const [first] = cases;
    if (!first) throw new Error('there is no case');
    expect(onDisk().includes(first.caseId), 'what is searched is where the cases are').toBe(true);
    expect(found(onDisk())).toEqual([]);
    expect(found(Buffer.from(await (await fetch(engineFigures)).text()))).toEqual([]);
    const plain = new Client({ connection: site.parts.engine.client.connection });
    await plain.workflow.getHandle(workflowIdOf(first.caseId)).signal('anything', `${first.canary.name} ${first.canary.number} ${first.canary.phone}`);
    expect(found(onDisk())).toEqual([first.canary.number, first.canary.name, first.canary.phone]);
  }, WAIT_MS);

  it('X-08: are in no log line, no address and no answer that says no', async () => {
    const log = pino({ ...logMask, level: 'debug' }, new Writable({ write: (chunk: Buffer, _encoding, done) => (logged.push(Buffer.from(chunk)), done()) }));
    const server = buildApp({ ...site.parts, log }).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const reviewer = await Visitor.signedIn(url, 'reviewer');
    const locations: string[] = [];
    for (const { caseId, canary } of cases.slice(0, 20)) {
      for (const answer of [
        await reviewer.get(`/cases/${caseId}`), await reviewer.get(`/cases/${caseId}/household`), await reviewer.get('/cases'), await reviewer.post('/cases/search', { search: randomUUID() }),
        await reviewer.get(`/cases/${canary.number}`), await reviewer.post(`/cases/${caseId}/people/${canary.phone}/reveal`, { field: 'phone', reason: canary.name }),
      ]) {
        locations.push(answer.headers.get('location') ?? '', ...[...answer.text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, href]) => href ?? '').filter((href) => !href.startsWith('/language/')));
        if (answer.status === 200) answered.push(answer.text);
      }
      await reviewer.post('/cases/search', { search: canary.number });
    }
    await new Promise((done) => server.close(done));
    server.closeAllConnections();
    expect(logged.length).toBeGreaterThan(100);
    expect({ logs: found(Buffer.concat(logged)), answers: found(Buffer.from(answered.join('\n'))), addresses: found(Buffer.from(locations.join('\n'))) }).toEqual({ logs: [], answers: [], addresses: [] });
  }, WAIT_MS);

  it('X-08: one that is planted is found, however it is written', () => {
    const [canary] = canaries;
    if (!canary) throw new Error('there are no canaries');
    for (const mark of [canary.number, canary.name, canary.phone]) {
      for (const form of [mark, encodeURIComponent(mark), Buffer.from(JSON.stringify({ a: mark })).toString('base64')]) expect(found(Buffer.from(`before ${form} after`)), form).toContain(mark);
      expect(found(Buffer.from(mark, 'utf16le'))).toContain(mark);
    }
    expect(found(Buffer.from(`${canary.number.slice(0, 17)}?`))).toEqual([]);
    expect(new Set(marks).size).toBe(PEOPLE * 3);
  });
});
