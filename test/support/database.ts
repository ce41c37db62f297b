import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { asAppRole } from '../../src/runtime/database.ts';

/** The migrated database that every test file gets a copy of. */
export const TEMPLATE = 'template_bangfu';
export const APP_PASSWORD = 'app';

export interface TestDatabase {
  name: string;
  /** Connects as the role that the product works as. */
  pool: pg.Pool;
  url: string;
  /** Connects as the owner of the schema. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A database of the caller's own, copied from the migrated template. */
export async function makeDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: inject('postgres') });
  await admin.connect();
  await admin.query('SELECT pg_advisory_lock(1)'); // copies of one template cannot be made at the same time
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY WAL_LOG`);
  await admin.end();
  const ownerUrl = inject('postgres').replace(/\/postgres$/, `/${name}`);
  const url = asAppRole(ownerUrl, APP_PASSWORD);
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  return { name, pool, url, ownerUrl, drop: () => pool.end() };
}
