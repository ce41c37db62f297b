import { addDays, addMonths } from '../calendar/days.ts';
import type { Day, PlannedCall } from '../cases/state.ts';
import type { PolicyParts } from '../cases/command.ts';
import type { CallSpan } from '../programmes/employment-assistance/policy.ts';

interface CallPlanInput {
  /** All categories of the person; `zero-employment` for members of such a household. */
  categories: readonly string[];
  /** Placement day: day 0. */
  placedDay: Day;
  /** The call planned last, made or missed; absent after a placement. */
  previous: PlannedCall | undefined;
  policy: Pick<PolicyParts, 'calls'>;
}

/**
 * The next call to plan. Daily calls come first where a category asks for them; otherwise one first call within the
 * shortest window of the person's categories; then everybody is followed at the policy's interval.
 * @rule C-10 · rulebook, decision 5
 */
export function nextPlannedCall({ categories, placedDay, previous, policy: { calls } }: CallPlanInput): PlannedCall {
  const dailyDays = categories.includes('zero-employment') ? calls['zero-employment'].daily.days : 0;
  if (!previous && dailyDays === 0) return { phase: 'first', n: 1, from: addDays(placedDay, 1), to: firstWindowEnd(categories, placedDay, calls) };
  const dailyDone = previous?.phase === 'daily' ? previous.n : 0;
  if (previous === undefined || (previous.phase === 'daily' && dailyDone < dailyDays)) {
    const day = addDays(placedDay, dailyDone + 1);
    return { phase: 'daily', n: dailyDone + 1, from: day, to: day };
  }
  const from = addDays(previous.to, 1);
  return { phase: 'interval', n: previous.phase === 'interval' ? previous.n + 1 : 1, from, to: dayAfter(previous.to, calls.interval) };
}

/** The last day of the shortest window; a category that policy does not name has the default one. */
function firstWindowEnd(categories: readonly string[], placedDay: Day, calls: PolicyParts['calls']): Day {
  const spans = categories.map((category) => (category === '4050' || category === 'graduate' ? calls[category].once : calls.default.once));
  const [earliest = dayAfter(placedDay, calls.default.once)] = spans.map((span) => dayAfter(placedDay, span)).sort();
  return earliest;
}

function dayAfter(day: Day, { unit, count }: CallSpan): Day {
  switch (unit) {
    case 'calendarDays':
      return addDays(day, count);
    case 'weeks':
      return addDays(day, count * 7);
    case 'months':
      return addMonths(day, count);
    default:
      return unit satisfies never;
  }
}

interface StabilityInput {
  /** Calls at the interval since the row last broke. */
  weeklyCalls: readonly { day: Day; outcome: string }[];
  placedDay: Day;
  today: Day;
  policy: Pick<PolicyParts, 'calls'>;
}

/**
 * Stable is both: n stable calls in a row at the interval, and m months in the job.
 * @rule C-10 · rulebook, decision 6
 */
export function isStable({ weeklyCalls, placedDay, today, policy: { calls } }: StabilityInput): boolean {
  return weeklyCalls.length >= calls.stable.calls && today >= addMonths(placedDay, calls.stable.months);
}
