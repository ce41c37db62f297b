import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { makeKeyRing, parseKeyRing } from '../../src/privacy/keys.ts';
import { sleep } from '../../src/runtime/child.ts';
import { asAppRole, createDatabase, prepareDatabase } from '../../src/runtime/database.ts';
import { freePort } from '../../src/runtime/ports.ts';
import { startPostgres, type PostgresServer } from '../../src/runtime/postgres.ts';
import { startTemporal, type TemporalServer } from '../../src/runtime/temporal.ts';
import { CASE_QUEUE } from '../../src/runtime/worker.ts';
import { newPlace, startProduct, type Product } from '../runtime/product.ts';
import { CaseDriver, local, type Lab } from '../support/caseDriver.ts';
import { openOffice } from '../support/office.ts';
import { demoPolicies } from '../support/policies.ts';

/** Everything in this file runs on a busy machine and starts real servers several times. */
const PATIENCE_MS = 180_000;

/** How soon after the restart a clock that fell due meanwhile must have done its work. */
const DUE_WITHIN_MS = 60_000;

/** Commands under way when something is killed. */
const IN_FLIGHT = 6;

/** Servers and worker of the test's own, each killed and started again on the same data, folder and port. */
class Machines {
  private readonly dir = mkdtempSync(path.join(os.tmpdir(), 'bangfu-goes-on-'));
  private readonly keys = JSON.stringify(makeKeyRing());
  private readonly ports: readonly number[];
  private postgres?: PostgresServer;
  private temporal?: TemporalServer;
  private worker?: Product;
  private removeHome: () => void = () => undefined;
  private settings: Record<string, string> = {};

  private constructor(ports: readonly number[]) {
    this.ports = ports;
    chmodSync(this.dir, 0o711); // as root, PostgreSQL runs as another user who must get through
  }

  static async start(): Promise<Machines> {
    const machines = new Machines([await freePort(), await freePort(), await freePort(), await freePort()]);
    await Promise.all([machines.startPostgres(), machines.startTemporal()]);
    await createDatabase(machines.ownerUrl('postgres'), 'bangfu');
    await prepareDatabase(machines.ownerUrl('bangfu'), 'app');
    const { settings, remove } = await newPlace();
    machines.removeHome = remove;
    machines.settings = {
      ...settings, BANGFU_PARTS: 'worker', BANGFU_KEYS: machines.keys, DATABASE_URL: machines.ownerUrl('bangfu'), DATABASE_APP_PASSWORD: 'app', TEMPORAL_ADDRESS: machines.address,
    };
    await machines.startWorker();
    return machines;
  }

  get address(): string {
    return `127.0.0.1:${this.ports[1]}`;
  }

  get ring() {
    return parseKeyRing(this.keys, 'the test');
  }

  ownerUrl(database: string): string {
    if (!this.postgres) throw new Error('PostgreSQL has not been started');
    return this.postgres.url(database);
  }

