import { dayOf } from '../../calendar/days.ts';
import { Conditions } from './conditions.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import type { PageRequest } from './cases.ts';
import type { Page, Reader } from './model.ts';
import { listName } from './names.ts';
import type { ReadParts } from './parts.ts';
import { queuesFor, type Queue } from './queues.ts';
import { clocks, keepInScope, presentCases } from './scope.ts';

/** One row of a queue; `track`, `person` and `clock` where the queue is about a person. */
export interface QueueItem {
  caseId: string;
  programme: string;
  receipt: string;
  applicant: string;
  track?: string;
  person?: string;
  community: { zh: string; en: string };
  categories: string[];
  clock?: string;
  since: string;
  dueAt?: string;
  overdue: boolean;
}

/** A queue with how much waits in it; counting stops at {@link COUNTED_UP_TO}. */
export interface CountedQueue extends Queue {
  count: number;
}

/** More than this is shown as “99+”: nobody needs the exact number, and counting on costs more the more there is. */
export const COUNTED_UP_TO = 100;

/** The queues of the reader's desk with what waits in each (待办). */
export async function desk(parts: ReadParts, reader: Reader): Promise<CountedQueue[]> {
  return Promise.all(queuesFor(reader.role).map(async (queue) => ({ ...queue, count: await countOf(parts, reader, queue) })));
}

/** A page of a queue, the most urgent first; undefined when the reader's desk has no such queue. */
export async function queuePage(parts: ReadParts, reader: Reader, id: string, page: PageRequest = {}): Promise<({ queue: Queue } & Page<QueueItem>) | undefined> {
  const queue = queuesFor(reader.role).find((one) => one.id === id);
  if (!queue) return undefined;
  const { from, columns, due, key, conditions } = waiting(parts, reader, queue);
  if (page.cursor) {
    const [dueAt = '', after = ''] = readCursor(page.cursor, 2);
    conditions.add(`(${due}, ${key}) > (${conditions.value(dueAt)}::timestamptz, ${conditions.value(after)})`);
  }
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await parts.pool.query<Row>(
    `WITH w AS (SELECT ${columns}, ${due} AS sort_due, ${key} AS sort_key FROM ${from} WHERE ${conditions.sql} ORDER BY ${due}, ${key} LIMIT ${limit + 1})
     SELECT w.*, c.receipt, c.programme, c.applicant_id, p.name_enc, t.name_enc AS person_enc, r.name_zh, r.name_en,
       (SELECT array_agg(DISTINCT category ORDER BY category) FROM case_people cp, unnest(cp.categories) category
        WHERE cp.case_id = c.id AND (w.track IS NULL OR cp.person_id = w.track)) AS categories
     FROM w JOIN cases c ON c.id = w.case_id JOIN people p ON p.id = c.applicant_id JOIN regions r ON r.code = c.region LEFT JOIN people t ON t.id = w.track
     ORDER BY w.sort_due, w.sort_key`,
    conditions.values,
  );
  return { queue, ...pageOf(rows, limit, (row) => itemOf(parts, row), (row) => [row.due_at?.toISOString() ?? 'infinity', row.sort_key]) };
}

async function countOf(parts: ReadParts, reader: Reader, queue: Queue): Promise<number> {
  const { from, conditions } = waiting(parts, reader, queue);
  const { rows } = await parts.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${from} WHERE ${conditions.sql} LIMIT ${COUNTED_UP_TO}) counted`,
    conditions.values,
  );
  return rows[0]?.count ?? 0;
}

interface Row {
  case_id: string;
  track: string | null;
  clock: string | null;
  since: Date;
  due_at: Date | null;
  overdue: boolean;
  sort_key: string;
  receipt: string;
  programme: string;
  applicant_id: string;
  name_enc: string;
  person_enc: string | null;
  name_zh: string;
  name_en: string;
  categories: string[] | null;
}

interface Waiting {
  from: string;
  columns: string;
  /** Sorts what has no due instant last. */
  due: string;
  key: string;
  conditions: Conditions;
}

/** What waits in a queue, as the parts of a query. */
function waiting(parts: ReadParts, reader: Reader, { query }: Queue): Waiting {
  const conditions = new Conditions();
  const others = () => conditions.add(`NOT c.state->'chain' @> ${conditions.value(JSON.stringify([{ by: reader.id }]))}::jsonb`);
  switch (query.from) {
    case 'cases':
      conditions.add(`c.closed_at IS NULL AND c.programme = ${conditions.value(query.programme)} AND c.stage = ${conditions.value(query.stage)} AND c.step = ${conditions.value(query.step)}`);
      keepInScope(conditions, reader, parts.now(), presentCases);
      if (query.notOwnChain) others();
      return {
        from: 'cases c', columns: `c.id AS case_id, NULL::uuid AS track, NULL::text AS clock, (c.state->>'stageSince')::timestamptz AS since, c.due_at, c.overdue`,
        due: `coalesce(c.due_at, 'infinity')`, key: 'c.id::text', conditions,
      };
    case 'clocks':
      conditions.add(`k.stopped_at IS NULL AND k.kind = ${conditions.value(query.kind)}`);
      keepInScope(conditions, reader, parts.now(), clocks, 'calls');
      if (query.begun) conditions.add(`k.window_from <= ${conditions.value(dayOf(parts.now()))}::date`);
      if (query.withinDays !== undefined) conditions.add(`k.due_at < ${conditions.value(parts.now())}::timestamptz + ${query.withinDays} * interval '1 day'`);
      if (query.overdue) conditions.add('k.overdue');
      if (query.notOwnChain) others();
      return {
        from: query.notOwnChain ? 'clocks k JOIN cases c ON c.id = k.case_id' : 'clocks k',
        columns: 'k.case_id, k.track, k.clock, k.started_at AS since, k.due_at, k.overdue', due: `coalesce(k.due_at, 'infinity')`, key: `lpad(k.id::text, 20, '0')`, conditions,
      };
    default:
      return query satisfies never;
  }
}

function itemOf({ ring }: ReadParts, row: Row): QueueItem {
  return {
    caseId: row.case_id, programme: row.programme, receipt: row.receipt, applicant: listName(ring, row.applicant_id, row.name_enc),
    ...(row.track ? { track: row.track, person: listName(ring, row.track, row.person_enc) } : {}),
    community: { zh: row.name_zh, en: row.name_en }, categories: row.categories ?? [], ...(row.clock ? { clock: row.clock } : {}),
    since: row.since.toISOString(), ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}), overdue: row.overdue,
  };
}
