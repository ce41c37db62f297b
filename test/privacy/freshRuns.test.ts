import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { renewRuns } from '../../src/privacy/freshRuns.ts';
import { makeKeyRing, parseKeyRing, withNewKeys, type KeyRing } from '../../src/privacy/keys.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import { CaseDriver, type Lab } from '../support/caseDriver.ts';
import { makeDatabase, type TestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { demoPolicies, everyDemoPolicy } from '../support/policies.ts';

const one = { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } };
const written = makeKeyRing();
const both = withNewKeys(JSON.stringify(written), 'the test', ['payload']);
const onlyNew = { ...both, payload: { current: both.payload.current, keys: { [both.payload.current]: both.payload.keys[both.payload.current] ?? '' } } };
const ring = (keys: unknown): KeyRing => parseKeyRing(JSON.stringify(keys), 'the test');

let database: TestDatabase;
let connection: Connection;
let office: Lab['office'];
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;

beforeAll(async () => {
  database = await makeDatabase();
  connection = await Connection.connect({ address: inject('temporal') });
  office = await openOffice(database.pool, everyDemoPolicy());
});
afterAll(async () => {
  await worker?.stop();
  await connection.close();
  await database.drop();
});

/** The office after a start of the product under these keys. */
async function started(keys: KeyRing): Promise<Lab> {
  await worker?.stop();
  worker = await startWorker({ address: inject('temporal'), namespace: 'default', taskQueue: database.name, keys, parts: { pool: database.pool, calendar: calendarStore(database.pool) } });
  return { pool: database.pool, engine: { client: new Client({ connection, dataConverter: dataConverter(keys, 'client') }), taskQueue: database.name }, office, policies: demoPolicies() };
}

/** Ids of the keys that a case's present run is sealed with. */
async function keysOfRun({ engine }: Lab, caseId: string): Promise<Set<string>> {
  const history = await engine.client.workflow.getHandle(workflowIdOf(caseId)).fetchHistory();
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const key = (part as { metadata?: Record<string, unknown> | null }).metadata?.['key'];
    if (key instanceof Uint8Array) found.add(Buffer.from(key).toString());
    else Object.values(part).forEach(look);
  };
  look(history);
  return found;
}

test('X-08: after a new payload key the open cases go over to it, once, and do not need the old key any more', async () => {
  const before = await started(ring(written));
  const [waiting, passed] = [await CaseDriver.open(before, one), await CaseDriver.open(before, one)];
  await passed.give('reviewer', 'pass', {});

  const during = await started(ring(both));
  const parts = { client: during.engine.client, taskQueue: during.engine.taskQueue, keyId: both.payload.current };
  expect(await keysOfRun(during, passed.id)).toEqual(new Set([written.payload.current]));
  let broken = false;
  await expect(renewRuns(parts, () => {
    if (broken) throw new Error('interrupted');
    broken = true;
  })).rejects.toThrow('interrupted'); // after the first of them
  const rest = await renewRuns(parts);
  expect(rest.left).toEqual([]);
  expect(rest.looked).toBe(2);
  expect(await renewRuns(parts), 'there is nothing left to do').toEqual({ looked: 2, renewed: 0, left: [] });
  for (const { id } of [waiting, passed]) expect(await keysOfRun(during, id)).toEqual(new Set([both.payload.current]));

  const after = await started(ring(onlyNew));
  const [c, d] = [passed.in(after), waiting.in(after)];
  await c.give('reviewer', 'postNotice', { documents: [] });
  expect((await c.state()).stage).toBe('notice');
  await d.give('reviewer', 'pass', {});
  await d.agrees();
  await c.agrees();
});

test('X-08: a case that does not react is named, and asked again', async () => {
  const before = await started(ring(both));
  const c = await CaseDriver.open(before, one);
  const newer = withNewKeys(JSON.stringify(both), 'the test', ['payload']);
  const { client, taskQueue } = before.engine;
  await worker?.stop(); // nobody takes it up
  worker = undefined;
  const left = await renewRuns({ client, taskQueue, keyId: newer.payload.current }, undefined, 500);
  expect(left.left).toContain(workflowIdOf(c.id));
  const after = await started(ring(newer));
  const again = await renewRuns({ client: after.engine.client, taskQueue, keyId: newer.payload.current });
  expect(again.left).toEqual([]);
  expect(await keysOfRun(after, c.id)).toEqual(new Set([newer.payload.current]));
});
