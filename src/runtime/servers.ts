import { createHmac } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from './configuration.ts';
import { APP_ROLE, createDatabase, prepareDatabase } from './database.ts';
import type { Lifetime } from './lifetime.ts';
import { prepareNamespace } from './namespace.ts';
import { freePort, isFree } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { portFile } from './reachDatabase.ts';
import { localSecrets } from './secrets.ts';
import { endLeftoverTemporal, startTemporal } from './temporal.ts';

/** Tells whoever started the product how far it is. */
export type Say = (line: string) => void;

const DATABASE = 'bangfu';

/** The database that DATABASE_URL names, or one of our own. @returns connection string of the application's role */
export async function openDatabase(configuration: Configuration, lifetime: Lifetime, say: Say): Promise<string> {
  if (configuration.database) return openOutsideDatabase(configuration.database, say);
  const { home } = configuration;
  const secrets = localSecrets(home);
  if (process.getuid?.() === 0) chmodSync(home, 0o711); // PostgreSQL runs as another user, who must get through
  const server = await startPostgres({ dir: path.join(home, 'postgres'), port: await freePort(), password: secrets.databaseOwner });
  writeFileSync(portFile(home), String(server.port), { mode: 0o600 }); // for commands beside the product
  lifetime.owns('PostgreSQL', server.stop);
  lifetime.watch('PostgreSQL', server.child);
  await createDatabase(server.url('postgres'), DATABASE);
  const { url, applied } = await prepareDatabase(server.url(DATABASE), secrets.databaseApp);
  say(`PostgreSQL ready on port ${server.port}${server.dir.startsWith(home) ? '' : `, data in ${server.dir}`}${listed(applied)}`);
  return url;
}

/** Somebody else's server: its user owns the schema, and we work as a role of our own there too. */
async function openOutsideDatabase({ ownerUrl, appPassword }: NonNullable<Configuration['database']>, say: Say): Promise<string> {
  try {
    const { url, applied } = await prepareDatabase(ownerUrl, appPassword ?? derivedPassword(ownerUrl));
    say(`database reached${listed(applied)}`);
    return url;
  } catch (error) {
    throw new Error(`The database that DATABASE_URL names cannot be used: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The same in every process that knows the owner's password, and of no use for finding that out. */
function derivedPassword(ownerUrl: string): string {
  const { password } = new URL(ownerUrl);
  if (password === '') throw new Error(`it has no password to derive that of ${APP_ROLE} from; set DATABASE_APP_PASSWORD.`);
  return createHmac('sha256', decodeURIComponent(password)).update(APP_ROLE).digest('hex');
}

function listed(applied: readonly string[]): string {
  return applied.length > 0 ? `; migrations applied: ${applied.join(', ')}` : '';
}

export interface EngineServer {
  address: string;
  /** Web UI, for links. */
  ui?: string;
}

/** The Temporal server that TEMPORAL_ADDRESS names, or one of our own with its Web UI; with our namespace and search attributes. */
export async function openEngine(configuration: Configuration, lifetime: Lifetime, say: Say): Promise<EngineServer> {
  const { address, namespace, uiUrl } = configuration.temporal;
  const server = address ? { address, ui: uiUrl } : await ownEngine(configuration, lifetime, say);
  await prepareNamespace(server.address, namespace);
  say(`Temporal ready on ${server.address}`);
  return server;
}

async function ownEngine({ home, uiPort, url }: Configuration, lifetime: Lifetime, say: Say): Promise<EngineServer> {
  const server = await startTemporal({
    dir: home,
    port: await freePort(),
    uiPort,
    httpPort: await freePort(),
    metricsPort: await freePort(),
    database: path.join(home, 'temporal.sqlite'),
    codecEndpoint: `${url}/codec`,
    say,
  });
  lifetime.owns('Temporal', server.stop);
  lifetime.watch('Temporal', server.child);
  return server;
}

/**
 * Sees to it that the promised ports can be had. A Temporal of ours, left over from a parent that was killed, is ended
 * first: it would hold one of them.
 * @throws Error naming the variable to set when somebody else listens there
 */
export async function requireFreePorts({ home, host, parts, port, temporal, uiPort }: Configuration): Promise<void> {
  const wanted = {
    ...(parts === 'worker' ? {} : { PORT: port }),
    ...(temporal.address ? {} : { TEMPORAL_UI_PORT: uiPort }),
  };
  if (!temporal.address) await endLeftoverTemporal(home);
  for (const [variable, number] of Object.entries(wanted)) {
    if (await isFree(number, variable === 'PORT' ? host : '127.0.0.1')) continue;
    throw new Error(`Port ${number} is taken by another program. Set ${variable} to a free one, for example: ${variable}=${number + 100} npm start. 端口 ${number} 已被占用。`);
  }
}
