import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yearlyMeans } from '../../../src/rules/aid/household-means.ts';
import { assessTier, type TierAssessment } from '../../../src/rules/aid/tier.ts';
import type { Tier } from '../../../src/programmes/union-aid/kinds.ts';
import { accident, awayFrom, household, income, policyOf2026, spending, yearlyLine, yuan } from './households.ts';

const policy = policyOf2026();
const conditionOf = (found: TierAssessment, tier: Tier, code: string) => found.findings.find((finding) => finding.tier === tier)?.conditions.find((condition) => condition.code === code);

test.each([
  ['one fen below the line', -1, 'deep', true, 1],
  ['exactly on the line', 0, 'relative', false, 0],
  ['one fen above the line', 1, 'relative', false, 1],
] as const)('B-02: a household %s is judged by exactly that fen', (_where, fen, tier, holds, away) => {
  const found = assessTier(awayFrom(1, fen), policy);
  expect(found.tier).toBe(tier);
  expect(conditionOf(found, 'deep', 'income.deep')).toMatchObject({ rule: 'B-02', holds, values: { net: 2_880_000 + fen, line: 2_880_000, away, members: 3, monthlyLine: 80_000 } });
});

test('B-02: spending on illness, disability and schooling is taken off, the cost of working is not', () => {
  const above = income(yearlyLine(3) + yuan(600));
  for (const kind of ['illness', 'disability', 'schooling'] as const) {
    expect(assessTier(household({ income: [above], spending: [spending(kind, yuan(600) + 1)] }), policy).tier).toBe('deep');
    expect(assessTier(household({ income: [above], spending: [spending(kind, yuan(600))] }), policy).tier).toBe('relative');
  }
  expect(assessTier(household({ income: [above], spending: [spending('work', yuan(6_000))] }), policy).tier).toBe('relative');
});

test('B-02: what an insurance bore is not the household’s spending', () => {
  const spent = spending('illness', yuan(10_000), { reimbursed: yuan(9_400) });
  const found = assessTier(household({ income: [income(yearlyLine(3) + yuan(600))], spending: [spent] }), policy);
  expect(found.holding).toEqual(['relative']);
  expect(found.steps.find(({ code }) => code === 'item.illness')).toMatchObject({ en: 'Member 1, spending on illness: (10,000.00 − 9,400.00) = 600.00 yuan.' });
});

test('B-02: a monthly income counts for the months it was had', () => {
  const found = yearlyMeans(household({ income: [income(200_000, { member: 'm2', period: { per: 'month', from: '2026-02', to: '2026-06' } })] }));
  expect(found.income).toBe(1_000_000n);
  expect(found.steps[0]).toMatchObject({ zh: '第 2 位成员，工资性收入：2,000.00 × 5 = 10,000.00 元。', en: 'Member 2, wages: 2,000.00 × 5 = 10,000.00 yuan.' });
});

test('B-02: the arithmetic is shown line by line down to the month’s income per head, rounded for reading only', () => {
  const { steps, findings } = assessTier(awayFrom(1, -1, { spending: [spending('schooling', 0)] }), policy);
  expect(steps.map(({ code }) => code)).toEqual(['item.wage', 'income.total', 'item.schooling', 'rigid.total', 'work.total', 'net.deep', 'per-head.deep', 'net.relative', 'per-head.relative']);
  expect(steps.find(({ code }) => code === 'per-head.deep')?.en).toBe('Per head and month: 28,799.99 ÷ 12 ÷ 3 = ≈ 799.99 yuan (compared unrounded).');
  expect(findings[0]?.conditions[0]?.zh).toBe('收入 − 刚性支出 = 全年 28,799.99 元，标准为全年 28,800.00 元（低保标准 800.00 元 × 100% × 12 个月 × 3 人），低于标准 0.01 元。');
});

test('B-02: a household that spends more than it has is in deep hardship', () => {
  expect(assessTier(household({ income: [income(yuan(1_000))], spending: [spending('illness', yuan(90_000))] }), policy).tier).toBe('deep');
});

test.each([
  ['one fen below twice the line', -1, 'relative', true],
  ['exactly on twice the line', 0, undefined, false],
  ['one fen above twice the line', 1, undefined, false],
] as const)('B-03: a household %s is judged by exactly that fen', (_where, fen, tier, holds) => {
  const found = assessTier(awayFrom(2, fen), policy);
  expect(found.tier).toBe(tier);
  expect(conditionOf(found, 'relative', 'income.relative')).toMatchObject({ rule: 'B-03', holds, values: { away: Math.abs(fen), line: 5_760_000 } });
});