  async startPostgres(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        this.postgres = await startPostgres({ dir: path.join(this.dir, 'pg'), port: this.ports[0] ?? 0, password: 'test' });
        return;
      } catch (error) {
        if (tries > 50) throw error;
        await sleep(100); // the killed server's own children still hold its memory for a moment
      }
    }
  }

  async startTemporal(): Promise<void> {
    const [, port = 0, httpPort = 0, metricsPort = 0] = this.ports;
    this.temporal = await startTemporal({ dir: this.dir, port, httpPort, metricsPort, database: path.join(this.dir, 'temporal.sqlite'), timeSkipping: true });
  }

  async startWorker(): Promise<void> {
    this.worker = startProduct(this.settings);
    await this.worker.ready;
  }

  async kill(what: 'postgres' | 'temporal' | 'worker'): Promise<void> {
    if (what === 'worker') {
      this.worker?.end('SIGKILL');
      await this.worker?.exited;
      return;
    }
    const server = what === 'postgres' ? this.postgres : this.temporal;
    if (!server) return;
    process.kill(server.child.pid, 'SIGKILL');
    await server.child.exited;
  }

  async stop(): Promise<void> {
    this.worker?.end('SIGTERM');
    await this.worker?.exited;
    await this.temporal?.stop();
    await this.postgres?.stop();
    this.removeHome();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

describe.skipIf(process.platform !== 'linux')('a running scenario goes on', { timeout: PATIENCE_MS }, () => {
  let machines: Machines;
  let lab: Lab;
  let c: CaseDriver;
  const stops: (() => Promise<unknown>)[] = [];
  /** Every command that was answered, by its key: acknowledged is stored, once. */
  const acknowledged = new Map<string, number>();

  beforeAll(async () => {
    machines = await Machines.start();
    stops.unshift(() => machines.stop());
    const pool = new pg.Pool({ connectionString: asAppRole(machines.ownerUrl('bangfu'), 'app'), max: 10 });
    pool.on('error', () => undefined); // the server is killed under it, on purpose
    stops.unshift(() => pool.end());
    const connection = await Connection.connect({ address: machines.address });
    stops.unshift(() => connection.close());
    const client = new Client({ connection, dataConverter: dataConverter(machines.ring, 'client') });
    lab = { pool, engine: { client, taskQueue: CASE_QUEUE }, office: await openOffice(pool, []), policies: demoPolicies() };
    c = await CaseDriver.open(lab, { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } });
    await c.toNotice();
  }, PATIENCE_MS);

  afterAll(async () => {
    for (const stop of stops) await stop();
  }, PATIENCE_MS);

  /** As every client does: the same key again until the answer is known. */
  async function note(): Promise<void> {
    const key = randomUUID();
    const until = Date.now() + PATIENCE_MS / 2;
    for (;;) {
      try {
        acknowledged.set(key, (await c.give('intake', 'addNote', {}, { key })).seq);
        return;
      } catch (error) {
        if (Date.now() > until) throw error;
        await sleep(50);
      }
    }
  }

  const notes = () => Array.from({ length: IN_FLIGHT }, () => note());

  async function nothingLostNothingDoubled(): Promise<void> {
    const noted = (await c.rows('audit')).filter((row) => row['action'] === 'addNote');
    expect(new Set(acknowledged.values()).size).toBe(acknowledged.size);
    expect(noted.map((row) => row['seq']).sort()).toEqual([...acknowledged.values()].sort());
    expect((await c.rows('audit')).map((row) => Number(row['seq'])).sort((one, other) => one - other)).toEqual(Array.from({ length: (await c.state()).seq }, (_, n) => n + 1));
    await c.agrees();
  }

  test.each(['worker', 'temporal', 'postgres'] as const)('design 9: %s is killed with commands under way, and each of them happens once', async (what) => {
    const underWay = notes();
    await underWay[0]?.then(() => undefined); // the first is through, the others are at any point of their way
    const more = notes();
    await machines.kill(what);
    if (what === 'worker') await machines.startWorker();
    else if (what === 'temporal') await machines.startTemporal();
    else await machines.startPostgres();
    await Promise.all([...underWay, ...more]);
    await nothingLostNothingDoubled();
  });

  test('design 9: a clock that falls due while everything is down does its work soon after, once, and the case goes on to recognition', async () => {
    const end = Date.parse(local('2031-03-11 00:00'));
    await c.advance({ milliseconds: end - Date.parse(await c.now()) - 3_000 });
    for (const what of ['worker', 'temporal', 'postgres'] as const) await machines.kill(what);
    await sleep(3_500); // nobody is there when the notice ends
    await Promise.all([machines.startPostgres(), machines.startTemporal()]);
    await machines.startWorker();
    const startedAt = Date.now();
    while ((await c.record())['stage'] !== 'submission') {
      expect(Date.now() - startedAt).toBeLessThan(DUE_WITHIN_MS);
      await sleep(50);
    }
    expect(JSON.stringify((await c.rows('audit')).map((row) => row['facts'])).match(/"notice-ended"/g)).toHaveLength(1);
    expect(await c.due('submission')).toBe('2031-03-17 18:00'); // from the day it ended, however late it was noticed

    await c.give('reviewer', 'submit', { documents: [] });
    await c.give('street', 'receive', {});
    await c.give('street', 'pass', {});
    await c.give('street2', 'submit', { documents: [] });
    await c.give('district', 'receive', {});
    await c.recognise();
    expect(await c.track('li')).toMatchObject({ stage: 'placement' });
    await nothingLostNothingDoubled();
  });
});
