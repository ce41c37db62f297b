import type { Pool } from 'pg';
import { reseal as resealFile } from '../documents/files.ts';
import { openField, sealField } from './field.ts';
import type { KeyRing } from './keys.ts';
import { sealedColumns } from './sealedColumns.ts';

/** What was sealed anew; `left`: what could not be opened and stays as it is, by its place. */
export interface Rotated {
  fields: number;
  files: number;
  left: string[];
}

const BATCH = 500;

/**
 * Seals every field and document that an older key sealed with the current one. Where it was interrupted it goes on:
 * what is under the current key already is passed over. The product may run meanwhile; a value that changes under our
 * hands keeps the change.
 * @param told is called with every finished part
 */
export async function resealAll({ pool, ring, documents }: { pool: Pool; ring: KeyRing; documents: string }, told: (part: string, count: number) => void = () => undefined): Promise<Rotated> {
  const result: Rotated = { fields: 0, files: 0, left: [] };
  for (const column of sealedColumns) {
    const count = await resealColumn({ pool, ring }, column, result.left);
    result.fields += count;
    told(`${column.table}.${column.column}`, count);
  }
  const { rows } = await pool.query<{ sha256: string }>('SELECT DISTINCT sha256 FROM documents ORDER BY sha256');
  for (const { sha256 } of rows) {
    try {
      if (await resealFile(documents, ring, sha256)) result.files += 1;
    } catch {
      result.left.push(`document ${sha256}`);
    }
  }
  told('documents', result.files);
  return result;
}

async function resealColumn({ pool, ring }: { pool: Pool; ring: KeyRing }, { table, column, id: idSql }: (typeof sealedColumns)[number], left: string[]): Promise<number> {
  let count = 0;
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ id: string; sealed: string }>(
      `SELECT ${idSql} AS id, ${column} AS sealed FROM ${table}
       WHERE ${column} <> '' AND NOT starts_with(${column}, $1) AND (${idSql}) COLLATE "C" > $2 ORDER BY (${idSql}) COLLATE "C" LIMIT ${BATCH}`,
      [`${ring.field.current.id}.`, after],
    );
    for (const { id, sealed } of rows) {
      const context = { table, column, id };
      try {
        const anew = sealField(ring, context, openField(ring, context, sealed));
        const { rowCount } = await pool.query(`UPDATE ${table} SET ${column} = $1 WHERE (${idSql}) = $2 AND ${column} = $3`, [anew, id, sealed]);
        count += rowCount ?? 0;
      } catch {
        left.push(`${table}.${column} of ${id}`);
      }
    }
    const last = rows.at(-1);
    if (!last) return count;
    after = last.id;
  }
}

/** How many fields each key still seals: a key that seals none may go once the backups that need it are gone. */
export async function fieldKeysInUse(pool: Pool): Promise<Map<string, number>> {
  const used = new Map<string, number>();
  for (const { table, column } of sealedColumns) {
    const { rows } = await pool.query<{ key: string; count: number }>(`SELECT split_part(${column}, '.', 1) AS key, count(*)::int AS count FROM ${table} WHERE ${column} <> '' GROUP BY 1`);
    for (const { key, count } of rows) used.set(key, (used.get(key) ?? 0) + count);
  }
  return used;
}
