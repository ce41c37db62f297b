import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { FleetActivities } from '../../activities/fleet.ts';
import { FLEET_QUEUE } from './queues.ts';

export interface RecomputeStart {
  calendarVersion: string;
  /** Queue of the activities. */
  queue?: string;
  /** Where an earlier run got to, after a continue-as-new. */
  after?: string;
  done?: number;
  unreached?: number;
}

/**
 * Gives every open case a new calendar, batch by batch. A case that does not answer is counted and left: the
 * job is begun again later, and then finds only those that are missing.
 */
export async function recomputeDeadlines(start: RecomputeStart): Promise<{ done: number; unreached: number }> {
  const { calendarVersion, queue = FLEET_QUEUE } = start;
  const { recomputeCases, noteRecomputed } = proxyActivities<FleetActivities>({
    taskQueue: queue, startToCloseTimeout: '10m', heartbeatTimeout: '1m', retry: { initialInterval: '1s', maximumInterval: '1m' },
  });
  let { after, done = 0, unreached = 0 } = start;
  for (;;) {
    const batch = await recomputeCases({ calendarVersion, ...(after === undefined ? {} : { after }) });
    done += batch.done;
    unreached += batch.unreached;
    after = batch.last;
    if (after === undefined) break;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof recomputeDeadlines>({ calendarVersion, queue, after, done, unreached });
  }
  await noteRecomputed({ calendarVersion, done, unreached });
  return { done, unreached };
}
