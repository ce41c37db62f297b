import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import type { Text } from '../../programmes/programme.ts';
import { judgeTerm, type TutoringWeek } from '../../rules/tutoring/terms.ts';
import type { TermFigures } from '../facts/tutoring.ts';
import type { Day, Instant } from '../state.ts';
import { caseInScope } from './detail.ts';
import type { Reader } from './model.ts';
import type { ReadParts } from './parts.ts';
import { standsInFor } from './scope.ts';

/** A week of the term with its holidays by name. */
export interface WeekView extends TutoringWeek {
  holidays: Text[];
  /** It had no record when it ended, whatever was entered since (E-03). */
  wasMissing: boolean;
}

/** What is on record of a pair: a session, a talk, help with things. */
export interface TutoringRecordView {
  id: string;
  kind: 'session' | 'talk' | 'things';
  day: Day;
  code: string;
  partner?: string;
  minutes?: number;
  enteredLate: boolean;
}

export interface StudentTerm {
  student: string;
  term?: { code: string; title: Text; from: Day; to: Day };
  weeks: WeekView[];
  records: TutoringRecordView[];
  /** Talks that a term is to have, by policy, and has. */
  talks: { least: number; held: number };
  reviews: { id: string; term: string; outcome: string; then: string; figures: TermFigures; reviewedAt: Instant }[];
}

interface RecordRow { id: string; person_id: string; kind: 'session' | 'talk' | 'things'; day: Day; code: string; partner: string | null; minutes: number | null; entered_late: boolean }

/**
 * The term of each student of a case, week by week, and what went before; a teacher's own students only.
 * @throws RefusalError `not-found`
 * @rule E-02 · E-03
 */
export async function termsOf(parts: ReadParts, reader: Reader, caseId: string): Promise<StudentTerm[]> {
  const { id, state, policy } = await caseInScope(parts, reader, caseId);
  if (!isPolicyOf('student-pairing', policy)) return [];
  const standIns = await standsInFor(parts, reader);
  const students = Object.entries(state.tracks).filter(([, { mentor }]) => reader.role !== 'teacher' || mentor === reader.id || standIns.has(mentor));
  const [records, missing, reviews] = await Promise.all([
    parts.pool.query<RecordRow>('SELECT id, person_id, kind, day::text, code, partner, minutes, entered_late FROM tutoring_records WHERE case_id = $1 AND voided_seq IS NULL ORDER BY day DESC, id DESC', [id]),
    parts.pool.query<{ person_id: string; week_from: Day }>('SELECT person_id, week_from::text FROM missing_weeks WHERE case_id = $1', [id]),
    parts.pool.query<{ id: string; person_id: string; term: string; outcome: string; leads_to: string; figures: TermFigures; reviewed_at: Date }>(
      'SELECT id, person_id, term, outcome, leads_to, figures, reviewed_at FROM term_reviews WHERE case_id = $1 AND voided_seq IS NULL ORDER BY reviewed_at DESC', [id],
    ),
  ]);
  return students.map(([student, { tutoring }]): StudentTerm => {
    const term = tutoring && (policy.tutoring.terms.find(({ code }) => code === tutoring.term.code) ?? { ...tutoring.term, title: { zh: tutoring.term.code, en: tutoring.term.code }, holidays: [] });
    const gone = new Set(missing.rows.filter((row) => row.person_id === student).map(({ week_from }) => week_from));
    const weeks = tutoring && term ? judgeTerm({ sessions: tutoring.sessions.map((on, position) => ({ id: String(position), on })), pairedFrom: tutoring.pairedFrom }, term, policy.tutoring, parts.now()).weeks : [];
    return {
      student,
      ...(term ? { term: { code: term.code, title: term.title, from: term.from, to: term.to } } : {}),
      weeks: weeks.map((week) => ({
        ...week, wasMissing: gone.has(week.from),
        holidays: term ? term.holidays.filter(({ from, to }) => from <= week.to && week.from <= to).map(({ title }) => title) : [],
      })),
      records: records.rows.filter((row) => row.person_id === student).map(({ partner, minutes, entered_late, person_id: _person, ...row }) => ({
        ...row, enteredLate: entered_late, ...(partner ? { partner } : {}), ...(minutes === null ? {} : { minutes }),
      })),
      talks: { least: policy.tutoring.leastTalks, held: tutoring?.talks ?? 0 },
      reviews: reviews.rows.filter((row) => row.person_id === student).map((row) => ({ id: row.id, term: row.term, outcome: row.outcome, then: row.leads_to, figures: row.figures, reviewedAt: row.reviewed_at.toISOString() })),
    };
  });
}
