import type { Instant } from '../state.ts';
import { Conditions } from './conditions.ts';
import type { PageRequest } from './cases.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import type { Page, Reader } from './model.ts';
import { listName } from './names.ts';
import type { ReadParts } from './parts.ts';
import { anyCase, keepInScope } from './scope.ts';

/** One step that the reader took. */
export interface OwnStep {
  caseId: string;
  receipt: string;
  applicantName: string;
  action: string;
  happenedAt: Instant;
  recordedAt: Instant;
  stage: string;
  step: string;
}

interface Row {
  id: string;
  case_id: string;
  receipt: string;
  applicant_id: string;
  name_enc: string;
  action: string;
  happened_at: Date;
  recorded_at: Date;
  stage: string;
  step: string;
}

/** What the reader has done (已办), the newest first; steps of cases that are out of scope by now are left out. */
export async function ownSteps(parts: ReadParts, reader: Reader, page: PageRequest = {}): Promise<Page<OwnStep>> {
  const conditions = new Conditions();
  conditions.add(`a.actor_id = ${conditions.value(reader.id)} AND a.kind = 'command'`);
  keepInScope(conditions, reader, parts.now(), anyCase);
  if (page.cursor) conditions.add(`a.id < ${conditions.value(readCursor(page.cursor, 1)[0])}::bigint`);
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await parts.pool.query<Row>(
    `SELECT a.id::text, a.case_id, c.receipt, c.applicant_id, p.name_enc, a.action, a.happened_at, a.recorded_at, c.stage, c.step
     FROM audit a JOIN cases c ON c.id = a.case_id JOIN people p ON p.id = c.applicant_id
     WHERE ${conditions.sql} ORDER BY a.id DESC LIMIT ${limit + 1}`,
    conditions.values,
  );
  return pageOf(rows, limit, (row): OwnStep => ({
    caseId: row.case_id, receipt: row.receipt, applicantName: listName(parts.ring, row.applicant_id, row.name_enc), action: row.action,
    happenedAt: row.happened_at.toISOString(), recordedAt: row.recorded_at.toISOString(), stage: row.stage, step: row.step,
  }), (row) => [row.id]);
}
