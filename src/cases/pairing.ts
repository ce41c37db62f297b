import { covers } from '../access/region.ts';
import { dayOf } from '../calendar/days.ts';
import { policyOf } from '../programmes/policy/kinds.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { mayPair, type Pair } from '../rules/tutoring/pairing.ts';
import type { Asked } from './crossRecord.ts';
import type { ReadParts } from './read/parts.ts';

/**
 * Whether the record has room for a pair; asked before the command, for the sentence with its figures. The same is held
 * by the record itself when the step is written, whoever comes first.
 * @rule E-01
 */
export async function pairFits(parts: ReadParts, { codes, found, day, track, action }: Asked): Promise<Refusal | undefined> {
  const field = action === 'reassign' ? 'mentor' : 'teacher';
  const teacher = String(codes[field]);
  if (!(await isTeacherOf(parts, teacher, found.region))) return { code: 'teacher.unsuitable', rule: 'E-01', field };
  const student = track ?? String(codes['student']);
  const today = dayOf(day);
  const pairs = await pairsAbout(parts, student, teacher);
  const others = track === undefined ? pairs : pairs.filter((pair) => pair.student !== student); // the old pair ends with this step
  const { conditions } = mayPair({ student, teacher, from: today, pairs: others }, policyOf('student-pairing', found.policy), today);
  const broken = conditions.find(({ holds }) => !holds);
  if (!broken) return undefined;
  if (broken.code === 'teacher.room') return { code: 'teacher.full', rule: 'E-01', field, values: broken.values };
  return { code: 'student.paired', rule: 'E-01', field: 'student', values: broken.values };
}

/** Whether an account is a teacher who may be paired with a student of this region. */
async function isTeacherOf({ prisma }: ReadParts, id: string, region: string): Promise<boolean> {
  const account = await prisma.user.findUnique({ where: { id }, select: { role: true, region: true, active: true } });
  return account !== null && account.active && account.role === 'teacher' && covers(account.region, region);
}

/** The active pairs of a teacher, and those of a student in whichever case; the student goes by the id asked with. */
async function pairsAbout({ pool }: ReadParts, student: string, teacher: string): Promise<Pair[]> {
  const { rows } = await pool.query<{ person_id: string; teacher_id: string; from: string; same: boolean }>(
    `SELECT p.person_id, p.teacher_id, p.from_day::text AS from, p.student_index = s.identity_index AS same
     FROM active_pairs p, (SELECT identity_index FROM people WHERE id = $1) s WHERE p.teacher_id = $2 OR p.student_index = s.identity_index`,
    [student, teacher],
  );
  return rows.map(({ person_id, teacher_id, from, same }) => ({ student: same ? student : person_id, teacher: teacher_id, from }));
}
