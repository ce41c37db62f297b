import { isDeepStrictEqual } from 'node:util';
import pLimit from 'p-limit';
import { caseRow } from '../../activities/caseRow.ts';
import { verifyTrail } from '../../src/audit/verify.ts';
import { catchUpAsked } from '../../src/cases/catchUp.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { sleep } from '../../src/runtime/child.ts';
import type { CaseState } from '../../src/cases/state.ts';
import { ask } from '../../test/support/caseClock.ts';
import type { Ledger } from './ledger.ts';
import type { Place } from './place.ts';

type CheckedPlace = Pick<Place, 'pool' | 'engine'>;

/**
 * What must hold once everything is healed: what was acknowledged is stored, each effect is there once, workflow and
 * record agree, every projection follows from the state, and the audit trail is whole. @returns a sentence for each breach
 */
export async function breaches(place: CheckedPlace, ledger?: Ledger): Promise<string[]> {
  const cases = await readCases(place);
  return [
    ...(ledger ? await acknowledgedAreStored(place, ledger) : []),
    ...(await eachEffectOnce(place)),
    ...(await trailWhole(place)),
    ...(await projectionFollows(place, cases)),
    ...(await workflowsAgree(place, cases)),
  ];
}

interface Stored {
  id: string;
  committed: boolean;
  answer: unknown;
}

async function acknowledgedAreStored({ pool }: CheckedPlace, { entries }: Ledger): Promise<string[]> {
  const { rows } = await pool.query<Stored>('SELECT id, committed_at IS NOT NULL AS committed, answer FROM commands WHERE id = ANY($1)', [entries.map(({ id }) => id)]);
  const stored = new Map(rows.map((row) => [row.id, row]));
  return entries.flatMap(({ id, caseId, action, answer, refusal }) => {
    const row = stored.get(id);
    const what = `${action} ${id} of case ${caseId}`;
    if (!answer && !refusal) return [`${what} was never answered`];
    if (refusal) return row?.committed ? [`${what} was refused (${refusal.code}) and is in the record`] : [];
    if (!row?.committed) return [`${what} was acknowledged and is not in the record`];
    return isDeepStrictEqual(row.answer, answer) ? [] : [`${what} was answered ${JSON.stringify(answer)} and is recorded as ${JSON.stringify(row.answer)}`];
  });
}

async function eachEffectOnce({ pool }: CheckedPlace): Promise<string[]> {
  const twice = await pool.query<{ command_id: string; n: number }>('SELECT command_id, count(*)::int AS n FROM audit WHERE command_id IS NOT NULL AND seq IS NOT NULL GROUP BY 1 HAVING count(*) > 1');
  const unlinked = await pool.query<{ id: string; why: string }>(
    `SELECT m.id, 'committed without an effect' AS why FROM commands m WHERE m.committed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.command_id = m.id)
     UNION ALL SELECT a.command_id, 'took effect without being committed' FROM audit a JOIN commands m ON m.id = a.command_id WHERE a.seq IS NOT NULL AND m.committed_at IS NULL`,
  );
  const steps = await pool.query<{ id: string; seq: number; n: number }>(
    `SELECT c.id, c.seq, count(a.seq)::int AS n FROM cases c LEFT JOIN audit a ON a.case_id = c.id AND a.seq IS NOT NULL
     GROUP BY c.id HAVING count(a.seq) <> c.seq OR count(DISTINCT a.seq) <> c.seq OR max(a.seq) <> c.seq OR min(a.seq) <> 1`,
  );
  return [
    ...twice.rows.map(({ command_id, n }) => `command ${command_id} took effect ${n} times`),
    ...unlinked.rows.map(({ id, why }) => `command ${id} ${why}`),
    ...steps.rows.map(({ id, seq, n }) => `case ${id} stands at step ${seq} and has ${n} steps on record`),
  ];
}

async function trailWhole({ pool }: CheckedPlace): Promise<string[]> {
  const client = await pool.connect();
  try {
    return (await verifyTrail(client)).broken.map(({ chain, link, problem }) => `the audit trail breaks at link ${link} of ${chain}: ${problem}`);
  } finally {
    client.release();
  }
}

interface CaseRecord {
  id: string;
  state: CaseState;
  row: Record<string, unknown>;
}

async function readCases({ pool }: CheckedPlace): Promise<CaseRecord[]> {
  const { rows } = await pool.query<Record<string, unknown> & { id: string; state: CaseState }>('SELECT * FROM cases');
  return rows.map((row) => ({ id: row.id, state: row.state, row }));
}

