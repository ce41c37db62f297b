import { expect, test } from 'vitest';
import type { PersonFacts } from '../../src/rules/facts.ts';
import { categoriesOf } from '../../src/rules/categories.ts';
import { assess } from '../../src/rules/eligibility.ts';
import { jobseeker, policyOf2026 } from './people.ts';

const policy = policyOf2026();

function categories(person: Partial<PersonFacts>, day = '2026-06-15', zeroEmployment = false): string[] {
  return categoriesOf(jobseeker(person), zeroEmployment, policy, day).filter(({ holds }) => holds).map(({ category }) => category);
}

test('C-08: a man is an older jobseeker from his fiftieth birthday, a woman from her fortieth', () => {
  expect(categories({ birthDate: '1976-06-15' }, '2026-06-14')).toEqual([]);
  expect(categories({ birthDate: '1976-06-15' }, '2026-06-15')).toEqual(['4050']);
  expect(categories({ sex: 'female', birthDate: '1986-06-15' }, '2026-06-14')).toEqual([]);
  expect(categories({ sex: 'female', birthDate: '1986-06-15' }, '2026-06-15')).toEqual(['4050']);
  expect(categories({ sex: 'male', birthDate: '1986-06-15' }, '2026-06-15')).toEqual([]);
});

test('C-08: who is born on 29 February is an older jobseeker on 28 February of a year without that date', () => {
  expect(categories({ birthDate: '1976-02-29' }, '2026-02-27')).toEqual([]);
  expect(categories({ birthDate: '1976-02-29' }, '2026-02-28')).toEqual(['4050']);
});

test('C-08: a graduate is one from the day of graduation to the last day of the policy’s months', () => {
  const graduate = { graduatedOn: '2024-06-30' };
  expect(categories(graduate, '2024-06-29')).toEqual([]);
  expect(categories(graduate, '2024-06-30')).toEqual(['graduate']);
  expect(categories({ ...graduate, registeredUnemployedOn: '2026-03-02' }, '2026-06-30')).toEqual(['graduate']);
  expect(categories({ ...graduate, registeredUnemployedOn: '2026-03-02' }, '2026-07-01')).toEqual([]);
});

test('C-18: unemployed for a year means: since the same date of last year', () => {
  expect(categories({ registeredUnemployedOn: '2025-06-16' }, '2026-06-15')).toEqual([]);
  expect(categories({ registeredUnemployedOn: '2025-06-15' }, '2026-06-15')).toEqual(['long-term']);
  expect(categories({ registeredUnemployedOn: undefined }, '2026-06-15')).toEqual([]);
});

test('C-18: registered on 29 February, the year is full on 28 February of the next', () => {
  expect(categories({ registeredUnemployedOn: '2024-02-29' }, '2025-02-27')).toEqual([]);
  expect(categories({ registeredUnemployedOn: '2024-02-29' }, '2025-02-28')).toEqual(['long-term']);
});

test('C-08: every member of a zero-employment household is in that category, besides the own ones', () => {
  expect(categories({ birthDate: '1976-01-01' }, '2026-06-15', true)).toEqual(['4050', 'zero-employment']);
  expect(categories({ birthDate: '1976-01-01' }, '2026-06-15', false)).toEqual(['4050']);
});

test.each([['disability-certificate', 'disabled'], ['dibao', 'dibao'], ['landless', 'landless']] as const)('C-18: %s puts a person in the category %s', (flag, category) => {
  expect(categories({ flags: [flag] })).toEqual([category]);
});

test('C-18: a situation that the policy does not list puts nobody in a category', () => {
  expect(categories({ flags: ['single-parent', 'demobilised'] })).toEqual([]);
});

test('C-08: a category that does not apply says by how much', () => {
  const finding = categoriesOf(jobseeker({ birthDate: '1978-06-15' }), false, policy, '2026-06-15').find(({ category }) => category === '4050');
  expect(finding).toMatchObject({ holds: false, conditions: [{ rule: 'C-08', values: { age: 48, least: 50 }, en: 'Aged 48; 50 is required.' }] });
});

test('C-18: one listed category is enough, and all that apply are named', () => {
  const { eligible, categories: found, conditions } = assess(jobseeker({ birthDate: '1975-01-01', flags: ['dibao'] }), false, policy, '2026-06-15');
  expect(eligible).toBe(true);
  expect(found).toEqual(['4050', 'dibao']);
  expect(conditions.at(-1)?.en).toBe('In the categories: Older jobseeker (4050), Receives dibao.');
});
