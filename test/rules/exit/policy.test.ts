import { expect, test } from 'vitest';
import { longTermExitPolicyShape } from '../../../src/programmes/long-term-exit/policy.ts';
import { longTermExitSense } from '../../../src/programmes/long-term-exit/policySense.ts';
import { policyKind, policyOf } from '../../../src/programmes/policy/kinds.ts';
import { sharedSense } from '../../../src/programmes/policy/sense.ts';
import { change } from '../change.ts';
import { exitPolicy } from '../shipped.ts';

test('D-01: the shipped policy has the numbers of the rulebook and makes sense', () => {
  const policy = exitPolicy();
  expect([...sharedSense(policy), ...policyKind('long-term-exit').sense(policy)]).toEqual([]);
  expect(policyOf('long-term-exit', policy)).toBe(policy);
  expect(policy.firstExit.months).toBe(6);
  expect(policy.qualification.causes.map(({ code }) => code)).toEqual(['illness', 'schooling', 'disability', 'single-parent', 'accident']);
  expect(policy.clocks.exitNotice.span).toEqual({ unit: 'workingDays', count: 5, ends: 'midnight' });
});

test.each<[string, string, unknown, string]>([
  ['a clock without time', 'clocks.exitReport.span.count', 0, 'clocks.exitReport.span.count'],
  ['a referral without time', 'unitMeasures.groups.0.referral.span.count', 0, 'unitMeasures.groups.0.referral.span.count'],
  ['a cause listed twice', 'qualification.causes.1.code', 'illness', 'qualification.causes.1.code'],
  ['a measure in two groups', 'unitMeasures.groups.2.measures.0.code', 'job-help', 'unitMeasures.groups.2.measures.0.code'],
  ['a lead unit nobody knows', 'unitMeasures.groups.1.measures.0.lead', 'elsewhere', 'unitMeasures.groups.1.measures.0.lead'],
  ['a helping unit nobody knows', 'unitMeasures.groups.1.measures.0.responsible.0', 'elsewhere', 'unitMeasures.groups.1.measures.0.responsible.0'],
  ['a unit that leads and helps', 'unitMeasures.groups.1.measures.0.responsible.0', 'human-resources', 'unitMeasures.groups.1.measures.0.responsible'],
  ['a caseload whose end lies before its beginning', 'caseload.helpers.1.households.most', 1, 'caseload.helpers.1.households.most'],
  ['two drives in one month', 'seasons.drives.3.months', 4, 'seasons.drives.3'],
])('D-05: a policy with %s is pointed out at its place', (_what, place, value, path) => {
  const policy = exitPolicy();
  change(policy, place, value);
  expect(longTermExitSense(policy).map((problem) => problem.path)).toContain(path);
});

test('D-01: an unknown key is refused', () => {
  expect(longTermExitPolicyShape.safeParse({ ...exitPolicy(), extra: 1 }).success).toBe(false);
});
