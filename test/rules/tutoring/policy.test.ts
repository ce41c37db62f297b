import { expect, test } from 'vitest';
import { studentPairingSense } from '../../../src/programmes/student-pairing/policySense.ts';
import { policyKind, policyOf } from '../../../src/programmes/policy/kinds.ts';
import { sharedSense } from '../../../src/programmes/policy/sense.ts';
import { change } from '../change.ts';
import { pairingPolicy } from '../shipped.ts';

test('E-02: the shipped policy has the numbers of the rulebook and makes sense', () => {
  const policy = pairingPolicy();
  expect([...sharedSense(policy), ...policyKind('student-pairing').sense(policy)]).toEqual([]);
  expect(policyOf('student-pairing', policy)).toBe(policy);
  expect(policy.tutoring.sessions).toEqual({ least: 1, most: 3 });
});

test.each<[string, string, unknown, string]>([
  ['a clock without time', 'clocks.tutoringWeek.span.count', 0, 'clocks.tutoringWeek.span.count'],
  ['fewer sessions at most than at least', 'tutoring.sessions.least', 4, 'tutoring.sessions.most'],
  ['a term listed twice', 'tutoring.terms.1.code', '2026-spring', 'tutoring.terms.1.code'],
  ['a term that ends before it begins', 'tutoring.terms.0.to', '2026-03-01', 'tutoring.terms.0.to'],
  ['terms that overlap', 'tutoring.terms.1.from', '2026-07-10', 'tutoring.terms.1'],
  ['a holiday that ends before it begins', 'tutoring.terms.0.holidays.0.to', '2026-04-03', 'tutoring.terms.0.holidays.0.to'],
  ['a holiday outside its term', 'tutoring.terms.0.holidays.0.from', '2026-03-01', 'tutoring.terms.0.holidays.0'],
])('E-02: a policy with %s is pointed out at its place', (_what, place, value, path) => {
  const policy = pairingPolicy();
  change(policy, place, value);
  expect(studentPairingSense(policy).map((problem) => problem.path)).toContain(path);
});
