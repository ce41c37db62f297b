import { dayOf } from '../src/calendar/days.ts';
import type { Day, Track } from '../src/cases/state.ts';
import type { Tutoring } from '../src/cases/tutoring.ts';
import type { TutoringPolicy } from '../src/programmes/student-pairing/policy.ts';
import { askedWeeks, termFrom, weekOf, type TermFrame } from '../src/rules/tutoring/terms.ts';
import type { Change } from './change.ts';

export const weekClock = (track: string): string => `week:${track}`;
export const termClock = (track: string): string => `term:${track}`;

/** A student's term; the stage kinds that ask for it begin only with one. */
export function tutoringOf(track: Track): Tutoring {
  if (!track.tutoring) throw new Error(`a student in ${track.stage} has no term`);
  return track.tutoring;
}

/** When the term is by the policy in force; by the one it began under where a newer one knows it no more. */
export function termOf({ term }: Tutoring, { terms }: TutoringPolicy): TermFrame {
  return terms.find(({ code }) => code === term.code) ?? term;
}

/** Opens the term that a student's help begins or goes on with; the caller has made sure that policy has one. */
export function startTerm(change: Change, student: string, { pair, from }: { pair: string; from: Day }): void {
  const term = termFrom(from, change.policyPart('tutoring'));
  if (!term) throw new Error(`no term from ${from} on`);
  const holidays = term.holidays.map((holiday) => ({ from: holiday.from, to: holiday.to }));
  change.track(student).tutoring = {
    pair, term: { code: term.code, from: term.from, to: term.to, holidays }, pairedFrom: from < term.from ? term.from : from, sessions: [], minutes: 0, talks: 0, things: 0,
  };
  change.record({ type: 'term-begun', track: student, term: term.code, from: term.from, to: term.to, rules: ['E-02'] });
}

/**
 * Waits for the next week in which a session is asked for, to Sunday 24:00; after the last one, for the end of the
 * term. Weeks of holidays are passed over: nobody is reminded in them.
 * @param after Monday of the week that is done
 * @rule E-03
 */
export function waitForNextWeek(change: Change, student: string, after?: Day): void {
  const policy = change.policyPart('tutoring');
  const tutoring = tutoringOf(change.track(student));
  const term = termOf(tutoring, policy);
  const weeks = askedWeeks(term, policy, tutoring.pairedFrom);
  const next = weeks.find(({ from, to }) => (after === undefined ? to >= dayOf(change.at) : from > after));
  change.stopClock(weekClock(student));
  if (next) {
    change.startClock(weekClock(student), { span: { unit: 'calendarDays', count: 0 }, remind: policy.remind, hours: policy.hours, rule: 'E-03', citation: policy.citation }, {
      kind: 'tutoring-week', owner: 'teacher', track: student, window: { from: next.from, to: next.to, offDaysOff: false },
    });
    return;
  }
  const { to } = weekOf(term.to);
  change.startClock(termClock(student), { span: { unit: 'calendarDays', count: 0 }, remind: [], hours: policy.hours, rule: 'E-03', citation: policy.citation }, {
    kind: 'term-end', owner: 'system', track: student, window: { from: term.to, to, offDaysOff: false },
  });
}

/** How many sessions a week has, from its Monday. */
export function sessionsIn({ sessions }: Tutoring, monday: Day): number {
  return sessions.filter((day) => weekOf(day).from === monday).length;
}

/** How many weeks in a row, this one the last, had too few sessions; weeks that nobody asked for neither count nor break the row. */
export function missingInARow(tutoring: Tutoring, policy: TutoringPolicy, monday: Day): number {
  const weeks = askedWeeks(termOf(tutoring, policy), policy, tutoring.pairedFrom).filter(({ from }) => from <= monday).reverse();
  const kept = weeks.findIndex(({ from }) => sessionsIn(tutoring, from) >= policy.sessions.least);
  return kept < 0 ? weeks.length : kept;
}
