import type { Client } from '@temporalio/client';
import proto, { type temporal } from '@temporalio/proto'; // whole: Node does not see the names in this CommonJS package
import { workflowIdOf } from './engine.ts';
import { TRIED_IN_VAIN } from './stuck.ts';

/** The failure is written down at the first try only, and then at some distance from the end. */
const EVENTS_LOOKED_AT = 50;

/**
 * Ends a case's run when its history cannot be replayed, so that it can begin again from its record. That is so after a
 * change of the code that does not follow the history (nondeterminism), and when the engine was killed in the middle of
 * an update: its library may then have written an order of events that it cannot read itself. Other failures are for
 * somebody to look at. Only the run that was looked at is ended, whoever else looks at it at the same time.
 * @returns whether it was ended, by this or by another
 */
export async function endPastReplaying(client: Client, caseId: string): Promise<boolean> {
  const workflowId = workflowIdOf(caseId);
  const { raw, runId, status } = await client.workflow.getHandle(workflowId).describe();
  if (status.name !== 'RUNNING' || (raw.pendingWorkflowTask?.attempt ?? 0) <= TRIED_IN_VAIN) return false;
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace, execution: { workflowId, runId }, maximumPageSize: EVENTS_LOOKED_AT,
  });
  const newest = history?.events?.find((event) => event.workflowTaskFailedEventAttributes ?? event.workflowTaskCompletedEventAttributes); // a failure that was got over says nothing
  const failed = newest?.workflowTaskFailedEventAttributes;
  if (!failed || !saysPastReplaying(failed)) return false;
  await client.workflow.getHandle(workflowId, runId).terminate('its history cannot be replayed: begun again from the record');
  return true;
}

/** What the engine's library says of a history that it cannot follow. */
function saysPastReplaying({ cause, failure }: temporal.api.history.v1.IWorkflowTaskFailedEventAttributes): boolean {
  const { WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR: nondeterminism } = proto.temporal.api.enums.v1.WorkflowTaskFailedCause;
  return cause === nondeterminism || failure?.message?.startsWith('Fatal error in workflow machines') === true;
}
