import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { earliestDue, isOverdue, type CaseStep } from '../src/cases/commit.ts';
import type { CaseState, Instant } from '../src/cases/state.ts';
import { programmeOf } from '../src/programmes/index.ts';
import { levelOf } from '../workflows/level.ts';

/** The columns of a case that every step may change; the state itself is kept whole, so that a workflow that fell behind can adopt it. */
export function caseRow(state: CaseState, now: Instant) {
  return {
    seq: state.seq,
    state: JSON.stringify(state),
    stage: state.stage,
    step: state.step,
    level: levelOf(programmeOf(state.programme), state),
    region: state.region,
    applicant_id: state.applicant,
    policy_id: state.policyId,
    due_at: earliestDue(state) ?? null,
    overdue: isOverdue(state),
    closed_at: state.closed?.at ?? null,
    closed_reason: state.closed?.reason ?? null,
    updated_at: now,
  };
}

/**
 * Writes the first row of a case, with the claim on everybody's identity number. The household and its people were
 * stored with the command; their ids come with it.
 * @returns false when the case is already there
 * @rule X-05
 */
export async function enterCase(client: PoolClient, { state, now }: CaseStep): Promise<boolean> {
  const row = { ...caseRow(state, now), id: state.id, programme: state.programme, opened_at: state.openedAt, receipt: receiptOf(state.id) };
  const columns = Object.keys(row);
  const { rowCount } = await client.query({
    name: 'enter_case',
    text: `INSERT INTO cases (${columns.join(', ')}, household_id)
           SELECT ${columns.map((_, i) => `$${i + 1}`).join(', ')}, household_id FROM people WHERE id = $${columns.indexOf('applicant_id') + 1}
           ON CONFLICT (id) DO NOTHING`,
    values: Object.values(row),
  });
  if (rowCount !== 1) return false;
  const people = Object.entries(state.people).map(([person_id, { seeksRecognition, categories }]) => ({ person_id, seeks_recognition: seeksRecognition, categories }));
  await client.query({
    name: 'enter_people',
    text: `INSERT INTO case_people (case_id, person_id, programme, seeks_recognition, categories, identity_index, open)
           SELECT $1, p.id, $2, r.seeks_recognition, r.categories, p.identity_index, true
           FROM jsonb_to_recordset($3::jsonb) AS r (person_id uuid, seeks_recognition boolean, categories text[]) JOIN people p ON p.id = r.person_id
           ORDER BY p.identity_index`, // one order for all, so that two offices entering the same family do not lock each other out
    values: [state.id, state.programme, JSON.stringify(people)],
  });
  return true;
}

/** Receipt number of a case, to be read out and typed: `BF-7K3M-Q9TX-2A4C`. No letter that looks like a figure. */
export function receiptOf(caseId: string): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  const digest = createHash('sha256').update(`receipt:${caseId}`).digest();
  const letters = [...digest.subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `BF-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}`;
}
