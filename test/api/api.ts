import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, inject } from 'vitest';
import { accountStore, type Account, type AccountStore } from '../../src/access/accounts.ts';
import { issueToken } from '../../src/access/api-token.ts';
import { NATION } from '../../src/access/region.ts';
import type { StaffRole } from '../../src/access/roles.ts';
import type { ApiParts } from '../../src/api/parts.ts';
import { apiRouter } from '../../src/api/router.ts';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { checkCharacter } from '../../src/cases/intake/identityNumber.ts';
import { officeClock } from '../../src/cases/read/parts.ts';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { makeKeyRing, parseKeyRing, type KeyRing } from '../../src/privacy/keys.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import { storePolicies } from '../../src/runtime/policies.ts';
import { makePrisma } from '../../src/runtime/prisma.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import { advanceCase } from '../support/caseClock.ts';
import { makeDatabase } from '../support/database.ts';
import { places } from '../support/office.ts';
import { everyDemoPolicy } from '../support/policies.ts';

export const PASSWORD = 'bamo-tiru-kefa-4821';

const staff = {
  intake: ['community-caseworker', places.community],
  reviewer: ['community-caseworker', places.community],
  neighbourIntake: ['community-caseworker', places.neighbour],
  otherIntake: ['community-caseworker', places.otherCommunity],
  street: ['street-reviewer', places.street],
  street2: ['street-reviewer', places.street],
  district: ['district-officer', places.district],
  district2: ['district-officer', places.district],
  unitHr: ['unit-officer', places.district, 'human-resources'],
  unitCivil: ['unit-officer', places.district, 'civil-affairs'],
  city: ['city-officer', '9901'],
  province: ['province-officer', '99'],
  national: ['national-officer', NATION],
  supervisor: ['supervisor', places.district],
  mentor: ['mentor', places.community],
  mentor2: ['mentor', places.community],
  otherMentor: ['mentor', places.otherCommunity],
  teacher: ['teacher', places.community],
  teacher2: ['teacher', places.community],
  otherTeacher: ['teacher', places.otherCommunity],
  streetSupervisor: ['supervisor', places.street],
  admin: ['admin', places.district],
  auditor: ['auditor', places.district],
} as const satisfies Record<string, readonly [StaffRole, string, string?]>;

export type Colleague = keyof typeof staff;

export interface Reply {
  status: number;
  // The tests say what they expect of an answer; its shape is the API's to keep.
  body: any; // oxlint-disable-line typescript/no-explicit-any
  headers: Headers;
}

interface Sent {
  body?: unknown;
  key?: string | null;
  headers?: Record<string, string>;
}

/** An office with its API over HTTP, on the shared servers, with a database and a worker of its own. */
export class Api {
  readonly parts: ApiParts;
  readonly accounts: Record<Colleague, Account>;
  private readonly tokens: Record<Colleague, string>;
  private readonly address: string;

  constructor(parts: ApiParts, accounts: Record<Colleague, Account>, tokens: Record<Colleague, string>, address: string) {
    this.parts = parts;
    this.accounts = accounts;
    this.tokens = tokens;
    this.address = address;
  }

  get(who: Colleague | null, path: string, sent: Sent = {}): Promise<Reply> {
    return this.send('GET', who, path, { ...sent, key: null });
  }

  /** Sends a command; with a new key unless one is given, without one for `null`. */
  post(who: Colleague | null, path: string, body: unknown = {}, sent: Sent = {}): Promise<Reply> {
    return this.send('POST', who, path, { ...sent, body });
  }

  put(who: Colleague | null, path: string, body: unknown): Promise<Reply> {
    return this.send('PUT', who, path, { body });
  }

  act(who: Colleague, caseId: string, action: string, body: unknown = {}, sent: Sent = {}): Promise<Reply> {
    return this.post(who, `/v1/cases/${caseId}/actions/${action}`, body, sent);
  }

  async raw(path: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(`${this.address}/api${path}`, init);
    const text = await response.text();
    return { status: response.status, body: parsed(text), headers: response.headers };
  }

  /** Moves the clock of one case on. */
  advance(caseId: string, days: number): Promise<void> {
    return advanceCase(this.parts.engine.client, workflowIdOf(caseId), days * 86_400_000);
  }

  async upload(who: Colleague, caseId: string, content: BlobPart = pdf, name = '合同.pdf', kind = 'contract'): Promise<Reply> {
    const form = new FormData();
    form.set('kind', kind);
    form.set('caseId', caseId);
    form.set('file', new Blob([content]), name);
    return this.raw('/v1/documents', { method: 'POST', body: form, headers: { authorization: `Bearer ${this.tokens[who]}`, 'Idempotency-Key': randomUUID() } });
  }

  /** From an application to the open determination. */
  async toDetermination(form: object): Promise<{ caseId: string; person: string; receipt: string }> {
    const applied = await this.post('intake', '/v1/cases', { form });
    const { caseId, receipt } = applied.body;
    await this.act('reviewer', caseId, 'pass', { opinion: '情况属实' });
    await this.act('reviewer', caseId, 'postNotice');
    await this.advance(caseId, 14);
    await this.act('reviewer', caseId, 'submit');
    await this.act('street', caseId, 'receive');
    await this.act('street', caseId, 'pass', { opinion: '同意' });
    await this.act('street2', caseId, 'submit', { opinion: '已建档' });
    await this.act('district', caseId, 'receive');
    const { body } = await this.get('district', `/v1/cases/${caseId}`);
    return { caseId, receipt, person: body.persons.find((one: { isApplicant: boolean }) => one.isApplicant).id };
  }

