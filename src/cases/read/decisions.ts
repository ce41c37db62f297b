import { z } from 'zod';
import { openJson } from '../../privacy/field.ts';
import type { Fact, DecisionKind } from '../facts.ts';
import type { Day, Instant } from '../state.ts';
import type { ReadParts } from './parts.ts';

/** A written decision, whether it was delivered, and whether its review was asked for. @rule X-12 */
export interface DecisionView {
  id: string;
  kind: DecisionKind;
  /** The person it is about, where it is not about the household. */
  person?: string;
  decidedAt: Instant;
  deliveredOn?: Day;
  deliveryWay?: string;
  reviewRequestedOn?: Day;
  reviewOutcome?: 'confirmed' | 'set-aside';
}

interface Row {
  id: string;
  kind: DecisionKind;
  person_id: string | null;
  decided_at: Date;
  delivered_on: string | null;
  delivery_way: string | null;
  review_requested_on: string | null;
  review_outcome: 'confirmed' | 'set-aside' | null;
}

/** The decisions of a case that the reader may read, the oldest first; those that were undone are none. */
export async function decisionsOf({ pool }: Pick<ReadParts, 'pool'>, caseId: string): Promise<DecisionView[]> {
  const { rows } = await pool.query<Row>(
    `SELECT id, kind, person_id, decided_at, delivered_on::text, delivery_way, review_requested_on::text, review_outcome
     FROM decisions WHERE case_id = $1 AND voided_seq IS NULL ORDER BY decided_at, id`,
    [caseId],
  );
  return rows.map((row) => ({
    id: row.id, kind: row.kind, decidedAt: row.decided_at.toISOString(),
    ...(row.person_id ? { person: row.person_id } : {}), ...(row.delivered_on ? { deliveredOn: row.delivered_on } : {}), ...(row.delivery_way ? { deliveryWay: row.delivery_way } : {}),
    ...(row.review_requested_on ? { reviewRequestedOn: row.review_requested_on } : {}), ...(row.review_outcome ? { reviewOutcome: row.review_outcome } : {}),
  }));
}

const formShape = z.record(z.string(), z.unknown());
/** What the forms of deciding actions call their reasons. */
const reasonFields = ['opinion', 'reason', 'finding', 'note'] as const;

/** Why it was decided so, in the words of whoever decided, and the ids of the rules it follows. */
export async function groundsOf({ pool, ring }: Pick<ReadParts, 'pool' | 'ring'>, caseId: string, decision: string): Promise<{ reasons: string; rules: string[] }> {
  const { rows: [row] } = await pool.query<{ command_id: string | null; form_enc: string | null; facts: Fact[] | null }>(
    `SELECT d.command_id, m.form_enc, a.facts FROM decisions d LEFT JOIN commands m ON m.id = d.command_id
     LEFT JOIN audit a ON a.case_id = d.case_id AND a.seq = d.seq AND a.kind IN ('command', 'clock') WHERE d.case_id = $1 AND d.id = $2`,
    [caseId, decision],
  );
  const form = row?.form_enc && row.command_id ? (formShape.safeParse(openJson(ring, { table: 'commands', column: 'form_enc', id: row.command_id }, row.form_enc)).data ?? {}) : {};
  const reasons = reasonFields.map((name) => form[name]).find((text) => typeof text === 'string');
  return { reasons: typeof reasons === 'string' ? reasons : '', rules: rulesOf(row?.facts ?? [], decision) };
}

/** The rule that was named as not met, and those that the decision itself follows; not the one that every written decision follows. */
function rulesOf(facts: readonly Fact[], decision: string): string[] {
  const named = facts.flatMap((fact) => ('rule' in fact && typeof fact.rule === 'string' ? [fact.rule] : []));
  const made = facts.find((fact) => fact.type === 'decision-made' && fact.decision === decision);
  return [...new Set([...named, ...(made?.rules ?? [])])].filter((rule) => rule !== 'X-12');
}
