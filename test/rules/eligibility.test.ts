import { expect, test } from 'vitest';
import { addDays } from '../../src/calendar/days.ts';
import type { PersonFacts } from '../../src/rules/facts.ts';
import { assess, canWork, isZeroEmployment } from '../../src/rules/eligibility.ts';
import { endOfWorkingAge } from '../../src/rules/working-age.ts';
import { jobseeker, policyOf2026 } from './people.ts';

const policy = policyOf2026();
const today = '2026-06-15';

function failing(person: PersonFacts, day = today): string[] {
  return canWork(person, policy, day).filter(({ holds }) => !holds).map(({ code }) => code);
}

test('C-01: a registered jobseeker who is able and willing to work meets every condition but the category', () => {
  expect(failing(jobseeker())).toEqual([]);
  const { eligible, conditions } = assess(jobseeker(), false, policy, today);
  expect(eligible).toBe(false);
  expect(conditions.filter(({ holds }) => !holds).map(({ code }) => code)).toEqual(['category.listed']);
});

test.each([
  ['has no unemployment registration', { registeredUnemployedOn: undefined }, 'unemployed.registered'],
  ['has found work since the registration', { work: 'employed' }, 'unemployed.registered'],
  ['is at school', { work: 'student' }, 'unemployed.registered'],
  ['is not registered as a jobseeker', { registeredAsJobseeker: false }, 'jobseeker.registered'],
  ['is not able to work', { able: false }, 'able'],
  ['is not willing to work', { willing: false }, 'willing'],
] as const)('C-01: somebody who %s is not eligible, and exactly that is named', (_who, change, code) => {
  const person = jobseeker({ flags: ['dibao'], ...change });
  expect(failing(person)).toEqual([code]);
  expect(assess(person, false, policy, today).eligible).toBe(false);
});

test('C-01: the sentence of a condition that fails never reads as if it held', () => {
  const sentences = (change: Partial<PersonFacts>) => canWork(jobseeker(change), policy, today).find(({ code }) => code === 'unemployed.registered');
  expect(sentences({})).toMatchObject({ holds: true, zh: '2026-03-02 登记失业。', en: 'Registered unemployed on 2026-03-02.' });
  expect(sentences({ work: 'employed' })).toMatchObject({ holds: false, zh: '2026-03-02 登记失业，但目前已就业。', en: 'Registered unemployed on 2026-03-02, but now employed.' });
  expect(sentences({ registeredUnemployedOn: '2026-06-16' })).toMatchObject({ holds: false, en: 'The unemployment registration, 2026-06-16, lies after 2026-06-15.' });
});

test('C-01: a registration counts from its own day on', () => {
  expect(failing(jobseeker({ registeredUnemployedOn: today }))).toEqual([]);
  expect(failing(jobseeker({ registeredUnemployedOn: addDays(today, 1) }))).toEqual(['unemployed.registered']);
});

test('C-18: working age begins on the sixteenth birthday, not the day before', () => {
  const person = jobseeker({ birthDate: '2010-06-15' });
  expect(failing(person, '2026-06-14')).toEqual(['age.lower']);
  expect(failing(person, '2026-06-15')).toEqual([]);
});

test('C-18: working age ends on the day the upper age is reached; the day before still counts', () => {
  // born in January 1966, the fourth group of four months: 60 years and 4 months
  const person = jobseeker({ birthDate: '1966-01-20', flags: ['dibao'] });
  expect(failing(person, '2026-05-19')).toEqual([]);
  expect(failing(person, '2026-05-20')).toEqual(['age.upper']);
  const { eligibleUntil, conditions } = assess(person, false, policy, '2026-05-19');
  expect(eligibleUntil).toBe('2026-05-19');
  expect(conditions.find(({ code }) => code === 'age.upper')?.values).toEqual({ endsOn: '2026-05-20', years: 60, months: 4 });
});

// The first and last months of birth of the published tables, and their neighbours.
test.each([
  ['male', undefined, '1950-06', 720], ['male', undefined, '1964-12', 720], ['male', undefined, '1965-01', 721], ['male', undefined, '1965-04', 721], ['male', undefined, '1965-05', 722],
  ['male', undefined, '1976-08', 755], ['male', undefined, '1976-09', 756], ['male', undefined, '1990-01', 756],
  ['female', 'cadre', '1969-12', 660], ['female', 'cadre', '1970-01', 661], ['female', 'cadre', '1981-08', 695], ['female', 'cadre', '1981-09', 696], ['female', 'cadre', '1981-10', 696],
  ['female', 'worker', '1950-06', 600], ['female', 'worker', '1974-12', 600], ['female', 'worker', '1975-01', 601], ['female', 'worker', '1975-02', 601], ['female', 'worker', '1975-03', 602],
  ['female', 'worker', '1984-10', 659], ['female', 'worker', '1984-11', 660], ['female', undefined, '1984-11', 660],
] as const)('C-18: the upper age of a %s (%s) born in %s is %i months', (sex, post, month, months) => {
  expect(endOfWorkingAge({ sex, birthDate: `${month}-15`, ...(post ? { post } : {}) }, policy.eligibility).months).toBe(months);
});

test('C-18: an upper age reached in a shorter month is reached on its last day', () => {
  // 31 January 1965 and 721 months: February 2025 has 28 days
  expect(endOfWorkingAge({ sex: 'male', birthDate: '1965-01-31' }, policy.eligibility).day).toBe('2025-02-28');
});

test('C-18: every condition carries its rule, its figures and a sentence in both languages', () => {
  for (const { rule, zh, en } of assess(jobseeker(), false, policy, today).conditions) {
    expect(rule).toMatch(/^C-(01|18)$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});

test('C-18: a household is without employment when nobody works and at least one member is eligible to', () => {
  const child = jobseeker({ birthDate: '2018-09-01', work: 'student', registeredUnemployedOn: undefined, registeredAsJobseeker: false });
  const retired = jobseeker({ birthDate: '1950-01-01', work: 'retired', registeredUnemployedOn: undefined });
  expect(isZeroEmployment([jobseeker(), child, retired], policy, today)).toMatchObject({ holds: true, values: { members: 3, working: 0, eligible: 1 } });
  expect(isZeroEmployment([jobseeker(), jobseeker({ work: 'employed' })], policy, today)).toMatchObject({ holds: false, values: { working: 1 } });
  expect(isZeroEmployment([child, retired], policy, today)).toMatchObject({ holds: false, values: { eligible: 0 } });
  expect(isZeroEmployment([jobseeker({ able: false })], policy, today).holds).toBe(false);
});
