import { proxyActivities } from '@temporalio/workflow';
import type { FleetActivities } from '../../activities/fleet.ts';
import { FLEET_QUEUE } from './queues.ts';

/** Freezes the report of the quarter that has ended, and urges late places (B-17). Runs often and finds mostly nothing to do. */
export async function quarterlyReport({ queue = FLEET_QUEUE }: { queue?: string } = {}): Promise<{ frozen: number; urged: number }> {
  const { reportQuarterNow } = proxyActivities<FleetActivities>({ taskQueue: queue, startToCloseTimeout: '10m', retry: { maximumAttempts: 3 } });
  return reportQuarterNow();
}
