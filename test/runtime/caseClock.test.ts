import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { advanceCase, advanceToNextTimer, currentTimeOf } from '../support/caseClock.ts';
import { firings, waits } from './toyWorkflow.ts';

const HOUR = 3_600_000;
const taskQueue = `toy-${randomUUID()}`;
let client: Client;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const logger = new DefaultLogger('WARN');
  Runtime.install({ logger });
  const address = inject('temporal');
  const native = await NativeConnection.connect({ address });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('toyWorkflow.ts', import.meta.url)), logger });
  const worker = await Worker.create({ connection: native, taskQueue, workflowBundle, shutdownGraceTime: '1s' });
  const running = worker.run();
  stops.push(async () => {
    worker.shutdown();
    await running;
    await native.close();
  });
  const connection = await Connection.connect({ address });
  stops.push(() => connection.close());
  client = new Client({ connection });
});

afterAll(async () => {
  for (const stop of stops) await stop();
});

function start(hours: number[]): Promise<WorkflowHandle<typeof waits>> {
  return client.workflow.start(waits, { workflowId: `toy:${randomUUID()}`, taskQueue, args: [hours] });
}

/** Hours from the start to each firing, by the workflow's own clock. */
async function hoursOf(handle: WorkflowHandle<typeof waits>, startedAt: number): Promise<number[]> {
  return (await handle.query(firings)).map((at) => Math.round((Date.parse(at) - startedAt) / HOUR));
}

test('the clock of one case can be moved on, and its timers fire in order, each at its own time', async () => {
  const startedAt = Date.now();
  const handle = await start([24, 24, 24 * 30]);
  await advanceCase(client, handle.workflowId, 50 * HOUR);
  expect(await hoursOf(handle, startedAt)).toEqual([24, 48]);
  expect(Math.round((Date.parse(await currentTimeOf(client, handle.workflowId)) - startedAt) / HOUR)).toBe(50);
  await handle.terminate();
});

test('moving one case on leaves the time of the others alone', async () => {
  const [one, other] = [await start([24]), await start([24, 24])];
  await advanceCase(client, one.workflowId, 30 * HOUR);
  await one.result();
  expect(await other.query(firings)).toEqual([]);
  expect(Math.abs(Date.parse(await currentTimeOf(client, other.workflowId)) - Date.now())).toBeLessThan(60_000);
  await other.terminate();
});

test('a case can be moved on from timer to timer', async () => {
  const startedAt = Date.now();
  const handle = await start([1, 2, 3]);
  await advanceToNextTimer(client, handle.workflowId);
  expect(await hoursOf(handle, startedAt)).toEqual([1]);
  await advanceToNextTimer(client, handle.workflowId);
  expect(await hoursOf(handle, startedAt)).toEqual([1, 3]);
  await advanceToNextTimer(client, handle.workflowId);
  await handle.result();
  expect(await hoursOf(handle, startedAt)).toEqual([1, 3, 6]);
});

test('a case that ends on the way has come to the end of its time', async () => {
  const handle = await start([24]);
  await advanceCase(client, handle.workflowId, 24 * 365 * HOUR);
  await expect(handle.result()).resolves.toBeUndefined();
});

test('a case without a timer cannot be moved on to its next timer', async () => {
  const handle = await start([]);
  await handle.result();
  await expect(advanceToNextTimer(client, handle.workflowId)).rejects.toThrow('waits for no timer');
});
