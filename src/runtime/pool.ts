import pg from 'pg';

/**
 * A database that is there answers sooner. Where the other end of a connection has vanished without a word, whoever waits
 * is told so after this time; below the time that a commit is given, so that the engine's next try finds a connection.
 */
const ANSWER_WITHIN_MS = 8_000;
/** What the server does with a transaction whose client has vanished: its locks would hold up the case. */
const VANISHED_AFTER_MS = 15_000;
/** How the server learns that an idle client has vanished: within a minute. By the system's own signs of life it is two hours, and cables pulled a few times would use up its connections. */
const SIGNS_OF_LIFE = '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';

/** Nobody waits for a connection for ever: neither for a new one nor on one whose other end is gone. */
export const patience = { connectionTimeoutMillis: 5_000, query_timeout: ANSWER_WITHIN_MS, idle_in_transaction_session_timeout: VANISHED_AFTER_MS, keepAlive: true, options: SIGNS_OF_LIFE } as const satisfies pg.PoolConfig;

/** A query that may read very many rows, with the time that takes. */
export function longQuery(text: string, values: unknown[]): pg.QueryConfig {
  const query = { text, values, query_timeout: 10 * 60_000 };
  return query;
}

/**
 * The product's connections to its database. One that breaks, idle or in the middle of a transaction, is no reason for
 * the process to end: what was under way on it fails by itself, and the next query opens another.
 * @param onLost told the code of what broke it
 */
export function openPool(config: pg.PoolConfig, onLost: (code: string) => void): pg.Pool {
  const pool = new pg.Pool({ ...patience, ...config });
  const lost = (error: Error) => onLost('code' in error ? String(error.code) : error.name);
  pool.on('error', lost);
  // the pool listens to idle connections only: one that is lent out would end the process when it breaks
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}
