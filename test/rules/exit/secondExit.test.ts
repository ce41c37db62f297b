import { expect, test } from 'vitest';
import { secondExit, type SecondExitFacts } from '../../../src/rules/exit/second-exit.ts';
import { exitPolicy, failing, refusedBy } from '../shipped.ts';

const policy = exitPolicy();
const today = '2026-06-15';

function facts(changes: Partial<SecondExitFacts> = {}): SecondExitFacts {
  return {
    publicRelief: [{ kind: 'dibao', since: '2026-01-01' }], unionAid: [{ kind: 'living-aid', on: '2026-03-02' }], monthLivingFen: 140_000, members: 2,
    eased: { holds: true, evidence: ['visit'] }, unableByItself: { holds: true, evidence: ['opinion'] }, ...changes,
  };
}

test('D-04: a household covered by relief and union aid, exactly on the dibao level, eased and unable by itself, meets exit 2', () => {
  expect(secondExit(facts(), policy, today)).toMatchObject({ fulfilled: true });
  expect(secondExit(facts({ monthLivingFen: 140_001 }), policy, today).fulfilled).toBe(true);
});

test('D-04: one fen below the dibao level is not at the level', () => {
  const found = secondExit(facts({ monthLivingFen: 139_999 }), policy, today);
  expect(failing(found.conditions)).toEqual(['dibao-level']);
  expect(found.conditions.find(({ code }) => code === 'dibao-level')).toMatchObject({
    values: { byFen: 1 }, zh: '含救助的月生活来源 1,399.99 元，低保标准 700.00 元 × 2 人：还差 0.01 元。',
  });
});

test.each([
  ['receives no public relief', { publicRelief: [] }, 'public-relief'],
  ['lost its relief the day before', { publicRelief: [{ kind: 'dibao', since: '2026-01-01', until: '2026-06-14' }] }, 'public-relief'],
  ['has had no aid of the union', { unionAid: [] }, 'union-aid'],
  ['is still in distress', { eased: { holds: false, evidence: [] } }, 'difficulty.eased'],
  ['could leave by itself', { unableByItself: { holds: false, evidence: [] } }, 'unable-by-itself'],
] as const)('D-04: a household that %s does not meet exit 2, and exactly that is named', (_who, change, code) => {
  const found = secondExit(facts(change), policy, today);
  expect(found.fulfilled).toBe(false);
  expect(failing(found.conditions)).toEqual([code]);
});

test('D-04: relief counts up to and including its last day', () => {
  expect(secondExit(facts({ publicRelief: [{ kind: 'dibao', since: today, until: today }] }), policy, today).fulfilled).toBe(true);
});

test('D-04: a finding without evidence, an unknown kind of relief, and dates that cannot be are refused by name', () => {
  expect(refusedBy('D-04', () => secondExit(facts({ eased: { holds: true, evidence: [] }, unableByItself: { holds: true, evidence: [] } }), policy, today)))
    .toEqual({ 'eased.evidence': 'evidence-needed', 'unableByItself.evidence': 'evidence-needed' });
  expect(refusedBy('D-04', () => secondExit(facts({ publicRelief: [{ kind: 'alms', since: today }], unionAid: [{ kind: 'tea', on: '2026-06-16' }] }), policy, today)))
    .toEqual({ 'publicRelief.0.kind': 'not-an-option', 'unionAid.0.kind': 'not-an-option', 'unionAid.0.on': 'future' });
  expect(refusedBy('D-04', () => secondExit(facts({ publicRelief: [{ kind: 'dibao', since: '2026-03-02', until: '2026-03-01' }, { kind: 'dibao', since: '2026-06-16' }] }), policy, today)))
    .toEqual({ 'publicRelief.0.until': 'too-small', 'publicRelief.1.since': 'future' });
  expect(refusedBy('D-04', () => secondExit(facts({ monthLivingFen: -1, members: 0 }), policy, today))).toEqual({ monthLivingFen: 'amount.whole-fen', members: 'too-small' });
});