  private send(method: string, who: Colleague | null, path: string, { body, key, headers }: Sent): Promise<Reply> {
    return this.raw(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(who ? { authorization: `Bearer ${this.tokens[who]}` } : {}),
        ...(key === null || method === 'GET' ? {} : { 'Idempotency-Key': key ?? randomUUID() }), ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

export const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';

/** @param beside policies and workflows beside the product's own */
export function useApi(change: (parts: ApiParts) => ApiParts = (parts) => parts, beside: { policies?: readonly Policy[]; workflowsPath?: string } = {}): () => Api {
  let api: Api | undefined;
  const stops: (() => Promise<unknown> | void)[] = [];
  beforeAll(async () => {
    const ring = parseKeyRing(JSON.stringify(makeKeyRing()), 'the test');
    const database = await makeDatabase();
    stops.unshift(() => database.drop());
    const { pool } = database;
    const prisma = makePrisma(database.url);
    stops.unshift(() => prisma.$disconnect());
    const policies = [...everyDemoPolicy(), ...(beside.policies ?? [])];
    await storePolicies(pool, policies);
    for (const code of new Set([NATION, '99', '9901', ...Object.values(places)])) {
      await pool.query('INSERT INTO regions (code, name_zh, name_en, contact, supervision_phone) VALUES ($1, $2, $3, $4, $5)', [code, `测试地区${code}`, `Test region ${code}`, '劳动保障站', '000-12345']);
    }
    const address = inject('temporal');
    const calendar = calendarStore(pool);
    const worker = await startWorker({ address, namespace: 'default', taskQueue: database.name, keys: ring, parts: { pool, calendar }, ...(beside.workflowsPath ? { workflowsPath: beside.workflowsPath } : {}) });
    stops.unshift(() => worker.stop());
    const connection = await Connection.connect({ address });
    stops.unshift(() => connection.close());
    const documents = mkdtempSync(path.join(os.tmpdir(), 'bangfu-documents-'));
    stops.unshift(() => rmSync(documents, { recursive: true }));
    const store = accountStore(pool, ring);
    const parts = change({
      pool, prisma, ring, now: officeClock, accounts: store, calendar, policies, documents, secure: false, log: pino({ level: 'silent' }),
      engine: { client: new Client({ connection, dataConverter: dataConverter(ring, 'client') }), taskQueue: database.name },
    });
    const accounts = await hire(store);
    const tokens = {} as Record<Colleague, string>;
    for (const [name, { id }] of Object.entries(accounts)) tokens[name as Colleague] = (await issueToken(pool, id, { name: 'test', scope: 'act', expiresAt: '2099-01-01T00:00:00Z' })).token;
    const server = await serve(parts);
    stops.unshift(() => new Promise<void>((done) => server.close(() => done())));
    api = new Api(parts, accounts, tokens, addressOf(server));
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });
  return () => {
    if (!api) throw new Error('the API is not open yet');
    return api;
  };
}

/** Another process of the API, as an office has several, with other parts. */
export async function anotherApi(api: Api, change: Partial<ApiParts>): Promise<{ api: Api; stop(): Promise<void> }> {
  const parts = { ...api.parts, ...change };
  const server = await serve(parts);
  const other = new Api(parts, api.accounts, api['tokens'], addressOf(server));
  return { api: other, stop: () => new Promise((done) => server.close(() => done())) };
}

/** An engine that nobody answers for. */
export function engineAway(ring: KeyRing): ApiParts['engine'] {
  return { client: new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }), dataConverter: dataConverter(ring, 'client') }), taskQueue: 'nobody' };
}

async function hire(store: AccountStore): Promise<Record<Colleague, Account>> {
  const hired = {} as Record<Colleague, Account>;
  for (const [name, [role, region, unit]] of Object.entries(staff)) {
    hired[name as Colleague] = await store.create({ login: name, password: PASSWORD, name: `演示${name}`, role, region, ...(unit ? { unit } : {}) });
  }
  return hired;
}

async function serve(parts: ApiParts): Promise<Server> {
  const server = createServer(express().use('/api', apiRouter(parts)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

let numbers = 100;

/** A made-up identity number: no real place has the code 990102. */
export function identityNumber(birthDate = '1970-05-06', sex: 'male' | 'female' = 'male'): string {
  numbers += 2;
  const body = `990102${birthDate.replaceAll('-', '')}${String(sex === 'male' ? numbers + 1 : numbers).padStart(3, '0')}`;
  return body + checkCharacter(body);
}

/** An application that the rules have nothing against: an unemployed man in his fifties, and his wife who works. */
export function application(change: { identityNumber?: string; [field: string]: unknown } = {}) {
  const { identityNumber: number = identityNumber(), ...fields } = change;
  return {
    address: '演示街 1 号 2 室', registrationCommunity: '演示社区', channel: 'window', staffRelatives: [], undertaking: true, signedOn: '2026-01-05',
    people: [
      {
        relation: 'self', name: '张演示', identityNumber: number, phone: '13800000001', health: 'healthy', work: 'unemployed', registeredUnemployedOn: '2025-01-06',
        registeredAsJobseeker: true, willing: true, able: true, seeksRecognition: true,
      },
      { relation: 'spouse', name: '李演示', identityNumber: identityNumber('1972-03-04', 'female'), health: 'healthy', work: 'employed', seeksRecognition: false },
    ],
    ...fields,
  };
}
