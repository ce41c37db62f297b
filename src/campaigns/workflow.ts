import type { Pool } from 'pg';
import { isGrpcServiceError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Engine } from '../cases/engine.ts';

export function campaignWorkflowId(campaign: string): string {
  return `campaign:${campaign}`;
}

/** Begins the workflow that keeps a campaign's dates, unless it runs already. */
export async function runCampaign({ client, taskQueue }: Engine, campaign: string, queue: string): Promise<void> {
  await client.workflow.start('campaign', {
    workflowId: campaignWorkflowId(campaign), taskQueue, workflowIdConflictPolicy: 'USE_EXISTING', args: [{ campaign, queue }],
  });
}

/** Begins all that are not over: asked at each start, so that a process that ended between storing and asking loses none. */
export async function runCampaigns(parts: { pool: Pool; engine: Engine }, queue: string): Promise<void> {
  const { rows } = await parts.pool.query<{ id: string }>(`SELECT id FROM campaigns WHERE state <> 'closed'`);
  for (const { id } of rows) await runCampaign(parts.engine, id, queue);
}

/** A new calendar moves the dates of campaigns that are not over. */
export async function wakeCampaigns({ pool, engine }: { pool: Pool; engine: Engine }): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM campaigns WHERE state IN ('planned', 'open')`);
  for (const { id } of rows) await wakeCampaign(engine, id);
}

/** Something was recorded that may let a campaign go on; it looks at the record itself. */
export async function wakeCampaign({ client }: Engine, campaign: string): Promise<void> {
  try {
    await client.workflow.getHandle(campaignWorkflowId(campaign)).signal('changed');
  } catch (error) {
    // The record is what counts: a campaign that cannot be reached now looks at it at its next step.
    if (!(error instanceof WorkflowNotFoundError) && !isGrpcServiceError(error) && !isGrpcServiceError(error instanceof Error ? error.cause : undefined)) throw error;
  }
}
