import { proxyActivities } from '@temporalio/workflow';
import type { FleetActivities } from '../../activities/fleet.ts';
import { FLEET_QUEUE } from './queues.ts';

/** Every day, and at each start: open cases and campaigns that still run under an older key go over to the current one. @returns how many did, and how many are left */
export async function renewRuns({ queue = FLEET_QUEUE }: { queue?: string } = {}): Promise<{ renewed: number; left: number }> {
  const { renewRunsUnderOlderKeys } = proxyActivities<FleetActivities>({ taskQueue: queue, startToCloseTimeout: '4h', heartbeatTimeout: '1m', retry: { maximumAttempts: 5 } });
  return renewRunsUnderOlderKeys();
}
