import type { Pool } from 'pg';
import { note } from '../../audit/trail.ts';
import { blindIndex, normalisedIdentity } from '../../privacy/blind-index.ts';
import { Conditions } from './conditions.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import type { CaseFilter, CaseSummary, Page, Reader } from './model.ts';
import { listName } from './names.ts';
import type { ReadParts } from './parts.ts';
import { keepInScope, presentCases } from './scope.ts';

export interface PageRequest {
  cursor?: string;
  limit?: number;
}

export interface SummaryRow {
  id: string;
  receipt: string;
  programme: string;
  region: string;
  name_zh: string;
  name_en: string;
  stage: string;
  step: string;
  level: string;
  applicant_id: string;
  name_enc: string;
  people: number;
  categories: string[] | null;
  zero_employment: boolean;
  opened_at: Date;
  due_at: Date | null;
  overdue: boolean;
  closed_reason: string | null;
}

/** A page of the cases in scope, newest first. */
export async function listCases(parts: ReadParts, reader: Reader, filter: CaseFilter = {}, page: PageRequest = {}): Promise<Page<CaseSummary>> {
  const conditions = inScope(parts, reader, filter);
  if (page.cursor) {
    const [openedAt = '', id = ''] = readCursor(page.cursor, 2);
    const [at, after] = [conditions.value(openedAt), conditions.value(id)];
    conditions.add(`(c.opened_at < ${at}::timestamptz OR (c.opened_at = ${at}::timestamptz AND c.id > ${after}::uuid))`);
  }
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const rows = await summaries(parts.pool, conditions, limit + 1);
  if (filter.search && !isReceipt(filter.search)) {
    await note(parts.pool, { kind: 'search', by: reader, at: parts.now(), fact: { type: 'searched', by: 'identity', where: 'cases', found: rows.length } });
  }
  return pageOf(rows, limit, (row) => summaryOf(parts, row), (row) => [row.opened_at.toISOString(), row.id]);
}

/** All cases that the list has under these filters, as they are at one moment, newest first; no more than `most` are read. */
export async function wholeList(parts: ReadParts, reader: Reader, filter: CaseFilter, most: number): Promise<CaseSummary[]> {
  return (await summaries(parts.pool, inScope(parts, reader, filter), most)).map((row) => summaryOf(parts, row));
}

function inScope(parts: ReadParts, reader: Reader, filter: CaseFilter): Conditions {
  const conditions = new Conditions();
  keepInScope(conditions, reader, parts.now(), presentCases);
  applyFilter(conditions, parts, filter);
  return conditions;
}

/** Everything else that is looked for is a person's number. */
const isReceipt = (search: string) => /^\s*BF-/i.test(search);

function applyFilter(conditions: Conditions, { ring }: ReadParts, filter: CaseFilter): void {
  const { programme, stage, region, overdue, open, mentor, search } = filter;
  if (programme !== undefined) conditions.add(`c.programme = ${conditions.value(programme)}`);
  if (stage !== undefined) conditions.add(`c.stage = ${conditions.value(stage)}`);
  if (region !== undefined) conditions.within(region, 'c.region');
  if (overdue !== undefined) conditions.add(overdue ? 'c.overdue' : 'NOT c.overdue');
  if (open !== undefined) conditions.add(open ? 'c.closed_at IS NULL' : 'c.closed_at IS NOT NULL');
  if (mentor !== undefined) conditions.add(`c.id IN (SELECT t.case_id FROM tracks t WHERE t.mentor_id = ${conditions.value(mentor)}::uuid AND t.outcome IS NULL)`);
  if (search !== undefined && search !== '') {
    const receipt = conditions.value(search.trim().toUpperCase());
    const index = conditions.value(blindIndex(ring, 'identity', normalisedIdentity(search)));
    conditions.add(`(c.receipt = ${receipt} OR c.id IN (SELECT cp.case_id FROM case_people cp JOIN people i ON i.id = cp.person_id WHERE i.identity_index = ${index}))`);
  }
}

/** The page is cut first; names, people and categories are looked up for its rows alone. */
export async function summaries(pool: Pool, conditions: Conditions, most: number): Promise<SummaryRow[]> {
  const { rows } = await pool.query<SummaryRow>(
    `WITH page AS (SELECT c.* FROM cases c WHERE ${conditions.sql} ORDER BY c.opened_at DESC, c.id LIMIT ${most})
     SELECT c.id, c.receipt, c.programme, c.region, r.name_zh, r.name_en, c.stage, c.step, c.level, c.applicant_id, p.name_enc,
       c.opened_at, c.due_at, c.overdue, c.closed_reason, coalesce((c.state->>'zeroEmployment')::boolean, false) AS zero_employment,
       (SELECT count(*)::int FROM case_people cp WHERE cp.case_id = c.id) AS people,
       (SELECT array_agg(DISTINCT category ORDER BY category) FROM case_people cp, unnest(cp.categories) category WHERE cp.case_id = c.id AND cp.seeks_recognition) AS categories
     FROM page c JOIN regions r ON r.code = c.region JOIN people p ON p.id = c.applicant_id
     ORDER BY c.opened_at DESC, c.id`,
    conditions.values,
  );
  return rows;
}

export function summaryOf({ ring }: Pick<ReadParts, 'ring'>, row: SummaryRow): CaseSummary {
  return {
    id: row.id, receipt: row.receipt, programme: row.programme, region: row.region, regionName: { zh: row.name_zh, en: row.name_en },
    stage: row.stage, step: row.step, level: row.level, applicantName: listName(ring, row.applicant_id, row.name_enc),
    people: row.people, categories: row.categories ?? [], zeroEmployment: row.zero_employment, openedAt: row.opened_at.toISOString(),
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}), overdue: row.overdue, ...(row.closed_reason ? { closedReason: row.closed_reason } : {}),
  };
}
