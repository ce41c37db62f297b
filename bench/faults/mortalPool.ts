import type pg from 'pg';
import { openPool } from '../../src/runtime/pool.ts';
import type { Death, Mechanism } from './workerProcess.ts';

interface Fate {
  death?: Death;
  without?: Mechanism;
}

type Query = (query: string | { text: string }, ...rest: unknown[]) => Promise<unknown>;

/** A pool whose connections watch the transactions that go through them, and end the process at the chosen point of one. */
export function mortalPool(config: pg.PoolConfig, { death, without }: Fate): pg.Pool {
  const pool = openPool(config, () => undefined);
  let commits = 0;
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const watched = async () => {
    const client = await connect();
    const query = client.query.bind(client) as Query;
    const release = client.release.bind(client);
    let mine = 0;
    let statements = 0;
    client.query = (async (asked: string | { text: string }, ...rest: unknown[]) => {
      const text = typeof asked === 'string' ? asked : asked.text;
      if (text === 'BEGIN') {
        mine = ++commits;
        statements = 0;
      }
      const mayDie = death !== undefined && mine >= death.commit; // the first from there on: one that is rolled back is no commit
      if (mayDie && death.at === 'before') die();
      const result = await query(without ? weakened(asked, text, without) : asked, ...rest);
      statements += 1;
      if (mayDie && death.at === 'inside' && (statements > death.after || text === 'COMMIT')) die();
      if (mayDie && text === 'COMMIT' && death.at === 'after') die();
      if (mayDie && text === 'COMMIT' && death.at === 'answer') setTimeout(die, death.after);
      return result;
    }) as typeof client.query;
    client.release = (...args) => {
      client.query = query as typeof client.query;
      client.release = release;
      release(...args);
    };
    return client;
  };
  // the pool's own queries take a connection by a callback: no transaction goes through those
  pool.connect = ((callback?: never) => (callback ? (connect as (callback: never) => unknown)(callback) : watched())) as typeof pool.connect;
  if (without) {
    const query = pool.query.bind(pool) as Query;
    pool.query = ((asked: string | { text: string }, ...rest: unknown[]) => query(weakened(asked, typeof asked === 'string' ? asked : asked.text, without), ...rest)) as typeof pool.query;
  }
  return pool;
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('dead');
}

/** The same statement with a mechanism taken out of it. */
function weakened(asked: string | { text: string }, text: string, without: Mechanism): string | { text: string } {
  if (without === 'transaction' && (text === 'BEGIN' || text === 'COMMIT' || text === 'ROLLBACK')) return 'SELECT 1';
  if (typeof asked === 'string') return asked;
  if (without === 'sequence-guard' && text.startsWith('UPDATE cases SET')) {
    return { ...asked, text: text.replace(/AND seq = \$2 AND NOT EXISTS \(.*\)$/s, 'AND ($2::int IS NOT NULL OR $3::text IS NOT NULL)') };
  }
  // the record's state is kept from the workflow that has fallen behind it
  if (without === 'adoption' && text.includes('SELECT c.state, p.data AS policy')) return { ...asked, text: text.replace('SELECT c.state,', 'SELECT c.not_there,') };
  return asked;
}
