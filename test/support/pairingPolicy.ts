import { addDays, type Day } from '../../src/calendar/days.ts';
import { weekOf } from '../../src/rules/tutoring/terms.ts';
import type { StudentPairingPolicy } from '../../src/programmes/student-pairing/policy.ts';
import { pairingPolicy } from '../rules/shipped.ts';

const holiday = (from: Day, to: Day) => ({ title: { zh: '测试假期', en: 'Invented holidays' }, from, to });

/**
 * The shipped policy with terms in a year that no test run will live to see: eight weeks in spring, of which the fourth
 * is a week of holidays, and three in autumn.
 */
export function pairingPolicy2031(): StudentPairingPolicy {
  const policy = pairingPolicy();
  return {
    ...policy, id: 'student-pairing/99/2031-01', effectiveFrom: '2031-01-01',
    tutoring: {
      ...policy.tutoring,
      terms: [
        { code: '2031-spring', title: { zh: '2031年春季学期', en: 'Spring term 2031' }, from: '2031-03-03', to: '2031-04-25', holidays: [holiday('2031-03-24', '2031-03-30')] },
        { code: '2031-autumn', title: { zh: '2031年秋季学期', en: 'Autumn term 2031' }, from: '2031-09-01', to: '2031-09-19', holidays: [] },
      ],
    },
  };
}

/** A policy of the test's own city with one term around a day, for tests by the clock on the wall: it wins over the shipped one. */
export function pairingPolicyAround(day: Day, weeks = 4): StudentPairingPolicy {
  const policy = pairingPolicy();
  const { from } = weekOf(day);
  const term = (code: string, begins: Day) => ({ code, title: { zh: '测试学期', en: 'Invented term' }, from: begins, to: addDays(begins, weeks * 7 - 3), holidays: [] });
  return {
    ...policy, id: 'student-pairing/9901/2020-01', jurisdiction: '9901', effectiveFrom: '2020-01-01',
    tutoring: { ...policy.tutoring, leastSchoolDays: 1, terms: [term('now', addDays(from, -7)), term('next', addDays(from, weeks * 7))] },
  };
}
