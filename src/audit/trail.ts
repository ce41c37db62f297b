import type { ClientBase, Pool } from 'pg';
import { DatabaseError } from 'pg';
import { dayOf } from '../calendar/days.ts';
import type { TrailEntry } from './entry.ts';

/**
 * Adds an entry: to the chain of its case, or of the day where there is no case. Links and hashes are the database's
 * own work. Who waits for it may show afterwards what it is about: nothing is shown that is not in the trail.
 * @rule X-08
 */
export async function note(client: Pool | ClientBase, { kind, by, at, fact, about }: TrailEntry): Promise<void> {
  await client.query({
    name: 'note_in_trail',
    text: `INSERT INTO audit (chain, link, kind, action, actor_id, actor_role, case_id, region, facts, happened_at, recorded_at, hash)
           VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $9, '')`,
    values: [about ? `case:${about.id}` : chainOfDay(at), kind, fact.type, by.id, by.role, about?.id ?? null, about?.region ?? by.region, JSON.stringify([fact]), at],
  });
}

/** How many entries of a kind and action an account has among those of a day that are about no case. */
export async function notedOnDay(client: Pool | ClientBase, { kind, by, at, fact }: Pick<TrailEntry, 'kind' | 'by' | 'at'> & { fact: Pick<TrailEntry['fact'], 'type'> }): Promise<number> {
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM audit WHERE chain = $1 AND kind = $2 AND action = $3 AND actor_id = $4', [chainOfDay(at), kind, fact.type, by.id]);
  return rows[0]?.n ?? 0;
}

/**
 * Adds an entry about no case, unless its author has as many of its kind that day as may be. Of many at once each sees
 * the others': they take the lock under which the day's chain grows.
 * @param client in a transaction
 * @returns whether it was added
 */
export async function noteAtMost(client: ClientBase, most: number, entry: Omit<TrailEntry, 'about'>): Promise<boolean> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [chainOfDay(entry.at)]);
  if ((await notedOnDay(client, entry)) >= most) return false;
  await note(client, entry);
  return true;
}

const chainOfDay = (at: TrailEntry['at']): string => `day:${dayOf(at)}`;

const UNIQUE_VIOLATION = '23505';

/** Adds that somebody looked at a case, once a day: how often pages were turned tells nobody anything. */
export async function noteView(pool: Pool, by: TrailEntry['by'], caseId: string, at: TrailEntry['at']): Promise<void> {
  const { rows } = await pool.query<{ region: string; seen: boolean }>({
    name: 'seen_today',
    text: `SELECT c.region, EXISTS (SELECT 1 FROM audit a WHERE a.case_id = c.id AND a.actor_id = $2 AND a.kind = 'view'
             AND (a.recorded_at AT TIME ZONE 'Asia/Shanghai')::date = $3::date) AS seen
           FROM cases c WHERE c.id = $1`,
    values: [caseId, by.id, dayOf(at)],
  });
  const [row] = rows;
  if (!row || row.seen) return;
  try {
    await note(pool, { kind: 'view', by, at, fact: { type: 'viewed' }, about: { id: caseId, region: row.region } });
  } catch (error) {
    // two pages of the case opened in the same moment: the other one is in
    if (!(error instanceof DatabaseError) || error.code !== UNIQUE_VIOLATION || error.constraint !== 'audit_view_once') throw error;
  }
}
