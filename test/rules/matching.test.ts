import { expect, test } from 'vitest';
import { matchVacancies, type VacancyFacts, type Wishes } from '../../src/rules/matching.ts';

const today = '2026-06-15';
const wishes: Wishes = { region: '990101001001', trades: ['kitchen'], leastPayFen: 300_000 };

function vacancy(id: string, changes: Partial<VacancyFacts> = {}): VacancyFacts {
  return { id, region: '990201001001', trade: 'cleaning', payFromFen: 200_000, insured: false, openings: 1, openUntil: '2026-12-31', publicWelfare: false, ...changes };
}

const order = (vacancies: VacancyFacts[]) => matchVacancies(wishes, vacancies, today).map((match) => match.vacancy);

test('C-17: a vacancy is matched up to and on its last day, and only while a place is free', () => {
  expect(order([vacancy('yesterday', { openUntil: '2026-06-14' }), vacancy('today', { openUntil: today }), vacancy('full', { openings: 0 })])).toEqual(['today']);
});

test('C-17: the trade counts most, then the way there, then pay and insurance', () => {
  const list = [
    vacancy('nothing'), vacancy('insured', { insured: true }), vacancy('pay', { payFromFen: 300_000 }), vacancy('street', { region: '990101001009' }),
    vacancy('trade', { trade: 'kitchen' }), vacancy('district', { region: '990101009001', insured: true }),
  ];
  expect(order(list)).toEqual(['trade', 'street', 'district', 'pay', 'insured', 'nothing']);
});

test('C-17: each match says why, and pay counts from exactly what was hoped for', () => {
  const reasons = (changes: Partial<VacancyFacts>) => matchVacancies(wishes, [vacancy('one', changes)], today)[0]?.reasons.map(({ en }) => en);
  expect(reasons({})).toEqual([]);
  expect(reasons({ payFromFen: 299_999 })).toEqual([]);
  expect(reasons({ payFromFen: 300_000 })).toEqual(['The pay is not below what is hoped for']);
  expect(reasons({ trade: 'kitchen', region: '990101001009', insured: true })).toEqual(['The trade fits', 'In the same street', 'With social insurance']);
  expect(reasons({ region: '990101009001' })).toEqual(['In the same district']);
});

test('C-20: a public-welfare post comes after every other vacancy, however well it fits', () => {
  const best = { region: wishes.region, trade: 'kitchen', payFromFen: 300_000, insured: true };
  expect(order([vacancy('welfare', { ...best, publicWelfare: true }), vacancy('worst')])).toEqual(['worst', 'welfare']);
});

test('C-17: equal vacancies keep one order, whatever order they come in', () => {
  expect(order([vacancy('b'), vacancy('a')])).toEqual(['a', 'b']);
});
