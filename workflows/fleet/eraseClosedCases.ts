import { proxyActivities } from '@temporalio/workflow';
import type { FleetActivities } from '../../activities/fleet.ts';
import { FLEET_QUEUE } from './queues.ts';

/** Batches of one run; what is left is taken by the next day's. */
const MOST_BATCHES = 200;

/** Removes the personal data of closed cases whose time has come, batch by batch. @returns how many cases */
export async function eraseClosedCases({ queue = FLEET_QUEUE }: { queue?: string } = {}): Promise<number> {
  const { eraseWhatIsOver } = proxyActivities<FleetActivities>({ taskQueue: queue, startToCloseTimeout: '10m', heartbeatTimeout: '1m', retry: { maximumAttempts: 5 } });
  let cases = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const erased = await eraseWhatIsOver();
    cases += erased;
    if (erased === 0) break;
  }
  return cases;
}
