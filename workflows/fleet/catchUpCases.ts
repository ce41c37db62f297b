import { proxyActivities } from '@temporalio/workflow';
import type { FleetActivities } from '../../activities/fleet.ts';
import { FLEET_QUEUE } from './queues.ts';

/** Every minute: cases that their record answered for take over what they may have lost. @returns how many had */
export async function catchUpCases({ queue = FLEET_QUEUE }: { queue?: string } = {}): Promise<number> {
  const { catchUpAsked } = proxyActivities<FleetActivities>({ taskQueue: queue, startToCloseTimeout: '5m', heartbeatTimeout: '1m', retry: { maximumAttempts: 3 } });
  return catchUpAsked();
}
