import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { APP_ROLE, createDatabase, prepareDatabase } from '../../src/runtime/database.ts';
import { migrate } from '../../src/runtime/migrate.ts';
import { freePort } from '../../src/runtime/ports.ts';
import { openPool } from '../../src/runtime/pool.ts';
import { startPostgres, type PostgresServer } from '../../src/runtime/postgres.ts';
import { makePrisma } from '../../src/runtime/prisma.ts';

// A server of its own: roles belong to a whole server, and the shared one's are in use.
let dir: string;
let server: PostgresServer;
let databases = 0;
let ownerUrl: string;

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangfu-database-'));
  chmodSync(dir, 0o711);
  server = await startPostgres({ dir: path.join(dir, 'pg'), port: await freePort(), password: 'owner', fast: true });
});

beforeEach(async () => {
  databases += 1;
  await createDatabase(server.url('postgres'), `d${databases}`);
  ownerUrl = server.url(`d${databases}`);
});

afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function asked<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function migrationsOf(sqlByName: Record<string, string>): string {
  const folder = mkdtempSync(path.join(dir, 'migrations-'));
  for (const [name, sql] of Object.entries(sqlByName)) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

async function migrateWith(sqlByName: Record<string, string>): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await migrate(owner, migrationsOf(sqlByName));
  } finally {
    await owner.end();
  }
}

test('the product works as a role that is neither superuser nor owner of anything', async () => {
  const { url, applied } = await prepareDatabase(ownerUrl, 'app');
  expect(applied.length).toBeGreaterThan(0);
  expect(await asked(url, 'SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user')).toEqual([
    { rolname: APP_ROLE, rolsuper: false, rolcreatedb: false, rolcreaterole: false },
  ]);
  expect(await asked(ownerUrl, `SELECT relname FROM pg_class WHERE relowner = '${APP_ROLE}'::regrole`)).toEqual([]);
  await expect(asked(url, 'CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
  await expect(asked(url, 'DELETE FROM _prisma_migrations')).rejects.toThrow(/permission denied/);
});

test('the audit trail can be read and added to, and nothing else, by the product’s role', async () => {
  const { url } = await prepareDatabase(ownerUrl, 'app');
  await expect(asked(url, 'SELECT * FROM audit')).resolves.toEqual([]);
  for (const change of ['UPDATE audit SET action = action', 'DELETE FROM audit', 'TRUNCATE audit']) await expect(asked(url, change)).rejects.toThrow(/permission denied/);
});

test('what a later migration makes can be used by the product’s role without a word about it', async () => {
  const { url } = await prepareDatabase(ownerUrl, 'app');
  await asked(ownerUrl, 'CREATE TABLE later (id bigserial PRIMARY KEY)');
  await expect(asked(url, 'INSERT INTO later DEFAULT VALUES')).resolves.toEqual([]);
});

test('a second preparation changes nothing, and several at once agree', async () => {
  const all = await Promise.all([1, 2, 3].map(() => prepareDatabase(ownerUrl, 'app')));
  expect(all.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
  expect((await prepareDatabase(ownerUrl, 'app')).applied).toEqual([]);
});

test('a copy of a prepared database needs no preparation', async () => {
  const { url } = await prepareDatabase(ownerUrl, 'app');
  await asked(server.url('postgres'), `CREATE DATABASE copied TEMPLATE d${databases}`);
  await expect(asked(url.replace(/\/d\d+$/, '/copied'), 'SELECT count(*)::int AS cases FROM cases')).resolves.toEqual([{ cases: 0 }]);
});

test('migrations are applied in the order of their names, once each, and noted as Prisma notes them', async () => {
  const first = { '0001_a': 'CREATE TABLE a (id int)' };
  expect(await migrateWith(first)).toEqual(['0001_a']);
  expect(await migrateWith({ '0002_b': 'ALTER TABLE a ADD b int; CREATE TABLE b (id int)', ...first })).toEqual(['0002_b']);
  const noted = await asked(ownerUrl, 'SELECT migration_name, length(checksum) AS checksum, finished_at IS NOT NULL AS finished, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1');
  expect(noted).toEqual(['0001_a', '0002_b'].map((migration_name) => ({ migration_name, checksum: 64, finished: true, steps: 1 })));
});

test('an applied migration whose file has changed is refused', async () => {
  await migrateWith({ '0001_a': 'CREATE TABLE a (id int)' });
  await expect(migrateWith({ '0001_a': 'CREATE TABLE a (id bigint)' })).rejects.toThrow('The migration 0001_a has changed since it was applied.');
});

test('a database that a newer version has used is refused', async () => {
  await migrateWith({ '0001_a': 'CREATE TABLE a (id int)', '0002_b': 'CREATE TABLE b (id int)' });
  await expect(migrateWith({ '0001_a': 'CREATE TABLE a (id int)' })).rejects.toThrow('which this version does not know');
});

test('of a migration that fails, nothing stays', async () => {
  await expect(migrateWith({ '0001_a': 'CREATE TABLE a (id int); SELECT 1 / 0' })).rejects.toThrow('The migration 0001_a failed, and nothing of it was kept: division by zero');
  expect(await asked(ownerUrl, `SELECT to_regclass('a') AS a`)).toEqual([{ a: null }]);
  expect(await migrateWith({ '0001_a': 'CREATE TABLE a (id int)' })).toEqual(['0001_a']);
});

test('design 9: the server looks for signs of life of our connections every minute, not after the system’s two hours', async () => {
  const pool = openPool({ connectionString: ownerUrl, max: 1 }, () => undefined);
  const prisma = makePrisma(ownerUrl);
  try {
    const asks = `SELECT name, setting FROM pg_settings WHERE name LIKE 'tcp_keepalives%' ORDER BY name`;
    const wanted = [{ name: 'tcp_keepalives_count', setting: '3' }, { name: 'tcp_keepalives_idle', setting: '30' }, { name: 'tcp_keepalives_interval', setting: '10' }];
    expect((await pool.query(asks)).rows).toEqual(wanted);
    expect(await prisma.$queryRawUnsafe(asks)).toEqual(wanted);
  } finally {
    await prisma.$disconnect();
    await pool.end();
  }
});
