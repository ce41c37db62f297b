import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, inject } from 'vitest';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { makeKeyRing, parseKeyRing } from '../../src/privacy/keys.ts';
import { scheduleIdsOn, startFleet, type FleetOptions } from '../../src/runtime/fleet.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import type { Lab } from '../support/caseDriver.ts';
import { makeDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { demoPolicies } from '../support/policies.ts';

export interface FleetLab extends Lab {
  databaseUrl: string;
  options: FleetOptions & { queues: { mail: string; fleet: string } };
}

/**
 * An office with its cases and the jobs over many cases, on the shared servers, by queues and schedules of its own.
 * @param choose `anyHour` lets daily reminders go out at whatever hour the test is run
 */
export function useFleet(choose: () => { mail?: FleetOptions['mail']; anyHour?: boolean } = () => ({})): () => FleetLab {
  let lab: FleetLab | undefined;
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const keys = parseKeyRing(JSON.stringify(makeKeyRing()), 'the test');
    const { name, pool, url, drop } = await makeDatabase();
    stops.unshift(drop);
    const policies = demoPolicies();
    const office = await openOffice(pool, policies);
    const address = inject('temporal');
    const { mail, anyHour } = choose();
    const stored = calendarStore(pool);
    const calendar = anyHour ? { current: async () => ({ ...(await stored.current()), dailyHours: { opens: '00:00', closes: '24:00' } }) } : stored;
    const worker = await startWorker({ address, namespace: 'default', taskQueue: name, keys, parts: { pool, calendar } });
    stops.unshift(() => worker.stop());
    const documents = mkdtempSync(path.join(os.tmpdir(), 'bangfu-documents-'));
    stops.unshift(async () => rmSync(documents, { recursive: true }));
    const options = { address, namespace: 'default', taskQueue: name, keys, pool, calendar, documents, queues: { mail: `${name}.mail`, fleet: `${name}.fleet` }, ...(mail ? { mail } : {}) };
    const fleet = await startFleet(options);
    stops.unshift(() => fleet.stop());
    const connection = await Connection.connect({ address });
    stops.unshift(() => connection.close());
    const client = new Client({ connection, dataConverter: dataConverter(keys, 'client') });
    for (const id of scheduleIdsOn(options.queues)) {
      stops.unshift(() => client.schedule.getHandle(id).delete());
      await client.schedule.getHandle(id).pause('the test runs the jobs itself');
    }
    lab = { databaseUrl: url, pool, engine: { client, taskQueue: name }, office, policies, options };
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });
  return () => {
    if (!lab) throw new Error('the lab is not open yet');
    return lab;
  };
}
