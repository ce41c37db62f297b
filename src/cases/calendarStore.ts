import type { ClientBase, Pool } from 'pg';
import { makeCalendar, type Calendar, type Overlay, type YearSchedule } from '../calendar/calendar.ts';
import { nationalCalendar, publishedYears } from '../calendar/national.ts';

/** The calendar that deadlines are worked out with: the schedules of this release and those imported since. */
export interface CalendarStore {
  /** @param within a connection with a transaction under way, which then needs no second one beside it */
  current(within?: ClientBase): Promise<Calendar>;
}

/**
 * Reads imported schedules from Postgres. Every process asks for their stamp each time and reads them again when it
 * has changed, so that no worker goes on with last year's holidays.
 */
export function calendarStore(pool: Pool): CalendarStore {
  let kept: { stamp: string; calendar: Calendar } | undefined;
  return {
    async current(within: Pool | ClientBase = pool) {
      const stamp = await readStamp(within);
      if (kept?.stamp !== stamp) kept = { stamp, calendar: await readCalendar(within) };
      return kept.calendar;
    },
  };
}

async function readStamp(from: Pool | ClientBase): Promise<string> {
  const { rows } = await from.query<{ stamp: string }>({
    name: 'calendar_stamp',
    text: `SELECT concat((SELECT count(*) FROM calendar_years), ' ', (SELECT max(imported_at) FROM calendar_years), ' ', (SELECT count(*) FROM calendar_overlays)) AS stamp`,
  });
  return rows[0]?.stamp ?? '';
}

async function readCalendar(from: Pool | ClientBase): Promise<Calendar> {
  const years = await from.query<{ data: YearSchedule }>('SELECT data FROM calendar_years');
  const overlays = await from.query<{ data: Overlay }>('SELECT data FROM calendar_overlays');
  return makeCalendar({
    years: [...publishedYears, ...years.rows.map((row) => row.data)],
    overlays: overlays.rows.map((row) => row.data),
    officeHours: nationalCalendar.officeHours,
    dailyHours: nationalCalendar.dailyHours,
  });
}
