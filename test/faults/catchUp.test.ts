import path from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import { askToCatchUp, catchUp, catchUpAsked, catchUpNewest, SILENT_AT_ONCE } from '../../src/cases/catchUp.ts';
import { TRIED_IN_VAIN } from '../../src/cases/pastReplaying.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { CaseDriver } from '../support/caseDriver.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();
const one = { people: { li: { categories: ['4050'] } } };

/** As if a commit had been written and everything been killed before the engine heard of it, the client as well. */
async function loseTheStep(c: CaseDriver, seq = 2): Promise<void> {
  const before = await c.state();
  const other = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await other.give('reviewer', 'pass', {}); // a step as this case would have taken it
  const after = await other.state();
  const state = { ...before, seq, stage: after.stage, step: after.step, clocks: after.clocks };
  await lab().pool.query('UPDATE cases SET seq = $2, stage = $3, step = $4, state = $5 WHERE id = $1', [c.id, state.seq, state.stage, state.step, JSON.stringify(state)]);
}

test('design 5: a case that lost its last step takes it over from the record without waiting for the next command', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await loseTheStep(c);
  expect((await c.state()).stage).toBe('communityReview');
  expect(await catchUp(lab(), c.id)).toBe('caught-up');
  expect((await c.state()).stage).toBe('notice');
  await c.agrees();
  expect(await catchUp(lab(), c.id)).toBe('agrees');
  await c.give('reviewer', 'postNotice', { documents: [] }); // and it goes on from there
});

test('design 9: a case whose workflow is gone goes on from its record, with its clocks', async () => {
  const c = await CaseDriver.open(lab(), { ...one });
  const { client } = lab().engine;
  await client.workflow.getHandle(workflowIdOf(c.id)).terminate();
  expect(await catchUp(lab(), c.id)).toBe('begun');
  await c.agrees();
  await vi.waitFor(async () => {
    const { events } = await client.workflow.getHandle(workflowIdOf(c.id)).fetchHistory();
    expect(events?.some((event) => event.timerStartedEventAttributes)).toBe(true);
  }, 10_000);
  expect(await c.give('reviewer', 'pass', {})).toMatchObject({ stage: 'notice' });
});

/** Gives the case a history that is not the product's: begun by other code, and left asleep in it. @returns starts a worker of that queue with the product's own code */
async function withAnotherHistory(c: CaseDriver): Promise<{ queue: string; ownWorker(): Promise<{ stop(): Promise<void> }> }> {
  const { client, taskQueue } = lab().engine;
  const { keys, parts } = lab();
  const queue = `${taskQueue}.${c.id.slice(0, 8)}`;
  const workerOn = (workflowsPath?: string) => startWorker({ address: inject('temporal'), namespace: 'default', taskQueue: queue, keys, parts, ...(workflowsPath ? { workflowsPath } : {}) });
  const { region, policyId } = await c.state();
  const handle = client.workflow.getHandle(workflowIdOf(c.id));
  await handle.terminate();
  await client.workflow.start('assistanceCase', {
    workflowId: workflowIdOf(c.id), taskQueue: queue, workflowTaskTimeout: '1s', args: [{ caseId: c.id, programme: 'employment-assistance', region, policy: { id: policyId } }],
  });
  const other = await workerOn(path.join(import.meta.dirname, '../support/anotherCase.ts'));
  await vi.waitFor(async () => expect((await handle.fetchHistory()).events?.some((event) => event.timerStartedEventAttributes)).toBe(true), 20_000);
  await other.stop();
  return { queue, ownWorker: () => workerOn() };
}

test('design 9: a case whose history cannot be replayed begins again from its record within the round at the start', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.give('reviewer', 'pass', {});
  const { ownWorker } = await withAnotherHistory(c);
  const own = await ownWorker();
  await lab().engine.client.workflow.getHandle(workflowIdOf(c.id)).signal('freshRun');
  expect(await catchUpNewest(lab())).toBe(1);
  await own.stop();
  await c.agrees();
  expect(await c.give('reviewer', 'postNotice', { documents: [] })).toMatchObject({ stage: 'notice' });
}, 200_000);

test('design 9: so does one whose first failure the engine did not write down, because a worker died over it', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.give('reviewer', 'pass', {});
  const { queue, ownWorker } = await withAnotherHistory(c);
  const { client } = lab().engine;
  const handle = client.workflow.getHandle(workflowIdOf(c.id));
  await handle.signal('somethingElse');
  await client.connection.withDeadline(Date.now() + 20_000, () => client.workflowService.pollWorkflowTaskQueue({ namespace: 'default', taskQueue: { name: queue }, identity: 'a worker that dies' })); // takes the task and says no more
  await vi.waitFor(async () => expect((await handle.fetchHistory()).events?.some((event) => event.workflowTaskTimedOutEventAttributes)).toBe(true), 20_000);
  const own = await ownWorker();
  expect(await catchUpNewest(lab(), () => undefined, 0)).toBe(0);
  await vi.waitFor(async () => {
    await catchUpAsked(lab());
    expect((await c.state()).stage).toBe('notice');
  }, { timeout: 90_000, interval: 1_000 });
  await own.stop();
  await c.agrees();
  expect(await catchUpAsked(lab())).toBe(0);
  expect((await lab().pool.query('SELECT case_id FROM catch_ups')).rows).toEqual([]); // it is asked for no longer
}, 200_000);

