import { expect, test } from 'vitest';
import { entitlement } from '../../../src/rules/aid/entitlement.ts';
import { topUps } from '../../../src/rules/aid/top-up.ts';
import { grant, household, policyOf2026, yuan } from './households.ts';

const policy = policyOf2026();
const failed = (found: ReturnType<typeof topUps>) => found.flatMap(({ conditions }) => conditions.filter(({ holds }) => !holds).map(({ code }) => code));

test.each([['2026-06-30', false], ['2026-07-01', true], ['2026-09-30', true], ['2026-10-01', false]])('B-21: on %s the top-up is open: %s', (day, open) => {
  const found = topUps('deep', 3, day, [], policy);
  expect(found).toMatchObject([{ code: 'demo-flood-2026', open, most: yuan(900), mostNow: open ? yuan(900) : 0 }]);
  expect(failed(found)).toEqual(open ? [] : ['top-up.days']);
});

test('B-21: a top-up is for the tiers that policy names', () => {
  expect(topUps('relative', 3, '2026-08-01', [], policy)[0]?.open).toBe(true);
  for (const tier of ['accidental', undefined] as const) expect(failed(topUps(tier, 3, '2026-08-01', [], policy))).toEqual(['top-up.tier']);
});

test('B-21: one for the household does not grow with its members', () => {
  const perHousehold = { ...policy, topUps: policy.topUps.map((one) => ({ ...one, per: 'household' as const })) };
  expect(topUps('deep', 5, '2026-08-01', [], perHousehold)[0]?.mostNow).toBe(yuan(300));
});

test('B-21: a top-up is had once, and takes nothing off the year’s living aid', () => {
  const had = [grant('living', yuan(900), { topUp: 'demo-flood-2026' })];
  expect(failed(topUps('deep', 3, '2026-08-01', had, policy))).toEqual(['top-up.left']);
  const living = entitlement(household(), { kind: 'living' }, had, policy);
  expect(living).toMatchObject({ already: 0, mostNow: yuan(9_600) });
  // it is income all the same when further aid is judged
  expect(living.conditions[0]).toMatchObject({ rule: 'B-08', values: { aid: yuan(900) } });
});