async function projectionFollows({ pool }: CheckedPlace, cases: readonly CaseRecord[]): Promise<string[]> {
  const found: string[] = [];
  const clocks = await byCase<{ case_id: string; clock: string; due_at: Date | null }>(pool, 'SELECT case_id, clock, due_at FROM running_clocks');
  const tracks = await byCase<{ case_id: string; person_id: string; stage: string }>(pool, 'SELECT case_id, person_id, stage FROM tracks');
  for (const { id, state, row } of cases) {
    const { state: _state, updated_at: _at, ...columns } = caseRow(state, state.openedAt);
    for (const [column, value] of Object.entries(columns)) {
      const stored = row[column] instanceof Date ? row[column].toISOString() : row[column];
      if (stored !== value) found.push(`case ${id}: ${column} is ${String(stored)} on record, ${String(value)} by its state`);
    }
    const running = Object.fromEntries((clocks.get(id) ?? []).map(({ clock, due_at }) => [clock, due_at?.toISOString()]));
    const wanted = Object.fromEntries(Object.entries(state.clocks).map(([clock, { due }]) => [clock, due]));
    if (!isDeepStrictEqual(sorted(running), sorted(wanted))) found.push(`case ${id}: running clocks are ${JSON.stringify(running)}, by its state ${JSON.stringify(wanted)}`);
    const helped = Object.fromEntries((tracks.get(id) ?? []).map(({ person_id, stage }) => [person_id, stage]));
    const helping = Object.fromEntries(Object.entries(state.tracks).map(([person, { stage }]) => [person, stage]));
    if (!isDeepStrictEqual(sorted(helped), sorted(helping))) found.push(`case ${id}: tracks are ${JSON.stringify(helped)}, by its state ${JSON.stringify(helping)}`);
  }
  const counted = await pool.query(
    `SELECT region, programme, stage, sum(open)::int AS open, sum(overdue)::int AS overdue FROM (
       SELECT region, programme, stage, open, overdue FROM case_counters
       UNION ALL SELECT region, programme, stage, -count(*)::int, -count(*) FILTER (WHERE overdue)::int FROM cases WHERE closed_at IS NULL GROUP BY 1, 2, 3
     ) c GROUP BY 1, 2, 3 HAVING sum(open) <> 0 OR sum(overdue) <> 0`,
  );
  for (const row of counted.rows) found.push(`the counters are off: ${JSON.stringify(row)}`);
  return found;
}

async function byCase<R extends { case_id: string }>(pool: Place['pool'], query: string): Promise<Map<string, R[]>> {
  const groups = new Map<string, R[]>();
  for (const row of (await pool.query<R>(query)).rows) {
    const group = groups.get(row.case_id);
    if (group) group.push(row);
    else groups.set(row.case_id, [row]);
  }
  return groups;
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const ASKED_AT_ONCE = 16;
/** A case that was cut off may still be taking over its record; so long from when it was first seen to differ. */
const SETTLED_WITHIN_MS = 60_000;

async function workflowsAgree(place: CheckedPlace, cases: readonly CaseRecord[]): Promise<string[]> {
  const found: string[] = [];
  await inParallel(cases, ASKED_AT_ONCE, async ({ id }) => {
    let difference = await differs(place, id);
    const until = Date.now() + SETTLED_WITHIN_MS;
    while (difference && Date.now() < until) {
      await sleep(500);
      if (!process.env['BANGFU_FAULTS_WITHOUT']?.includes('catch-up')) await catchUpAsked(place); // as the product does every minute
      difference = await differs(place, id);
    }
    if (difference) found.push(difference);
  });
  return found;
}

async function differs({ engine, pool }: CheckedPlace, id: string): Promise<string | undefined> {
  const state = await ask<CaseState | null>(engine.client, workflowIdOf(id), 'state').catch((error: unknown) => (error instanceof Error ? `${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}` : String(error)));
  if (typeof state === 'string') return `case ${id} cannot be asked: ${state}`;
  const { rows } = await pool.query<{ state: CaseState }>('SELECT state FROM cases WHERE id = $1', [id]); // it may have moved on meanwhile
  const [row] = rows;
  return isDeepStrictEqual(state, row?.state) ? undefined : `case ${id}: its workflow stands at ${state?.seq ?? 'nothing'} (${state?.stage ?? ''}), its record at ${row?.state.seq} (${row?.state.stage})`;
}

/** Does the work for each of a list, so many at once. */
export async function inParallel<T>(list: readonly T[], atOnce: number, work: (one: T, index: number) => Promise<unknown>): Promise<void> {
  await pLimit(atOnce).map(list, work);
}
