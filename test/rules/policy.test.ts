import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { loadPolicies, policyFor as policyOfProgramme } from '../../src/programmes/policy/load.ts';
import { policyOf } from '../../src/programmes/policy/kinds.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import { demoPolicies } from '../support/policies.ts';

const policyFor = (policies: readonly Policy[], region: string, day: string) => policyOf('employment-assistance', policyOfProgramme(policies, 'employment-assistance', region, day));
const shipped = path.resolve(import.meta.dirname, '../../src/programmes/employment-assistance/policy/99-2026-01.json');
const folders: string[] = [];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bangfu-policies-'));
  folders.push(folder);
});

afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

/** Writes a copy of the shipped policy, changed at some places; `undefined` takes a key away. */
function write(file: string, changes: Record<string, unknown> = {}): void {
  const policy: unknown = JSON.parse(readFileSync(shipped, 'utf8'));
  for (const [place, value] of Object.entries(changes)) change(policy, place.split('.'), value);
  writeFileSync(path.join(folder, file), JSON.stringify(policy));
}

function change(inside: unknown, [key = '', ...deeper]: readonly string[], value: unknown): void {
  if (typeof inside !== 'object' || inside === null) throw new Error(`the policy has nothing at ${key}`);
  if (deeper.length > 0) change(Reflect.get(inside, key), deeper, value);
  else Reflect.set(inside, key, value);
}

function version(jurisdiction: string, effectiveFrom: string, effectiveTo?: string): Record<string, unknown> {
  return { id: `employment-assistance/${jurisdiction}/${effectiveFrom.slice(0, 7)}`, jurisdiction, effectiveFrom, effectiveTo };
}

test('C-08: the numbers of the rulebook are in the shipped policy, each with its citation', () => {
  const [policy] = demoPolicies();
  expect(policy?.clocks.notice.span).toEqual({ unit: 'workingDays', count: 5, ends: 'midnight' });
  expect(policy?.clocks.submission.span).toEqual({ unit: 'workingDays', count: 5, ends: 'office' });
  expect(policy?.clocks.streetFile.span).toEqual({ unit: 'workingDays', count: 5, ends: 'office' });
  expect(policy?.placement.household.span).toEqual({ unit: 'hours', count: 24 });
  expect(policy?.placement.household.pausable).toBeUndefined();
  expect(policy?.refusals.count).toBe(3);
  expect(policy?.calls['zero-employment'].daily.days).toBe(7);
  expect(policy?.calls.unreachableInARow).toBe(3);
  expect(policy?.satisfaction.targetPercent).toBe(100);
});

test('B-23: a newer version takes over on its day, and moves some numbers', () => {
  const policies = demoPolicies();
  const of = (day: string) => policyFor(policies, '990101001001', day);
  expect(of('2026-12-31').id).toBe('employment-assistance/99/2026-01');
  expect(of('2027-01-01').id).toBe('employment-assistance/99/2027-01');
  expect(of('2027-01-01').calls.stable).not.toEqual(of('2026-12-31').calls.stable);
});

test('X-01: the day of an instant is the one in Shanghai', () => {
  const of = (instant: string) => policyFor(demoPolicies(), '990101001001', instant).effectiveFrom;
  expect(of('2026-12-31T15:59:59.000Z')).toBe('2026-01-01');
  expect(of('2026-12-31T16:00:00.000Z')).toBe('2027-01-01');
});

test('C-18: the narrowest jurisdiction that contains the community holds', () => {
  write('wide.json', version('99', '2026-01-01'));
  write('narrow.json', version('9901', '2026-07-01'));
  const policies = loadPolicies(folder);
  expect(policyFor(policies, '990101001001', '2026-07-01').jurisdiction).toBe('9901');
  expect(policyFor(policies, '990101001001', '2026-06-30').jurisdiction).toBe('99');
  expect(policyFor(policies, '990201001001', '2026-07-01').jurisdiction).toBe('99');
  expect(() => policyFor(policies, '980101001001', '2026-07-01')).toThrow('no policy of employment-assistance holds for region 980101001001 on 2026-07-01');
  expect(() => policyFor(policies, '990201001001', '2025-12-31')).toThrow('no policy of');
});

