import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, inject } from 'vitest';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import type { ActivityParts } from '../../activities/index.ts';
import { makeKeyRing, parseKeyRing, type KeyRing } from '../../src/privacy/keys.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import type { Lab } from './caseDriver.ts';
import { makeDatabase } from './database.ts';
import { openOffice } from './office.ts';
import { demoPolicies, everyDemoPolicy } from './policies.ts';

/** The lab, with what another worker would need. */
interface OpenLab extends Lab {
  keys: KeyRing;
  parts: ActivityParts;
}

/** A database, an office and a worker of the calling file's own, on the shared servers; the codec is on, as always. */
/** @param beside policies beside the product's own */
export function useLab(beside: readonly Policy[] = []): () => OpenLab {
  let lab: OpenLab | undefined;
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const keys = parseKeyRing(JSON.stringify(makeKeyRing()), 'the test');
    const database = await makeDatabase();
    stops.unshift(() => database.drop());
    const policies = demoPolicies();
    const office = await openOffice(database.pool, [...everyDemoPolicy(), ...beside]);
    const address = inject('temporal');
    const parts = { pool: database.pool, calendar: calendarStore(database.pool) };
    const worker = await startWorker({ address, namespace: 'default', taskQueue: database.name, keys, parts });
    stops.unshift(() => worker.stop());
    const connection = await Connection.connect({ address });
    stops.unshift(() => connection.close());
    const client = new Client({ connection, dataConverter: dataConverter(keys, 'client') });
    lab = { pool: database.pool, engine: { client, taskQueue: database.name }, office, policies, keys, parts };
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });
  return () => {
    if (!lab) throw new Error('the lab is not open yet');
    return lab;
  };
}
