import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { bodyHash, commandId, storeCommand } from '../../src/cases/commandStore.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { uuidFrom } from '../../src/cases/intake/submission.ts';
import { stuckCases, sweepStuck } from '../../src/cases/stuck.ts';
import { purgeUnconfirmed } from '../../src/cases/unconfirmed.ts';
import { CaseDriver } from '../support/caseDriver.ts';
import { useFleet } from './fleetLab.ts';

const lab = useFleet();
const one = { people: { li: { categories: ['4050'] } } };
/** Late enough for what is unanswered now to be looked into. */
const inAWhile = () => new Date(Date.now() + 120_000).toISOString();
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** A case whose data breaks its workflow: its state names a programme that does not exist. */
async function breakCase(): Promise<CaseDriver> {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  const { client, taskQueue } = lab().engine;
  const state = await c.state();
  await client.workflow.getHandle(workflowIdOf(c.id)).terminate();
  await client.workflow.start('assistanceCase', {
    workflowId: workflowIdOf(c.id), taskQueue, args: [{ caseId: c.id, programme: 'no-such-programme', region: state.region, policy: {}, state: { ...state, programme: 'no-such-programme' } }],
  });
  return c;
}

test('a case whose workflow cannot go on is found and shown by its codes to the admin of its region, and to nobody elsewhere', async () => {
  const broken = await breakCase();
  const well = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  const { admin, supervisor, street, auditor, intake } = lab().office;
  const command = { id: commandId(intake.id, 'unanswered'), caseId: broken.id, userId: intake.id, key: 'unanswered', bodyHash: bodyHash('x'), action: 'addNote' as const };
  await storeCommand(lab().pool, command);
  await vi.waitFor(async () => expect(await sweepStuck(lab(), inAWhile())).toBe(1), { timeout: 20_000, interval: 200 });
  const [found, ...others] = await stuckCases(lab().pool, admin);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ caseId: broken.id, region: '990102001001', receipt: expect.stringMatching(/^BF-/), attempts: expect.any(Number) });
  expect(await stuckCases(lab().pool, supervisor)).toHaveLength(1);
  expect(await stuckCases(lab().pool, { ...supervisor, region: '990103' })).toEqual([]);
  expect(await stuckCases(lab().pool, street)).toEqual([]);
  expect(await stuckCases(lab().pool, auditor)).toEqual([]);
  const { rows: asked } = await lab().pool.query<{ case_id: string }>('SELECT case_id FROM catch_ups');
  expect(asked).toEqual([{ case_id: broken.id }]); // should its history be past replaying, it begins again within the minute
  expect(await well.give('reviewer', 'pass', {})).toMatchObject({ stage: 'notice' }); // the others go on

  await lab().engine.client.workflow.getHandle(workflowIdOf(broken.id)).terminate();
  expect(await sweepStuck(lab(), inAWhile())).toBe(0); // mended or ended, it leaves the list
  expect(await stuckCases(lab().pool, admin)).toEqual([]);
  expect(await purgeUnconfirmed(lab(), tomorrow())).toBe(1);
});

test('a command that never came is forgotten after its time, with the words and the household stored for it', async () => {
  const { pool, office } = lab();
  const caseId = randomUUID();
  const id = commandId(office.intake.id, 'never-came-1');
  const household = uuidFrom('household', caseId);
  await pool.query(`INSERT INTO households (id, region, address_enc, details_enc) VALUES ($1, '990102001001', 'sealed', 'sealed')`, [household]);
  await pool.query(
    `INSERT INTO people (id, household_id, relation, name_enc, identity_kind, identity_enc, identity_index, details_enc) VALUES ($1, $2, 'self', '', 'test', '', 'never', '')`,
    [randomUUID(), household],
  );
  await storeCommand(pool, { id, caseId, userId: office.intake.id, key: 'never-came-1', bodyHash: bodyHash('x'), action: 'apply', form: 'sealed words' });
  expect(await purgeUnconfirmed(lab(), new Date(Date.now() - 3_600_000).toISOString())).toBe(0); // too young
  expect(await purgeUnconfirmed(lab(), tomorrow())).toBe(1);
  const left = await pool.query('SELECT (SELECT count(*)::int FROM commands WHERE id = $1) AS commands, (SELECT count(*)::int FROM households WHERE id = $2) AS households, (SELECT count(*)::int FROM people WHERE household_id = $2) AS people', [id, household]);
  expect(left.rows).toEqual([{ commands: 0, households: 0, people: 0 }]);
});

test('what was committed is never forgotten, nor what a stuck case has taken up and may yet do', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.give('reviewer', 'pass', {});
  const { pool, office } = lab();
  const blocker = await pool.connect();
  await blocker.query('BEGIN');
  await blocker.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [c.id]); // the commit waits, the engine has the command
  try {
    expect(await c.refused('reviewer', 'addNote', {}, { key: 'waits-for-the-record' })).toMatchObject({ code: 'not-confirmed' });
    expect(await purgeUnconfirmed(lab(), tomorrow())).toBe(0);
  } finally {
    await blocker.query('ROLLBACK');
    blocker.release();
  }
  const id = commandId(office.reviewer.id, 'waits-for-the-record');
  await vi.waitFor(async () => expect((await pool.query('SELECT 1 FROM commands WHERE id = $1 AND committed_at IS NOT NULL', [id])).rows).toHaveLength(1), 15_000);
  expect(await purgeUnconfirmed(lab(), tomorrow())).toBe(0);
  await c.agrees();
});

test('a round looks at everything and says what it found', async () => {
  const { client, taskQueue } = lab().engine;
  const result = await client.workflow.execute('reconcile', { workflowId: `${taskQueue}:round`, taskQueue, args: [{ queue: lab().options.queues.fleet }] });
  expect(result).toMatchObject({ stuck: 0, forgotten: 0 });
  expect(['done', 'started']).toContain((result as { calendar: string }).calendar);
});
