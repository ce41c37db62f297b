import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approvalNeeded } from '../../../src/rules/aid/approval-level.ts';
import { grant, policyOf2026, yuan } from './households.ts';

const policy = policyOf2026();
const levels = (amount: number, earlier = [] as ReturnType<typeof grant>[]) => approvalNeeded('medical', amount, earlier, policy).levels;

test.each([
  [1_999_999, []], [2_000_000, ['province']], [2_000_001, ['province']],
  [4_999_999, ['province']], [5_000_000, ['province', 'national']], [5_000_001, ['province', 'national']],
])('B-06: medical aid of %i fen is approved above the county by %j', (amount, needed) => {
  expect(levels(amount)).toEqual(needed);
});

test('B-06: the household’s medical aid of the year counts, with the grant in question', () => {
  const had = [grant('medical', yuan(15_000)), grant('living', yuan(9_000))];
  expect(levels(yuan(5_000) - 1, had)).toEqual([]);
  expect(levels(yuan(5_000), had)).toEqual(['province']);
  expect(levels(yuan(35_000), had)).toEqual(['province', 'national']);
});

test('B-06: living and education aid never leave the county', () => {
  for (const kind of ['living', 'education'] as const) expect(approvalNeeded(kind, yuan(90_000), [], policy)).toEqual({ levels: [], conditions: [] });
});

test('B-06: each threshold says the sum, and by how much it is reached or missed', () => {
  const { conditions } = approvalNeeded('medical', yuan(20_000), [grant('medical', yuan(1_000))], policy);
  expect(conditions).toMatchObject([
    { code: 'approval.province', holds: true, values: { before: yuan(1_000), amount: yuan(20_000), total: yuan(21_000), from: yuan(20_000), away: yuan(1_000) }, zh: '本年度医疗救助 1,000.00 + 20,000.00 = 21,000.00 元，达到 20,000.00 元，须报省总工会审批。' },
    { code: 'approval.national', holds: false, values: { away: yuan(29_000) } },
  ]);
});

test('B-06: splitting a grant never spares a level', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 4_000_000 }), fc.integer({ min: 1, max: 4_000_000 }), (first, second) => {
    expect(levels(second, [grant('medical', first)])).toEqual(levels(first + second));
  }));
});
