import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { MailActivities } from '../../activities/mail.ts';
import { MAIL_QUEUE } from './queues.ts';

/** While the mail server is away the same attempt is repeated, at most this far apart; nothing is given up. */
const { deliverMail } = proxyActivities<MailActivities>({
  taskQueue: MAIL_QUEUE,
  startToCloseTimeout: '30m',
  heartbeatTimeout: '2m',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '5m' },
});

/**
 * Sends every message whose time has come. Started by a schedule that skips while one runs, so a server that
 * is away holds up one sweep, not a queue of them.
 */
export async function deliverMessages(sentBefore = 0): Promise<number> {
  let sent = sentBefore;
  for (;;) {
    const report = await deliverMail();
    sent += report.sent;
    if (!report.more) return sent;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof deliverMessages>(sent);
  }
}