test('design 9: whose workflow was ended before its time is not told that the case is closed; the same command is taken once it goes on', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await lab().engine.client.workflow.getHandle(workflowIdOf(c.id)).terminate();
  await expect(c.give('reviewer', 'pass', {}, { key: 'while-it-was-gone' })).rejects.toMatchObject({ refusal: { code: 'not-confirmed' } });
  expect(await catchUpAsked(lab())).toBe(1);
  expect(await c.give('reviewer', 'pass', {}, { key: 'while-it-was-gone' })).toMatchObject({ stage: 'notice' });
  await c.agrees();
});

test('design 9: a case whose task fails for another reason is left to somebody, and looked at every minute behind those that answer', async () => {
  const broken = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  const { client, taskQueue } = lab().engine;
  const { region, policyId } = await broken.state();
  const handle = client.workflow.getHandle(workflowIdOf(broken.id));
  await handle.terminate();
  await client.workflow.start('assistanceCase', { workflowId: workflowIdOf(broken.id), taskQueue, args: [{ caseId: broken.id, programme: 'no-such-programme', region, policy: { id: policyId } }] });
  await vi.waitFor(async () => expect((await handle.describe()).raw.pendingWorkflowTask?.attempt).toBeGreaterThan(TRIED_IN_VAIN), { timeout: 60_000, interval: 500 });
  await expect(catchUp(lab(), broken.id)).rejects.toThrow();
  await catchUpNewest(lab(), () => undefined, 0);
  const asked = async () => (await lab().pool.query<{ asked_at: Date }>('SELECT asked_at FROM catch_ups WHERE case_id = $1', [broken.id])).rows;
  const [first] = await asked();
  expect(first).toBeDefined();
  await catchUpAsked(lab());
  expect((await asked())[0]?.asked_at.getTime()).toBeGreaterThan(first?.asked_at.getTime() ?? Infinity);
  await handle.terminate(); // as somebody does
  expect(await catchUpAsked(lab())).toBe(1);
  expect(await asked()).toEqual([]);
  await broken.agrees();
}, 200_000);

test('design 9: silent cases take a bounded part of a round, and the next one begins with those that have not been tried', async () => {
  const silent = await Promise.all(Array.from({ length: SILENT_AT_ONCE + 1 }, () => CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one })));
  const { client, taskQueue } = lab().engine;
  for (const { id } of silent) {
    await client.workflow.getHandle(workflowIdOf(id)).terminate();
    await client.workflow.start('assistanceCase', { workflowId: workflowIdOf(id), taskQueue: `${taskQueue}.nobody`, args: [{ caseId: id, programme: 'employment-assistance', region: '', policy: {} }] }); // no worker takes this queue
    await askToCatchUp(lab().pool, id);
  }
  const behind = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await loseTheStep(behind);
  await askToCatchUp(lab().pool, behind.id);
  expect(await catchUpAsked(lab()), 'the first round is used up by silent ones').toBe(0);
  expect((await behind.state()).stage).toBe('communityReview');
  const { rows } = await lab().pool.query<{ later: boolean }>('SELECT asked_at > now() AS later FROM catch_ups');
  expect(rows.filter(({ later }) => later)).toHaveLength(SILENT_AT_ONCE);
  expect(await catchUpAsked(lab()), 'the second comes to it').toBe(1);
  expect((await behind.state()).stage).toBe('notice');
  for (const { id } of silent) await client.workflow.getHandle(workflowIdOf(id)).terminate();
  while ((await lab().pool.query('SELECT 1 FROM catch_ups')).rows.length > 0) await catchUpAsked(lab()); // they begin again from their records
  for (const c of silent) await c.agrees();
}, 200_000);

test('a round looks at the newest steps and mends only those that fell behind', async () => {
  const [well, behind] = [await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one }), await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one })];
  expect(await catchUpNewest(lab())).toBe(0);
  await loseTheStep(behind);
  expect(await catchUpNewest(lab())).toBe(1);
  await well.agrees();
  await behind.agrees();
});

test('a command that is answered from the record alone is made known to its case', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.give('reviewer', 'pass', {}, { key: 'the-same-key' });
  await loseTheStep(c, 3);
  await c.give('reviewer', 'pass', {}, { key: 'the-same-key' }); // sent again, as by a client that got no answer
  expect(await catchUpAsked(lab())).toBe(1);
  await c.agrees();
  expect(await catchUpAsked(lab())).toBe(0);
});

test('a case whose command got no answer in time is looked at, also when nobody sends it again', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  const slow = await lab().pool.connect();
  try {
    await slow.query('BEGIN');
    await slow.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [c.id]); // the commit waits for this
    await expect(c.give('reviewer', 'pass', {})).rejects.toMatchObject({ refusal: { code: 'not-confirmed' } });
  } finally {
    await slow.query('ROLLBACK');
    slow.release();
  }
  const { rowCount } = await lab().pool.query('SELECT 1 FROM catch_ups WHERE case_id = $1', [c.id]);
  expect(rowCount).toBe(1);
  await vi.waitFor(async () => {
    await catchUpAsked(lab());
    await c.agrees();
    expect((await c.state()).stage).toBe('notice');
  }, 30_000);
});
