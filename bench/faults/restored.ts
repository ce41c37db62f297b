import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { parseKeyRing } from '../../src/privacy/keys.ts';
import { openPool } from '../../src/runtime/pool.ts';
import { portFile } from '../../src/runtime/reachDatabase.ts';
import { CASE_QUEUE } from '../../src/runtime/worker.ts';
import { newPlace, startProduct, type Product, type Settings } from '../../test/runtime/product.ts';
import type { CaseDriver, Lab } from '../../test/support/caseDriver.ts';
import { openOffice } from '../../test/support/office.ts';
import { demoPolicies } from '../../test/support/policies.ts';
import { Chance } from './chance.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { openCase } from './openCase.ts';
import { breaches, inParallel } from './oracle.ts';
import { clients } from './outages.ts';
import type { Place } from './place.ts';

/** Lost at most: as old as the newest backup, whose pace is the office's choice; back at work within. */
const RTO_MS = 15 * 60_000;

/** The running product is backed up twice, and put together again from Temporal's older and PostgreSQL's newer copy. */
export const restored: Fault = {
  n: 11,
  name: 'backup of the running product, restored into an empty place',
  async run({ seed, scale, say }) {
    const cases = amount(scale, { test: 6, small: 200, full: 10_000 });
    const [old, fresh] = [await newPlace(), await newPlace()];
    const backups = await newPlace();
    const folder = (name: string) => path.join(backups.settings['BANGFU_HOME'] ?? '', name);
    const ended: Product[] = [];
    try {
      const product = startProduct(old.settings);
      ended.push(product);
      const lab = await connect(product, old.settings, true);
      const ledger = new Ledger(lab.lab as Place);
      const drivers: CaseDriver[] = [];
      await inParallel(Array.from({ length: cases }), 16, async (_, n) => {
        drivers.push(await openCase(lab.lab as Place));
        if ((n + 1) % 1_000 === 0) say(`${n + 1} cases opened`);
      });
      const busy = clients(drivers, ledger, new Chance(seed), 6);
      const first = await run('backupMain', ['--to', folder('first'), '--keys', folder('keys')], old.settings);
      say(first.trim());
      await inParallel(Array.from({ length: Math.ceil(cases / 10) }), 8, async () => drivers.push(await openCase(lab.lab as Place)));
      await Promise.all(drivers.slice(0, 20).map((driver) => ledger.give(driver, 'reviewer', 'pass', {})));
      const before = ledger.acknowledged().length;
      const startedAt = Date.now();
      say((await run('backupMain', ['--to', folder('second'), '--keys', folder('keys')], old.settings)).trim());
      const backupMs = Date.now() - startedAt;
      await busy.stop();
      await lab.close();
      product.end('SIGTERM');
      await product.exited;

      // the worst that can be put together: an engine that knows less than the records
      for (const name of readdirSync(folder('second'))) if (name.startsWith('temporal.sqlite')) rmSync(folder(`second/${name}`));
      for (const name of readdirSync(folder('first'))) if (name.startsWith('temporal.sqlite')) cpSync(folder(`first/${name}`), folder(`second/${name}`));
      const restoredAt = Date.now();
      const told = await run('restoreMain', ['--from', folder('second'), '--keys', folder('keys')], fresh.settings);
      say(told.trim().split('\n').filter((line) => line.includes('cases compared:')).join());
      const again = startProduct(fresh.settings);
      ended.push(again);
      const there = await connect(again, fresh.settings, false, lab.lab.office);
      const rtoMs = Date.now() - restoredAt;
      const kept = new Ledger(there.lab as Place);
      kept.entries.push(...ledger.acknowledged().slice(0, before)); // what came during the backup may be in it or not
      const violations = await breaches(there.lab, kept);
      for (const driver of drivers.slice(0, 5)) {
        const { rows } = await there.lab.pool.query('SELECT 1 FROM commands WHERE case_id = $1 AND committed_at IS NOT NULL', [driver.id]);
        if (rows.length === 0) violations.push(`case ${driver.id} has no command on record`);
      }
      if (rtoMs > RTO_MS) violations.push(`back at work after ${Math.round(rtoMs / 1000)} s`);
      await there.close();
      again.end('SIGTERM');
      await again.exited;
      return { figures: { 'cases': drivers.length, 'commands before the backup': before, 'backup took, ms': backupMs, 'restored and started, ms': rtoMs, 'restore': /(\d+ cases compared:.*)/.exec(told)?.[1] ?? '' }, violations };
    } finally {
      for (const product of ended) product.end('SIGTERM');
      await Promise.all(ended.map((product) => product.exited));
      for (const place of [old, fresh, backups]) place.remove();
    }
  },
};

async function connect(product: Product, settings: Settings, isNew: boolean, office?: Lab['office']): Promise<{ lab: Lab; close(): Promise<void> }> {
  await product.ready;
  const home = settings['BANGFU_HOME'] ?? '';
  const { databaseOwner } = JSON.parse(readFileSync(path.join(home, 'secrets.json'), 'utf8')) as { databaseOwner: string };
  const port = readFileSync(portFile(home), 'utf8').trim();
  const pool = openPool({ connectionString: `postgresql://postgres:${databaseOwner}@127.0.0.1:${port}/bangfu`, max: 20 }, () => undefined);
  const address = /Temporal ready on (\S+)/.exec(product.said())?.[1] ?? '';
  const connection = await Connection.connect({ address });
  const keys = parseKeyRing(readFileSync(path.join(home, 'keys.json'), 'utf8'), 'the harness');
  const lab: Lab = {
    pool, policies: demoPolicies(), engine: { client: new Client({ connection, dataConverter: dataConverter(keys, 'client') }), taskQueue: CASE_QUEUE },
    office: isNew || !office ? await openOffice(pool, []) : office,
  };
  return { lab, close: () => Promise.all([pool.end(), connection.close()]).then(() => undefined) };
}

/** Runs one of the product's own commands. @throws Error with what it said when it fails */
async function run(command: string, args: readonly string[], settings: Settings): Promise<string> {
  const root = path.resolve(import.meta.dirname, '../..');
  const child = spawn(process.execPath, ['--import', 'tsx', `src/runtime/${command}.ts`, ...args], { cwd: root, env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise((resolve) => {
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}:\n${said}`);
  return said;
}
