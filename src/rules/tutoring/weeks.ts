import { dayOf, type Day, type Instant } from '../../calendar/days.ts';
import type { StudentPairingPolicy, Term } from '../../programmes/student-pairing/policy.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { codeProblems, futureProblems, twiceProblems, wrong } from '../wrong-input.ts';
import { earliest, judgeTerm, latest, type TutoringFacts, type TutoringTerm } from './terms.ts';

/**
 * The weeks of a term with sessions as somebody else gives them, which are checked first.
 * @see judgeTerm
 * @param now the instant it is judged at
 * @throws InputError for an unknown term, a session recorded twice, in the future or outside the term
 * @rule E-02
 * @rule E-03
 */
export function tutoringTerm(facts: TutoringFacts, policy: Pick<StudentPairingPolicy, 'tutoring'>, now: Instant): TutoringTerm {
  const term = policy.tutoring.terms.find(({ code }) => code === facts.term);
  const problems = term ? sessionProblems(facts, term, dayOf(now)) : codeProblems('term', facts.term, policy.tutoring.terms, 'E-02');
  if (problems.length > 0 || !term) return refuseInput(problems);
  return judgeTerm(facts, term, policy.tutoring, now);
}

function sessionProblems({ sessions, pairedFrom, pairedTo }: TutoringFacts, { from, to }: Term, today: Day): FieldProblem[] {
  const first = latest(from, pairedFrom);
  const last = earliest(to, pairedTo);
  return [
    ...twiceProblems((position) => `sessions.${position}.id`, sessions.map(({ id }) => id), 'E-02'),
    ...sessions.flatMap(({ on }, position) => {
      const field = `sessions.${position}.on`;
      if (on > today) return futureProblems(field, on, today, 'E-02');
      if (on < first) return [wrong(field, 'too-small', 'E-02', `${on} 早于 ${first}`, `${on} lies before ${first}`)];
      return on > last ? [wrong(field, 'too-large', 'E-02', `${on} 晚于 ${last}`, `${on} lies after ${last}`)] : [];
    }),
  ];
}
