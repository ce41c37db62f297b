import pg from 'pg';
import { migrate } from './migrate.ts';

/** The role that the application works as: it may change records but not the schema, and only add to the audit trail. */
export const APP_ROLE = 'bangfu_app';

/** Only one process at a time prepares a database: API and worker may start in the same second. */
const LOCK = 7_220_262;

/** @param adminUrl the owner's connection to another database of the same server */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await admin.end();
  }
}

/**
 * Makes the application's role where it is missing (it belongs to the whole server, so copies of a database need no
 * other) and brings the schema up to date.
 * @param ownerUrl connection string of the schema's owner
 * @returns the application role's own connection string, and the names of the migrations applied now
 * @throws Error when the role cannot be made, or by {@link migrate}
 */
export async function prepareDatabase(ownerUrl: string, appPassword: string): Promise<{ url: string; applied: string[] }> {
  const url = asAppRole(ownerUrl, appPassword);
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    if (!(await canConnect(url))) await makeRole(owner, appPassword);
    await grantByDefault(owner);
    const applied = await migrate(owner);
    await owner.query(`REVOKE ALL ON _prisma_migrations FROM ${APP_ROLE}`);
    return { url, applied };
  } finally {
    await owner.end();
  }
}

/** The same server and database, as the application's role. */
export function asAppRole(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = encodeURIComponent(password);
  if (url.username !== APP_ROLE) throw new Error('The address of the database must name a host: postgresql://user:password@host/database.');
  return url.href;
}

/** True when the role is there with this password, whoever made it. */
async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeRole(owner: pg.Client, password: string): Promise<void> {
  try {
    const { rowCount } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
    if (rowCount === 0) await owner.query(`CREATE ROLE ${APP_ROLE}`);
    await owner.query(`ALTER ROLE ${APP_ROLE} LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The role ${APP_ROLE} cannot be made (${reason}). Let the server's administrator make it with a password, and give that in DATABASE_APP_PASSWORD.`, { cause: error });
  }
}

/** What a migration makes may be used at once; a migration that wants less for a table takes it back. */
async function grantByDefault(owner: pg.Client): Promise<void> {
  await owner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE}`);
  await owner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${APP_ROLE}`);
}
