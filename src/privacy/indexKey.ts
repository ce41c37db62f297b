import type { Pool, PoolClient } from 'pg';
import { theProduct } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import { longQuery } from '../runtime/pool.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { blindIndex } from './blind-index.ts';
import { openField } from './field.ts';
import { KeyRingError, type KeyRing } from './keys.ts';

/** Look-ups made anew; `left`: people whose number could not be opened and who are not found by it any more, by their id. */
export interface Reindexed {
  people: number;
  left: string[];
}

const BATCH = 500;

/** Where people's look-ups are kept a second time, for a constraint or a join: by the person's id. */
const copies = [
  { table: 'case_people', column: 'identity_index' },
  { table: 'campaign_people', column: 'identity_index' },
  { table: 'pairs', column: 'student_index' },
] as const;

/**
 * Sees to it that the look-ups of the database are made with the current index key. Under a new one they are all made
 * anew from the sealed numbers, in one transaction with the trail's entry of it: whoever is interrupted changed nothing,
 * and of two at once one waits, as long as the other takes. Called before anybody works with the keys.
 * @param told is called with the people done so far
 * @returns what was made anew; nothing where the key is the one in use
 * @throws KeyRingError when the database was looked up by a key that is not in the ring: an older key file, or another installation's
 */
export async function settleIndexKey({ pool, ring }: { pool: Pool; ring: KeyRing }, told: (people: number) => void = () => undefined): Promise<Reindexed | undefined> {
  const { id: current } = ring.index.current;
  return inTransaction(pool, async (client) => {
    await client.query('INSERT INTO lookup_key (key_id) VALUES ($1) ON CONFLICT DO NOTHING', [current]);
    const { rows: [inUse] } = await client.query<{ key_id: string }>(longQuery('SELECT key_id FROM lookup_key FOR UPDATE', []));
    if (inUse?.key_id === current) return undefined;
    if (!inUse || !ring.index.byId.has(inUse.key_id)) {
      throw new KeyRingError(`People in this database are found by the index key ${inUse?.key_id ?? ''}, and the keys given here do not have it: nobody would be found. Use the newest key file of this installation.`);
    }
    await client.query(longQuery(`LOCK TABLE people, ${copies.map(({ table }) => table).join(', ')} IN SHARE ROW EXCLUSIVE MODE`, []));
    await client.query('UPDATE lookup_key SET key_id = $1', [current]);
    const anew = await reindexAll(client, ring, told);
    await note(client, { kind: 'configuration', by: theProduct, at: new Date().toISOString(), fact: { type: 'keys-rotated', purpose: 'index', rows: anew.people } });
    return anew;
  });
}

async function reindexAll(client: PoolClient, ring: KeyRing, told: (people: number) => void): Promise<Reindexed> {
  const result: Reindexed = { people: 0, left: [] };
  for (let after: string | null = null; ;) {
    const { rows }: { rows: { id: string; identity_enc: string }[] } = await client.query(
      `SELECT id, identity_enc FROM people WHERE identity_enc <> '' AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT ${BATCH}`, [after],
    );
    const anew = rows.flatMap(({ id, identity_enc }) => {
      try {
        return [{ id, index: blindIndex(ring, 'identity', openField(ring, { table: 'people', column: 'identity_enc', id }, identity_enc)) }];
      } catch {
        result.left.push(id);
        return [];
      }
    });
    await write(client, anew);
    result.people += anew.length;
    told(result.people);
    const last = rows.at(-1);
    if (!last) return result;
    after = last.id;
  }
}

async function write(client: PoolClient, anew: readonly { id: string; index: string }[]): Promise<void> {
  const values = [anew.map(({ id }) => id), anew.map(({ index }) => index)];
  await client.query('UPDATE people p SET identity_index = n.index FROM unnest($1::uuid[], $2::text[]) AS n (id, index) WHERE p.id = n.id', values);
  for (const { table, column } of copies) {
    await client.query(`UPDATE ${table} t SET ${column} = n.index FROM unnest($1::uuid[], $2::text[]) AS n (id, index) WHERE t.person_id = n.id`, values);
  }
}
