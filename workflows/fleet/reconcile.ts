import { patched, proxyActivities } from '@temporalio/workflow';
import type { FleetActivities } from '../../activities/fleet.ts';
import { FLEET_QUEUE } from './queues.ts';

/** What a round found and did; absent = that part failed this time and is done by the next round. */
export interface Reconciled {
  calendar?: 'done' | 'started';
  /** Cases whose workflow did not know of the last step on record. */
  behind?: number;
  stuck?: number;
  forgotten?: number;
}

/**
 * Compares what the records expect with what happened: cases that missed the newest calendar or fell behind their record,
 * cases that are stuck, commands that never came. Each part by itself: one that fails holds up no other.
 */
export async function reconcile({ queue = FLEET_QUEUE }: { queue?: string } = {}): Promise<Reconciled> {
  const { catchUpWithCalendar, catchUpWithRecords, lookForStuckCases, forgetWhatNeverHappened } = proxyActivities<FleetActivities>({
    taskQueue: queue, startToCloseTimeout: '10m', heartbeatTimeout: '1m', retry: { maximumAttempts: 3 },
  });
  const records = patched('catch-up-with-records') ? catchUpWithRecords() : Promise.reject(new Error('not yet'));
  const [behind, calendar, stuck, forgotten] = await Promise.allSettled([records, catchUpWithCalendar(), lookForStuckCases(), forgetWhatNeverHappened()]);
  return {
    ...(behind.status === 'fulfilled' ? { behind: behind.value } : {}),
    ...(calendar.status === 'fulfilled' ? { calendar: calendar.value } : {}),
    ...(stuck.status === 'fulfilled' ? { stuck: stuck.value } : {}),
    ...(forgotten.status === 'fulfilled' ? { forgotten: forgotten.value } : {}),
  };
}
