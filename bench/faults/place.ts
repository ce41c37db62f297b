import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { makeKeyRing, parseKeyRing, type KeyRing, type WrittenKeyRing } from '../../src/privacy/keys.ts';
import { createDatabase, prepareDatabase } from '../../src/runtime/database.ts';
import { prepareNamespace } from '../../src/runtime/namespace.ts';
import { openPool } from '../../src/runtime/pool.ts';
import { freePort } from '../../src/runtime/ports.ts';
import { startPostgres, type PostgresServer } from '../../src/runtime/postgres.ts';
import { startTemporal, type TemporalServer } from '../../src/runtime/temporal.ts';
import type { Lab } from '../../test/support/caseDriver.ts';
import { openOffice } from '../../test/support/office.ts';
import { demoPolicies } from '../../test/support/policies.ts';
import { startWorkerProcess, type Death, type WorkerProcess } from './workerProcess.ts';

/** A server that can be taken away and given back, on the same port with the same data. */
export interface Faulty {
  port: number;
  /** SIGKILL, to all of its processes: nothing is written down any more. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Servers, an office and its database, for one fault alone; all on the loopback, all gone with it. */
export interface Place extends Lab {
  dir: string;
  keys: KeyRing;
  writtenKeys: WrittenKeyRing;
  /** As the application's role. */
  databaseUrl: string;
  ownerUrl: string;
  postgres: Faulty;
  temporal: Faulty & { address: string; pid(): number };
  /** A worker in a process of its own. @param links where its servers are, when something stands between */
  worker(death?: Death, links?: { address?: string; databaseUrl?: string }): Promise<WorkerProcess>;
  close(): Promise<void>;
}

const QUEUE = 'faults';
const DATABASE = 'faults';

interface PlaceOptions {
  /** Lets the cases continue as new early. */
  continueAfterEvents?: number;
  /** Gives PostgreSQL a volume of its own of so many megabytes, under `dir`/volume: for root on Linux. */
  volumeMegabytes?: number;
}

export async function openPlace({ volumeMegabytes, ...options }: PlaceOptions = {}): Promise<Place> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangfu-faults-'));
  chmodSync(dir, 0o711); // as root, PostgreSQL runs as another user who must get through
  const stops: (() => unknown)[] = [() => rmSync(dir, { recursive: true, force: true })];
  const servers: (() => number)[] = [];
  const endWithUs = () => {
    for (const pid of servers) killNow(pid());
  };
  process.once('exit', endWithUs); // a run that is cut short leaves nothing behind
  const close = async () => {
    for (const stop of stops.splice(0)) await stop();
    process.removeListener('exit', endWithUs);
  };
  try {
    const [database, engine] = await Promise.all([ownPostgres(volumeMegabytes ? volumeOf(dir, volumeMegabytes, stops) : dir, stops), ownTemporal(dir, stops)]);
    servers.push(database.pid, engine.pid);
    await createDatabase(database.url('postgres'), DATABASE);
    const ownerUrl = database.url(DATABASE);
    const { url: databaseUrl } = await prepareDatabase(ownerUrl, 'app');
    await prepareNamespace(engine.address, 'default');
    const writtenKeys = makeKeyRing();
    const keys = parseKeyRing(JSON.stringify(writtenKeys), 'the harness');
    const pool = openPool({ connectionString: databaseUrl, max: 30, connectionTimeoutMillis: 5_000 }, () => undefined);
    stops.unshift(() => pool.end());
    const connection = await Connection.connect({ address: engine.address });
    stops.unshift(() => connection.close());
    const policies = demoPolicies();
    return {
      dir, keys, writtenKeys, pool, databaseUrl, ownerUrl, policies, postgres: database, temporal: engine, close,
      engine: { client: new Client({ connection, dataConverter: dataConverter(keys, 'client') }), taskQueue: QUEUE, ...options },
      office: await openOffice(pool, policies),
      async worker(death, links) {
        const worker = await startWorkerProcess({ address: engine.address, databaseUrl, ...links, taskQueue: QUEUE, keys: writtenKeys, ...(death ? { death } : {}) });
        stops.unshift(() => worker.kill());
        return worker;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A volume of a fixed size in memory. @throws Error that says what it needs */
function volumeOf(dir: string, megabytes: number, stops: (() => unknown)[]): string {
  const volume = path.join(dir, 'volume');
  mkdirSync(volume);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=1777`, 'tmpfs', volume], { encoding: 'utf8' });
  if (mounted.status !== 0) throw new Error(`a volume of its own needs root on Linux: ${mounted.stderr}`);
  stops.unshift(() => spawnSync('umount', [volume]));
  return volume;
}

async function ownPostgres(dir: string, stops: (() => unknown)[]): Promise<Faulty & Pick<PostgresServer, 'url'> & { pid(): number }> {
  const options = { dir: path.join(dir, 'pg'), port: await freePort(), password: 'owner' };
  let server = await startPostgres(options);
  stops.unshift(() => server.stop());
  return {
    port: options.port,
    url: server.url,
    pid: () => server.child.pid,
    async kill() {
      const processes = [server.child.pid, ...childrenOf(server.child.pid)];
      for (const pid of processes) killNow(pid);
      await server.child.exited;
    },
    stop: () => server.stop(),
    async start() {
      server = await startPostgres(options);
    },
  };
}

async function ownTemporal(dir: string, stops: (() => unknown)[]): Promise<Faulty & { address: string; pid(): number }> {
  const home = path.join(dir, 'engine');
  mkdirSync(home);
  const options = {
    dir: home, port: await freePort(), httpPort: await freePort(), metricsPort: await freePort(), database: path.join(home, 'temporal.sqlite'), timeSkipping: true,
  };
  let server: TemporalServer = await startTemporal(options);
  stops.unshift(() => server.stop());
  return {
    port: options.port,
    address: server.address,
    pid: () => server.child.pid,
    async kill() {
      killNow(server.child.pid);
      await server.child.exited;
    },
    stop: () => server.stop(),
    async start() {
      server = await startTemporal(options);
    },
  };
}

export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

/** PostgreSQL's own processes, which are no group of ours (Linux). */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0; // gone in the meantime
  }
}
