import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, inject } from 'vitest';
import { accountStore, type NewAccount } from '../../src/access/accounts.ts';
import type { StaffRole } from '../../src/access/roles.ts';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { makeKeyRing, parseKeyRing } from '../../src/privacy/keys.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import { storePolicies } from '../../src/runtime/policies.ts';
import { makePrisma } from '../../src/runtime/prisma.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import type { WebParts } from '../../src/web/parts.ts';
import { advanceCase } from '../support/caseClock.ts';
import { makeDatabase } from '../support/database.ts';
import { demoPolicies } from '../support/policies.ts';
import { serve } from '../support/serve.ts';

/** One password for every invented colleague of the test office. */
export const PASSWORD = 'test-office-2031';

const colleagues = {
  intake: { role: 'community-caseworker', region: '990102001001', name: '林受理' },
  reviewer: { role: 'community-caseworker', region: '990102001001', name: '陈初审' },
  street: { role: 'street-reviewer', region: '990102001', name: '孙复核' },
  street2: { role: 'street-reviewer', region: '990102001', name: '何报送' },
  district: { role: 'district-officer', region: '990102', name: '区审定' },
  district2: { role: 'district-officer', region: '990102', name: '区复审' },
  city: { role: 'city-officer', region: '9901', name: '市经办' },
  supervisor: { role: 'supervisor', region: '990102', name: '督导一' },
  mentor: { role: 'mentor', region: '990102001001', name: '周帮扶', onDuty: true },
  teacher: { role: 'teacher', region: '990102001001', name: '吴老师' },
  teacher2: { role: 'teacher', region: '990102001001', name: '郑老师' },
  unitHr: { role: 'unit-officer', region: '990102', unit: 'human-resources', name: '人社经办' },
  admin: { role: 'admin', region: '9901', name: '管理员' },
  auditor: { role: 'auditor', region: '9901', name: '审计员' },
} as const satisfies Record<string, Omit<NewAccount, 'login' | 'password'>>;

export type Colleague = keyof typeof colleagues;

/** Names are not translated. */
export const colleagueNames: readonly string[] = Object.values(colleagues).map(({ name }) => name);

const regions: [string, string, string][] = [
  ['99', '演示省', 'Demo Province'], ['9901', '演示市', 'Demo City'], ['990102', '东城演示区', 'East Demo District'],
  ['990102001', '和平街道', 'Heping Street'], ['990102001001', '和平社区', 'Heping Community'], ['990102001002', '新华社区', 'Xinhua Community'],
];

export interface Site {
  url: string;
  parts: WebParts;
  /** Moves a case on, and the office's clock with it. */
  wait(caseId: string, days: number): Promise<void>;
  stop(): Promise<void>;
}

interface SiteChoices {
  policies?: readonly Policy[];
  /** Where the engine's own pages are. */
  uiUrl?: string;
  /** Roles that sign in with a second factor only. */
  secondFactorFor?: readonly StaffRole[];
}

/** A site with a database of its own for the tests of this file or group: started before them and taken away after. */
export function useSite(choices: SiteChoices = {}): () => Site {
  let site: Site;
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const database = await makeDatabase();
    stops.unshift(() => database.drop());
    site = await startSite({ databaseUrl: database.url, temporal: inject('temporal'), taskQueue: database.name, ...choices });
    stops.unshift(() => site.stop());
  }, START_MS);
  afterAll(async () => {
    for (const stop of stops) await stop();
  });
  return () => site;
}

/** The worker bundles the workflows when the first site of a run starts. */
const START_MS = 120_000;

/** The whole product on a free port: pages, API and a worker of its own, with an invented office. */
export async function startSite({ databaseUrl, temporal, taskQueue, uiUrl = 'http://127.0.0.1:8233', policies = demoPolicies(), secondFactorFor = [] }: SiteChoices & { databaseUrl: string; temporal: string; taskQueue: string }): Promise<Site> {
  let ahead = 0;
  const ring = parseKeyRing(JSON.stringify(makeKeyRing()), 'the test');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  const prisma = makePrisma(databaseUrl);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bangfu-documents-'));
  const calendar = calendarStore(pool);
  const accounts = accountStore(pool, ring);
  for (const [code, zh, en] of regions) await pool.query('INSERT INTO regions (code, name_zh, name_en, contact, supervision_phone) VALUES ($1, $2, $3, $4, $5)', [code, zh, en, '0000-1000001', '0000-1000002']);
  await storePolicies(pool, policies);
  for (const [login, account] of Object.entries(colleagues)) await accounts.create({ login, password: PASSWORD, ...account });
  const worker = await startWorker({ address: temporal, namespace: 'default', taskQueue, keys: ring, parts: { pool, calendar } });
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection, dataConverter: dataConverter(ring, 'client') });
  const parts: WebParts = {
    pool, prisma, ring, now: () => new Date(Date.now() + ahead).toISOString(), accounts, calendar, policies, documents: folder, secure: false, log: pino({ level: process.env['LOG'] ?? 'silent' }),
    engine: { client, taskQueue }, secondFactorFor, temporal: { uiUrl, namespace: 'default' },
  };
  const served = await serve(parts, Number(process.env['SITE_PORT'] ?? 0));
  return {
    url: served.url, parts,
    async wait(caseId, days) {
      const milliseconds = days * 24 * 3_600_000;
      await advanceCase(client, workflowIdOf(caseId), milliseconds);
      ahead += milliseconds;
    },
    async stop() {
      await served.stop();
      await worker.stop();
      await connection.close();
      await prisma.$disconnect();
      await pool.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
