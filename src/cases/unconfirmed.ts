import { isGrpcServiceError } from '@temporalio/client';
import type { Pool } from 'pg';
import { workflowIdOf, type Engine } from './engine.ts';
import { uuidFrom } from './intake/submission.ts';
import type { Instant } from './state.ts';
import { inTransaction } from '../runtime/transaction.ts';

interface Unconfirmed {
  id: string;
  case_id: string;
  body_hash: string;
  action: string;
  refused: boolean;
}

const BATCH = 500;

/**
 * Removes commands that never happened, with the words and personal data stored for them: those refused, and those
 * given up unanswered that the engine knows nothing of. What the engine still holds may yet happen, and stays.
 * @param before commands stored earlier than this
 * @returns how many were removed
 */
export async function purgeUnconfirmed({ pool, engine }: { pool: Pool; engine: Engine }, before: Instant, beat: () => void = () => undefined): Promise<number> {
  const { rows } = await pool.query<Unconfirmed>(
    `SELECT id, case_id, body_hash, action, refusal IS NOT NULL AS refused FROM commands
     WHERE committed_at IS NULL AND created_at < $1 ORDER BY created_at LIMIT ${BATCH}`,
    [before],
  );
  let removed = 0;
  for (const command of rows) {
    beat();
    if (!command.refused && (await isKnown(engine, command))) continue;
    if (await remove(pool, command)) removed += 1;
  }
  return removed;
}

/** Whether the engine has taken the command up and not finished it: a case that is stuck does so when it is mended. */
async function isKnown({ client }: Engine, { id, case_id, body_hash }: Unconfirmed): Promise<boolean> {
  try {
    await client.workflowService.pollWorkflowExecutionUpdate({
      namespace: client.options.namespace, updateRef: { workflowExecution: { workflowId: workflowIdOf(case_id) }, updateId: `${id}.${body_hash}` },
    });
    return true;
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return false;
    throw error;
  }
}

const NOT_FOUND = 5;

function remove(pool: Pool, { id, case_id, action }: Unconfirmed): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query('DELETE FROM commands WHERE id = $1 AND committed_at IS NULL', [id]);
    if (rowCount === 1 && action === 'apply') await removeHousehold(client, case_id);
    return rowCount === 1;
  });
}

/** An application stores its household before the case begins; without a case nobody asked for it to be kept. */
async function removeHousehold(client: Pick<Pool, 'query'>, caseId: string): Promise<void> {
  const household = uuidFrom('household', caseId);
  const withoutCase = 'NOT EXISTS (SELECT 1 FROM cases WHERE household_id = $1)';
  await client.query('DELETE FROM case_files WHERE case_id = $1 AND NOT EXISTS (SELECT 1 FROM cases WHERE id = $1)', [caseId]);
  await client.query(`DELETE FROM people WHERE household_id = $1 AND ${withoutCase}`, [household]);
  await client.query(`DELETE FROM households WHERE id = $1 AND ${withoutCase}`, [household]);
}
