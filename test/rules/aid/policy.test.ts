import { expect, test } from 'vitest';
import { sharedSense } from '../../../src/programmes/policy/sense.ts';
import { unionAidPolicyShape } from '../../../src/programmes/union-aid/policy.ts';
import { unionAidSense } from '../../../src/programmes/union-aid/policySense.ts';
import { policyFile, policyOf2026 } from './households.ts';

/** The shipped policy, changed at some places; `undefined` takes a key away. */
function changed(changes: Record<string, unknown>): unknown {
  const policy = policyFile('2026-01');
  for (const [place, value] of Object.entries(changes)) change(policy, place.split('.'), value);
  return policy;
}

function change(inside: unknown, [key = '', ...deeper]: readonly string[], value: unknown): void {
  if (typeof inside !== 'object' || inside === null) throw new Error(`the policy has nothing at ${key}`);
  if (deeper.length > 0) change(Reflect.get(inside, key), deeper, value);
  else Reflect.set(inside, key, value);
}

const senseless = (changes: Record<string, unknown>) => unionAidSense(unionAidPolicyShape.parse(changed(changes))).map(({ path }) => path);
const misshapen = (changes: Record<string, unknown>) => unionAidPolicyShape.safeParse(changed(changes)).error?.issues.map(({ path }) => path.join('.')) ?? [];

test.each(['2026-01', '2027-01'] as const)('B-01: the policy of %s is well formed, makes sense, and cites every number', (version) => {
  const policy = unionAidPolicyShape.parse(policyFile(version));
  // the shared part holds that every citation is listed
  expect([...sharedSense(policy), ...unionAidSense(policy)]).toEqual([]);
  expect([...JSON.stringify(policy).matchAll(/"citation":/g)].length).toBeGreaterThan(30);
});

test('B-02: the numbers of the rulebook are in the policy', () => {
  const { tiers, standards, approvals } = policyOf2026();
  expect([tiers.deep.linePercent, tiers.relative.linePercent]).toEqual([100, 200]);
  expect(tiers.accidental).toMatchObject({ standardLoss: 3_000_000, corridorPercent: 20 });
  expect(standards.deep).toMatchObject({ living: { fromLines: 8, toLines: 12 }, education: { toLines: 10 } });
  expect(standards.relative).toMatchObject({ fromPercent: 60, toPercent: 80, medicalMost: 1_600_000, kinds: 1 });
  expect(standards.accidental).toMatchObject({ fromPercent: 10, toPercent: 15, most: 1_000_000 });
  expect(approvals).toMatchObject([{ kind: 'medical', level: 'province', from: 2_000_000 }, { kind: 'medical', level: 'national', from: 5_000_000 }]);
});

test('B-23: the next version raises the line', () => {
  const next = unionAidPolicyShape.parse(policyFile('2027-01'));
  expect(next.dibaoLine.monthly).toBeGreaterThan(policyOf2026().dibaoLine.monthly);
  expect([policyOf2026().effectiveTo, next.effectiveFrom]).toEqual(['2026-12-31', '2027-01-01']);
});

test.each([[2_399_999, false], [2_400_000, true], [3_600_000, true], [3_600_001, false]])('B-04: a city whose loss is %i fen: within the corridor is %s', (loss, within) => {
  expect(senseless({ 'tiers.accidental.loss': loss })).toEqual(within ? [] : ['tiers.accidental.loss']);
});

test('B-04: a policy may narrow the corridor, never widen it', () => {
  expect(misshapen({ 'tiers.accidental.corridorPercent': 21 })).toEqual(['tiers.accidental.corridorPercent']);
  expect(senseless({ 'tiers.accidental.corridorPercent': 10, 'tiers.accidental.loss': 3_300_001 })).toEqual(['tiers.accidental.loss']);
});

test.each([
  ['tiers in the wrong order', { 'tiers.relative.linePercent': 100 }, 'tiers.relative.linePercent'],
  ['a share of the line that is not whole fen', { 'tiers.relative.linePercent': 130 }, 'tiers.relative.linePercent'],
  ['a floor above its cap', { 'standards.deep.living.fromLines': 13 }, 'standards.deep.living.fromLines'],
  ['percents in the wrong order', { 'standards.relative.fromPercent': 81 }, 'standards.relative.fromPercent'],
  ['percents in the wrong order after accidents', { 'standards.accidental.toPercent': 9 }, 'standards.accidental.fromPercent'],
  ['a higher level from a lower amount', { 'approvals.1.from': 1_000_000 }, 'approvals.1.from'],
  ['two levels from one amount', { 'approvals.1.from': 2_000_000 }, 'approvals.1.from'],
  ['a level named twice', { 'approvals.1.level': 'province' }, 'approvals.1.level'],
  ['a fund project nobody knows', { 'aid.living.project': 'unknown' }, 'aid.living.project'],
  ['a measure paid from nowhere', { 'measures.0.project': 'unknown' }, 'measures.0.project'],
  ['a top-up that ends before it begins', { 'topUps.0.to': '2026-06-30' }, 'topUps.0.to'],
  ['a document listed twice', { 'aid.medical.documents.1.code': 'diagnosis' }, 'aid.medical.documents.1.code'],
  ['a clock without time', { 'clocks.payment.span.count': 0 }, 'clocks.payment.span.count'],
  ['a rapid channel that is no quicker', { 'clocks.rapidReview.span.count': 10 }, 'clocks.rapidReview.span'],
  ['a rapid channel in another unit', { 'clocks.rapidReview.span': { unit: 'calendarDays', count: 3 } }, 'clocks.rapidReview.span'],
])('B-23: %s is found when the policy is read', (_what, changes, path) => {
  expect(senseless(changes)).toEqual([path]);
});

test.each([
  ['a line of half a fen', { 'dibaoLine.monthly': 80_000.5 }, 'dibaoLine.monthly'],
  ['a line of nothing', { 'dibaoLine.monthly': 0 }, 'dibaoLine.monthly'],
  ['a number without a citation', { 'standards.relative.citation': undefined }, 'standards.relative.citation'],
  ['a missing clock', { 'clocks.rapidNotice': undefined }, 'clocks.rapidNotice'],
  ['a kind of accident that no aid answers', { 'standards.accidental.kindOf.injury': undefined }, 'standards.accidental.kindOf.injury'],
])('B-23: %s is refused with its path', (_what, changes, path) => {
  expect(misshapen(changes)).toEqual([path]);
});
