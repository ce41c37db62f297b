import { isGrpcServiceError } from '@temporalio/client';
import type { Pool } from 'pg';
import { isStaffRole, reach } from '../access/roles.ts';
import { within } from '../access/region.ts';
import { askStuckToCatchUp } from './catchUp.ts';
import { workflowIdOf, type Engine } from './engine.ts';
import { TRIED_IN_VAIN } from './pastReplaying.ts';
import type { Reader } from './read/model.ts';
import type { Instant } from './state.ts';

/** A case whose workflow cannot go on: shown by its codes, without anybody's name. */
export interface StuckCase {
  caseId: string;
  receipt?: string;
  region: string;
  /** When the task that fails was first due. */
  since: Instant;
  /** How often it has been tried. */
  attempts: number;
  seenAt: Instant;
}

const MOST_LOOKED_AT = 500;
/** A clock that fell due is acted on within seconds; after this long its case is worth a look. */
const CLOCK_LATE_MS = 5 * 60_000;
const COMMAND_LATE_MS = 60_000;

/**
 * Looks for cases that are stuck and keeps them for the admin's page: those that the engine reports, and those whose
 * records wait for something that should have happened. Those that cannot be replayed begin again from their record
 * within the minute; the others are for somebody to look at.
 * @returns how many are stuck
 */
export async function sweepStuck({ pool, engine }: { pool: Pool; engine: Engine }, now: Instant, beat: () => void = () => undefined): Promise<number> {
  const candidates = new Set([...(await reported(engine)), ...(await waiting(pool, now))]);
  const found: { caseId: string; since: Instant; attempts: number }[] = [];
  for (const caseId of [...candidates].slice(0, MOST_LOOKED_AT)) {
    beat();
    const stuck = await lookAt(engine, caseId, now);
    if (stuck) found.push({ caseId, ...stuck });
  }
  await pool.query(
    `INSERT INTO stuck_cases AS s (case_id, region, since, attempts, seen_at)
     SELECT f."caseId", coalesce(c.region, ''), f.since, f.attempts, $2 FROM jsonb_to_recordset($1::jsonb) AS f ("caseId" uuid, since timestamptz, attempts int) LEFT JOIN cases c ON c.id = f."caseId"
     ON CONFLICT (case_id) DO UPDATE SET since = least(s.since, excluded.since), attempts = excluded.attempts, seen_at = excluded.seen_at`,
    [JSON.stringify(found), now],
  );
  await pool.query('DELETE FROM stuck_cases WHERE seen_at < $1', [now]);
  await askStuckToCatchUp(pool, found.map(({ caseId }) => caseId)); // one that only its clock woke was asked for by nobody
  return found.length;
}

/** Stuck cases in the reader's region; none for who may not see them. */
export async function stuckCases(pool: Pool, reader: Reader): Promise<StuckCase[]> {
  if (!isStaffRole(reader.role) || reach(reader.role, 'stuckCases') !== 'region') return [];
  const { sql, values } = within(reader.region, 's.region', 1);
  const { rows } = await pool.query<{ case_id: string; receipt: string | null; region: string; since: Date; attempts: number; seen_at: Date }>(
    `SELECT s.*, c.receipt FROM stuck_cases s LEFT JOIN cases c ON c.id = s.case_id WHERE ${sql} ORDER BY s.since LIMIT ${MOST_LOOKED_AT}`,
    values,
  );
  return rows.map((row) => ({
    caseId: row.case_id, ...(row.receipt ? { receipt: row.receipt } : {}), region: row.region, since: row.since.toISOString(), attempts: row.attempts, seenAt: row.seen_at.toISOString(),
  }));
}

/** Cases that the engine itself marks after failures in a row. A server too old to know the mark reports none. */
async function reported({ client, taskQueue }: Engine): Promise<string[]> {
  const ids: string[] = [];
  try {
    const query = `WorkflowType = 'assistanceCase' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running' AND TemporalReportedProblems IS NOT NULL`;
    for await (const { workflowId } of client.workflow.list({ query })) {
      ids.push(workflowId.slice(workflowIdOf('').length));
      if (ids.length >= MOST_LOOKED_AT) break;
    }
  } catch (error) {
    const cause = error instanceof Error && !isGrpcServiceError(error) ? error.cause : error;
    if (!isGrpcServiceError(cause) || cause.code !== INVALID_ARGUMENT) throw error;
  }
  return ids;
}

const INVALID_ARGUMENT = 3;

/** Cases with a command that nobody answered, or with a clock that fell due and was not acted on. */
async function waiting(pool: Pool, now: Instant): Promise<string[]> {
  const { rows } = await pool.query<{ case_id: string }>(
    `(SELECT DISTINCT case_id FROM commands WHERE committed_at IS NULL AND refusal IS NULL AND created_at < $1 LIMIT ${MOST_LOOKED_AT})
     UNION (SELECT DISTINCT case_id FROM clocks WHERE stopped_at IS NULL AND NOT overdue AND paused_since IS NULL AND due_at < $2 LIMIT ${MOST_LOOKED_AT})`,
    [new Date(Date.parse(now) - COMMAND_LATE_MS).toISOString(), new Date(Date.parse(now) - CLOCK_LATE_MS).toISOString()],
  );
  return rows.map((row) => row.case_id);
}

async function lookAt({ client }: Engine, caseId: string, now: Instant): Promise<{ since: Instant; attempts: number } | undefined> {
  try {
    const { raw } = await client.workflow.getHandle(workflowIdOf(caseId)).describe();
    const task = raw.pendingWorkflowTask;
    const attempts = task?.attempt ?? 0;
    if (attempts <= TRIED_IN_VAIN) return undefined;
    const first = task?.originalScheduledTime ?? task?.scheduledTime;
    return { attempts, since: first?.seconds ? new Date(Number(first.seconds) * 1000).toISOString() : now };
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return undefined; // a command whose case never began
    throw error;
  }
}
