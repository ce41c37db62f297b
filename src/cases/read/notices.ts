import { dayOf, lastDayBefore } from '../../calendar/days.ts';
import { neverPublic } from '../../access/privacy.ts';
import { maskName, type NameMask } from '../../privacy/mask.ts';
import { programmeOf } from '../../programmes/index.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { Text } from '../../programmes/programme.ts';
import { Conditions } from './conditions.ts';
import type { PageRequest } from './cases.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import type { Page, PublicNotice } from './model.ts';
import { nameOf } from './names.ts';
import type { ReadParts } from './parts.ts';
import { notFound } from './scope.ts';

interface Row {
  case_id: string;
  id: string;
  programme: string;
  applicant_id: string;
  name_enc: string;
  region_zh: string;
  region_en: string;
  members: number;
  categories: string[] | null;
  posted_at: Date;
  ends_at: Date;
  contact: string | null;
  supervision_phone: string | null;
  mask: NameMask | null;
  degree: string | null;
  amount_fen: string | null;
  degrees: { code: string; title: Text }[] | null;
}

/** The nearest region above that has it: a community without a phone of its own shows the street's. */
const nearest = (column: 'contact' | 'supervision_phone') =>
  `(SELECT r.${column} FROM regions r WHERE left(n.region, length(r.code)) = r.code AND r.${column} IS NOT NULL ORDER BY length(r.code) DESC LIMIT 1)`;

const columns = `n.case_id, n.id, c.programme, c.applicant_id, p.name_enc, g.name_zh AS region_zh, g.name_en AS region_en, n.posted_at, k.due_at AS ends_at,
  (SELECT count(*)::int FROM case_people cp WHERE cp.case_id = n.case_id) AS members,
  (SELECT array_agg(DISTINCT category ORDER BY category) FROM case_people cp, unnest(cp.categories) category WHERE cp.case_id = n.case_id AND cp.seeks_recognition) AS categories,
  ${nearest('contact')} AS contact, ${nearest('supervision_phone')} AS supervision_phone, y.data->'notice'->>'mask' AS mask,
  l.degree, l.amount_fen::text, y.data->'amounts'->'degrees' AS degrees`;

/** The notice's own clock says when it ends, because a newly published schedule may move that day. */
const joined = `JOIN clocks k ON k.case_id = n.case_id AND k.kind = 'notice' AND k.stopped_at IS NULL JOIN cases c ON c.id = n.case_id
  JOIN people p ON p.id = c.applicant_id JOIN regions g ON g.code = n.region JOIN policies y ON y.id = c.policy_id
  LEFT JOIN campaign_places l ON l.case_id = c.id AND l.state <> 'returned' AND l.voided_seq IS NULL`;

/** Posted, not taken down, not undone, and not ended: neither in the record nor by the time on the wall. */
function keepRunning(conditions: Conditions, parts: ReadParts): void {
  conditions.add(`c.programme <> ALL(${conditions.value(neverPublic())}::text[])`);
  conditions.add(`n.ended_at IS NULL AND n.taken_down_at IS NULL AND n.voided_seq IS NULL AND k.due_at > ${conditions.value(parts.now())}::timestamptz`);
}

/** A notice is named by its case and its own id, which is unique within the case. */
const publicId = (row: Pick<Row, 'case_id' | 'id'>) => `${row.case_id}.${row.id}`;

/**
 * A page of the public board, the newest first.
 * @rule X-02
 */
export async function publicNotices(parts: ReadParts, filter: { region?: string } = {}, page: PageRequest = {}): Promise<Page<PublicNotice>> {
  const conditions = new Conditions();
  keepRunning(conditions, parts);
  if (filter.region !== undefined) conditions.within(filter.region, 'n.region');
  if (page.cursor) {
    const [posted = '', caseId = ''] = readCursor(page.cursor, 2);
    conditions.add(`(n.posted_at, n.case_id) < (${conditions.value(posted)}::timestamptz, ${conditions.value(caseId)}::uuid)`);
  }
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await parts.pool.query<Row>(
    `SELECT ${columns} FROM notices n ${joined} WHERE ${conditions.sql} ORDER BY n.posted_at DESC, n.case_id DESC LIMIT ${limit + 1}`,
    conditions.values,
  );
  return pageOf(rows, limit, (row) => noticeOf(parts, row), (row) => [row.posted_at.toISOString(), row.case_id]);
}

/**
 * @throws RefusalError `notice.not-running` (410) when it has ended, `not-found` when there never was one
 * @rule X-02
 */
export async function publicNotice(parts: ReadParts, id: string): Promise<PublicNotice> {
  const { caseId, notice } = noticeKey(id);
  const conditions = new Conditions();
  conditions.add(`n.case_id = ${conditions.value(caseId)}::uuid AND n.id = ${conditions.value(notice)}`);
  keepRunning(conditions, parts);
  const { rows } = await parts.pool.query<Row>(`SELECT ${columns} FROM notices n ${joined} WHERE ${conditions.sql}`, conditions.values);
  const [row] = rows;
  if (row) return noticeOf(parts, row);
  const { rowCount } = await parts.pool.query('SELECT 1 FROM notices WHERE case_id = $1 AND id = $2', [caseId, notice]);
  if (rowCount === 0) return notFound();
  throw new RefusalError({ code: 'notice.not-running', rule: 'X-02' });
}

/** @throws RefusalError `not-found` when it is no notice's id */
export function noticeKey(id: string): { caseId: string; notice: string } {
  const [, caseId, notice] = /^([0-9a-f-]{36})\.(n[\d-]+)$/.exec(id) ?? [];
  return caseId && notice ? { caseId, notice } : notFound();
}

function noticeOf({ ring }: ReadParts, row: Row): PublicNotice {
  return {
    id: publicId(row), caseId: row.case_id, maskedName: maskName(nameOf(ring, 'people', row.applicant_id, row.name_enc), row.mask ?? 'middle'),
    community: { zh: row.region_zh, en: row.region_en }, members: row.members, help: helpOf(row.programme), ...listedAs(row),
    postedOn: dayOf(row.posted_at.toISOString()), endsOn: lastDayBefore(row.ends_at.toISOString()),
    contact: row.contact ?? '', supervisionPhone: row.supervision_phone ?? '',
  };
}

/** On a list of relief the degree stands for the hardship, as a neutral code; the group, which can name a disability, is not shown. */
function listedAs({ degree, degrees, amount_fen, categories }: Row): Pick<PublicNotice, 'categories' | 'degree' | 'amountFen'> {
  if (degree === null) return { categories: categories ?? [] };
  return { categories: [], degree: degrees?.find(({ code }) => code === degree)?.title ?? { zh: degree, en: degree }, amountFen: Number(amount_fen) };
}

function helpOf(programme: string): Text {
  const { zh, en } = programmeOf(programme).title;
  return { zh, en };
}
