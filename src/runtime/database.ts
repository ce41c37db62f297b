import pg from 'pg';
import { migrate } from './migrate.ts';

/** The role that the application works as: it may change records but not the schema, and only add to the audit trail. */
export const APP_ROLE = 'bangfu_app';

/**
 * Makes the application's role and the database where they are missing, and brings the schema up to date.
 * @param ownerUrl connection string of the owner for a database's name
 * @returns the application role's own connection string, and the migrations applied
 */
export async function prepareDatabase(ownerUrl: (database: string) => string, name: string, appPassword: string): Promise<{ url: string; applied: string[] }> {
  const admin = new pg.Client({ connectionString: ownerUrl('postgres') });
  await admin.connect();
  try {
    await makeRole(admin, appPassword);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await admin.end();
  }
  const applied = await migrate(ownerUrl(name));
  return { url: asAppRole(ownerUrl(name), appPassword), applied };
}

/** The same server and database, as the application's role. */
export function asAppRole(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = encodeURIComponent(password);
  return url.href;
}

async function makeRole(admin: pg.Client, password: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (rowCount === 0) await admin.query(`CREATE ROLE ${APP_ROLE} LOGIN`);
  await admin.query(`ALTER ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`);
}
