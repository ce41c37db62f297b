import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { makeKeyRing, parseKeyRing, type KeyRing } from '../../src/privacy/keys.ts';
import { asAppRole, createDatabase, prepareDatabase } from '../../src/runtime/database.ts';
import { prepareNamespace } from '../../src/runtime/namespace.ts';
import { freePort } from '../../src/runtime/ports.ts';
import { startPostgres } from '../../src/runtime/postgres.ts';
import { startTemporal } from '../../src/runtime/temporal.ts';
import { openOffice, type Office } from '../../test/support/office.ts';
import { demoPolicies } from '../../test/support/policies.ts';
import { processorMs } from './processorTime.ts';
import type { WorkerTask } from './worker.ts';

export type Kind = WorkerTask['kind'];

/** Servers as the product starts its own, durable, with one worker process for each kind; all on the loopback. */
export interface Place {
  pool: pg.Pool;
  client: Client;
  office: Office;
  /** Of the engine, with the keys that its payloads are sealed under: for workers beside the two. */
  address: string;
  ring: KeyRing;
  taskQueue(kind: Kind): string;
  /** Resident memory of a worker, in bytes. */
  memory(kind: Kind): Promise<number>;
  /** Processor time used so far, in milliseconds, by the worker of a kind and by the servers that all share. */
  processors(kind: Kind): { worker: number; postgres: number; temporal: number };
  stop(): Promise<void>;
}

export async function makePlace(): Promise<Place> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangfu-bench-'));
  chmodSync(dir, 0o711); // as root, PostgreSQL runs as another user who must get through
  const keys = JSON.stringify(makeKeyRing());
  const postgres = await startPostgres({ dir: path.join(dir, 'pg'), port: await freePort(), password: 'bench' });
  await createDatabase(postgres.url('postgres'), 'bangfu');
  await prepareDatabase(postgres.url('bangfu'), 'app');
  const temporal = await startTemporal({ dir, port: await freePort(), httpPort: await freePort(), metricsPort: await freePort(), database: path.join(dir, 'temporal.sqlite') });
  await prepareNamespace(temporal.address, 'default');

  const owner = new pg.Client({ connectionString: postgres.url('bangfu') });
  await owner.connect();
  await owner.query('CREATE TABLE bare_cases (id text PRIMARY KEY, seq integer NOT NULL); CREATE TABLE bare_steps (id text, seq integer, body jsonb, PRIMARY KEY (id, seq))');
  await owner.query('GRANT SELECT, INSERT, UPDATE ON bare_cases, bare_steps TO bangfu_app');
  await owner.end();

  const databaseUrl = asAppRole(postgres.url('bangfu'), 'app');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const office = await openOffice(pool, demoPolicies());
  const ring = parseKeyRing(keys, 'the measurement');
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, dataConverter: dataConverter(ring, 'client') });
  const task = (kind: Kind): WorkerTask => ({ kind, address: temporal.address, taskQueue: `bench-${kind}`, databaseUrl, keys });
  const workers: Record<Kind, ChildProcess> = { product: await startWorkerProcess(task('product')), bare: await startWorkerProcess(task('bare')) };
  return {
    pool, client, office, address: temporal.address, ring,
    taskQueue: (kind) => `bench-${kind}`,
    memory: async (kind) => (await answerOf<{ rss: number }>(workers[kind], 'memory')).rss,
    processors: (kind) => ({ worker: processorMs(workers[kind].pid ?? 0), postgres: processorMs(postgres.child.pid), temporal: processorMs(temporal.child.pid) }),
    async stop() {
      for (const worker of Object.values(workers)) worker.kill('SIGKILL'); // measured and done with; its cases go with the servers
      await connection.close();
      await pool.end();
      await temporal.stop();
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function startWorkerProcess(task: WorkerTask): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'worker.ts'), { execArgv: ['--import', 'tsx'], env: { ...process.env, BENCH_TASK: JSON.stringify(task) } });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the ${task.kind} worker ended with ${code}`)));
  });
}

function answerOf<T>(child: ChildProcess, question: string): Promise<T> {
  return new Promise((resolve) => {
    child.once('message', (answer) => resolve(answer as T));
    child.send(question);
  });
}
