import { expect, test } from 'vitest';
import { listedGroups, type ReliefFacts } from '../../../src/rules/relief/listed.ts';
import { failing, refusedBy, reliefPolicy } from '../shipped.ts';

const policy = reliefPolicy();
const today = '2026-01-10';

function person(changes: Partial<ReliefFacts> = {}): ReliefFacts {
  return { sex: 'male', birthDate: '1996-05-20', registration: 'urban', flags: [], ...changes };
}

function groups(changes: Partial<ReliefFacts>, day = today): string[] {
  return listedGroups(person(changes), policy, day).groups.filter(({ holds }) => holds).map(({ group }) => group);
}

const rural = { registration: 'rural' } as const;

test.each<[string, Partial<ReliefFacts>, string]>([
  ['an urban man of fifty', { birthDate: '1976-01-10' }, 'urban-older'],
  ['an urban woman of forty', { sex: 'female', birthDate: '1986-01-10' }, 'urban-older'],
  ['an urban resident with a disability certificate', { flags: ['disability-certificate'] }, 'urban-disabled'],
  ['an urban resident on dibao', { flags: ['urban-dibao'] }, 'urban-dibao'],
  ['an urban resident unemployed for a year', { unemployedSince: '2025-01-10' }, 'urban-unemployed'],
  ['an insured rural migrant worker unemployed for a year', { ...rural, unemployedSince: '2025-01-10', flags: ['migrant-worker', 'unemployment-insured'] }, 'migrant-unemployed'],
  ['a newly landless farmer of the planning area', { ...rural, flags: ['newly-landless-in-planning-area'] }, 'newly-landless'],
  ['a rural man of forty of a one-child or two-daughter household', { ...rural, birthDate: '1986-01-10', flags: ['one-child-or-two-daughter-household'] }, 'rural-family-planning'],
  ['a rural woman of thirty of a one-child or two-daughter household', { ...rural, sex: 'female', birthDate: '1996-01-10', flags: ['one-child-or-two-daughter-household'] }, 'rural-family-planning'],
  ['a rural resident with a disability certificate', { ...rural, flags: ['disability-certificate'] }, 'rural-disabled'],
  ['a rural resident on dibao', { ...rural, flags: ['rural-dibao'] }, 'rural-dibao'],
  ['a worker of a registered poor household', { ...rural, flags: ['registered-poor-household'] }, 'rural-poor-household'],
])('A-02: %s is in exactly that group', (_who, facts, group) => {
  expect(groups(facts)).toEqual([group]);
});

test.each<[string, Partial<ReliefFacts>]>([
  ['an urban man a day short of fifty', { birthDate: '1976-01-11' }],
  ['an urban woman a day short of forty', { sex: 'female', birthDate: '1986-01-11' }],
  ['an urban resident a day short of a year without work', { unemployedSince: '2025-01-11' }],
  ['a rural man of fifty with nothing else', { ...rural, birthDate: '1976-01-10' }],
  ['a rural resident unemployed for a year who is no migrant worker', { ...rural, unemployedSince: '2025-01-10', flags: ['unemployment-insured'] }],
  ['a migrant worker unemployed for a year without insurance', { ...rural, unemployedSince: '2025-01-10', flags: ['migrant-worker'] }],
  ['an insured migrant worker a day short of a year', { ...rural, unemployedSince: '2025-01-11', flags: ['migrant-worker', 'unemployment-insured'] }],
  ['a rural man a day short of forty of a one-child household', { ...rural, birthDate: '1986-01-11', flags: ['one-child-or-two-daughter-household'] }],
  ['a rural woman a day short of thirty of a one-child household', { ...rural, sex: 'female', birthDate: '1996-01-11', flags: ['one-child-or-two-daughter-household'] }],
  ['an urban resident of a registered poor household', { flags: ['registered-poor-household'] }],
  ['an urban resident on rural dibao', { flags: ['rural-dibao'] }],
])('A-02: %s is in no group', (_who, facts) => {
  expect(groups(facts)).toEqual([]);
  expect(listedGroups(person(facts), policy, today)).toMatchObject({ listed: false, condition: { holds: false, zh: '不属于所列的任何一类人员。' } });
});

test('A-02: who was born on 29 February is fifty on 28 February', () => {
  const facts = { birthDate: '1976-02-29' };
  expect(groups(facts, '2026-02-27')).toEqual([]);
  expect(groups(facts, '2026-02-28')).toEqual(['urban-older']);
});

test('A-02: unemployed since 29 February is a year on 28 February', () => {
  const facts = { unemployedSince: '2024-02-29' };
  expect(groups(facts, '2025-02-27')).toEqual([]);
  expect(groups(facts, '2025-02-28')).toEqual(['urban-unemployed']);
});

test('A-02: every group says which of its conditions failed, with the day it would be met', () => {
  const found = listedGroups(person({ birthDate: '1976-01-11' }), policy, today).groups.find(({ group }) => group === 'urban-older');
  expect(failing(found?.conditions ?? [])).toEqual(['group.age']);
  expect(found?.conditions.at(-1)).toMatchObject({ rule: 'A-02', values: { age: 49, least: 50, reachedOn: '2026-01-11' }, zh: '49 周岁，要求满 50 周岁（2026-01-11）。', en: 'Aged 49; 50 is required (2026-01-11).' });
});

test('A-02: somebody in several groups is in each of them', () => {
  expect(listedGroups(person({ birthDate: '1970-01-01', flags: ['urban-dibao'] }), policy, today).condition).toMatchObject({ values: { groups: 'urban-older, urban-dibao' }, zh: '属于：大龄城镇居民、城市低保人员。' });
});

test('A-02: a birth or an unemployment in the future is refused by name', () => {
  expect(refusedBy('A-02', () => groups({ birthDate: '2026-01-11', unemployedSince: '2026-01-11' }))).toEqual({ birthDate: 'future', unemployedSince: 'future' });
});
