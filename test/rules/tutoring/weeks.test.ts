import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, at, weekdayOf } from '../../../src/calendar/days.ts';
import { weekOf, type TutoringFacts } from '../../../src/rules/tutoring/terms.ts';
import { tutoringTerm } from '../../../src/rules/tutoring/weeks.ts';
import { pairingPolicy, refusedBy } from '../shipped.ts';

const policy = pairingPolicy();

/** The term from Monday 2 March 2026; sessions on the days named. */
function term(days: readonly string[], now: string, changes: Partial<TutoringFacts> = {}) {
  return tutoringTerm({ term: '2026-spring', sessions: days.map((on, position) => ({ id: `s${position}`, on })), ...changes }, policy, now);
}

function state(days: readonly string[], now: string, monday = '2026-03-02', changes: Partial<TutoringFacts> = {}) {
  return term(days, now, changes).weeks.find(({ from }) => from === monday)?.state;
}

const nextWeek = at('2026-03-09', '09:00');

test.each([
  [[], 'missing'], [['2026-03-02'], 'kept'], [['2026-03-02', '2026-03-04', '2026-03-08'], 'kept'], [['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'], 'too-many'],
] as const)('E-02: with sessions on %j the first week is %s', (days, expected) => {
  expect(state(days, nextWeek)).toBe(expected);
});

test('E-03: a week without a record is named to be followed up, from the Monday after it', () => {
  expect(state([], at('2026-03-08', '23:59'))).toBe('open');
  expect(term([], at('2026-03-08', '23:59')).missing).toEqual([]);
  const found = term([], at('2026-03-09', '00:00'));
  expect(found).toMatchObject({ kept: false, missing: ['2026-03-02'] });
  expect(found.weeks[0]?.condition).toMatchObject({ rule: 'E-03', holds: false, values: { sessions: 0, least: 1, most: 3 }, zh: '2026-03-02 至 2026-03-08：辅导 0 次，要求 1 至 3 次：还差 1 次，须跟进。' });
});

test('E-02: weeks run from Monday to Sunday in Shanghai: a session on Sunday belongs to the week before', () => {
  expect(weekOf('2026-03-08')).toEqual({ from: '2026-03-02', to: '2026-03-08' });
  expect(weekOf('2026-03-09')).toEqual({ from: '2026-03-09', to: '2026-03-15' });
  expect(term(['2026-03-08'], at('2026-03-16', '09:00')).missing).toEqual(['2026-03-09']);
  expect(term(['2026-03-09'], at('2026-03-16', '09:00')).missing).toEqual(['2026-03-02']);
});

test('E-02: a week that a holiday leaves with too few school days is free, but a session held in it is welcome', () => {
  // the Labour Day holiday takes Friday 1 May, and Monday and Tuesday after: four and three school days are left
  const later = at('2026-06-01', '09:00');
  expect(state([], later, '2026-04-27')).toBe('missing');
  expect(state([], later, '2026-05-04')).toBe('missing');
  const longer = pairingPolicy();
  const labourDay = longer.tutoring.terms[0]?.holidays[1];
  if (!labourDay) throw new Error('no Labour Day holiday');
  labourDay.to = '2026-05-06';
  const of = (days: readonly string[]) => tutoringTerm({ term: '2026-spring', sessions: days.map((on) => ({ id: on, on })) }, longer, later).weeks.find(({ from }) => from === '2026-05-04');
  expect(of([])).toMatchObject({ state: 'free', schoolDays: 2, condition: { holds: true } });
  expect(of(['2026-05-08'])?.state).toBe('kept');
});

test('E-02: the week of National Day is free in autumn', () => {
  const { weeks } = tutoringTerm({ term: '2026-autumn', sessions: [] }, policy, at('2026-10-12', '09:00'));
  expect(weeks.map(({ from, state: found }) => [from, found]).slice(0, 7)).toEqual([
    ['2026-08-31', 'missing'], ['2026-09-07', 'missing'], ['2026-09-14', 'missing'], ['2026-09-21', 'missing'], ['2026-09-28', 'missing'], ['2026-10-05', 'free'], ['2026-10-12', 'open'],
  ]);
});

test('E-02: a week in which the pair began or ended is asked for only if enough school days are left', () => {
  const later = at('2026-07-20', '09:00');
  expect(state([], later, '2026-03-09', { pairedFrom: '2026-03-11' })).toBe('missing');
  expect(state([], later, '2026-03-09', { pairedFrom: '2026-03-12' })).toBe('free');
  expect(state([], later, '2026-03-09', { pairedTo: '2026-03-10' })).toBe('free');
  expect(term([], later, { pairedFrom: '2026-03-12', pairedTo: '2026-03-20' }).weeks.map(({ from }) => from)).toEqual(['2026-03-09', '2026-03-16']);
});

test('E-02: a week that has not begun is ahead', () => {
  expect(state([], at('2026-03-02', '09:00'), '2026-03-09')).toBe('ahead');
});

test('E-02: the weeks of a term follow each other and hold every session once', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 60 }), (offsets) => {
    const { weeks } = term(offsets.map((offset) => addDays('2026-03-02', offset)), at('2026-07-31', '09:00'));
    expect(weeks.every(({ from, to }, position) => weekdayOf(from) === 1 && addDays(from, 6) === to && (position === 0 || addDays(weeks[position - 1]?.to ?? '', 1) === from))).toBe(true);
    expect(weeks.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(offsets.length);
  }));
});

test('E-02: a session recorded twice, in the future, outside term or pair, and an unknown term are refused by name', () => {
  expect(refusedBy('E-02', () => tutoringTerm({ term: '2026-spring', sessions: [{ id: 's1', on: '2026-03-02' }, { id: 's1', on: '2026-03-03' }] }, policy, nextWeek))).toEqual({ 'sessions.1.id': 'twice' });
  expect(refusedBy('E-02', () => term(['2026-03-10', '2026-03-01'], nextWeek))).toEqual({ 'sessions.0.on': 'future', 'sessions.1.on': 'too-small' });
  expect(refusedBy('E-02', () => term(['2026-07-11'], at('2026-08-01', '09:00')))).toEqual({ 'sessions.0.on': 'too-large' });
  expect(refusedBy('E-02', () => term(['2026-03-03', '2026-03-06'], nextWeek, { pairedFrom: '2026-03-04', pairedTo: '2026-03-05' }))).toEqual({ 'sessions.0.on': 'too-small', 'sessions.1.on': 'too-large' });
  expect(refusedBy('E-02', () => tutoringTerm({ term: '2030-spring', sessions: [] }, policy, nextWeek))).toEqual({ term: 'not-an-option' });
});
