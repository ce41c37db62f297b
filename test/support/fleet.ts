import { inject } from 'vitest';
import type { ApiParts } from '../../src/api/parts.ts';
import { scheduleIdsOn, startFleet } from '../../src/runtime/fleet.ts';

/** Where the jobs over many cases of an office are worked on. */
export const fleetQueueOf = ({ engine }: Pick<ApiParts, 'engine'>) => `${engine.taskQueue}.fleet`;

/** The jobs over many cases for one office of the tests, which campaigns need. @returns what stops them and takes their schedules away */
export async function openFleet({ pool, calendar, ring, documents, engine: { client, taskQueue } }: ApiParts): Promise<() => Promise<void>> {
  const queues = { mail: `${taskQueue}.mail`, fleet: `${taskQueue}.fleet` };
  const fleet = await startFleet({ address: inject('temporal'), namespace: 'default', taskQueue, keys: ring, pool, calendar, documents, queues });
  return async () => {
    for (const id of scheduleIdsOn(queues)) await client.schedule.getHandle(id).delete();
    await fleet.stop();
  };
}
