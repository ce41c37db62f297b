import { z } from 'zod';
import { openJson } from '../../privacy/field.ts';
import { Conditions } from './conditions.ts';
import type { PageRequest } from './cases.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import type { Page, Reader } from './model.ts';
import { listName, nameOf } from './names.ts';
import type { ReadParts } from './parts.ts';
import { anyCase, keepInScope, mentorsOf } from './scope.ts';
import type { Day } from '../state.ts';

/** A pair of the register: who teaches whom, since when, and until when. Names of students are masked. */
export interface PairView {
  id: string;
  caseId: string;
  receipt: string;
  student: string;
  studentName: string;
  teacherName: string;
  community: { zh: string; en: string };
  from: Day;
  endedOn?: Day;
  /** Code of why it ended. */
  why?: string;
}

/** A student of the register, paired or waiting. */
export interface StudentView {
  caseId: string;
  receipt: string;
  student: string;
  studentName: string;
  school?: string;
  grade?: string;
  community: { zh: string; en: string };
  /** Stage of the student's own help, or of the case. */
  stage: string;
  teacherName?: string;
}

interface PairRow { id: string; case_id: string; receipt: string; person_id: string; name_enc: string; teacher_id: string; teacher_enc: string; name_zh: string; name_en: string; from_day: Day; ended_on: Day | null; why: string | null }

/**
 * A page of the register of pairs, the newest first; a teacher's own pairs only.
 * @rule E-01
 */
export async function listPairs(parts: ReadParts, reader: Reader, filter: { active?: boolean } = {}, page: PageRequest = {}): Promise<Page<PairView>> {
  const conditions = new Conditions();
  keepInScope(conditions, reader, parts.now(), anyCase, 'pairs');
  ownRows(conditions, parts, reader, 'q.teacher_id');
  conditions.add('q.voided_seq IS NULL');
  if (filter.active !== undefined) conditions.add(filter.active ? 'q.active' : 'NOT q.active');
  if (page.cursor) {
    const [from = '', caseId = '', id = ''] = readCursor(page.cursor, 3);
    const [day, which, last] = [conditions.value(from), conditions.value(caseId), conditions.value(id)];
    conditions.add(`(q.from_day < ${day}::date OR (q.from_day = ${day}::date AND (q.case_id, q.id) > (${which}::uuid, ${last})))`);
  }
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await parts.pool.query<PairRow>(
    `SELECT q.id, q.case_id, c.receipt, q.person_id, p.name_enc, q.teacher_id, u.name_enc AS teacher_enc, r.name_zh, r.name_en, q.from_day::text, q.ended_on::text, q.why
     FROM pairs q JOIN cases c ON c.id = q.case_id JOIN people p ON p.id = q.person_id JOIN users u ON u.id = q.teacher_id JOIN regions r ON r.code = c.region
     WHERE ${conditions.sql} ORDER BY q.from_day DESC, q.case_id, q.id LIMIT ${limit + 1}`,
    conditions.values,
  );
  return pageOf(rows, limit, (row): PairView => ({
    id: row.id, caseId: row.case_id, receipt: row.receipt, student: row.person_id, studentName: listName(parts.ring, row.person_id, row.name_enc),
    teacherName: nameOf(parts.ring, 'users', row.teacher_id, row.teacher_enc), community: { zh: row.name_zh, en: row.name_en }, from: row.from_day,
    ...(row.ended_on ? { endedOn: row.ended_on } : {}), ...(row.why ? { why: row.why } : {}),
  }), (row) => [row.from_day, row.case_id, row.id]);
}

interface StudentRow { case_id: string; receipt: string; person_id: string; name_enc: string; details_enc: string | null; name_zh: string; name_en: string; stage: string; teacher_id: string | null; teacher_enc: string | null; opened_at: Date }

const schooling = z.object({ school: z.string().optional(), grade: z.string().optional() });

/**
 * A page of the register of students in open cases, the newest first; a teacher's own students only.
 * @rule E-01
 */
export async function listStudents(parts: ReadParts, reader: Reader, page: PageRequest = {}): Promise<Page<StudentView>> {
  const conditions = new Conditions();
  keepInScope(conditions, reader, parts.now(), anyCase, 'pairs');
  ownRows(conditions, parts, reader, 'q.teacher_id');
  conditions.add(`c.programme = ${conditions.value(PAIRING)} AND c.closed_at IS NULL AND cp.seeks_recognition AND cp.open`);
  if (page.cursor) {
    const [openedAt = '', id = ''] = readCursor(page.cursor, 2);
    const [at, after] = [conditions.value(openedAt), conditions.value(id)];
    conditions.add(`(c.opened_at < ${at}::timestamptz OR (c.opened_at = ${at}::timestamptz AND cp.person_id > ${after}::uuid))`);
  }
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await parts.pool.query<StudentRow>(
    `SELECT c.id AS case_id, c.receipt, cp.person_id, p.name_enc, p.details_enc, r.name_zh, r.name_en, coalesce(t.stage, c.stage) AS stage, q.teacher_id, u.name_enc AS teacher_enc, c.opened_at
     FROM cases c JOIN case_people cp ON cp.case_id = c.id JOIN people p ON p.id = cp.person_id JOIN regions r ON r.code = c.region
     LEFT JOIN tracks t ON t.case_id = c.id AND t.person_id = cp.person_id LEFT JOIN active_pairs q ON q.case_id = c.id AND q.person_id = cp.person_id LEFT JOIN users u ON u.id = q.teacher_id
     WHERE ${conditions.sql} ORDER BY c.opened_at DESC, cp.person_id LIMIT ${limit + 1}`,
    conditions.values,
  );
  return pageOf(rows, limit, (row): StudentView => {
    const details = row.details_enc ? schooling.safeParse(openJson(parts.ring, { table: 'people', column: 'details_enc', id: row.person_id }, row.details_enc)).data : undefined;
    return {
      caseId: row.case_id, receipt: row.receipt, student: row.person_id, studentName: listName(parts.ring, row.person_id, row.name_enc), community: { zh: row.name_zh, en: row.name_en }, stage: row.stage,
      ...(details?.school ? { school: details.school } : {}), ...(details?.grade ? { grade: details.grade } : {}),
      ...(row.teacher_id ? { teacherName: nameOf(parts.ring, 'users', row.teacher_id, row.teacher_enc) } : {}),
    };
  }, (row) => [row.opened_at.toISOString(), row.person_id]);
}

const PAIRING = 'student-pairing';

/** A case may have several students: a teacher sees the rows of the own ones (and of those of a colleague on leave). */
function ownRows(conditions: Conditions, { now }: ReadParts, reader: Reader, teacher: string): void {
  if (reader.role === 'teacher') conditions.add(`${teacher} IN ${mentorsOf(conditions, reader, now())}`);
}
