import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hardshipOf, type LivingFacts } from '../../../src/rules/relief/hardship.ts';
import { failing, refusedBy, reliefPolicy } from '../shipped.ts';

const policy = reliefPolicy();
/** Of two people, a year at 60 % of 2,000 yuan a month: 1,200 yuan × 2 × 12. */
const lineOfTwo = 2_880_000;

function two(yearIncomeFen: number, changes: Partial<LivingFacts> = {}): LivingFacts {
  return { members: [{ person: 'p1', yearIncomeFen }, { person: 'p2', yearIncomeFen: 0 }], causes: ['illness'], ...changes };
}

test('A-01: one fen below 60 % of the minimum wage is hardship', () => {
  const found = hardshipOf(two(lineOfTwo - 1), policy);
  expect(found.holds).toBe(true);
  expect(found.conditions[0]).toMatchObject({
    values: { totalFen: lineOfTwo - 1, minimumWageFen: 200_000, belowPercent: 60, members: 2, months: 12, byFen: 1 },
    zh: '家庭年生活来源 28,799.99 元，对照最低工资 2,000.00 元 × 60% × 2 人 × 12 个月：低 0.01 元。',
  });
});

test.each([['exactly on', lineOfTwo, 0], ['one fen above', lineOfTwo + 1, 1]])('A-01: %s 60 %% of the minimum wage is not hardship', (_where, income, byFen) => {
  const found = hardshipOf(two(income), policy);
  expect(failing(found.conditions)).toEqual(['living.below']);
  expect(found.conditions[0]?.values.byFen).toBe(byFen);
});

test.each(['illness', 'disaster', 'family-change', 'both-laid-off', 'other'])('A-01: %s is a cause of hardship', (cause) => {
  expect(hardshipOf(two(0, { causes: [cause] }), policy).holds).toBe(true);
});

test('A-01: a poor household without a listed cause is not in hardship under this rule', () => {
  expect(failing(hardshipOf(two(0, { causes: [] }), policy).conditions)).toEqual(['hardship.cause']);
});

test('A-01: the comparison is exact where a percentage of the wage is no whole fen', () => {
  const odd = reliefPolicy();
  odd.hardship.minimumWageFen = 100_001;
  odd.hardship.belowPercent = 33;
  // 1,000.01 yuan × 33 % × 1 × 12 = 3,960.0396 yuan
  const of = (yearIncomeFen: number) => hardshipOf({ members: [{ person: 'p1', yearIncomeFen }], causes: ['illness'] }, odd).conditions[0];
  expect(of(396_003)).toMatchObject({ holds: true, values: { byFen: 1 } });
  expect(of(396_004)).toMatchObject({ holds: false, values: { byFen: 1 } });
});

test('A-01: the answer is the one of whole-number products, for any wage, percentage and household', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
  fc.assert(fc.property(amount, fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 10 }), (income, wage, percent, members) => {
    const own = reliefPolicy();
    Object.assign(own.hardship, { minimumWageFen: wage, belowPercent: percent });
    const people = Array.from({ length: members }, (_, position) => ({ person: `p${position}`, yearIncomeFen: position === 0 ? income : 0 }));
    expect(hardshipOf({ members: people, causes: ['illness'] }, own).holds).toBe(BigInt(income) * 100n < BigInt(wage) * BigInt(percent) * BigInt(members) * 12n);
  }), { numRuns: 50 });
});

test('A-01: amounts that are none, nobody, a member twice and unknown causes are refused by name', () => {
  expect(refusedBy('A-01', () => hardshipOf(two(-1, { causes: ['weather', 'illness', 'illness'] }), policy))).toEqual({ 'members.0.yearIncomeFen': 'amount.whole-fen', 'causes.0': 'not-an-option', 'causes.2': 'twice' });
  expect(refusedBy('A-01', () => hardshipOf(two(1.5), policy))).toEqual({ 'members.0.yearIncomeFen': 'amount.whole-fen' });
  expect(refusedBy('A-01', () => hardshipOf(two(1_000_000_000_001), policy))).toEqual({ 'members.0.yearIncomeFen': 'too-large' });
  expect(refusedBy('A-01', () => hardshipOf(two(0, { members: [] }), policy))).toEqual({ members: 'too-small' });
  expect(refusedBy('A-01', () => hardshipOf(two(0, { members: [{ person: 'p1', yearIncomeFen: 0 }, { person: 'p1', yearIncomeFen: 0 }] }), policy))).toEqual({ 'members.1.person': 'twice' });
});
