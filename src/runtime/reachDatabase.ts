import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commandLineOf } from './child.ts';
import type { Configuration } from './configuration.ts';
import { claimFolder } from './instance.ts';
import { freePort } from './ports.ts';
import { asAppRole } from './database.ts';
import { startPostgres } from './postgres.ts';
import { localSecrets } from './secrets.ts';

export interface ReachedDatabase {
  ownerUrl: string;
  /** As the product's own role; for an outside database only when its password is given. */
  appUrl?: string;
  /** Whether the product runs beside us and uses the database now. */
  inUse: boolean;
  close(): Promise<void>;
}

const DATABASE = 'bangfu';

/**
 * The installation's database, for a command beside `npm start`: the outside one, or our own, which is started for the
 * time when the product does not run.
 * @throws Error with one sentence
 */
export async function reachDatabase({ database, home }: Configuration): Promise<ReachedDatabase> {
  if (database) {
    const { ownerUrl, appPassword } = database;
    return { ownerUrl, ...(appPassword ? { appUrl: asAppRole(ownerUrl, appPassword) } : {}), inUse: true, close: async () => undefined };
  }
  if (!existsSync(path.join(home, 'secrets.json'))) throw new Error(`There is no installation in ${home}. Set BANGFU_HOME to its folder, or DATABASE_URL to its database.`);
  const { databaseOwner, databaseApp } = localSecrets(home);
  const running = portOfRunning(home);
  if (running !== undefined) {
    const ownerUrl = `postgresql://postgres:${databaseOwner}@127.0.0.1:${running}/${DATABASE}`;
    return { ownerUrl, appUrl: asAppRole(ownerUrl, databaseApp), inUse: true, close: async () => undefined };
  }
  const giveBack = claimFolder(home);
  const server = await startPostgres({ dir: path.join(home, 'postgres'), port: await freePort(), password: databaseOwner }).catch((error: unknown) => {
    giveBack();
    throw error;
  });
  const ownerUrl = server.url(DATABASE);
  return {
    ownerUrl, appUrl: asAppRole(ownerUrl, databaseApp), inUse: false,
    async close() {
      await server.stop();
      giveBack();
    },
  };
}

/** Where the product keeps the port of the server that it started. */
export const portFile = (home: string): string => path.join(home, 'postgres.port');

/** The port of our own server while the product runs. */
function portOfRunning(home: string): number | undefined {
  const pidFile = path.join(home, 'running.pid');
  if (!existsSync(pidFile) || !existsSync(portFile(home))) return undefined;
  if (!commandLineOf(Number(readFileSync(pidFile, 'utf8'))).includes('main.ts')) return undefined; // left over from a process that was killed
  const port = Number(readFileSync(portFile(home), 'utf8'));
  return Number.isInteger(port) && port > 0 ? port : undefined;
}
