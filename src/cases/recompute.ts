import type { Pool } from 'pg';
import { RefusalError } from '../refusals/refusal.ts';
import type { CalendarStore } from './calendarStore.ts';
import type { Command } from './command.ts';
import { bodyHash, commandId } from './commandStore.ts';
import type { Engine } from './engine.ts';
import { giveCommand } from './give.ts';
import type { Instant } from './state.ts';

interface RecomputeParts {
  pool: Pool;
  engine: Engine;
}

/** Where a pass over the open cases stands. */
export interface RecomputeFrom {
  calendarVersion: string;
  /** The last case seen; absent at the start. */
  after?: string;
}

export interface RecomputeBatch {
  /** Cases that took the calendar in this batch. */
  done: number;
  /** Cases that did not answer. */
  unreached: number;
  /** Go on after this one; absent when every open case has been seen. */
  last?: string;
}

const SYSTEM = { id: 'system', role: 'system' } as const;

const BATCH = 200;
/** Given at the same time: enough to keep the worker busy, too few to be felt by those who wait for a page. */
const TOGETHER = 8;

/**
 * Gives the next open cases with a running clock the new calendar. Each case is given it once, whatever is interrupted
 * and begun anew: the command's id follows from the case and the calendar.
 * @param beat called with the last case seen
 * @rule X-01
 */
export async function recomputeBatch(parts: RecomputeParts, { calendarVersion, after }: RecomputeFrom, beat: (last: string) => void = () => undefined): Promise<RecomputeBatch> {
  const cases = await casesToRecompute(parts.pool, calendarVersion, after);
  const batch: RecomputeBatch = { done: 0, unreached: 0 };
  for (let from = 0; from < cases.length; from += TOGETHER) {
    const group = cases.slice(from, from + TOGETHER);
    for (const taken of await Promise.all(group.map((id) => recomputeCase(parts, id, calendarVersion)))) batch[taken ? 'done' : 'unreached'] += 1;
    beat(group.at(-1) ?? '');
  }
  const last = cases.at(-1);
  return cases.length < BATCH || last === undefined ? batch : { ...batch, last };
}

