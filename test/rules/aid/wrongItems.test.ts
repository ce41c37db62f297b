import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldProblems } from '../../../src/refusals/input.ts';
import type { HouseholdMeans } from '../../../src/rules/aid/household-means.ts';
import { entitlement } from '../../../src/rules/aid/entitlement.ts';
import { wrongGrant } from '../../../src/rules/aid/grant.ts';
import { wrongItems } from '../../../src/rules/aid/wrong-items.ts';
import { accident, awayFrom, grant, household, income, policyOf2026, spending, yuan } from './households.ts';

const policy = policyOf2026();
const found = (changes: Partial<HouseholdMeans>) => wrongItems(household(changes), policy).map(({ field, problem, rule }) => `${field} ${problem} ${rule}`);
const monthly = (from: string, to: string) => ({ period: { per: 'month', from, to } as const });

test('B-01: a household that is entered rightly is not refused', () => {
  expect(found({
    income: [income(0), income(yuan(3_000), { member: 'm2', ...monthly('2026-01', '2026-06') }), income(yuan(3_500), { member: 'm2', ...monthly('2026-07', '2026-12') })],
    spending: [spending('illness', yuan(900), { reimbursed: yuan(900) }), spending('work', 1, monthly('2026-12', '2026-12'))],
    accidents: [accident(yuan(40_000), { on: '2026-12-31', compensated: yuan(40_000) })],
  })).toEqual([]);
});

test.each([
  ['an amount below zero', { income: [income(-1)] }, 'income.0.amount amount.whole-fen B-02'],
  ['half a fen', { spending: [spending('illness', 0.5)] }, 'spending.0.amount amount.whole-fen B-02'],
  ['no number at all', { spending: [spending('work', Number.NaN)] }, 'spending.0.amount amount.whole-fen B-03'],
  ['an amount no number can hold exactly', { income: [income(2 ** 53)] }, 'income.0.amount too-large B-02'],
  ['an amount beyond what policy lets be entered', { income: [income(10_000_000_001)] }, 'income.0.amount too-large B-02'],
  ['more reimbursed than spent', { spending: [spending('illness', 100, { reimbursed: 101 })] }, 'spending.0.reimbursed amount.more-than-spent B-02'],
  ['less than nothing reimbursed', { spending: [spending('illness', 100, { reimbursed: -1 })] }, 'spending.0.reimbursed amount.whole-fen B-02'],
  ['more compensated than lost', { accidents: [accident(100, { compensated: 101 })] }, 'accidents.0.compensated amount.more-than-spent B-04'],
  ['an accident of the year before', { accidents: [accident(100, { on: '2025-12-31' })] }, 'accidents.0.on period.outside-year B-04'],
  ['nobody in the household', { members: [], students: [] }, 'members required B-01'],
  ['a member twice', { members: ['m1', 'm3', 'm1'] }, 'members.2 member.twice B-01'],
  ['a student twice', { students: ['m3', 'm3'] }, 'students.1 member.twice B-07'],
  ['a student from elsewhere', { students: ['m9'] }, 'students.0 member.unknown B-07'],
  ['the income of somebody else', { income: [income(1, { member: 'm9' })] }, 'income.0.member member.unknown B-01'],
  ['a period turned round', { income: [income(1, monthly('2026-05', '2026-04'))] }, 'income.0.period.to period.order B-02'],
  ['a month before the year', { income: [income(1, monthly('2025-12', '2026-04'))] }, 'income.0.period.from period.outside-year B-02'],
  ['a month after the year', { spending: [spending('work', 1, monthly('2026-12', '2027-01'))] }, 'spending.0.period.to period.outside-year B-03'],
  ['a thirteenth month', { income: [income(1, monthly('2026-01', '2026-13'))] }, 'income.0.period.to period.month B-02'],
  ['a year that begins in no month', { from: '2026-00' }, 'from period.month B-02'],
  ['two wages in one month', { income: [income(1, monthly('2026-01', '2026-03')), income(1, monthly('2026-03', '2026-04'))] }, 'income.1.period period.overlap B-02'],
  ['a monthly wage beside one for the whole year', { income: [income(1), income(1, monthly('2026-12', '2026-12'))] }, 'income.1.period period.overlap B-02'],
] as const satisfies readonly (readonly [string, Partial<HouseholdMeans>, string])[])('B-01: %s is refused with field and rule', (_what, changes, problem) => {
  expect(found(changes)).toEqual([problem]);
});

