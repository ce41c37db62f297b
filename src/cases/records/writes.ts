import type { ClientBase } from 'pg';

type Value = string | number | boolean | null | readonly string[] | object;
export type Row = Record<string, Value>;

/** A change to one table, as data: rows to add, columns to set on the rows that match by `key`, or rows that are no more. */
export type Write =
  | { table: string; insert: Row }
  | { table: string; upsert: Row; conflict: string }
  | { table: string; set: Row; key: Row }
  | { table: string; remove: Row };

/**
 * Sends writes in order, neighbours of the same shape together: rows travel as one JSON array and take their types
 * from the table itself, so a step costs one statement for each kind of record and not one for each row.
 */
export async function send(client: ClientBase, writes: readonly Write[]): Promise<void> {
  for (const batch of batches(writes)) {
    const [first] = batch;
    if (!first) continue;
    const rows = batch.map(rowOf);
    const text = statement(first, Object.keys(rows[0] ?? {}));
    await client.query({ name: nameOf(text), text, values: [JSON.stringify(rows)] });
  }
}

function rowOf(write: Write): Row {
  if ('set' in write) return { ...write.set, ...write.key };
  if ('remove' in write) return write.remove;
  return 'insert' in write ? write.insert : write.upsert;
}

function statement(write: Write, columns: readonly string[]): string {
  const { table } = write;
  const list = columns.join(', ');
  const rows = `jsonb_populate_recordset(NULL::${table}, $1::jsonb) r`;
  if ('set' in write) {
    const set = Object.keys(write.set).map((column) => `${column} = r.${column}`);
    const match = Object.keys(write.key).map((column) => `t.${column} = r.${column}`);
    return `UPDATE ${table} t SET ${set.join(', ')} FROM ${rows} WHERE ${match.join(' AND ')}`;
  }
  if ('remove' in write) return `DELETE FROM ${table} t USING ${rows} WHERE ${columns.map((column) => `t.${column} = r.${column}`).join(' AND ')}`;
  const insert = `INSERT INTO ${table} (${list}) SELECT ${list} FROM ${rows}`;
  if ('insert' in write) return insert;
  return `${insert} ON CONFLICT ${write.conflict} DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}`;
}

function batches(writes: readonly Write[]): Write[][] {
  const result: Write[][] = [];
  let shape = '';
  for (const write of writes) {
    const next = shapeOf(write);
    if (next === shape) result.at(-1)?.push(write);
    else result.push([write]);
    shape = next;
  }
  return result;
}

function shapeOf(write: Write): string {
  if ('set' in write) return `set ${write.table} ${Object.keys(write.set).join()} ${Object.keys(write.key).join()}`;
  if ('remove' in write) return `remove ${write.table} ${Object.keys(write.remove).join()}`;
  if ('upsert' in write) return `upsert ${write.table} ${Object.keys(write.upsert).join()} ${write.conflict}`;
  return `insert ${write.table} ${Object.keys(write.insert).join()}`;
}

const names = new Map<string, string>();

/** A statement keeps its plan under a name for the life of a connection; there are few shapes. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `write_${names.size + 1}`;
    names.set(text, name);
  }
  return name;
}
