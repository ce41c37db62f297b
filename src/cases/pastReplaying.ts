import type { Client, WorkflowHandle } from '@temporalio/client';
import proto, { type temporal } from '@temporalio/proto'; // whole: Node does not see the names in this CommonJS package
import { workflowIdOf } from './engine.ts';

/** A task that failed this often in a row does not fail by chance: a worker's death costs one attempt. */
export const TRIED_IN_VAIN = 2;
/** The failure is written down at the first try only, and then at some distance from the end. */
const EVENTS_LOOKED_AT = 50;

/**
 * Finds out whether a case's history cannot be replayed, so that it must begin again from its record. That is so after a
 * change of the code that does not follow the history (nondeterminism), and when the engine was killed in the middle of
 * an update: its library may then have written an order of events that it cannot read itself. Other failures are for
 * somebody to look at.
 *
 * The engine writes down the first try of a task only. Where that one ran out of time, it does not say why the later
 * ones fail: the case is nudged by a signal, once an hour at most, after which the next failure is written, for whoever
 * looks again.
 * @returns the run that cannot go on
 */
export async function runPastReplaying(client: Client, caseId: string): Promise<WorkflowHandle | undefined> {
  const workflowId = workflowIdOf(caseId);
  const { raw, runId, status } = await client.workflow.getHandle(workflowId).describe();
  if (status.name !== 'RUNNING' || (raw.pendingWorkflowTask?.attempt ?? 0) <= TRIED_IN_VAIN) return undefined;
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace, execution: { workflowId, runId }, maximumPageSize: EVENTS_LOOKED_AT,
  });
  const newestFirst = history?.events ?? [];
  const told = newestFirst.findIndex((event) => event.workflowTaskFailedEventAttributes ?? event.workflowTaskCompletedEventAttributes); // a failure that was got over says nothing
  const [failed, since] = [newestFirst[told]?.workflowTaskFailedEventAttributes, told === -1 ? newestFirst : newestFirst.slice(0, told)];
  const run = client.workflow.getHandle(workflowId, runId);
  if (failed && saysPastReplaying(failed)) return run;
  if (since.some((event) => event.workflowTaskTimedOutEventAttributes) && !since.some(isNewNudge)) await run.signal(NUDGE);
  return undefined;
}

/** The case would take it as a wish for a fresh run, which it may have at any time. */
const NUDGE = 'freshRun';

const NUDGED_EVERY_MS = 60 * 60_000;

function isNewNudge({ workflowExecutionSignaledEventAttributes: signal, eventTime }: temporal.api.history.v1.IHistoryEvent): boolean {
  return signal?.signalName === NUDGE && Number(eventTime?.seconds ?? 0) * 1000 > Date.now() - NUDGED_EVERY_MS;
}

/** What the engine's library says of a history that it cannot follow. */
function saysPastReplaying({ cause, failure }: temporal.api.history.v1.IWorkflowTaskFailedEventAttributes): boolean {
  const { WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR: nondeterminism } = proto.temporal.api.enums.v1.WorkflowTaskFailedCause;
  return cause === nondeterminism || failure?.message?.startsWith('Fatal error in workflow machines') === true;
}
