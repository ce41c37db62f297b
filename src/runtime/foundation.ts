import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { connectEngine } from './engineConnection.ts';
import { FLEET_QUEUE } from '../../workflows/fleet/queues.ts';
import { accountStore } from '../access/accounts.ts';
import { calendarStore } from '../cases/calendarStore.ts';
import { requestRecompute } from '../cases/recompute.ts';
import { officeClock } from '../cases/read/parts.ts';
import { dataConverter } from '../privacy/data-converter.ts';
import { identityProvider } from '../access/identityProvider.ts';
import { settleIndexKey } from '../privacy/indexKey.ts';
import { loadKeyRing } from '../privacy/key-file.ts';
import type { KeyRing } from '../privacy/keys.ts';
import { loadPolicies } from '../programmes/policy/load.ts';
import type { WebParts } from '../web/parts.ts';
import type { Configuration } from './configuration.ts';
import { claimFolder } from './instance.ts';
import type { Lifetime } from './lifetime.ts';
import { flushLog, makeLog } from './log.ts';
import { noteRetention, storePolicies } from './policies.ts';
import { openPool } from './pool.ts';
import { makePrisma } from './prisma.ts';
import { openDatabase, openEngine, requireFreePorts, type EngineServer, type Say } from './servers.ts';
import { CASE_QUEUE } from './worker.ts';

/** What every part of the product stands on. */
export interface Foundation {
  configuration: Configuration;
  engineServer: EngineServer;
  /** Database, engine, keys, policies: what the office works with, by pages, API and worker alike. */
  office: WebParts;
}

/** Starts or reaches the servers and opens what is on them. @throws Error with one clear sentence */
export async function layFoundation(configuration: Configuration, lifetime: Lifetime, say: Say): Promise<Foundation> {
  const { home } = configuration;
  const policies = loadPolicies(); // first, for a mistake in them needs no server to be found
  const isNew = configuration.database === undefined && !existsSync(path.join(home, 'secrets.json'));
  lifetime.owns('data folder', claimFolder(home));
  await requireFreePorts(configuration);
  const log = makeLog(configuration);
  lifetime.owns('log', () => flushLog(log));
  // under new keys, what is stored already could never be read again
  const ring = await loadKeyRing({ home, mayMake: isNew || configuration.makeKeys });

  const [databaseUrl, engineServer] = await both(openDatabase(configuration, lifetime, say), openEngine(configuration, lifetime, say));
  const pool = openPool({ connectionString: databaseUrl, max: 30 }, (code) => log.error({ code }, 'a database connection was lost'));
  lifetime.owns('database connections', () => pool.end());
  const prisma = makePrisma(databaseUrl);
  lifetime.owns('Prisma', () => prisma.$disconnect());
  await storePolicies(pool, policies);
  await noteRetention(pool);
  await settleLookUps(pool, ring, say);

  const { namespace } = configuration.temporal;
  const connection = await connectEngine(engineServer.address);
  lifetime.owns('engine connection', () => connection.close());
  const client = new Client({ connection, namespace, dataConverter: dataConverter(ring, 'client') });
  const engine = { client, taskQueue: CASE_QUEUE };
  const office: WebParts = {
    pool,
    prisma,
    ring,
    policies,
    log,
    now: officeClock,
    accounts: accountStore(pool, ring),
    calendar: calendarStore(pool),
    engine,
    hosts: [new URL(configuration.url).hostname, configuration.host],
    temporal: { uiUrl: engineServer.ui ?? '', namespace },
    documents: path.join(home, 'documents'),
    secure: configuration.url.startsWith('https:'),
    secondFactorFor: configuration.secondFactorFor,
    ...(configuration.identityProvider ? { identityProvider: identityProvider({ ...configuration.identityProvider, url: configuration.url }) } : {}),
    recomputeDeadlines: (calendarVersion) => requestRecompute({ pool, engine }, calendarVersion, FLEET_QUEUE),
  };
  return { configuration, engineServer, office };
}

/** Before anybody is looked up. */
async function settleLookUps(pool: Pool, ring: KeyRing, say: Say): Promise<void> {
  const anew = await settleIndexKey({ pool, ring });
  if (!anew) return;
  say(`${anew.people} people are found by the new index key`);
  for (const id of anew.left) say(`  the number of person ${id} cannot be opened: not found by it any more`);
}

/** Waits for both, so that what was started is known before anything is stopped again. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([one, other]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}
