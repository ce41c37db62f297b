import type { Day } from '../../calendar/days.ts';
import type { StudentPairingPolicy } from '../../programmes/student-pairing/policy.ts';
import { refuseInput } from '../../refusals/input.ts';
import { allHold, type Condition } from '../condition.ts';
import { futureProblems, twiceProblems, wrong } from '../wrong-input.ts';

/** A student and a teacher; codes. The pair ends with the day `endedOn`, and on that day another may begin. */
export interface Pair {
  student: string;
  teacher: string;
  from: Day;
  endedOn?: Day;
}

export interface PairingFacts {
  student: string;
  teacher: string;
  /** The day the new pair begins. */
  from: Day;
  /** Every pair of the student and of the teacher so far. */
  pairs: readonly Pair[];
}

export interface Pairing {
  allowed: boolean;
  /** How many more students the teacher may take before this one. */
  room: number;
  conditions: Condition[];
}

/**
 * Whether a student and a teacher may be paired: the teacher has room, and the student has no active pair. A change of
 * teacher ends the old pair first, on the same day if need be.
 * @param today a pair may not begin later
 * @throws InputError for a day in the future, an end before its beginning, or a student in two active pairs already
 * @rule E-01
 */
export function mayPair(facts: PairingFacts, { pairing: { studentsPerTeacher: most } }: { pairing: Pick<StudentPairingPolicy['pairing'], 'studentsPerTeacher'> }, today: Day): Pairing {
  const { student, teacher, from, pairs } = facts;
  const problems = [
    ...futureProblems('from', from, today, 'E-01'),
    ...pairs.flatMap(({ from: since, endedOn }, position) => (endedOn !== undefined && endedOn < since ? [wrong(`pairs.${position}.endedOn`, 'too-small', 'E-01', `${endedOn} 早于结对日期 ${since}`, `${endedOn} lies before the pair began, ${since}`)] : [])),
    ...pairedTwice(pairs),
  ];
  if (problems.length > 0) refuseInput(problems);
  // The new pair has no end yet, so it meets every pair that has not ended by its first day.
  const active = pairs.filter(({ endedOn }) => endedOn === undefined || endedOn > from);
  const has = active.filter((pair) => pair.teacher === teacher && pair.student !== student).length;
  const own = active.find((pair) => pair.student === student);
  const room = Math.max(0, most - has);
  const conditions: Condition[] = [
    {
      rule: 'E-01', code: 'teacher.room', holds: has < most, values: { has, most, room },
      zh: `这位教师已结对 ${has} 名学生，最多 ${most} 名${has < most ? '' : `，没有余额（含本次超出 ${has + 1 - most} 名）`}。`,
      en: `The teacher has ${has} students, at most ${most}${has < most ? '' : `: no room, with this one ${has + 1 - most} too many`}.`,
    },
    {
      rule: 'E-01', code: 'student.unpaired', holds: own === undefined, values: { since: own?.from ?? '' },
      zh: own ? `学生自 ${own.from} 起已有结对教师，须先结束原结对。` : '学生目前没有结对教师。',
      en: own ? `The student has been paired since ${own.from}: end that pair first.` : 'The student has no active pair.',
    },
  ];
  return { allowed: allHold(conditions), room, conditions };
}

/** One active pair per student: two without an end are a fault of the register, not a question to answer. */
function pairedTwice(pairs: readonly Pair[]) {
  const open = pairs.flatMap(({ student, endedOn }, position) => (endedOn === undefined ? [{ student, position }] : []));
  return twiceProblems((index) => `pairs.${open[index]?.position}.student`, open.map(({ student }) => student), 'E-01');
}
