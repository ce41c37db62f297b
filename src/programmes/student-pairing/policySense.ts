import { addDays, weekdayOf } from '../../calendar/days.ts';
import { duplicateCodes, timelessClocks, type PolicyProblem } from '../policy/sense.ts';
import type { StudentPairingPolicy, Term } from './policy.ts';

/** What is wrong with a policy of paired help beyond what any policy can have wrong. */
export function studentPairingSense(policy: StudentPairingPolicy): PolicyProblem[] {
  const { sessions, terms } = policy.tutoring;
  return [
    ...timelessClocks(Object.entries(policy.clocks).map(([name, clock]) => [`clocks.${name}`, clock] as const)),
    ...(sessions.most < sessions.least ? [{ path: 'tutoring.sessions.most', message: `${sessions.most} is less than least ${sessions.least}: correct one of them` }] : []),
    ...duplicateCodes('tutoring.terms', terms), ...duplicateCodes('pairing.causes', policy.pairing.causes), ...terms.flatMap(termProblems), ...overlaps(terms),
  ];
}

/** @rule E-02 */
function termProblems({ from, to, holidays }: Term, position: number): PolicyProblem[] {
  const path = `tutoring.terms.${position}`;
  return [
    ...(to < from ? [{ path: `${path}.to`, message: `${to} lies before from ${from}: correct one of them` }] : []),
    ...(from <= to && !hasSchoolDay(from, to) ? [{ path, message: 'holds no day from Monday to Friday: give it time' }] : []),
    ...holidays.flatMap((holiday, place) => {
      const at = `${path}.holidays.${place}`;
      if (holiday.to < holiday.from) return [{ path: `${at}.to`, message: `${holiday.to} lies before from ${holiday.from}: correct one of them` }];
      return holiday.from < from || holiday.to > to ? [{ path: at, message: `reaches beyond the term, ${from} to ${to}: keep it inside` }] : [];
    }),
  ];
}

function hasSchoolDay(from: string, to: string): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdayOf(day) <= 5) return true;
  return false;
}

/** A day belongs to one term at most, or a week would be asked for twice. */
function overlaps(terms: readonly Term[]): PolicyProblem[] {
  return terms.flatMap(({ from, to }, position) => {
    const other = terms.slice(0, position).find((earlier) => from <= earlier.to && earlier.from <= to);
    return other ? [{ path: `tutoring.terms.${position}`, message: `overlaps “${other.code}”， ${other.from} to ${other.to}: move one of them` }] : [];
  });
}