test('B-03: the necessary cost of working is taken off as well', () => {
  const with_ = (cost: number) => assessTier(awayFrom(2, yuan(500), { spending: [spending('work', cost)] }), policy).tier;
  expect(with_(yuan(500))).toBeUndefined();
  expect(with_(yuan(500) + 1)).toBe('relative');
});

const wellOff = [income(yuan(200_000))];

test.each([[2_999_999, false, 1], [3_000_000, true, 0], [3_000_001, true, 1]] as const)('B-04: a net loss of %i fen: accidental hardship is %s, by %i fen', (loss, holds, away) => {
  const found = assessTier(household({ income: wellOff, accidents: [accident(loss)], leftInDifficulty: true }), policy);
  expect(found.tier).toBe(holds ? 'accidental' : undefined);
  expect(conditionOf(found, 'accidental', 'accident.loss')).toMatchObject({ rule: 'B-04', holds, values: { net: loss, least: 3_000_000, away } });
});

test('B-04: the loss is what is left after all compensation, over all accidents of the year', () => {
  const tierOf = (compensated: number) => assessTier(household({ income: wellOff, accidents: [accident(yuan(25_000), { compensated }), accident(yuan(10_000), { kind: 'injury' })], leftInDifficulty: true }), policy).tier;
  expect(tierOf(yuan(5_000))).toBe('accidental');
  expect(tierOf(yuan(5_000) + 1)).toBeUndefined();
});

test('B-04: a loss alone is not enough where the visit found no difficulty', () => {
  const found = assessTier(household({ income: wellOff, accidents: [accident(yuan(80_000))] }), policy);
  expect(found.tier).toBeUndefined();
  expect(conditionOf(found, 'accidental', 'accident.difficulty')).toMatchObject({ holds: false });
});

test('B-04: a city that moved the loss within its corridor is followed to the fen', () => {
  const city = { ...policy, tiers: { ...policy.tiers, accidental: { ...policy.tiers.accidental, loss: 2_400_000 } } };
  const tierOf = (loss: number) => assessTier(household({ income: wellOff, accidents: [accident(loss)], leftInDifficulty: true }), city).tier;
  expect([tierOf(2_399_999), tierOf(2_400_000)]).toEqual([undefined, 'accidental']);
});

test('B-01: every condition carries its rule, its figures and a sentence in both languages', () => {
  for (const { conditions } of assessTier(household({ accidents: [accident(1)] }), policy).findings) {
    for (const { rule, zh, en } of conditions) {
      expect(rule).toMatch(/^B-0[234]$/);
      expect(zh).toMatch(/。$/);
      expect(en).toMatch(/\.$/);
    }
  }
});

const rank = (tier: Tier | undefined) => (tier === 'deep' ? 0 : tier === 'relative' ? 1 : 2);
const amount = fc.integer({ min: 0, max: 8_000_000 });

test('B-02: more income never makes a household poorer in tier, and more spending never richer', () => {
  fc.assert(fc.property(amount, amount, amount, fc.integer({ min: 1, max: 3_000_000 }), (has, ill, work, more) => {
    const of = (earned: number, spent: number) => rank(assessTier(household({ income: [income(earned)], spending: [spending('illness', spent), spending('work', work)] }), policy).tier);
    expect(of(has + more, ill)).toBeGreaterThanOrEqual(of(has, ill));
    expect(of(has, ill + more)).toBeLessThanOrEqual(of(has, ill));
  }));
});

test('B-02: deep hardship is relative hardship too, so nobody falls between the tiers', () => {
  fc.assert(fc.property(amount, amount, (has, spent) => {
    const { holding } = assessTier(household({ income: [income(has)], spending: [spending('disability', spent)] }), policy);
    if (holding.includes('deep')) expect(holding).toContain('relative');
  }));
});

test('B-02: sums far beyond what a floating number holds are still told apart by one fen', () => {
  fc.assert(fc.property(fc.integer({ min: 2 ** 51, max: Number.MAX_SAFE_INTEGER - 1 }), (huge) => {
    // twelve months of a huge income, spent again but for the line and one fen more or less
    const months = { per: 'month', from: '2026-01', to: '2026-12' } as const;
    const of = (rest: number) => assessTier(household({ income: [income(huge, { period: months }), income(yearlyLine(3) + rest, { kind: 'other' })], spending: [spending('illness', huge, { period: months })] }), policy);
    expect(of(-1).tier).toBe('deep');
    expect(of(0).tier).toBe('relative');
    expect(of(1).findings[0]?.conditions[0]?.values.away).toBe(1);
  }));
});
