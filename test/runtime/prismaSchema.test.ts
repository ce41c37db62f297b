import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeDatabase();
});
afterAll(() => database.drop());

/** By table, its columns with what they hold: `amount_fen: bigint`, `closed_at: timestamptz?`, `documents: uuid[]`. */
type Tables = Record<string, string[]>;

/** What PostgreSQL calls a type of Prisma's that no attribute makes narrower. */
const plain: Record<string, string> = { String: 'text', Int: 'int4', BigInt: 'int8', Boolean: 'bool', DateTime: 'timestamp', Json: 'jsonb', Bytes: 'bytea', Float: 'float8' };

/** Tables and columns that the models name; fields that lead to other models are no columns. */
function modelled(schema: string): Tables {
  const tables: Tables = {};
  const blocks = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const models = new Set(blocks.map(([, name]) => name));
  for (const [, name = '', body = ''] of blocks) {
    const lines = body.split('\n').map((line) => line.trim()).filter((line) => /^\w/.test(line));
    tables[/@@map\("(\w+)"\)/.exec(body)?.[1] ?? name] = lines.flatMap((line) => {
      const [, field = '', type = '', list = '', optional = '', attributes = ''] = /^(\w+)\s+(\w+)(\[\])?(\?)?\s*(.*)$/.exec(line) ?? [];
      if (models.has(type)) return [];
      const narrower = /@db\.(\w+)/.exec(attributes)?.[1]?.toLowerCase();
      return [`${/@map\("(\w+)"\)/.exec(attributes)?.[1] ?? field}: ${narrower ?? plain[type] ?? type}${list}${optional}`];
    }).toSorted();
  }
  return tables;
}

/** Tables and columns that the migrations have made. */
async function migrated(ownerUrl: string): Promise<Tables> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ table: string; column: string; type: string; optional: boolean }>(
      `SELECT table_name AS "table", column_name AS "column", udt_name AS type, is_nullable = 'YES' AS optional
       FROM information_schema.columns JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`,
    );
    const tables: Tables = {};
    for (const { table, column, type, optional } of rows) (tables[table] ??= []).push(`${column}: ${type.startsWith('_') ? `${type.slice(1)}[]` : type}${optional ? '?' : ''}`);
    for (const columns of Object.values(tables)) columns.sort();
    return tables;
  } finally {
    await owner.end();
  }
}

test('the models of Prisma name the tables and columns that the migrations have made, with what each holds', async () => {
  const models = modelled(readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8'));
  const tables = await migrated(database.ownerUrl);
  expect(Object.keys(models).toSorted()).toEqual(Object.keys(tables).toSorted());
  for (const [table, columns] of Object.entries(tables)) expect({ table, columns: models[table] }).toEqual({ table, columns });
});
