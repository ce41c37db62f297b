import { expect, test } from 'vitest';
import { mayLeave } from '../../../src/rules/aid/exit.ts';
import { documentsAsked, missingDocuments } from '../../../src/rules/aid/missing-documents.ts';
import { clockNameOf, isRapid } from '../../../src/rules/aid/rapid-channel.ts';
import { changesSince, recheckClockOf } from '../../../src/rules/aid/recheck.ts';
import { referral } from '../../../src/rules/aid/referral.ts';
import { nearTheLine } from '../../../src/rules/aid/relapse-watch.ts';
import { assessTier } from '../../../src/rules/aid/tier.ts';
import { accident, awayFrom, household, income, policyOf2026, spending, yearlyLine, yuan } from './households.ts';

const policy = policyOf2026();
const wellOff = household({ income: [income(yuan(300_000))] });
const struck = household({ income: [income(yuan(300_000))], accidents: [accident(yuan(50_000))], leftInDifficulty: true });

test('B-13: a household that does not qualify is referred to routine relief, and to holiday relief where that holds', () => {
  expect(referral(assessTier(wellOff, policy), false).targets).toEqual(['routine-relief']);
  expect(referral(assessTier(wellOff, policy), true).targets).toEqual(['routine-relief', 'holiday-relief']);
  expect(referral(assessTier(wellOff, policy), true).conditions.map(({ rule }) => rule)).toEqual(['B-13', 'B-13']);
});

test('B-13: a household that qualifies is not referred', () => {
  expect(referral(assessTier(household(), policy), true)).toEqual({ targets: [], conditions: [] });
});

const margin = (yearlyLine(3) * 2) / 10;

test.each([
  ['one fen below the line', -1, false], ['on the line', 0, true], ['one fen inside the margin', margin - 1, true], ['on the margin', margin, true], ['one fen beyond the margin', margin + 1, false],
] as const)('B-14: a household %s is watched: %s', (_where, fen, watched) => {
  expect(nearTheLine(awayFrom(2, fen), policy)).toMatchObject({ rule: 'B-14', holds: watched, values: { above: fen, marginPercent: 10 } });
});

test('B-14: a household leaves when no tier holds and it was visited, verified and told why', () => {
  const all = { visited: true, verified: true, explained: true };
  expect(mayLeave(assessTier(wellOff, policy), all).leaves).toBe(true);
  expect(mayLeave(assessTier(awayFrom(2, -1), policy), all).leaves).toBe(false);
  for (const step of ['visited', 'verified', 'explained'] as const) {
    const { leaves, conditions } = mayLeave(assessTier(wellOff, policy), { ...all, [step]: false });
    expect(leaves).toBe(false);
    expect(conditions.filter(({ holds }) => !holds).map(({ code }) => code)).toEqual([`exit.${step}`]);
  }
});

test('B-18: the list of documents is the file’s and that of each kind of aid, each document once', () => {
  const codes = documentsAsked(['medical', 'education', 'medical'], policy).map(({ code }) => code);
  expect(codes).toContain('diagnosis');
  expect(codes).toContain('school-enrolment');
  expect(new Set(codes).size).toBe(codes.length);
});

test('B-22: a file with something missing names everything that is, and nothing that is optional', () => {
  const held = ['union-file-form', 'identity-card', 'income-proof', 'diagnosis'];
  expect(missingDocuments(['medical'], held, policy).map(({ code }) => code)).toEqual(['household-register', 'matching-authorisation', 'medical-bills']);
});

test('B-19: accidental hardship takes the rapid channel, and its clocks are the shorter ones', () => {
  expect(isRapid(assessTier(struck, policy))).toBe(true);
  expect(isRapid(assessTier(household({ accidents: [accident(yuan(50_000))], leftInDifficulty: true }), policy))).toBe(true);
  expect(isRapid(assessTier(household(), policy))).toBe(false);
  for (const clock of ['homeVisit', 'review', 'notice', 'countyApproval'] as const) {
    const rapid = clockNameOf(clock, true);
    expect(rapid).not.toBe(clock);
    expect(policy.clocks[rapid].span.count).toBeLessThan(policy.clocks[clock].span.count);
    expect(policy.clocks[rapid].rule).toBe('B-19');
    expect(clockNameOf(clock, false)).toBe(clock);
  }
});

test('B-19: objections and payment keep their clocks in the rapid channel', () => {
  expect(clockNameOf('objection', true)).toBe('objection');
  expect(clockNameOf('payment', true)).toBe('payment');
});

test('B-22: each tier has a re-check cycle of its own', () => {
  for (const clock of Object.values(recheckClockOf)) expect(policy.clocks[clock].rule).toBe('B-22');
  expect(new Set(Object.values(recheckClockOf)).size).toBe(3);
});

test('B-22: what changed since the last check is named member by member and kind by kind', () => {
  const before = household({ income: [income(yuan(20_000)), income(yuan(5_000), { kind: 'transfer' })], spending: [spending('illness', yuan(3_000))] });
  const after = household({
    members: ['m1', 'm3', 'm4'], students: [],
    income: [income(yuan(20_000)), income(yuan(6_000), { kind: 'transfer' }), income(yuan(1_000), { member: 'm4' })],
  });
  expect(changesSince(before, after)).toEqual([
    { what: 'member-joined', member: 'm4' }, { what: 'member-left', member: 'm2' }, { what: 'student-ended', member: 'm3' },
    { what: 'income', member: 'm1', kind: 'transfer', before: yuan(5_000), after: yuan(6_000) },
    { what: 'income', member: 'm4', kind: 'wage', before: 0, after: yuan(1_000) },
    { what: 'spending', member: 'm1', kind: 'illness', before: yuan(3_000), after: 0 },
  ]);
  expect(changesSince(before, before)).toEqual([]);
});

test('B-22: the same yearly amount entered otherwise is no change', () => {
  const yearly = household({ income: [income(yuan(12_000))] });
  const monthly = household({ income: [income(yuan(1_000), { period: { per: 'month', from: '2026-01', to: '2026-12' } })] });
  expect(changesSince(yearly, monthly)).toEqual([]);
});
