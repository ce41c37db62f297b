import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from 'pg';

/** In the shape that Prisma Migrate writes, so that `prisma migrate deploy` and `status` agree with what is done here. */
const PRISMA_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
  rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

export const migrationsDir = path.resolve(import.meta.dirname, '../../prisma/migrations');

/**
 * Applies the migrations that are missing, in order, each in a transaction. Our own few lines, because Prisma's
 * native engine is a download of its own, which a closed network refuses.
 * @param owner connected as the schema's owner; the caller sees to it that nobody else migrates meanwhile
 * @returns the names of those applied now
 * @throws Error when an applied migration's file has changed or is not here, or when one fails (nothing of it stays)
 */
export async function migrate(owner: Client, dir: string = migrationsDir): Promise<string[]> {
  await owner.query(PRISMA_TABLE);
  const migrations = readMigrations(dir);
  const applied = await readApplied(owner);
  for (const name of applied.keys()) {
    if (!migrations.some((migration) => migration.name === name)) throw new Error(`The database has the migration ${name}, which this version does not know: it was last used by a newer version. Start that one.`);
  }
  const done: string[] = [];
  for (const migration of migrations) {
    const known = applied.get(migration.name);
    if (known === migration.checksum) continue;
    if (known !== undefined) throw new Error(`The migration ${migration.name} has changed since it was applied. Restore its file, and put the change into a new migration.`);
    await apply(owner, migration);
    done.push(migration.name);
  }
  return done;
}

function readMigrations(dir: string): Migration[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort().map((name) => {
    const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** @returns checksum by name */
async function readApplied(owner: Client): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL',
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

async function apply(owner: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await owner.query('BEGIN');
    await owner.query(sql);
    await owner.query('INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)', [randomUUID(), checksum, name]);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw new Error(`The migration ${name} failed, and nothing of it was kept: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
