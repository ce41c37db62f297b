import pg from 'pg';

/**
 * The product's connections to its database. One that breaks, idle or in the middle of a transaction, is no reason for
 * the process to end: what was under way on it fails by itself, and the next query opens another.
 * @param onLost told the code of what broke it
 */
export function openPool(config: pg.PoolConfig, onLost: (code: string) => void): pg.Pool {
  const pool = new pg.Pool(config);
  const lost = (error: Error) => onLost('code' in error ? String(error.code) : error.name);
  pool.on('error', lost);
  // the pool listens to idle connections only: one that is lent out would end the process when it breaks
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}
