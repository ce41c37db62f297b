import { Context } from '@temporalio/activity';
import { deliverDue, type DeliveryParts, type DeliveryReport } from '../src/messages/deliver.ts';

/** What the sweep of messages may ask of the world; run on the mail queue alone. */
export interface MailActivities {
  deliverMail(): Promise<DeliveryReport>;
}

export function mailActivities(parts: DeliveryParts): MailActivities {
  return {
    deliverMail() {
      const { info } = Context.current();
      // The engine's time of this very attempt: after hours of retries, “now” is not when the sweep began.
      const now = new Date(info.currentAttemptScheduledTimestampMs).toISOString();
      return deliverDue(parts, now, (done) => Context.current().heartbeat(done));
    },
  };
}
