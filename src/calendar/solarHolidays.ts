import { partsOf, type Day } from './days.ts';

interface SolarHoliday {
  month: number;
  dates: readonly number[];
  /** First year in which these dates are fixed. */
  since: number;
  name: { zh: string; en: string };
}

/**
 * What is certain about a year before its schedule is published: the holidays that the regulation on public
 * holidays fixes to dates of the solar calendar. Those that follow the moon or the solar terms (Spring Festival,
 * Tomb-Sweeping, Dragon Boat, Mid-Autumn) wait for the notice.
 *
 * Source: 全国年节及纪念日放假办法, article 2; 10 November 2024 revision (State Council decree 795), in force since
 * 1 January 2025, which added 2 May.
 */
const regulation: readonly SolarHoliday[] = [
  { month: 1, dates: [1], since: 2008, name: { zh: '元旦', en: "New Year's Day" } },
  { month: 5, dates: [1], since: 2008, name: { zh: '劳动节', en: 'Labour Day' } },
  { month: 5, dates: [2], since: 2025, name: { zh: '劳动节', en: 'Labour Day' } },
  { month: 10, dates: [1, 2, 3], since: 2008, name: { zh: '国庆节', en: 'National Day' } },
];

/** The name of the public holiday that the regulation fixes to this date, if any. */
export function solarHoliday(day: Day): { zh: string; en: string } | undefined {
  const { year, month, date } = partsOf(day);
  return regulation.find((holiday) => holiday.month === month && holiday.since <= year && holiday.dates.includes(date))?.name;
}