const broken: [string, Record<string, unknown>, string][] = [
  ['an unknown key', { 'calls.dayly': 7 }, 'one.json: calls: Unrecognized key: "dayly"'],
  ['a number as words', { 'refusals.count': 'three' }, 'one.json: refusals.count: '],
  ['a missing clock', { 'clocks.submission': undefined }, 'one.json: clocks.submission: '],
  ['a clock without time', { 'clocks.submission.span.count': 0 }, 'one.json: clocks.submission.span.count: is 0'],
  ['a call interval of nothing', { 'calls.interval.count': 0 }, 'one.json: calls.interval.count: '],
  ['a call interval in hours', { 'calls.interval': { unit: 'hours', count: 24 } }, 'one.json: calls.interval.unit: '],
  ['a citation that is not listed', { 'clocks.notice.citation': 'somewhere' }, 'one.json: clocks.notice.citation: “somewhere” is not listed'],
  ['a citation called like a property of every object', { 'clocks.notice.citation': 'constructor' }, 'one.json: clocks.notice.citation: '],
  ['a rule that is no rule id', { 'calls.rule': 'C10' }, 'one.json: calls.rule: a rule id such as C-08'],
  ['an id that says another month', { id: 'employment-assistance/99/2026-02' }, 'one.json: id: is “employment-assistance/99/2026-02”'],
  ['an end before its beginning', { effectiveTo: '2025-12-31' }, 'one.json: effectiveTo: 2025-12-31 lies before'],
  ['a placement clock of an unknown category', { 'placement.categories.4060': { span: { unit: 'weeks', count: 1 }, remind: [], hours: 'working', rule: 'C-08', citation: 'local' } }, 'one.json: placement.categories.4060: is not among'],
  ['24 hours that may be paused', { 'placement.household.pausable': true }, 'one.json: placement.household.pausable: '],
  ['a notice that ends with the office', { 'clocks.notice.span.ends': 'office' }, 'one.json: clocks.notice.span.ends: '],
  ['a category that asks nothing', { 'eligibility.categories.0.when': {} }, 'one.json: eligibility.categories.0.when: asks nothing'],
  ['a category with an age for men only', { 'eligibility.categories.0.when': { minAgeMale: 50 } }, 'one.json: eligibility.categories.0.when: names an age for one sex only'],
  ['a category listed twice', { 'eligibility.categories.1.code': '4050' }, 'one.json: eligibility.categories.1.code: “4050” is listed twice'],
  ['no upper age for somebody', { 'eligibility.upperAge.1.post': 'worker' }, 'one.json: eligibility.upperAge: has 0 lines for female, cadre'],
  ['an upper age in years', { 'eligibility.upperAge.0.fromMonths': 60 }, 'one.json: eligibility.upperAge.0.fromMonths: 60 months are not above'],
  ['a falling upper age', { 'eligibility.upperAge.0.toMonths': 719 }, 'one.json: eligibility.upperAge.0.toMonths: 719 is less'],
  ['a thirteenth month', { 'eligibility.upperAge.0.firstBirthMonth': '1965-13' }, 'one.json: eligibility.upperAge.0.firstBirthMonth: a month such as'],
  ['evidence asked for beyond the limit', { 'backdating.evidenceAfter.count': 31 }, 'one.json: backdating.evidenceAfter.count: 31 lies beyond'],
];

test.each(broken)('C-18: a policy with %s is refused with its file and place', (_what, changes, message) => {
  write('one.json', changes);
  expect(() => loadPolicies(folder)).toThrow(message);
});

test('C-18: every mistake of a file is named at once', () => {
  write('one.json', { 'clocks.submission.span.count': 0, 'calls.rule': 'C-10', id: 'employment-assistance/99/2026-02' });
  expect(() => loadPolicies(folder)).toThrow(/id: [^]*clocks\.submission\.span\.count: /);
});

test('C-18: a file that is not JSON is named', () => {
  writeFileSync(path.join(folder, 'torn.json'), '{ "id": ');
  expect(() => loadPolicies(folder)).toThrow('Policy file torn.json is not JSON');
});

test('C-18: a folder without a policy is refused', () => {
  expect(() => loadPolicies(folder)).toThrow('There is no policy file in');
});

function loadVersions(...versions: Record<string, unknown>[]): Policy[] {
  versions.forEach((one, position) => write(`${position}.json`, one));
  return loadPolicies(folder);
}

test('B-23: versions of one jurisdiction follow each other without a gap and without an overlap', () => {
  expect(loadVersions(version('99', '2026-01-01', '2026-06-30'), version('99', '2026-07-01'))).toHaveLength(2);
});

test.each([
  ['a day without policy', ['2026-01-01', '2026-06-29'], 'no policy holds'],
  ['a day with two', ['2026-01-01', '2026-07-01'], 'overlap'],
  ['a version that never ends before another', ['2026-01-01', undefined], 'overlap'],
] as const)('B-23: %s stops the start', (_what, [from, to], message) => {
  expect(() => loadVersions(version('99', from, to), version('99', '2026-07-01'))).toThrow(message);
});

test('B-23: two files with one id stop the start', () => {
  expect(() => loadVersions(version('99', '2026-01-01'), version('99', '2026-01-01'))).toThrow('two files have the id employment-assistance/99/2026-01');
});
