import { setInterval } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { catchUpAsked } from '../../src/cases/catchUp.ts';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { connectEngine } from '../../src/runtime/engineConnection.ts';
import { openPool } from '../../src/runtime/pool.ts';
import { sleep } from '../../src/runtime/child.ts';
import { Chance } from './chance.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { openCase } from './openCase.ts';
import { breaches } from './oracle.ts';
import { clients } from './outages.ts';
import { openPlace, type Place } from './place.ts';
import { disturbances, Proxy, type Disturbance } from './proxy.ts';

const CLIENTS = 8;
/** Commands answered between two disturbances: a link that carries nothing cannot fail. */
const ANSWERED_BETWEEN = 2 * CLIENTS;
/** A worker whose link to Temporal went silent hears of it after 45 s. */
const ANSWERS_WITHIN_MS = 120_000;

/** Every link between two parts, by where it begins and ends. */
interface Links {
  'API – Temporal': Proxy;
  'API – PostgreSQL': Proxy;
  'worker – Temporal': Proxy;
  'worker – PostgreSQL': Proxy;
}

/** Each link is cut, reset, silenced and slowed down while commands are given over it. */
export const links: Fault = {
  n: 4,
  name: 'the links between the parts cut, reset, gone silent and late',
  async run({ seed, scale, say }) {
    const chance = new Chance(seed);
    const rounds = amount(scale, { test: 1, small: 2, full: 10 });
    const place = await openPlace();
    const stops: (() => Promise<unknown>)[] = [];
    try {
      const [engine, database] = [place.temporal.port, place.postgres.port];
      const between: Links = {
        'API – Temporal': await Proxy.to(engine), 'API – PostgreSQL': await Proxy.to(database), 'worker – Temporal': await Proxy.to(engine), 'worker – PostgreSQL': await Proxy.to(database),
      };
      for (const proxy of Object.values(between)) stops.unshift(() => proxy.close());
      await place.worker(undefined, { address: `127.0.0.1:${between['worker – Temporal'].port}`, databaseUrl: onPort(place.databaseUrl, between['worker – PostgreSQL'].port) });
      const api = await apiOver(place, between, stops);
      const ledger = new Ledger(api);
      const drivers = await Promise.all(Array.from({ length: amount(scale, { test: 4, small: 10, full: 20 }) }, () => openCase(api)));
      const busy = clients(drivers, ledger, chance, CLIENTS);
      stops.unshift(() => busy.stop(), catchUpRounds(api));
      let times = 0;
      const recoveries: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const [name, link] of Object.entries(between)) {
          for (const how of tried(scale, times)) {
            await sleep(chance.between(300, 1_200));
            link.disturb(how, chance.between(200, 900));
            await sleep(chance.between(500, 2_500));
            link.heal();
            times += 1;
            recoveries.push(await Promise.race([untilAnswered(ledger, ANSWERED_BETWEEN), busy.failed]));
            say(`${name} ${how}: answered again after ${recoveries.at(-1)} ms`);
          }
        }
      }
      say('all links are well');
      await busy.stop();
      say(`${ledger.acknowledged().length} commands acknowledged`);
      const violations = await breaches(place, ledger);
      const resent = ledger.entries.filter(({ tries }) => tries > 1).length;
      return { figures: { 'disturbances': times, 'commands acknowledged': ledger.acknowledged().length, 'sent more than once': resent, 'longest until commands were answered again, ms': Math.max(...recoveries), 'half answered within, ms': ledger.percentile(0.5), 'slowest answer, ms': ledger.percentile(1) }, violations };
    } finally {
      for (const stop of stops) await stop().catch(() => undefined); // what a client met is told above already
      await place.close();
    }
  },
};

/** The product's own round over cases that were asked to catch up, every minute, over the links that are disturbed. @returns stops it */
function catchUpRounds(api: Place): () => Promise<void> {
  const over = new AbortController();
  const going = (async () => {
    for await (const _ of setInterval(EVERY_MINUTE_MS, undefined, { signal: over.signal })) await catchUpAsked(api).catch(() => undefined);
  })().catch(() => undefined); // told to stop
  return () => {
    over.abort();
    return going;
  };
}

const EVERY_MINUTE_MS = 60_000;

/** @returns how long it took until so many more commands were answered, in milliseconds @throws Error when they are not */
async function untilAnswered(ledger: Ledger, more: number): Promise<number> {
  const startedAt = Date.now();
  const wanted = ledger.acknowledged().length + more;
  while (ledger.acknowledged().length < wanted) {
    if (Date.now() - startedAt > ANSWERS_WITHIN_MS) throw new Error(`the links are well, and ${more} commands were not answered within ${ANSWERS_WITHIN_MS / 1_000} s`);
    await sleep(50);
  }
  return Date.now() - startedAt;
}

/** In `npm test` each link meets one of them, another one each time; a silent engine would cost a worker 45 s of sleep. */
function tried(scale: string, times: number): readonly Disturbance[] {
  const [one = 'cut'] = disturbances.slice((times + 1) % disturbances.length);
  return scale === 'test' ? [one] : disturbances;
}

/** The place as the API sees it: over links of its own. */
async function apiOver(place: Place, between: Links, stops: (() => Promise<unknown>)[]): Promise<Place> {
  const pool = openPool({ connectionString: onPort(place.databaseUrl, between['API – PostgreSQL'].port), max: 30 }, () => undefined);
  stops.unshift(() => pool.end());
  const connection = await connectEngine(`127.0.0.1:${between['API – Temporal'].port}`);
  stops.unshift(() => connection.close());
  return { ...place, pool, engine: { ...place.engine, client: new Client({ connection, dataConverter: dataConverter(place.keys, 'client') }) } };
}

function onPort(url: string, port: number): string {
  const moved = new URL(url);
  moved.port = String(port);
  return moved.href;
}
