import path from 'node:path';
import { chmodSync } from 'node:fs';
import pg from 'pg';
import type { Configuration } from './configuration.ts';
import { asAppRole, prepareDatabase } from './database.ts';
import type { Lifetime } from './lifetime.ts';
import { migrate } from './migrate.ts';
import { freePort, isFree } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { localSecrets } from './secrets.ts';
import { startTemporal } from './temporal.ts';

export type Say = (line: string) => void;

const DATABASE = 'bangfu';

/** The database that DATABASE_URL names, or one of our own. @returns connection string of the application's role */
export async function openDatabase(configuration: Configuration, lifetime: Lifetime, say: Say): Promise<string> {
  if (configuration.databaseUrl) return outsideDatabase(configuration.databaseUrl, say);
  const secrets = localSecrets(configuration.home);
  if (process.getuid?.() === 0) chmodSync(configuration.home, 0o711); // PostgreSQL runs as another user, who must get through
  const server = await startPostgres({ dir: path.join(configuration.home, 'postgres'), port: await freePort(), password: secrets.databaseOwner });
  lifetime.owns('PostgreSQL', server.stop);
  lifetime.watch('PostgreSQL', server.child);
  const { url, applied } = await prepareDatabase(server.url, DATABASE, secrets.databaseApp);
  say(`PostgreSQL ready on port ${server.port}${applied.length > 0 ? `; migrations applied: ${applied.join(', ')}` : ''}`);
  return url;
}

/** Somebody else's server: its user owns the schema; the application's own role is used when its password is given. */
async function outsideDatabase(url: string, say: Say): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query(`DO $$ BEGIN CREATE ROLE bangfu_app LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  } catch (error) {
    throw new Error(`DATABASE_URL names a database that cannot be used: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
  const applied = await migrate(url);
  say(`database reached${applied.length > 0 ? `; migrations applied: ${applied.join(', ')}` : ''}`);
  const password = process.env['DATABASE_APP_PASSWORD'];
  return password ? asAppRole(url, password) : url;
}

export interface EngineServer {
  address: string;
  /** Web UI, for links. */
  ui?: string;
}

/** The Temporal server that TEMPORAL_ADDRESS names, or one of our own with its Web UI. */
export async function openEngine(configuration: Configuration, lifetime: Lifetime, say: Say): Promise<EngineServer> {
  const { address, uiUrl } = configuration.temporal;
  if (address) {
    say(`using the Temporal server at ${address}`);
    return { address, ...(uiUrl ? { ui: uiUrl } : {}) };
  }
  const server = await startTemporal({
    dir: configuration.home,
    port: await freePort(),
    uiPort: configuration.uiPort,
    httpPort: await freePort(),
    metricsPort: await freePort(),
    database: path.join(configuration.home, 'temporal.sqlite'),
    codecEndpoint: `${configuration.url}/codec`,
    say,
  });
  lifetime.owns('Temporal', server.stop);
  lifetime.watch('Temporal', server.child);
  say(`Temporal ready on ${server.address}`);
  return { address: server.address, ...(server.ui ? { ui: server.ui } : {}) };
}

/** @throws Error naming the variable to set when somebody listens on a port that was promised */
export async function requireFreePorts(configuration: Configuration): Promise<void> {
  const wanted = { PORT: configuration.port, ...(configuration.temporal.address ? {} : { TEMPORAL_UI_PORT: configuration.uiPort }) };
  for (const [variable, port] of Object.entries(wanted)) {
    if (!(await isFree(port))) throw new Error(`Port ${port} is taken by another program. Set ${variable} to a free one, for example: ${variable}=${port + 100} npm start. 端口 ${port} 已被占用。`);
  }
}
