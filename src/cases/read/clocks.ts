import type { Explanation } from '../../calendar/explanation.ts';
import { Conditions } from './conditions.ts';
import type { PageRequest } from './cases.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import type { ClockView, Page, Reader } from './model.ts';
import { listName, nameOf } from './names.ts';
import type { ReadParts } from './parts.ts';
import { clocks, keepInScope } from './scope.ts';

interface ClockRow {
  id: string;
  clock: string;
  kind: string;
  rule: string;
  owner: string;
  case_id: string;
  receipt: string;
  programme: string;
  applicant_id: string;
  name_enc: string;
  region: string;
  track: string | null;
  mentor_id: string | null;
  mentor_enc: string | null;
  started_at: Date;
  due_at: Date | null;
  provisional: boolean;
  overdue: boolean;
  escalated: boolean;
  paused_since: Date | null;
  stopped_at: Date | null;
  window_from: string | null;
  window_to: string | null;
  explanation: Explanation | null;
}

const columns = `k.id::text, k.clock, k.kind, k.rule, k.owner, k.case_id, c.receipt, c.programme, c.applicant_id, p.name_enc, k.region, k.track, k.mentor_id,
  m.name_enc AS mentor_enc, k.started_at, k.due_at, k.provisional, k.overdue, k.escalated, k.paused_since, k.stopped_at,
  k.window_from::text, k.window_to::text, k.explanation`;

const joined = 'JOIN cases c ON c.id = k.case_id JOIN people p ON p.id = c.applicant_id LEFT JOIN users m ON m.id = k.mentor_id';

/** All clocks of one case, running ones first by when they fall due; the caller has checked that the case is in scope. */
export async function caseClocks(parts: ReadParts, caseId: string): Promise<ClockView[]> {
  const { rows } = await parts.pool.query<ClockRow>(
    `SELECT ${columns} FROM clocks k ${joined} WHERE k.case_id = $1 ORDER BY k.stopped_at IS NOT NULL, k.due_at NULLS LAST, k.id`,
    [caseId],
  );
  return rows.map((row) => clockOf(parts, row));
}

export interface ClockFilter {
  kind?: string;
  region?: string;
  /** Only those that fall due before this instant. */
  before?: string;
}

/** A page of the clocks that are late, the latest first to be seen: longest overdue on top. */
export function overdueClocks(parts: ReadParts, reader: Reader, filter: ClockFilter = {}, page: PageRequest = {}): Promise<Page<ClockView>> {
  return runningClocks(parts, reader, filter, page, true);
}

/** A page of all running clocks that have a due instant, the nearest first. */
export function dueClocks(parts: ReadParts, reader: Reader, filter: ClockFilter = {}, page: PageRequest = {}): Promise<Page<ClockView>> {
  return runningClocks(parts, reader, filter, page, false);
}

async function runningClocks(parts: ReadParts, reader: Reader, filter: ClockFilter, page: PageRequest, overdueOnly: boolean): Promise<Page<ClockView>> {
  const conditions = new Conditions();
  keepInScope(conditions, reader, parts.now(), clocks, 'overdue');
  conditions.add(`k.stopped_at IS NULL AND k.due_at IS NOT NULL AND k.kind <> 'closing'`);
  if (overdueOnly) conditions.add('k.overdue');
  if (filter.kind !== undefined) conditions.add(`k.kind = ${conditions.value(filter.kind)}`);
  if (filter.region !== undefined) conditions.within(filter.region, 'k.region');
  if (filter.before !== undefined) conditions.add(`k.due_at < ${conditions.value(filter.before)}::timestamptz`);
  if (page.cursor) {
    const [due = '', id = ''] = readCursor(page.cursor, 2);
    conditions.add(`(k.due_at, k.id) > (${conditions.value(due)}::timestamptz, ${conditions.value(id)}::bigint)`);
  }
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await parts.pool.query<ClockRow>(
    `SELECT ${columns} FROM clocks k ${joined} WHERE ${conditions.sql} ORDER BY k.due_at, k.id LIMIT ${limit + 1}`,
    conditions.values,
  );
  return pageOf(rows, limit, (row) => clockOf(parts, row), (row) => [row.due_at?.toISOString() ?? '', row.id]);
}

export function clockOf({ ring }: ReadParts, row: ClockRow): ClockView {
  return {
    clock: row.clock, kind: row.kind, rule: row.rule, owner: row.owner, caseId: row.case_id, receipt: row.receipt, programme: row.programme,
    applicantName: listName(ring, row.applicant_id, row.name_enc), region: row.region, startedAt: row.started_at.toISOString(),
    provisional: row.provisional, overdue: row.overdue, escalated: row.escalated,
    ...(row.track ? { track: row.track } : {}),
    ...(row.mentor_id ? { mentorName: nameOf(ring, 'users', row.mentor_id, row.mentor_enc) } : {}),
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}),
    ...(row.paused_since ? { pausedSince: row.paused_since.toISOString() } : {}),
    ...(row.stopped_at ? { stoppedAt: row.stopped_at.toISOString() } : {}),
    ...(row.window_from && row.window_to ? { window: { from: row.window_from, to: row.window_to } } : {}),
    ...(row.explanation ? { explanation: row.explanation } : {}),
  };
}
