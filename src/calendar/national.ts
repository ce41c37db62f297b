import { makeCalendar, type Calendar, type YearSchedule } from './calendar.ts';
import { schedule2024 } from './years/2024.ts';
import { schedule2025 } from './years/2025.ts';
import { schedule2026 } from './years/2026.ts';

/** The schedules this release knows; later years are imported into the running product. */
export const publishedYears: readonly YearSchedule[] = [schedule2024, schedule2025, schedule2026];

/** The calendar of a fresh installation, without local holidays. Hours of X-06. */
export const nationalCalendar: Calendar = makeCalendar({
  years: publishedYears,
  officeHours: { opens: '08:30', closes: '18:00' },
  dailyHours: { opens: '08:00', closes: '21:00' },
});
