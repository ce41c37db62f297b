import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, isGrpcServiceError, type WorkflowHandle } from '@temporalio/client';
import type { Pool } from 'pg';
import { casePolicy } from './command.ts';
import { WORKFLOW_TASK_TIMEOUT, caseAttributes, workflowIdOf, type Engine } from './engine.ts';
import { runPastReplaying } from './pastReplaying.ts';
import type { CaseState } from './state.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import { sleep } from '../runtime/child.ts';

interface Parts {
  pool: Pool;
  engine: Engine;
}

/** `agrees`: nothing was to be done. `caught-up`: the workflow took over the record. `begun`: it was missing or past replaying, and goes on from the record. */
export type CaughtUp = 'agrees' | 'caught-up' | 'begun';

/**
 * Sees to it that a case's workflow stands where its record stands. A command may be in the record and its update lost
 * from the engine (killed between the two, with nobody left to send it again): without this its clocks would wait for
 * the next command. The record wins, as everywhere. A workflow whose history cannot be replayed is begun again from it.
 * @throws Error when the engine or the case does not answer
 */
export async function catchUp(parts: Parts, caseId: string): Promise<CaughtUp> {
  const record = await recordOf(parts.pool, caseId);
  if (!record) return 'agrees';
  const { client } = parts.engine;
  const handle = client.workflow.getHandle(workflowIdOf(caseId));
  try {
    return await client.connection.withDeadline(Date.now() + ASKED_FOR_MS, async () => {
      if (!(await isRunning(handle))) return record.finished ? 'agrees' : beginFromRecord(parts, caseId);
      const state = await handle.query<CaseState | null>('state');
      if (state?.seq === record.seq) return 'agrees';
      await handle.executeUpdate('catchUp');
      return 'caught-up';
    });
  } catch (error) {
    return client.connection.withDeadline(Date.now() + ASKED_FOR_MS, async () => {
      const run = await runPastReplaying(client, caseId);
      if (!run) throw error;
      await askToCatchUp(parts.pool, caseId); // first: whoever ends it may be killed before it begins again
      await run.terminate('its history cannot be replayed: begun again from the record'); // that run only, whoever else looks at it at the same time
      return beginFromRecord(parts, caseId);
    });
  }
}

const ASKED_FOR_MS = 5_000;

/**
 * Has a case looked at within the minute: a command of its was answered for by the record alone, so its workflow may
 * not know of it. Kept in the database, for whoever asks may be killed as well.
 */
export async function askToCatchUp(pool: Pool, caseId: string): Promise<void> {
  await pool.query('INSERT INTO catch_ups AS c (case_id) VALUES ($1) ON CONFLICT (case_id) DO UPDATE SET asked_at = least(c.asked_at, now())', [caseId]);
}

/** The same for cases that were found stuck; those that have been asked for already keep their turn. */
export async function askStuckToCatchUp(pool: Pool, caseIds: readonly string[]): Promise<void> {
  await pool.query('INSERT INTO catch_ups (case_id) SELECT unnest($1::uuid[]) ON CONFLICT (case_id) DO NOTHING', [caseIds]);
}

/** Asks for a case whose workflow has ended though its record has not. @returns whether that is so */
export async function askIfEndedTooSoon(pool: Pool, caseId: string): Promise<boolean> {
  const record = await recordOf(pool, caseId);
  if (!record || record.finished) return false;
  await askToCatchUp(pool, caseId);
  return true;
}

const ASKED_AT_ONCE = 200;
/** Each silent case takes its seconds: so many in one round and no more, those that have not been tried first. */
export const SILENT_AT_ONCE = 6;

