import { dayKind, type Calendar, type Hours } from './calendar.ts';
import { addDays, at, dayOf, type Day, type Instant } from './days.ts';

/** `working`: office hours of working days. `daily`: every day, for 24-hour and daily clocks. @rule X-06 */
export type ReminderHours = 'working' | 'daily';

/** Whether offices are open at an instant; the closing time itself no longer is. */
export function isOfficeTime(instant: Instant, calendar: Calendar): boolean {
  const day = dayOf(instant);
  const { opens, closes } = calendar.officeHours;
  return dayKind(calendar, day).working && instantsInOrder(at(day, opens), instant) && !instantsInOrder(at(day, closes), instant);
}

/**
 * The first instant, from the given one on, at which people may be reminded; opening and closing time included.
 * @rule X-06
 */
export function nextReminderTime(instant: Instant, hours: ReminderHours, calendar: Calendar): Instant {
  const window = windowOf(hours, calendar);
  for (let day = dayOf(instant); ; day = addDays(day, 1)) {
    if (!allowed(day, hours, calendar)) continue;
    const opens = at(day, window.opens);
    if (instantsInOrder(instant, opens)) return opens;
    if (instantsInOrder(instant, at(day, window.closes))) return instant;
  }
}

/** The last instant, up to the given one, at which people may be reminded. */
export function lastReminderTime(instant: Instant, hours: ReminderHours, calendar: Calendar): Instant {
  const window = windowOf(hours, calendar);
  for (let day = dayOf(instant); ; day = addDays(day, -1)) {
    if (!allowed(day, hours, calendar)) continue;
    const closes = at(day, window.closes);
    if (instantsInOrder(closes, instant)) return closes;
    if (instantsInOrder(at(day, window.opens), instant)) return instant;
  }
}

/** When reminders may begin on a day; on a day without reminders, on the last one before it. */
export function reminderOpening(day: Day, hours: ReminderHours, calendar: Calendar): Instant {
  let open = day;
  while (!allowed(open, hours, calendar)) open = addDays(open, -1);
  return at(open, windowOf(hours, calendar).opens);
}

function windowOf(hours: ReminderHours, calendar: Calendar): Hours {
  return hours === 'working' ? calendar.officeHours : calendar.dailyHours;
}

function allowed(day: Day, hours: ReminderHours, calendar: Calendar): boolean {
  return hours === 'daily' || dayKind(calendar, day).working;
}

/** Compared as numbers: an instant may be written with or without milliseconds. */
function instantsInOrder(first: Instant, second: Instant): boolean {
  return Date.parse(first) <= Date.parse(second);
}
