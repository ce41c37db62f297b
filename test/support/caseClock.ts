import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, type Client } from '@temporalio/client';
import type { QueryDefinition } from '@temporalio/common';
import { msNumberToTs, tsToDate, tsToMs } from '@temporalio/common/lib/time.js';
import proto, { type temporal } from '@temporalio/proto'; // whole: Node does not see the names in this CommonJS package
import { sleep } from '../../src/runtime/child.ts';

type TimeSkipping = temporal.api.common.v1.ITimeSkippingConfig;
const { FastForwardPollingResult, WorkflowExecutionStatus } = proto.temporal.api.enums.v1;
const NOT_FOUND = 5;
const FAILED_PRECONDITION = 9;

/**
 * Moves one case's clock on, on the real server: its timers fire in order, everybody else's time stands still. One
 * move at a time for a case. Returns when the case has worked through what fell due, or has ended on the way.
 */
export async function advanceCase(client: Client, workflowId: string, milliseconds: number): Promise<void> {
  if (milliseconds <= 0) return;
  const id = randomUUID();
  await setTimeSkipping(client, workflowId, { enabled: true, fastForwardConfig: { id, duration: msNumberToTs(milliseconds) } });
  await untilArrived(client, workflowId, id);
  await untilIdle(client, workflowId);
}

/**
 * Moves one case's clock on to its next timer, and lets that fire. Worked out from the history and not by the server's
 * own "one skip", which tells neither when the timer has fired nor that there is none.
 * @throws Error when no timer is open
 */
export async function advanceToNextTimer(client: Client, workflowId: string): Promise<void> {
  await untilIdle(client, workflowId);
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const open = new Map<string, number>();
  for (const { eventTime, timerStartedEventAttributes: started, timerFiredEventAttributes: fired, timerCanceledEventAttributes: cancelled } of events ?? []) {
    if (started) open.set(started.timerId ?? '', tsToMs(eventTime) + tsToMs(started.startToFireTimeout));
    const closed = fired ?? cancelled;
    if (closed) open.delete(closed.timerId ?? '');
  }
  if (open.size === 0) throw new Error(`${workflowId} waits for no timer`);
  const wait = Math.min(...open.values()) - Date.parse(await currentTimeOf(client, workflowId));
  await advanceCase(client, workflowId, Math.max(1, wait + 1));
}

/** What a case's clock shows: the wall clock's time until it is first moved on. */
export async function currentTimeOf(client: Client, workflowId: string): Promise<string> {
  const currentTime = (await timeSkippingOf(client, workflowId))?.currentTime;
  return (currentTime ? tsToDate(currentTime) : new Date()).toISOString();
}

async function setTimeSkipping(client: Client, workflowId: string, timeSkippingConfig: TimeSkipping): Promise<void> {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: { timeSkippingConfig },
    updateMask: { paths: ['time_skipping_config'] },
  });
}

async function untilArrived(client: Client, workflowId: string, fastForwardId: string): Promise<void> {
  for (;;) {
    try {
      const answer = await client.workflowService.pollWorkflowExecutionTimeSkipping({ namespace: client.options.namespace, workflowExecution: { workflowId }, fastForwardId });
      const result = answer.fastForwardPollingResult;
      if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return;
      if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT) continue; // not there yet
      if (await hasEnded(client, workflowId)) return; // that is the end of its time
      throw new Error(`the clock of ${workflowId} could not be moved on: ${answer.failedReason}`);
    } catch (error) {
      if (isGrpcServiceError(error) && error.code === NOT_FOUND) return; // ended on the way
      throw error;
    }
  }
}

/** Asks a workflow a question; right after a continue-as-new the server cannot take one yet. */
export async function ask<T>(client: Client, workflowId: string, question: string | QueryDefinition<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await client.workflow.getHandle(workflowId).query<T>(question);
    } catch (error) {
      if (!isNotYetScheduled(error) || tries > 200) throw error;
      await sleep(20);
    }
  }
}

/** A question is answered only after everything that came before it; this one every workflow answers. */
async function untilIdle(client: Client, workflowId: string): Promise<void> {
  await ask(client, workflowId, '__temporal_workflow_metadata');
}

/** The client may wrap the server's error. */
function isNotYetScheduled(error: unknown): boolean {
  if (isGrpcServiceError(error)) return error.code === FAILED_PRECONDITION;
  return error instanceof Error && error.cause !== undefined && isNotYetScheduled(error.cause);
}

async function describe(client: Client, workflowId: string): Promise<temporal.api.workflowservice.v1.IDescribeWorkflowExecutionResponse> {
  return client.workflowService.describeWorkflowExecution({ namespace: client.options.namespace, execution: { workflowId } });
}

async function timeSkippingOf(client: Client, workflowId: string): Promise<temporal.api.common.v1.ITimeSkippingInfo | null | undefined> {
  return (await describe(client, workflowId)).workflowExtendedInfo?.timeSkippingInfo;
}

async function hasEnded(client: Client, workflowId: string): Promise<boolean> {
  const status = (await describe(client, workflowId)).workflowExecutionInfo?.status;
  return status !== WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
}
