import { addDays, addMonths, partsOf, type Day } from '../../calendar/days.ts';
import type { LongTermExitPolicy } from '../../programmes/long-term-exit/policy.ts';
import type { Text } from '../../programmes/programme.ts';

/** A drive of one season, with its own first and last day; winter's begins in one year and ends in the next. */
export interface Drive extends Text {
  rule: 'D-07';
  code: string;
  title: Text;
  from: Day;
  to: Day;
}

/**
 * The drive a day belongs to; undefined where policy leaves a month without one.
 * @rule D-07
 */
export function driveOn(day: Day, policy: LongTermExitPolicy): Drive | undefined {
  const { year } = partsOf(day);
  return [...drivesOf(year - 1, policy), ...drivesOf(year, policy)].find(({ from, to }) => from <= day && day <= to);
}

/**
 * The drives that begin in a year, in the order of their first days.
 * @rule D-07
 */
export function drivesOf(year: number, { seasons: { drives } }: LongTermExitPolicy): Drive[] {
  return drives.map(({ code, title, fromMonth, months }): Drive => {
    const from = `${String(year).padStart(4, '0')}-${String(fromMonth).padStart(2, '0')}-01`;
    const to = addDays(addMonths(from, months), -1);
    return { rule: 'D-07', code, title, from, to, zh: `${title.zh}：${from} 至 ${to}。`, en: `${title.en}: ${from} to ${to}.` };
  }).sort((one, other) => (one.from < other.from ? -1 : 1));
}
