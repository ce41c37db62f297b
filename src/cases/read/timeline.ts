import { openJson } from '../../privacy/field.ts';
import { z } from 'zod';
import type { Fact } from '../facts.ts';
import { Conditions } from './conditions.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import type { PageRequest } from './cases.ts';
import { caseInScope } from './detail.ts';
import type { Page, Reader, TimelineEntry } from './model.ts';
import { ownStudentEntries } from './ownStudent.ts';
import { standsInFor } from './scope.ts';
import { nameOf } from './names.ts';
import type { ReadParts } from './parts.ts';

interface AuditRow {
  id: string;
  seq: number;
  kind: 'command' | 'clock';
  action: string;
  actor_id: string;
  actor_role: string;
  name_enc: string | null;
  happened_at: Date;
  recorded_at: Date;
  facts: Fact[];
  command_id: string | null;
  form_enc: string | null;
}

const formShape = z.record(z.string(), z.unknown());

/**
 * What has happened to a case, newest first, with the words that came with each step.
 * @throws RefusalError `not-found`
 */
export async function caseTimeline(parts: ReadParts, reader: Reader, caseId: string, page: PageRequest = {}): Promise<Page<TimelineEntry>> {
  const { state } = await caseInScope(parts, reader, caseId);
  const conditions = new Conditions();
  conditions.add(`a.case_id = ${conditions.value(caseId)} AND a.kind IN ('command', 'clock')`);
  if (page.cursor) conditions.add(`a.id < ${conditions.value(readCursor(page.cursor, 1)[0])}::bigint`);
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await parts.pool.query<AuditRow>(
    `SELECT a.id::text, a.seq, a.kind, a.action, a.actor_id, a.actor_role, u.name_enc, a.happened_at, a.recorded_at, a.facts, a.command_id, m.form_enc
     FROM audit a LEFT JOIN users u ON u.id::text = a.actor_id LEFT JOIN commands m ON m.id = a.command_id
     WHERE ${conditions.sql} ORDER BY a.id DESC LIMIT ${limit + 1}`,
    conditions.values,
  );
  const { items, ...rest } = pageOf(rows, limit, (row) => entryOf(parts, row), (row) => [row.id]);
  return { ...rest, items: ownStudentEntries(items, state, reader, await standsInFor(parts, reader)) };
}

function entryOf({ ring }: ReadParts, row: AuditRow): TimelineEntry {
  const form = row.command_id && row.form_enc
    ? formShape.safeParse(openJson(ring, { table: 'commands', column: 'form_enc', id: row.command_id }, row.form_enc)).data
    : undefined;
  return {
    id: row.id, seq: row.seq, kind: row.kind, action: row.action, actorName: row.name_enc ? nameOf(ring, 'users', row.actor_id, row.name_enc) : '',
    actorRole: row.actor_role, happenedAt: row.happened_at.toISOString(), recordedAt: row.recorded_at.toISOString(), facts: row.facts,
    ...(form ? { form } : {}),
  };
}
