import { expect, test } from 'vitest';
import { placementClocks } from '../../src/rules/placement-clock.ts';
import { policyOf2026 } from './people.ts';

const { placement } = policyOf2026();
const names = (categories: readonly string[]) => placementClocks(categories, placement).map(({ category }) => category);

test('C-08: an older jobseeker has one week, a graduate one month, and each says by which rule', () => {
  expect(placementClocks(['4050'], placement)).toMatchObject([{ category: '4050', clock: { span: { unit: 'weeks', count: 1 }, rule: 'C-08' } }]);
  expect(placementClocks(['graduate'], placement)).toMatchObject([{ category: 'graduate', clock: { span: { unit: 'months', count: 1 }, rule: 'C-08' } }]);
});

test('C-08: who is in two categories has both clocks, of which the shorter one counts', () => {
  expect(names(['graduate', '4050'])).toEqual(['4050', 'graduate']);
});

test('C-08: a category that policy does not name has the default clock, also beside one that it names', () => {
  expect(names(['dibao'])).toEqual(['default']);
  expect(names(['graduate', 'dibao'])).toEqual(['graduate', 'default']);
  expect(names(['dibao', 'landless'])).toEqual(['default']);
});

test('C-08: the 24 hours belong to the household: its members have the clocks of their own categories', () => {
  expect(names(['zero-employment', '4050'])).toEqual(['4050']);
  expect(names(['zero-employment'])).toEqual(['default']);
  expect(placement.household.span).toEqual({ unit: 'hours', count: 24 });
});
