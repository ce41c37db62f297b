import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, type Client } from '@temporalio/client';

/**
 * Moves one case's clock on, on the real server: its timers fire in order, everybody else's time stands still.
 * Returns when the case has worked through what fell due.
 */
export async function advanceCase(client: Client, workflowId: string, milliseconds: number): Promise<void> {
  if (milliseconds <= 0) return;
  const workflowExecution = { workflowId };
  const fastForwardId = randomUUID();
  const { namespace } = client.options;
  const duration = { seconds: Math.floor(milliseconds / 1000), nanos: (milliseconds % 1000) * 1_000_000 };
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig: { id: fastForwardId, duration } } },
    updateMask: { paths: ['time_skipping_config'] },
  } as never); // the protocol's Long and Duration types accept plain numbers
  try {
    await client.workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId });
  } catch (error) {
    if (!(isGrpcServiceError(error) && error.code === NOT_FOUND)) throw error; // the case ended on the way: that is the end of its time
  }
  await client.workflow.getHandle(workflowId).query('state').catch(() => undefined);
}

const NOT_FOUND = 5;

/** What a case's clock shows: the wall clock's time until it is first moved on. */
export async function currentTimeOf(client: Client, workflowId: string): Promise<string> {
  const described = await client.workflowService.describeWorkflowExecution({ namespace: client.options.namespace, execution: { workflowId } });
  const skipped = described.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  if (!skipped) return new Date().toISOString();
  return new Date(Number(skipped.seconds) * 1000 + (skipped.nanos ?? 0) / 1_000_000).toISOString();
}
