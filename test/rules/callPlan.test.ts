import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../src/calendar/days.ts';
import type { PlannedCall } from '../../src/cases/state.ts';
import { isStable, nextPlannedCall } from '../../src/rules/call-plan.ts';
import { policyOf2026 } from './people.ts';

const policy = policyOf2026();
/** The Monday before the eight days of National Day. */
const placedDay = '2026-09-28';

function plans(categories: readonly string[], count: number, from = placedDay, calls = policy.calls): PlannedCall[] {
  const list: PlannedCall[] = [];
  while (list.length < count) list.push(nextPlannedCall({ categories, placedDay: from, previous: list.at(-1), policy: { calls } }));
  return list;
}

test('C-10: a zero-employment household is called on each of the seven days after placement, holidays included, then weekly', () => {
  const [first, ...others] = plans(['zero-employment'], 9);
  expect(first).toEqual({ phase: 'daily', n: 1, from: '2026-09-29', to: '2026-09-29' });
  expect(others.slice(0, 6).map(({ phase, from, to }) => [phase, from === to, from])).toEqual(
    ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05'].map((day) => ['daily', true, day]));
  expect(others.slice(6)).toEqual([
    { phase: 'interval', n: 1, from: '2026-10-06', to: '2026-10-12' },
    { phase: 'interval', n: 2, from: '2026-10-13', to: '2026-10-19' },
  ]);
});

test('C-10: an older jobseeker is called once within the first week, then weekly', () => {
  expect(plans(['4050'], 3)).toEqual([
    { phase: 'first', n: 1, from: '2026-09-29', to: '2026-10-05' },
    { phase: 'interval', n: 1, from: '2026-10-06', to: '2026-10-12' },
    { phase: 'interval', n: 2, from: '2026-10-13', to: '2026-10-19' },
  ]);
});

test('C-10: a graduate is called once within the first month, then weekly', () => {
  expect(plans(['graduate'], 2)).toEqual([
    { phase: 'first', n: 1, from: '2026-09-29', to: '2026-10-28' },
    { phase: 'interval', n: 1, from: '2026-10-29', to: '2026-11-04' },
  ]);
});

test('C-10: placed on 31 January, a graduate’s first month ends with February', () => {
  expect(plans(['graduate'], 1, '2027-01-31')[0]?.to).toBe('2027-02-28');
});

test('C-10: several categories take the densest plan', () => {
  expect(plans(['graduate', '4050'], 1)[0]).toMatchObject({ phase: 'first', to: '2026-10-05' });
  expect(plans(['4050', 'zero-employment', 'graduate'], 1)[0]).toMatchObject({ phase: 'daily', to: '2026-09-29' });
});

test('C-10: a category without a plan of its own takes the default, also beside one with a longer plan', () => {
  const calls = { ...policy.calls, default: { once: { unit: 'calendarDays', count: 10 } } } as const;
  expect(plans(['dibao'], 1, placedDay, calls)[0]?.to).toBe('2026-10-08');
  expect(plans([], 1, placedDay, calls)[0]?.to).toBe('2026-10-08');
  expect(plans(['graduate', 'dibao'], 1, placedDay, calls)[0]?.to).toBe('2026-10-08');
  expect(plans(['4050', 'dibao'], 1, placedDay, calls)[0]?.to).toBe('2026-10-05');
});

test('C-10: the interval, the daily days and the windows are the policy’s', () => {
  const calls = { ...policy.calls, 'zero-employment': { daily: { days: 2 } }, interval: { unit: 'months', count: 1 } } as const;
  expect(plans(['zero-employment'], 3, '2026-01-29', calls)).toEqual([
    { phase: 'daily', n: 1, from: '2026-01-30', to: '2026-01-30' },
    { phase: 'daily', n: 2, from: '2026-01-31', to: '2026-01-31' },
    { phase: 'interval', n: 1, from: '2026-02-01', to: '2026-02-28' },
  ]);
});

test('C-10: whatever the categories, each plan begins the day after the one before it ends, the first the day after placement', () => {
  const category = fc.constantFrom('zero-employment', '4050', 'graduate', 'dibao', 'long-term');
  const day = fc.integer({ min: 0, max: 2_000 }).map((count) => addDays('2025-01-01', count));
  fc.assert(fc.property(fc.uniqueArray(category), day, (categories, placed) => {
    const list = plans(categories, 15, placed);
    list.forEach((plan, position) => {
      expect(plan.from).toBe(addDays(list[position - 1]?.to ?? placed, 1));
      expect(daysBetween(plan.from, plan.to)).toBeGreaterThanOrEqual(0);
    });
  }));
});

function stableCalls(count: number) {
  return Array.from({ length: count }, (_, week) => ({ day: addDays('2026-10-12', week * 7), outcome: 'stable' }));
}

test('C-10: stable asks for both: the calls in a row and the months in the job', () => {
  const { calls, months } = policy.calls.stable;
  const enough = addMonths(placedDay, months);
  expect(isStable({ weeklyCalls: stableCalls(calls), placedDay, today: enough, policy })).toBe(true);
  expect(isStable({ weeklyCalls: stableCalls(calls - 1), placedDay, today: enough, policy })).toBe(false);
  expect(isStable({ weeklyCalls: stableCalls(calls), placedDay, today: addDays(enough, -1), policy })).toBe(false);
});
