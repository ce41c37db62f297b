import { startFleet } from './fleet.ts';
import type { Foundation } from './foundation.ts';
import type { StartedPart } from './part.ts';

/** Mail and the jobs over many cases, beside the office's own worker. */
export function startJobs({ configuration, engineServer, office }: Foundation): Promise<StartedPart> {
  const { mail, temporal, url } = configuration;
  return startFleet({
    address: engineServer.address,
    namespace: temporal.namespace,
    taskQueue: office.engine.taskQueue,
    keys: office.ring,
    pool: office.pool,
    calendar: office.calendar,
    documents: office.documents,
    ...(mail.smtpUrl ? { mail: { smtpUrl: mail.smtpUrl, from: mail.from, pagesUrl: url } } : {}),
  });
}
