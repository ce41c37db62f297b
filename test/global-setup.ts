import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { workflowBundle } from '../src/runtime/bundle.ts';
import { createDatabase, prepareDatabase } from '../src/runtime/database.ts';
import { prepareNamespace } from '../src/runtime/namespace.ts';
import { freePort } from '../src/runtime/ports.ts';
import { startPostgres } from '../src/runtime/postgres.ts';
import { startTemporal } from '../src/runtime/temporal.ts';
import { APP_PASSWORD, TEMPLATE } from './support/database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the owner, for the database `postgres`. */
    postgres: string;
    /** host:port of a Temporal server whose cases' clocks can be moved on. */
    temporal: string;
  }
}

/** One PostgreSQL and one Temporal server for the whole run, in a folder that goes with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangfu-test-'));
  chmodSync(dir, 0o711); // as root, PostgreSQL runs as another user who must get through
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    await Promise.allSettled(stops.map((stop) => stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  const ports = [await freePort(), await freePort(), await freePort(), await freePort()] as const;
  const started = await Promise.allSettled([
    startPostgres({ dir: path.join(dir, 'pg'), port: ports[0], password: 'test', fast: true }).then(async (server) => {
      stops.push(server.stop);
      await createDatabase(server.url('postgres'), TEMPLATE);
      await prepareDatabase(server.url(TEMPLATE), APP_PASSWORD);
      project.provide('postgres', server.url('postgres'));
    }),
    startTemporal({ dir, port: ports[1], httpPort: ports[2], metricsPort: ports[3], timeSkipping: true, say: console.log }).then(async (server) => {
      stops.push(server.stop);
      await prepareNamespace(server.address, 'default');
      project.provide('temporal', server.address);
    }),
    workflowBundle(),
  ]);
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await stopAll();
    throw failed.reason;
  }
  return stopAll;
}
