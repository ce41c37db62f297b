import { RefusalError, type Refusal } from '../refusals/refusal.ts';
import { checkedKey, give, type CommandParts } from './commandService.ts';
import { Conditions } from './read/conditions.ts';
import type { Reader } from './read/model.ts';
import { anyCase, keepInScope } from './read/scope.ts';

export interface Reassignment {
  /** The mentor who gives up every household. */
  from: string;
  to: string;
  /** Why; kept sealed with each household's record. */
  reason: string;
}

export interface ReassignmentReport {
  /** People now helped by the other mentor, those of an earlier try with the same key included. */
  done: { caseId: string; track: string }[];
  /** People who stay, and why. `not-confirmed`: give the same key again. */
  left: { caseId: string; track: string; refusal: Refusal }[];
}

/** A key of the batch leaves room for the household's own part. */
const LONGEST_BATCH_KEY = 100;

/**
 * Hands every person a mentor helps to another mentor: one command for each, so that each is judged, recorded and told
 * by itself. The same key goes on where an earlier try was interrupted and hands nobody over twice.
 * @throws InputError; RefusalError `key.missing`
 * @rule X-06
 */
export async function reassignAll(parts: CommandParts, actor: Reader, { from, to, reason }: Reassignment, batchKey: string): Promise<ReassignmentReport> {
  const batch = checkedKey(batchKey);
  if (batch.length > LONGEST_BATCH_KEY) throw new RefusalError({ code: 'key.missing', field: 'Idempotency-Key' });
  const report: ReassignmentReport = { done: await doneBefore(parts, actor, batch), left: [] };
  for (const { caseId, track } of await helpedBy(parts, actor, from)) {
    try {
      await give(parts, actor, caseId, 'reassign', { track, body: { mentor: to, reason } }, keyOf(batch, caseId, track));
      report.done.push({ caseId, track });
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      report.left.push({ caseId, track, refusal: error.refusal });
    }
  }
  return report;
}

function keyOf(batch: string, caseId: string, track: string): string {
  return `${batch}:${caseId}:${track}`;
}

/** The people still helped by a mentor, as far as the actor's scope reaches. */
async function helpedBy({ pool, now }: CommandParts, actor: Reader, mentor: string): Promise<{ caseId: string; track: string }[]> {
  const conditions = new Conditions();
  conditions.add(`h.mentor_id = ${conditions.value(mentor)}::uuid`);
  conditions.add('h.outcome IS NULL');
  keepInScope(conditions, actor, now(), anyCase);
  const { rows } = await pool.query<{ case_id: string; person_id: string }>(
    `SELECT h.case_id, h.person_id FROM tracks h JOIN cases c ON c.id = h.case_id WHERE ${conditions.sql} ORDER BY h.case_id, h.person_id`,
    conditions.values,
  );
  return rows.map((row) => ({ caseId: row.case_id, track: row.person_id }));
}

async function doneBefore({ pool }: CommandParts, actor: Reader, batch: string): Promise<{ caseId: string; track: string }[]> {
  const { rows } = await pool.query<{ case_id: string; track: string }>(
    `SELECT case_id, track FROM commands WHERE user_id = $1 AND starts_with(key, $2) AND action = 'reassign' AND committed_at IS NOT NULL ORDER BY case_id, track`,
    [actor.id, `${batch}:`],
  );
  return rows.map((row) => ({ caseId: row.case_id, track: row.track }));
}
