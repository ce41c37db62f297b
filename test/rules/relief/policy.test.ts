import { expect, test } from 'vitest';
import { holidayReliefPolicyShape } from '../../../src/programmes/holiday-relief/policy.ts';
import { holidayReliefSense } from '../../../src/programmes/holiday-relief/policySense.ts';
import { policyKind, policyOf } from '../../../src/programmes/policy/kinds.ts';
import { sharedSense } from '../../../src/programmes/policy/sense.ts';
import { change } from '../change.ts';
import { reliefPolicy } from '../shipped.ts';

test('A-01: the shipped policy has the numbers of the rulebook and makes sense', () => {
  const policy = reliefPolicy();
  expect([...sharedSense(policy), ...policyKind('holiday-relief').sense(policy)]).toEqual([]);
  expect(policyOf('holiday-relief', policy)).toBe(policy);
  expect(policy.hardship.belowPercent).toBe(60);
  expect(policy.campaign.closes).toEqual({ month: 1, date: 22 });
  expect(policy.clocks.notice.span).toEqual({ unit: 'workingDays', count: 5, ends: 'midnight' });
  expect(policy.listed.groups).toHaveLength(10);
});

test.each<[string, string, unknown, string]>([
  ['a clock without time', 'clocks.delivery.span.count', 0, 'clocks.delivery.span.count'],
  ['a group that asks nothing', 'listed.groups.0.when', {}, 'listed.groups.0.when'],
  ['an age for men only', 'listed.groups.0.when', { minAgeMale: 50 }, 'listed.groups.0.when'],
  ['a group listed twice', 'listed.groups.1.code', 'urban-older', 'listed.groups.1.code'],
  ['a cause listed twice', 'hardship.causes.1.code', 'illness', 'hardship.causes.1.code'],
  ['two equal amounts', 'amounts.degrees.1.fen', 100_000, 'amounts.degrees.1.fen'],
  ['a closing date that some years do not have', 'campaign.closes', { month: 2, date: 29 }, 'campaign.closes'],
  ['a closing date that no year has', 'campaign.closes', { month: 4, date: 31 }, 'campaign.closes'],
  ['a campaign that closes as it opens', 'campaign.opens', { month: 1, date: 22 }, 'campaign.closes'],
  ['a notice in calendar days', 'clocks.notice.span', { unit: 'calendarDays', count: 5 }, 'clocks.notice.span.unit'],
])('A-03: a policy with %s is pointed out at its place', (_what, place, value, path) => {
  const policy = reliefPolicy();
  change(policy, place, value);
  expect(holidayReliefSense(policy).map((problem) => problem.path)).toContain(path);
});

test('A-03: there are exactly two degrees', () => {
  const policy = reliefPolicy();
  const [first] = policy.amounts.degrees;
  expect(holidayReliefPolicyShape.safeParse({ ...policy, amounts: { ...policy.amounts, degrees: [first] } }).success).toBe(false);
});
