import { addDays, at, dayOf, type Day } from '../calendar/days.ts';
import type { Span } from './indicators.ts';

/** A quarter of a calendar year. */
export interface Quarter {
  year: number;
  quarter: number;
}

const MONTHS = 3;
const QUARTERS = 4;

export function quarterOf(day: Day): Quarter {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / MONTHS) };
}

/** The quarter that had ended when an instant came. @rule B-17 */
export function lastQuarter(now: string): Quarter {
  const { year, quarter } = quarterOf(dayOf(now));
  return quarter === 1 ? { year: year - 1, quarter: QUARTERS } : { year, quarter: quarter - 1 };
}

/** From its first to its last midnight in Asia/Shanghai. */
export function spanOf({ year, quarter }: Quarter): Span {
  const first = (of: Quarter): Day => `${of.year}-${String((of.quarter - 1) * MONTHS + 1).padStart(2, '0')}-01`;
  const next = quarter === QUARTERS ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 };
  return { from: at(first({ year, quarter }), '00:00'), to: at(first(next), '00:00') };
}

/** So many days after an instant, at the end of that day. */
export function dueAfter(instant: string, days: number): string {
  return at(addDays(dayOf(instant), days + 1), '00:00');
}
