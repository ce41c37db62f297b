import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sweepStuck } from '../../src/cases/stuck.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { sleep } from '../../src/runtime/child.ts';
import type { CaseDriver } from '../../test/support/caseDriver.ts';
import { Chance } from './chance.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { openCase } from './openCase.ts';
import { breaches } from './oracle.ts';
import { clients } from './outages.ts';
import { openPlace, type Place } from './place.ts';

const VOLUME_MEGABYTES = 220;
const CLIENTS = 6;
const FOUND_WITHIN_MS = 120_000;

/** The database's volume runs full and is given room again; a case whose task always fails stands alone; a case is reset. */
export const roomAndRepair: Fault = {
  n: 10,
  name: 'the database’s disk full, a task that always fails, a workflow that is reset',
  async run({ seed, scale, say }) {
    const chance = new Chance(seed);
    const place = await openPlace({ volumeMegabytes: VOLUME_MEGABYTES });
    try {
      await place.worker();
      const ledger = new Ledger(place);
      const drivers = await Promise.all(Array.from({ length: amount(scale, { test: 3, small: 8, full: 20 }) }, () => openCase(place)));
      const violations: string[] = [];

      const poisoned = await poison(place);
      const busy = clients(drivers, ledger, chance, CLIENTS);
      const times = amount(scale, { test: 1, small: 3, full: 10 });
      for (let time = 1; time <= times; time += 1) {
        await sleep(chance.between(1_000, 2_000));
        const before = ledger.acknowledged().length;
        const makeRoom = fill(path.join(place.dir, 'volume'));
        await sleep(chance.between(2_000, 5_000));
        makeRoom();
        await place.postgres.start().catch(() => undefined); // it may have gone on living: then its port is taken
        say(`full and given room again ${time} of ${times}, ${ledger.acknowledged().length - before} commands acknowledged meanwhile`);
      }
      if (!/No space left on device/.test(readFileSync(path.join(place.dir, 'volume/pg.log'), 'utf8'))) violations.push('the disk was never full');
      await sleep(2_000);
      await busy.stop();

      const until = Date.now() + FOUND_WITHIN_MS;
      while ((await stuck(place)).length === 0 && Date.now() < until) await sleep(1_000);
      const found = await stuck(place);
      if (found.length !== 1 || found[0] !== poisoned) violations.push(`stuck is one case, and found were ${found.length}`);
      say('the case whose task always fails was found, and it alone');

      for (const driver of drivers) await reset(place, driver, ledger);
      say(`${drivers.length} cases reset to their beginning, and given another command`);
      await place.engine.client.workflow.getHandle(workflowIdOf(poisoned)).terminate('it was never a case');
      violations.push(...(await breaches(place, ledger)));
      return { figures: { 'times full': times, 'commands acknowledged': ledger.acknowledged().length, 'sent more than once': ledger.entries.filter(({ tries }) => tries > 1).length, 'slowest answer, ms': ledger.percentile(1), 'cases reset': drivers.length }, violations };
    } finally {
      await place.close();
    }
  },
};

/** Takes all the room there is. @returns what gives it back */
function fill(volume: string): () => void {
  const ballast = path.join(volume, 'ballast');
  const { bavail, bsize } = statfsSync(volume);
  try {
    writeFileSync(ballast, Buffer.alloc(Number(bavail) * Number(bsize)));
  } catch {
    // somebody took the last of it: so much the better
  }
  return () => rmSync(ballast, { force: true });
}

/** A case that no code can run: its programme does not exist. @returns its id */
async function poison({ engine: { client, taskQueue } }: Place): Promise<string> {
  const caseId = randomUUID();
  await client.workflow.start('assistanceCase', { workflowId: workflowIdOf(caseId), taskQueue, workflowTaskTimeout: '3s', args: [{ caseId, programme: 'no-such-programme', region: '990102001001', policy: {} }] });
  return caseId;
}

async function stuck({ pool, engine }: Place): Promise<string[]> {
  await sweepStuck({ pool, engine }, new Date().toISOString());
  const { rows } = await pool.query<{ case_id: string }>('SELECT case_id FROM stuck_cases');
  return rows.map(({ case_id }) => case_id);
}

/** What an administrator does with a history that cannot go on: back to its first task, and whatever came after is delivered again. */
async function reset({ engine: { client } }: Place, driver: CaseDriver, ledger: Ledger): Promise<void> {
  const workflowId = workflowIdOf(driver.id);
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const first = events?.find(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes);
  await client.workflowService.resetWorkflowExecution({ namespace: 'default', workflowExecution: { workflowId }, reason: 'tried by the harness', requestId: randomUUID(), workflowTaskFinishEventId: first?.eventId ?? null });
  await ledger.give(driver, 'reviewer', 'addNote', {});
}
