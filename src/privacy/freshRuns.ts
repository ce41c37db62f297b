import type { Client } from '@temporalio/client';
import pLimit from 'p-limit';

/** What a round over the open workflows came to. */
export interface FreshRuns {
  looked: number;
  /** Went over to a run under the current key. */
  renewed: number;
  /** Did not react: they are stuck, or no worker takes them; the next round asks again. By their ids. */
  left: string[];
}

interface Parts {
  client: Client;
  taskQueue: string;
  /** Of the current payload key. */
  keyId: string;
}

const AT_ONCE = 16;
const REACTS_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 200;

/**
 * Lets every open case and campaign whose run began under an older payload key go on in a new run, in which everything
 * it carries is sealed with the current one. Broken off, it goes on where it was: whose run is new already is passed over.
 * @param beat is called often
 * @param reactsWithinMs after this long without a new run a workflow is left for the next round
 */
export async function renewRuns(parts: Parts, beat: () => void = () => undefined, reactsWithinMs = REACTS_WITHIN_MS): Promise<FreshRuns> {
  const { client, taskQueue, keyId } = parts;
  const result: FreshRuns = { looked: 0, renewed: 0, left: [] };
  const open: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}' AND (WorkflowType = 'assistanceCase' OR WorkflowType = 'campaign')` })) {
    open.push(workflowId);
  }
  await pLimit(AT_ONCE).map(open, async (workflowId) => {
    beat();
    result.looked += 1;
    if ((await keyOfRun(client, workflowId)) === keyId) return;
    if (await renewed(parts, workflowId, reactsWithinMs)) result.renewed += 1;
    else result.left.push(workflowId);
  });
  return result;
}

/** @returns whether the workflow has a run under the current key, or has ended, in time */
async function renewed({ client, keyId }: Parts, workflowId: string, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  const handle = client.workflow.getHandle(workflowId);
  await handle.signal('freshRun').catch(() => undefined); // gone in the meantime, or not to be had: its key tells
  while (Date.now() < until) {
    const key = await keyOfRun(client, workflowId);
    if (key === keyId || key === null) return true;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  return false;
}

/** The key that the run's beginning was sealed with; null where there is none any more. */
async function keyOfRun(client: Client, workflowId: string): Promise<string | null> {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({ namespace: client.options.namespace, execution: { workflowId }, maximumPageSize: 1 });
  const [payload] = history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  const key = payload?.metadata?.['key'];
  return key ? Buffer.from(key).toString() : null;
}
