import { isStaffRole, reach } from '../../access/roles.ts';
import { maskName, maskPhone } from '../../privacy/mask.ts';
import { openField } from '../../privacy/field.ts';
import { dayOf } from '../../calendar/days.ts';
import type { CallOutcome, Day, PlannedCall } from '../state.ts';
import { Conditions } from './conditions.ts';
import { caseInScope } from './detail.ts';
import type { CallView, Reader } from './model.ts';
import { nameOf } from './names.ts';
import type { ReadParts } from './parts.ts';
import { clocks, keepInScope } from './scope.ts';

interface Row {
  case_id: string;
  receipt: string;
  track: string;
  name_enc: string;
  phone_enc: string | null;
  planned: PlannedCall | null;
  window_from: Day;
  window_to: Day;
  due_at: Date;
  mentor_id: string;
  mentor_enc: string | null;
}

/** More calls than one person makes in a day; whoever reads a whole region sees the nearest. */
const MOST_CALLS = 500;

/**
 * The calls that may be made on a day: a mentor's own and those of colleagues on leave; for the other roles those of
 * the region. Only who makes the call gets name and phone in full; the others see whom it is about, masked.
 * @rule C-10 · X-06
 */
export async function callsToday(parts: ReadParts, reader: Reader, day: Day = dayOf(parts.now())): Promise<CallView[]> {
  const conditions = new Conditions();
  conditions.add(`k.kind = 'call' AND k.stopped_at IS NULL AND k.window_from <= ${conditions.value(day)}::date`);
  keepInScope(conditions, reader, parts.now(), clocks, 'calls');
  const { rows } = await parts.pool.query<Row>(
    `SELECT k.case_id, c.receipt, k.track, p.name_enc, p.phone_enc, c.state->'tracks'->k.track::text->'job'->'calls'->'planned' AS planned,
       k.window_from::text, k.window_to::text, k.due_at, k.mentor_id, m.name_enc AS mentor_enc
     FROM clocks k JOIN cases c ON c.id = k.case_id JOIN people p ON p.id = k.track LEFT JOIN users m ON m.id = k.mentor_id
     WHERE ${conditions.sql} ORDER BY k.due_at, k.id LIMIT ${MOST_CALLS}`,
    conditions.values,
  );
  return rows.map((row) => callOf(parts, row, isStaffRole(reader.role) && reach(reader.role, 'calls') === 'own'));
}

function callOf({ ring }: ReadParts, row: Row, inFull: boolean): CallView {
  const name = nameOf(ring, 'people', row.track, row.name_enc);
  const phone = row.phone_enc ? openField(ring, { table: 'people', column: 'phone_enc', id: row.track }, row.phone_enc) : undefined;
  return {
    caseId: row.case_id, receipt: row.receipt, person: row.track, personName: inFull ? name : maskName(name, 'middle'),
    ...(phone === undefined ? {} : { phone: inFull ? phone : maskPhone(phone) }),
    phase: row.planned?.phase ?? 'interval', n: row.planned?.n ?? 0, from: row.window_from, to: row.window_to, dueAt: row.due_at.toISOString(),
    mentorName: nameOf(ring, 'users', row.mentor_id, row.mentor_enc),
  };
}

/** A call that was made or missed. */
export interface CallRecord {
  id: string;
  person: string;
  phase?: PlannedCall['phase'];
  n?: number;
  from?: Day;
  to?: Day;
  state: 'made' | 'missed';
  outcome?: CallOutcome;
  enteredLate: boolean;
  answers?: Record<string, unknown>;
  happenedAt: string;
  recordedAt: string;
}

/**
 * All calls of a case, the newest first; those that were undone are left out.
 * @throws RefusalError `not-found`
 */
export async function callsOf(parts: ReadParts, reader: Reader, caseId: string): Promise<CallRecord[]> {
  await caseInScope(parts, reader, caseId);
  const { rows } = await parts.pool.query<{
    id: string; person_id: string; phase: PlannedCall['phase'] | null; n: number | null; planned_from: Day | null; planned_to: Day | null; state: 'made' | 'missed';
    outcome: CallOutcome | null; entered_late: boolean; answers: Record<string, unknown> | null; happened_at: Date; recorded_at: Date;
  }>(
    `SELECT id, person_id, phase, n, planned_from::text, planned_to::text, state, outcome, entered_late, answers, happened_at, recorded_at
     FROM calls WHERE case_id = $1 AND voided_seq IS NULL ORDER BY happened_at DESC, id DESC`,
    [caseId],
  );
  return rows.map((row) => ({
    id: row.id, person: row.person_id, state: row.state, enteredLate: row.entered_late, happenedAt: row.happened_at.toISOString(), recordedAt: row.recorded_at.toISOString(),
    ...(row.phase ? { phase: row.phase } : {}), ...(row.n === null ? {} : { n: row.n }), ...(row.planned_from ? { from: row.planned_from } : {}),
    ...(row.planned_to ? { to: row.planned_to } : {}), ...(row.outcome ? { outcome: row.outcome } : {}), ...(row.answers ? { answers: row.answers } : {}),
  }));
}
