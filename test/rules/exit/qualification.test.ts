import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qualify, type HouseholdMeans } from '../../../src/rules/exit/qualification.ts';
import { exitPolicy, failing, refusedBy } from '../shipped.ts';

const policy = exitPolicy();
const none = { deposits: 0, vehicles: 0, houses: 0, business: 0 };
/** Of three people, a year at the dibao line: 700 yuan × 3 × 12. */
const lineOfThree = 2_520_000;

function three(yearIncomeFen: number, changes: Partial<HouseholdMeans> = {}): HouseholdMeans {
  return { members: [{ person: 'p1', yearIncomeFen }, { person: 'p2', yearIncomeFen: 0 }, { person: 'p3', yearIncomeFen: 0 }], property: none, causes: [], ...changes };
}

function limb(household: HouseholdMeans, which: 'below-line' | 'above-line') {
  const found = qualify(household, policy).limbs.find((one) => one.limb === which);
  if (!found) throw new Error(`no limb ${which}`);
  return found;
}

test('D-01: a household one fen below the line with little property qualifies, whatever the cause', () => {
  expect(qualify(three(lineOfThree - 1), policy)).toMatchObject({ qualifies: true, limb: 'below-line' });
  const [income] = limb(three(lineOfThree - 1), 'below-line').conditions;
  expect(income?.values).toEqual({ totalFen: lineOfThree - 1, lineFen: 70_000, members: 3, months: 12, byFen: 1 });
  expect(income?.zh).toBe('家庭年收入 25,199.99 元，对照低保标准 700.00 元 × 3 人 × 12 个月：低 0.01 元；须低于标准。');
  expect(income?.en).toBe('A year’s income of 25,199.99 yuan against the dibao line of 700.00 yuan × 3 people × 12 months: 0.01 yuan below it; it must be below.');
});

test.each([['exactly on the line', lineOfThree, 0], ['one fen above the line', lineOfThree + 1, 1]])('D-01: a household %s goes with above: it needs a cause', (_where, income, byFen) => {
  expect(qualify(three(income), policy)).toMatchObject({ qualifies: false, zh: '不符合条件：两种情形都不满足。' });
  expect(failing(limb(three(income), 'below-line').conditions)).toEqual(['income.below-line']);
  expect(failing(limb(three(income), 'above-line').conditions)).toEqual(['difficulty']);
  expect(limb(three(income), 'above-line').conditions[0]?.values.byFen).toBe(byFen);
  expect(qualify(three(income, { causes: ['illness'] }), policy)).toMatchObject({ qualifies: true, limb: 'above-line' });
});

test.each(['illness', 'schooling', 'disability', 'single-parent', 'accident'])('D-01: a household above the line in difficulty through %s qualifies', (cause) => {
  expect(qualify(three(lineOfThree + 1, { causes: [cause] }), policy).limb).toBe('above-line');
});

test('D-01: a household below the line with too much property does not qualify, not even with a cause', () => {
  const household = three(0, { property: { ...none, vehicles: 1 }, causes: ['illness'] });
  expect(qualify(household, policy).qualifies).toBe(false);
  expect(failing(limb(household, 'below-line').conditions)).toEqual(['property.vehicles']);
  expect(failing(limb(household, 'above-line').conditions)).toEqual(['income.not-below-line']);
});

// 24 months of 700 yuan for each of three people; 5,000 yuan for each; one dwelling; no vehicle.
test.each([['deposits', 5_040_000], ['business', 1_500_000], ['houses', 1], ['vehicles', 0]] as const)('D-01: %s up to the limit are allowed, and the next one is too much', (code, most) => {
  expect(qualify(three(0, { property: { ...none, [code]: most } }), policy).qualifies).toBe(true);
  const over = limb(three(0, { property: { ...none, [code]: most + 1 } }), 'below-line');
  expect(failing(over.conditions)).toEqual([`property.${code}`]);
  const values = over.conditions.find((condition) => condition.code === `property.${code}`)?.values;
  expect(values?.byFen ?? values?.by).toBe(1);
});

test('D-01: no household meets both limbs, and an income split among members in another way changes nothing', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_200_000 }), { minLength: 1, maxLength: 8 }), fc.boolean(), (incomes, ill) => {
    const of = (list: readonly number[]): HouseholdMeans => ({ members: list.map((yearIncomeFen, position) => ({ person: `p${position}`, yearIncomeFen })), property: none, causes: ill ? ['illness'] : [] });
    const found = qualify(of(incomes), policy);
    expect(found.limbs.filter(({ holds }) => holds).length).toBeLessThanOrEqual(1);
    const total = incomes.reduce((sum, fen) => sum + fen, 0);
    expect(found.limb).toBe(total < 70_000 * 12 * incomes.length ? 'below-line' : ill ? 'above-line' : undefined);
    expect(qualify(of([total, ...incomes.slice(1).map(() => 0)]), policy).limb).toBe(found.limb);
  }));
});

test('D-01: amounts that are none, a member twice, property nobody looked at and unknown codes are refused by name', () => {
  expect(refusedBy('D-01', () => qualify(three(-1), policy))).toEqual({ 'members.0.yearIncomeFen': 'amount.whole-fen' });
  expect(refusedBy('D-01', () => qualify(three(0.5), policy))).toEqual({ 'members.0.yearIncomeFen': 'amount.whole-fen' });
  expect(refusedBy('D-01', () => qualify(three(Number.NaN), policy))).toEqual({ 'members.0.yearIncomeFen': 'amount.whole-fen' });
  expect(refusedBy('D-01', () => qualify(three(0, { members: [] }), policy))).toEqual({ members: 'too-small' });
  expect(refusedBy('D-01', () => qualify(three(0, { members: [{ person: 'p1', yearIncomeFen: 0 }, { person: 'p1', yearIncomeFen: 0 }] }), policy))).toEqual({ 'members.1.person': 'twice' });
  expect(refusedBy('D-01', () => qualify(three(0, { property: { ...none, yachts: 1, houses: -1 }, causes: ['bad-luck', 'illness', 'illness'] }), policy)))
    .toEqual({ 'property.yachts': 'not-an-option', 'property.houses': 'too-small', 'causes.0': 'not-an-option', 'causes.2': 'twice' });
  expect(refusedBy('D-01', () => qualify(three(0, { property: { deposits: 0, vehicles: 0, houses: 0 } }), policy))).toEqual({ 'property.business': 'required' });
});
