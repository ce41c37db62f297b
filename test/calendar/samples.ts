import { expect } from 'vitest';
import { deadline, type DeadlineInput } from '../../src/calendar/deadline.ts';
import { at, type Day, type Instant, type TimeOfDay } from '../../src/calendar/days.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import type { Span } from '../../src/calendar/span.ts';

/** An instant as a caseworker would say it: `on('2026-02-11', '09:30')`. */
export function on(day: Day, time: TimeOfDay = '10:00'): Instant {
  return at(day, time);
}

export const notice = (count: number): Span => ({ unit: 'workingDays', count, ends: 'midnight' });
export const review = (count: number): Span => ({ unit: 'workingDays', count, ends: 'office' });

/** The due instant under the national calendar; fails the test when the clock is paused. */
export function dueOf(input: Omit<DeadlineInput, 'calendar'> & Partial<Pick<DeadlineInput, 'calendar'>>): Instant {
  const { due } = deadline({ calendar: nationalCalendar, ...input });
  expect(due).not.toBeNull();
  return due ?? '';
}
