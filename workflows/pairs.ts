import { termFrom } from '../src/rules/tutoring/terms.ts';
import type { Change } from './change.ts';

/** The pair's record is made of this, and the teacher is told. */
export function recordPair(change: Change, student: string, { pair, teacher, from }: { pair: string; teacher: string; from: string }): void {
  const term = termFrom(from, change.policyPart('tutoring'))?.code ?? '';
  change.record({ type: 'paired', track: student, student, teacher, pair, from, term, most: change.policyPart('pairing').studentsPerTeacher, rules: ['E-01'] });
  change.tell({ to: { user: teacher }, template: 'assigned-as-teacher', track: student, rule: 'E-01', hours: 'working' });
}
