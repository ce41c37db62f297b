import type { Foundation } from './foundation.ts';
import type { StartedPart } from './part.ts';
import { CASE_QUEUE, startWorker } from './worker.ts';

/** Runs the office's cases. */
export async function startCaseWorker({ configuration, engineServer, office }: Foundation): Promise<StartedPart> {
  const { pool, calendar, ring } = office;
  return startWorker({
    address: engineServer.address,
    namespace: configuration.temporal.namespace,
    taskQueue: CASE_QUEUE,
    keys: ring,
    parts: { pool, calendar },
  });
}
