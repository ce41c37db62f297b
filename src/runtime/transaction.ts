import type { Pool, PoolClient } from 'pg';

/** A connection that does not even answer this within two seconds is of no use to anybody. */
const rollback = { text: 'ROLLBACK', query_timeout: 2_000 };

/**
 * Everything in it happens, or nothing. A connection whose other end has gone silent is thrown away, not given back to
 * the pool, where the next one would wait on it.
 */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let result: T;
  try {
    await client.query('BEGIN');
    result = await work(client);
    await client.query('COMMIT');
  } catch (error) {
    await giveUp(client);
    throw error;
  }
  client.release();
  return result;
}

async function giveUp(client: PoolClient): Promise<void> {
  try {
    await client.query(rollback);
    client.release();
  } catch {
    client.release(true);
  }
}