/** Looks at the cases that were asked to; one that does not answer is asked again. @returns how many had fallen behind */
export async function catchUpAsked(parts: Parts, beat: () => void = () => undefined): Promise<number> {
  const { rows } = await parts.pool.query<{ case_id: string; asked_at: Date }>(`SELECT case_id, asked_at FROM catch_ups ORDER BY asked_at LIMIT ${ASKED_AT_ONCE}`);
  let [behind, silent] = [0, 0];
  for (const { case_id, asked_at } of rows) {
    if (silent === SILENT_AT_ONCE) break;
    beat();
    const became = await catchUp(parts, case_id).catch(() => undefined);
    if (became === undefined) {
      await parts.pool.query(`UPDATE catch_ups SET asked_at = now() + interval '1 day' WHERE case_id = $1`, [case_id]); // behind all that have not been tried
      silent += 1;
    } else await parts.pool.query('DELETE FROM catch_ups WHERE case_id = $1 AND asked_at = $2', [case_id, asked_at]);
    if (became === 'caught-up' || became === 'begun') behind += 1;
  }
  return behind;
}

/** Cases that took a step most recently are the only ones that can have lost it; older ones were looked at before. */
const NEWEST_STEPS = 5_000;

/** Right after a start a case may not answer because its last worker has only just died: it is looked at again, so often and so far apart. */
const [LOOKED_AT_AGAIN, AGAIN_AFTER_MS] = [4, 5_000];

/** Looks at the cases of the newest steps; those that do not answer are soon looked at again, and are asked for every minute from then on. @returns how many had fallen behind */
export async function catchUpNewest(parts: Parts, beat: () => void = () => undefined, lookedAtAgain = LOOKED_AT_AGAIN): Promise<number> {
  const { rows } = await parts.pool.query<{ case_id: string }>(
    `SELECT DISTINCT case_id FROM (SELECT case_id FROM audit WHERE case_id IS NOT NULL AND seq IS NOT NULL ORDER BY id DESC LIMIT ${NEWEST_STEPS}) newest`,
  );
  let [behind, silent] = [0, 0];
  for (const { case_id } of rows) {
    beat();
    const became = silent < SILENT_AT_ONCE ? await catchUp(parts, case_id).catch(() => undefined) : undefined;
    if (became === undefined) {
      await askToCatchUp(parts.pool, case_id);
      silent += 1;
    } else if (became !== 'agrees') behind += 1;
  }
  for (let again = 0; again < lookedAtAgain && (await anyAsked(parts.pool)); again += 1) {
    await sleep(AGAIN_AFTER_MS);
    behind += await catchUpAsked(parts, beat);
  }
  return behind;
}

async function anyAsked(pool: Pool): Promise<boolean> {
  return (await pool.query('SELECT 1 FROM catch_ups LIMIT 1')).rows.length > 0;
}

async function recordOf(pool: Pool, caseId: string): Promise<{ seq: number; finished: boolean } | undefined> {
  const { rows } = await pool.query<{ seq: number; finished: boolean }>(
    `SELECT seq, coalesce((state->>'finished')::boolean, false) AS finished FROM cases WHERE id = $1`, [caseId],
  );
  return rows[0];
}

/** An ended workflow can still be asked, so that it is asked first whether it runs. */
async function isRunning(handle: WorkflowHandle): Promise<boolean> {
  try {
    return (await handle.describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && error.code === NOT_FOUND)) return false;
    throw error;
  }
}

const NOT_FOUND = 5;

/** Starts the workflow of a case where its record stands; used when it is missing or was ended by mistake. */
async function beginFromRecord({ pool, engine }: Parts, caseId: string): Promise<CaughtUp> {
  const { rows } = await pool.query<{ state: CaseState; policy: Policy }>(
    'SELECT c.state, p.data AS policy FROM cases c JOIN policies p ON p.id = c.policy_id WHERE c.id = $1', [caseId],
  );
  const [row] = rows;
  if (!row) return 'agrees';
  const { state, policy } = row;
  try {
    await engine.client.workflow.start('assistanceCase', {
      workflowId: workflowIdOf(caseId), taskQueue: engine.taskQueue, workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT, typedSearchAttributes: caseAttributes(state),
      args: [{ caseId, programme: state.programme, region: state.region, policy: casePolicy(policy), state }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error; // somebody else was faster
  }
  return 'begun';
}
