import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { MailActivities } from '../../activities/mail.ts';
import { MAIL_QUEUE } from './queues.ts';

export interface DeliverStart {
  /** Queue of the activity. */
  queue?: string;
  /** Sent before a continue-as-new. */
  sent?: number;
}

/**
 * Sends every message whose time has come. Started by a schedule that skips while one runs, so a server that
 * is away holds up one sweep, not a queue of them.
 */
export async function deliverMessages({ queue = MAIL_QUEUE, sent: before = 0 }: DeliverStart = {}): Promise<number> {
  const { deliverMail } = proxyActivities<MailActivities>({
    taskQueue: queue,
    startToCloseTimeout: '30m',
    heartbeatTimeout: '2m',
    // While the mail server is away the same attempt is repeated, at most this far apart; nothing is given up.
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '5m' },
  });
  let sent = before;
  for (;;) {
    const report = await deliverMail();
    sent += report.sent;
    if (!report.more) return sent;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof deliverMessages>({ queue, sent });
  }
}
