import { z } from 'zod';
import { openJson } from '../../privacy/field.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import type { CaseState, Instant } from '../state.ts';
import type { CaseInScope } from './detail.ts';
import type { Reader } from './model.ts';
import type { ReadParts } from './parts.ts';
import { notFound } from './scope.ts';

/** A measure handed to a unit: as much as the unit needs to act and to answer, and nothing else of the case. */
export interface ReferralView {
  caseId: string;
  receipt: string;
  referral: string;
  measure: string;
  group: string;
  lead: string;
  responsible: string[];
  openedAt: Instant;
  dueAt?: Instant;
  overdue: boolean;
  escalated: boolean;
  /** What the unit is asked to do. */
  request?: string;
  outcome?: string;
  answeredAt?: Instant;
  answer?: string;
  closedAt?: Instant;
}

interface Row {
  case_id: string; receipt: string; id: string; measure: string; measure_group: string; lead: string; responsible: string[];
  opened_at: Date; due_at: Date | null; overdue: boolean | null; escalated: boolean | null; command_id: string | null; request_enc: string | null;
  outcome: string | null; answered_at: Date | null; answer_command_id: string | null; answer_enc: string | null; closed_at: Date | null;
}

const select = `SELECT r.case_id, c.receipt, r.id, r.measure, r.measure_group, r.lead, r.responsible, r.opened_at, k.due_at, k.overdue, k.escalated,
    r.command_id, m.form_enc AS request_enc, r.outcome, r.answered_at, r.answer_command_id, a.form_enc AS answer_enc, r.closed_at
  FROM referrals r JOIN cases c ON c.id = r.case_id
  LEFT JOIN clocks k ON k.case_id = r.case_id AND k.clock = 'referral:' || r.id
  LEFT JOIN commands m ON m.id = r.command_id LEFT JOIN commands a ON a.id = r.answer_command_id
  WHERE r.voided_seq IS NULL`;

const MOST = 200;

/**
 * The referrals of the reader's own unit in its region, those to be answered first. Nobody else's are found.
 * @rule D-05
 */
export async function referralsOfUnit(parts: ReadParts, reader: Reader): Promise<ReferralView[]> {
  if (reader.unit === undefined) return [];
  const { rows } = await parts.pool.query<Row>(
    `${select} AND r.lead = $1 AND r.region LIKE $2 || '%' ORDER BY (r.outcome IS NULL AND r.closed_at IS NULL) DESC, k.due_at NULLS LAST, r.opened_at DESC LIMIT ${MOST}`, [reader.unit, reader.region],
  );
  return rows.map((row) => viewOf(parts, row));
}

/** The referrals of a case, the latest first; the caller has made sure that the reader may see it. */
export async function referralsOfCase(parts: ReadParts, caseId: string): Promise<ReferralView[]> {
  const { rows } = await parts.pool.query<Row>(`${select} AND r.case_id = $1 ORDER BY r.opened_at DESC, r.id`, [caseId]);
  return rows.map((row) => viewOf(parts, row));
}

/**
 * The case of a referral, for its own unit alone, so that it can be answered.
 * @throws RefusalError `not-found` for every other
 */
export async function caseOfReferral({ pool }: ReadParts, reader: Reader, caseId: string, referral: unknown): Promise<CaseInScope> {
  if (reader.unit === undefined || !z.uuid().safeParse(caseId).success) return notFound();
  const { rows } = await pool.query<{ id: string; region: string; seq: number; state: CaseState; policy_id: string; data: Policy; household_id: string }>(
    `SELECT c.id, c.region, c.seq, c.state, c.policy_id, c.household_id, y.data FROM cases c JOIN policies y ON y.id = c.policy_id
     JOIN referrals r ON r.case_id = c.id AND r.id = $2 AND r.lead = $3 AND r.region LIKE $4 || '%' AND r.voided_seq IS NULL WHERE c.id = $1`,
    [caseId, String(referral), reader.unit, reader.region],
  );
  const [row] = rows;
  if (!row) return notFound();
  return { id: row.id, region: row.region, seq: row.seq, state: row.state, policyId: row.policy_id, policy: row.data, householdId: row.household_id };
}

const requestShape = z.looseObject({ request: z.string().optional(), answer: z.string().optional() });

function viewOf({ ring }: ReadParts, row: Row): ReferralView {
  const words = (id: string | null, sealed: string | null) => (id && sealed ? requestShape.parse(openJson(ring, { table: 'commands', column: 'form_enc', id }, sealed)) : {});
  const { request } = words(row.command_id, row.request_enc);
  const { answer } = words(row.answer_command_id, row.answer_enc);
  return {
    caseId: row.case_id, receipt: row.receipt, referral: row.id, measure: row.measure, group: row.measure_group, lead: row.lead, responsible: row.responsible,
    openedAt: row.opened_at.toISOString(), overdue: row.outcome === null && row.overdue === true, escalated: row.outcome === null && row.escalated === true,
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}), ...(request ? { request } : {}),
    ...(row.outcome ? { outcome: row.outcome } : {}), ...(row.answered_at ? { answeredAt: row.answered_at.toISOString() } : {}), ...(answer ? { answer } : {}),
    ...(row.closed_at ? { closedAt: row.closed_at.toISOString() } : {}),
  };
}