test('B-02: two jobs told apart, another kind, another member and following months do not overlap', () => {
  expect(found({ income: [
    income(1, monthly('2026-01', '2026-03')), income(1, { source: 'job-2', ...monthly('2026-01', '2026-03') }), income(1, { kind: 'property' }),
    income(1, { member: 'm2' }), income(1, monthly('2026-04', '2026-04')),
  ] })).toEqual([]);
});

test('B-01: everything wrong is named at once', () => {
  expect(found({ income: [income(-1, { member: 'm9' })], spending: [spending('illness', 0.5)], accidents: [accident(-1)] })).toHaveLength(4);
});

test('B-01: more people and more items than policy allows are refused with the limit', () => {
  const members = Array.from({ length: 31 }, (_one, position) => `m${position}`);
  expect(wrongItems(household({ members, students: [] }), policy)).toEqual([{ field: 'members', problem: 'too-many', rule: 'B-01', sentence: { zh: '31 人，最多 30 人。', en: '31 people; at most 30.' } }]);
  expect(found({ spending: Array.from({ length: 201 }, () => spending('illness', 1)) })).toEqual(['spending too-many B-01']);
});

test('B-02: sums beyond what is exact are refused, though each item is right', () => {
  const generous = { ...policy, entry: { ...policy.entry, amountMost: Number.MAX_SAFE_INTEGER } };
  const huge = income(Number.MAX_SAFE_INTEGER);
  expect(wrongItems(household({ income: [huge] }), generous)).toEqual([]);
  expect(wrongItems(household({ income: [huge, income(1, { kind: 'other' })] }), generous)).toMatchObject([{ field: 'income', problem: 'too-large' }]);
});

test('B-01: whatever passes the check can be calculated with', () => {
  const generous = { ...policy, entry: { ...policy.entry, amountMost: Number.MAX_SAFE_INTEGER } };
  const any = fc.oneof(fc.integer({ min: -2, max: 5 }), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.double());
  fc.assert(fc.property(any, any, any, (one, two, three) => {
    const home = household({ income: [income(one)], spending: [spending('illness', two), spending('illness', three)], accidents: [] });
    if (wrongItems(home, generous).length > 0) return;
    expect(() => entitlement(home, { kind: 'medical' }, [], generous)).not.toThrow();
  }));
});

const open = entitlement(household(), { kind: 'living' }, [], policy);

test.each([
  [yuan(6_400) - 1, 'amount.below-floor', 'B-05'], [yuan(6_400), undefined, undefined], [yuan(9_600), undefined, undefined], [yuan(9_600) + 1, 'amount.above-cap', 'B-05'],
  [0, 'amount.none', 'B-05'], [-1, 'amount.whole-fen', 'B-05'], [1.5, 'amount.whole-fen', 'B-05'],
])('B-05: a grant of %d fen is answered by %s', (amount, problem, rule) => {
  expect(wrongGrant(amount, open, policy, 'grants.0.amount')).toMatchObject(problem ? [{ field: 'grants.0.amount', problem, rule }] : []);
});

test('B-05: a grant above its cap is refused with the cap in the sentence', () => {
  expect(wrongGrant(yuan(10_000), open, policy)).toEqual([{ field: 'amount', problem: 'amount.above-cap', rule: 'B-05', sentence: { zh: '10,000.00 元超出上限：最多 9,600.00 元。', en: '10,000.00 yuan is above the cap: at most 9,600.00 yuan.' } }]);
});

test('B-09: a grant that is not open is refused by the rule that keeps it closed', () => {
  const closed = entitlement(awayFrom(1, 0), { kind: 'living' }, [grant('education', 1, { tier: 'relative', student: 'm3' })], policy);
  expect(wrongGrant(1, closed, policy)).toMatchObject([{ problem: 'aid.not-open', rule: 'B-09' }]);
});

test('B-01: each problem is worded in both languages', () => {
  for (const { problem } of wrongItems(household({ members: [], from: '2026-01', income: [income(-1)], accidents: [accident(1, { compensated: 2 })] }), policy)) expect(fieldProblems[problem].zh).not.toBe('');
});