/** Those not closed, with a clock that runs, that have not taken this calendar yet. */
async function casesToRecompute(pool: Pool, calendarVersion: string, after: string | undefined): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT c.id FROM cases c
     WHERE c.closed_at IS NULL AND ($2::uuid IS NULL OR c.id > $2)
       AND EXISTS (SELECT 1 FROM clocks k WHERE k.case_id = c.id AND k.stopped_at IS NULL AND k.due_at IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM commands m WHERE m.user_id = $3 AND m.key = $1 || c.id AND m.committed_at IS NOT NULL)
     ORDER BY c.id LIMIT ${BATCH}`,
    [keyOf(calendarVersion, ''), after ?? null, SYSTEM.id],
  );
  return rows.map(({ id }) => id);
}

/** @returns whether the case has the calendar now; false when it did not answer */
async function recomputeCase(parts: RecomputeParts, caseId: string, calendarVersion: string): Promise<boolean> {
  const key = keyOf(calendarVersion, caseId);
  const id = commandId(SYSTEM.id, key);
  const command: Command = { id, action: 'recompute', by: SYSTEM, codes: { calendarVersion } };
  const stored = { id, caseId, userId: SYSTEM.id, key, bodyHash: bodyHash(caseId, 'recompute', calendarVersion), action: 'recompute' as const };
  try {
    await giveCommand(parts, stored, command);
    return true;
  } catch (error) {
    if (error instanceof RefusalError) return false;
    throw error;
  }
}

function keyOf(calendarVersion: string, caseId: string): string {
  return `recompute:${calendarVersion}:${caseId}`;
}

/**
 * Begins to give every open case the calendar, unless that is done or under way. Asked after an import, at each start,
 * and from time to time: so it happens even when a process ended between storing a schedule and asking.
 */
export async function requestRecompute({ pool, engine: { client, taskQueue } }: RecomputeParts, calendarVersion: string, queue: string): Promise<'done' | 'started'> {
  const { rows } = await pool.query<{ finished: boolean }>(
    `INSERT INTO recomputations AS r (calendar_version, finished_at)
     VALUES ($1, CASE WHEN EXISTS (SELECT 1 FROM cases WHERE closed_at IS NULL) THEN NULL ELSE now() END)
     ON CONFLICT (calendar_version) DO UPDATE SET calendar_version = excluded.calendar_version RETURNING r.finished_at IS NOT NULL AS finished`,
    [calendarVersion],
  );
  if (rows[0]?.finished) return 'done';
  await client.workflow.start('recomputeDeadlines', {
    workflowId: `recompute:${calendarVersion}`, taskQueue, workflowIdConflictPolicy: 'USE_EXISTING', args: [{ calendarVersion, queue }],
  });
  return 'started';
}

/** Asks for the calendar that holds now. */
export async function requestCurrentRecompute(parts: RecomputeParts & { calendar: CalendarStore }, queue: string): Promise<'done' | 'started'> {
  return requestRecompute(parts, (await parts.calendar.current()).version, queue);
}

/** Puts on record what a pass came to; with cases unreached it is not finished, and is begun again later. */
export async function finishRecompute({ pool }: Pick<RecomputeParts, 'pool'>, { calendarVersion, done, unreached }: { calendarVersion: string; done: number; unreached: number }): Promise<void> {
  await pool.query(
    `INSERT INTO recomputations AS r (calendar_version, cases, unreached, finished_at) VALUES ($1, $2, $3, CASE WHEN $3 = 0 THEN now() END)
     ON CONFLICT (calendar_version) DO UPDATE SET cases = r.cases + excluded.cases, unreached = excluded.unreached, finished_at = excluded.finished_at`,
    [calendarVersion, done, unreached],
  );
}

/** A deadline that a new calendar moved. */
export interface MovedDeadline {
  caseId: string;
  receipt: string;
  region: string;
  clock: string;
  oldDue: Instant;
  newDue: Instant;
}

export interface RecomputeResult {
  calendarVersion: string;
  requestedAt: Instant;
  finishedAt?: Instant;
  cases: number;
  unreached: number;
  moved: number;
}

/** What each calendar's recomputation came to, the newest first. */
export async function recomputations(pool: Pool): Promise<RecomputeResult[]> {
  const { rows } = await pool.query<{ calendar_version: string; requested_at: Date; finished_at: Date | null; cases: number; unreached: number; moved: number }>(
    `SELECT r.*, (SELECT count(*)::int FROM moved_deadlines d WHERE d.calendar_version = r.calendar_version) AS moved
     FROM recomputations r ORDER BY r.requested_at DESC LIMIT 50`,
  );
  return rows.map((row) => ({
    calendarVersion: row.calendar_version, requestedAt: row.requested_at.toISOString(), ...(row.finished_at ? { finishedAt: row.finished_at.toISOString() } : {}),
    cases: row.cases, unreached: row.unreached, moved: row.moved,
  }));
}

/**
 * Whom a new calendar concerns: every deadline that it moved, within a region, by case.
 * @param after the last case of the page before
 * @rule X-01
 */
export async function movedDeadlines(pool: Pool, calendarVersion: string, region: string, { after, limit = 100 }: { after?: string; limit?: number } = {}): Promise<MovedDeadline[]> {
  const { rows } = await pool.query<{ case_id: string; receipt: string; region: string; clock: string; old_due: Date; new_due: Date }>(
    `SELECT d.case_id, c.receipt, c.region, d.clock, d.old_due, d.new_due FROM moved_deadlines d JOIN cases c ON c.id = d.case_id
     WHERE d.calendar_version = $1 AND starts_with(c.region, $2) AND ($3::uuid IS NULL OR d.case_id > $3) ORDER BY d.case_id, d.clock LIMIT $4`,
    [calendarVersion, region, after ?? null, limit],
  );
  return rows.map((row) => ({
    caseId: row.case_id, receipt: row.receipt, region: row.region, clock: row.clock, oldDue: row.old_due.toISOString(), newDue: row.new_due.toISOString(),
  }));
}
