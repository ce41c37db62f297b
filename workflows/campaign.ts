import { condition, continueAsNew, defineSignal, proxyActivities, setHandler, sleep, CancellationScope, workflowInfo } from '@temporalio/workflow';
import type { CampaignActivities } from '../activities/campaign.ts';
import { freshRunSignal } from './freshRun.ts';
import { FLEET_QUEUE } from './fleet/queues.ts';

export interface CampaignStart {
  campaign: string;
  /** Queue of the activities. */
  queue?: string;
  /** Where the closing got to, after a continue-as-new. */
  after?: string;
  ended?: number;
  /** History length at which it continues as new; tests make it small. */
  continueAfterEvents?: number;
}

/** The record of the campaign has changed: a decision, a report, a new date. */
export const campaignChanged = defineSignal('changed');

/** Well below the engine's own limit; a closing of ten thousand takes some three hundred. */
const CONTINUE_AFTER_EVENTS = 2_000;

/**
 * Keeps the dates and steps of one campaign and nothing else: money, places and people are records. What is due is
 * decided by the record, so that a calendar imported meanwhile moves the dates.
 */
export async function campaign(start: CampaignStart): Promise<void> {
  const { campaign: id, queue = FLEET_QUEUE, continueAfterEvents = CONTINUE_AFTER_EVENTS } = start;
  const { stepCampaign, closeCampaignCases, finishCampaign } = proxyActivities<CampaignActivities>({
    taskQueue: queue, startToCloseTimeout: '10m', heartbeatTimeout: '1m', retry: { initialInterval: '1s', maximumInterval: '1m' },
  });
  let changed = false;
  setHandler(campaignChanged, () => {
    changed = true;
  });
  let fresh = false;
  setHandler(freshRunSignal, () => {
    fresh = true;
  });
  let { after, ended = 0 } = start;
  const goOnAsNewWhenLong = async () => {
    if (!fresh && !workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < continueAfterEvents) return;
    await continueAsNew<typeof campaign>({ campaign: id, queue, continueAfterEvents, ended, ...(after === undefined ? {} : { after }) });
  };
  for (;;) {
    changed = false;
    const step = await stepCampaign({ campaign: id, now: now() });
    if (step.state === 'closed') return;
    if (step.state === 'closing') break;
    await goOnAsNewWhenLong();
    await changedOr(step.wakeAt, () => changed || fresh);
  }
  for (let unreached = 0; ;) {
    const batch = await closeCampaignCases({ campaign: id, ...(after === undefined ? {} : { after }) });
    ended += batch.done;
    unreached += batch.unreached;
    after = batch.last;
    if (after === undefined && unreached === 0) break;
    if (after === undefined) {
      unreached = 0;
      await sleep(PASS_AGAIN_AFTER); // some did not answer: everybody who was not told is asked again
    }
    await goOnAsNewWhenLong();
  }
  await finishCampaign({ campaign: id, ended, now: now() });
}

const PASS_AGAIN_AFTER = '1m';

/** Waits for a change of the record, or for a time. */
async function changedOr(at: string | undefined, changed: () => boolean): Promise<void> {
  if (at === undefined) return condition(changed);
  const scope = new CancellationScope();
  await scope.run(() => Promise.race([condition(changed), sleep(Math.max(1, Date.parse(at) - Date.now()))]));
  scope.cancel();
}

function now(): string {
  return new Date(Date.now()).toISOString(); // the workflow's clock, the same on replay
}
