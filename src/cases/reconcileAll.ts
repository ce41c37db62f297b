import pLimit from 'p-limit';
import type { Pool } from 'pg';
import { catchUp } from './catchUp.ts';
import { workflowIdOf, type Engine } from './engine.ts';

export interface ReconciledCases {
  compared: number;
  /** Workflows that stood elsewhere than their record. */
  caughtUp: number;
  /** Workflows that were missing. */
  begun: number;
  /** Workflows that no record knows of: an application that never came to be. */
  ended: number;
  unanswered: number;
}

const AT_ONCE = 16;
const TRIES = 5;
/** Whoever was silent while all were asked at once is asked again when it is quieter. */
const PASSES = 3;

/** Brings every case's workflow to where its record stands, after a restore. @param tell how far it is */
export async function reconcileAll(parts: { pool: Pool; engine: Engine }, tell: (done: number, all: number) => void = () => undefined): Promise<ReconciledCases> {
  const { rows } = await parts.pool.query<{ id: string }>('SELECT id FROM cases ORDER BY opened_at DESC');
  const result: ReconciledCases = { compared: rows.length, caughtUp: 0, begun: 0, ended: 0, unanswered: 0 };
  let open = rows.map(({ id }) => id);
  for (let pass = 1; pass <= PASSES && open.length > 0; pass += 1) {
    const silent: string[] = [];
    let done = 0;
    await pLimit(AT_ONCE).map(open, async (id) => {
      const became = await patiently(parts, id);
      if (became === 'caught-up') result.caughtUp += 1;
      else if (became === 'begun') result.begun += 1;
      else if (became === undefined) silent.push(id);
      done += 1;
      if (pass === 1 && done % 1_000 === 0) tell(done, open.length);
    });
    open = silent;
  }
  result.unanswered = open.length;
  result.ended = await endUnknown(parts, new Set(rows.map(({ id }) => workflowIdOf(id))));
  return result;
}

/** A worker that has only just begun may not answer at the first time. */
async function patiently(parts: { pool: Pool; engine: Engine }, caseId: string) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const became = await catchUp(parts, caseId).catch(() => undefined);
    if (became) return became;
  }
  return undefined;
}

async function endUnknown({ engine: { client, taskQueue } }: { engine: Engine }, known: ReadonlySet<string>): Promise<number> {
  let ended = 0;
  for await (const { workflowId } of client.workflow.list({ query: `WorkflowType = 'assistanceCase' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'` })) {
    if (known.has(workflowId)) continue;
    await client.workflow.getHandle(workflowId).terminate('restored: no record knows of this case');
    ended += 1;
  }
  return ended;
}
