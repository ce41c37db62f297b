// `npm run bench:campaign`: how long a campaign takes to close, and what that costs its worker. Options: --people 1000 --at-once 16
import os from 'node:os';
import { parseArgs } from 'node:util';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { runCampaign } from '../../src/campaigns/workflow.ts';
import { sleep } from '../../src/runtime/child.ts';
import { startFleet } from '../../src/runtime/fleet.ts';
import { makePlace } from '../case/place.ts';
import { fillCampaign } from './households.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '1000' }, 'at-once': { type: 'string', default: '16' } } });
const [people, atOnce] = [Number(values.people), Number(values['at-once'])];
const MB = 1_000_000;

const place = await makePlace();
const queues = { mail: 'bench-campaign.mail', fleet: 'bench-campaign.fleet' };
const taskQueue = place.taskQueue('product');
await startFleet({ address: place.address, namespace: 'default', taskQueue, keys: place.ring, pool: place.pool, calendar: calendarStore(place.pool), documents: os.tmpdir(), queues });
try {
  const engine = { client: place.client, taskQueue };
  const filledAt = performance.now();
  const campaign = await fillCampaign({ pool: place.pool, engine }, place.office, { people, atOnce });
  console.log(`${people} households applied, every fourth listed, in ${seconds(filledAt)} s`);

  const memory = [await place.memory('product')];
  const own = [process.memoryUsage().rss];
  const startedAt = performance.now();
  await runCampaign(engine, campaign, queues.fleet); // its closing day has passed: it opens, and closes at once
  while ((await stateOf()) !== 'closed') {
    await sleep(1000);
    memory.push(await place.memory('product'));
    own.push(process.memoryUsage().rss);
  }
  const took = performance.now() - startedAt;
  const { rows: [left] } = await place.pool.query<{ open: number; closed: number; told: number; used: string; listed: number }>(
    `SELECT count(*) FILTER (WHERE closed_at IS NULL)::int AS open, count(*) FILTER (WHERE closed_reason = 'campaign-over')::int AS closed,
       (SELECT count(*)::int FROM commands WHERE action = 'endCampaign' AND committed_at IS NOT NULL) AS told,
       (SELECT sum(used_fen)::text FROM campaign_villages) AS used, (SELECT sum(listed)::int FROM campaign_villages) AS listed FROM cases`,
  );
  const { historyLength } = await place.client.workflow.getHandle(`campaign:${campaign}`).describe();
  console.log(`closed in ${(took / 1000).toFixed(1)} s: ${(people / (took / 1000)).toFixed(1)} cases a second`);
  console.log(`case worker ${mb(memory[0])} MB before, ${mb(Math.max(...memory))} MB at most, ${mb(memory.at(-1))} MB after; worker of the batches ${mb(own[0])}, ${mb(Math.max(...own))}, ${mb(own.at(-1))} MB`);
  console.log(`rows: ${JSON.stringify(left)}; events of the campaign’s own history: ${historyLength}`);
  if (left?.closed !== people || left.told !== people || left.used !== '0' || left.listed !== 0) throw new Error('a case was lost, or money of a place that is gone still counts');
} catch (error) {
  console.error(error); // said before the servers go: stopping them has errors of its own
  process.exitCode = 1;
} finally {
  await place.stop();
  process.exit(); // the worker of the batches is done with; its own orderly end would wait for servers that are gone
}

async function stateOf(): Promise<string> {
  const { rows } = await place.pool.query<{ state: string }>('SELECT state FROM campaigns');
  return rows[0]?.state ?? '';
}

function mb(bytes: number | undefined): string {
  return ((bytes ?? 0) / MB).toFixed(0);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
