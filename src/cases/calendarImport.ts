import type { Pool } from 'pg';
import { sameSchedule, type YearSchedule } from '../calendar/calendar.ts';
import { parseYearSchedule } from '../calendar/import.ts';
import { refuseInput, type FieldProblem } from '../refusals/input.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { note } from '../audit/trail.ts';
import type { Reader } from './read/model.ts';
import type { Instant } from './state.ts';
import type { CalendarStore } from './calendarStore.ts';

/**
 * Stores a year's holiday schedule. The same one again changes nothing; another one of the same version is refused,
 * because nobody could say which of them holds.
 * @param year the year that the schedule must be of
 * @returns the version of the calendar that holds from now on, and whether anything was stored
 * @throws InputError naming every place of the schedule that is wrong; RefusalError `calendar.other-schedule`
 * @rule X-01
 */
export async function importYear({ pool, calendar, now }: { pool: Pool; calendar: CalendarStore; now(): Instant }, by: Reader, year: number, input: unknown): Promise<{ calendarVersion: string; imported: boolean }> {
  const parsed = parseYearSchedule(input);
  if (!parsed.ok) return refuseInput(parsed.problems.map(({ path, message }): FieldProblem => ({ field: path, problem: 'format', rule: 'X-01', sentence: message })));
  const { schedule } = parsed;
  if (schedule.year !== year) refuseInput([{ field: 'year', problem: 'format', rule: 'X-01' }]);
  const known = (await calendar.current()).years.find((one) => one.year === year);
  if (known?.version === schedule.version) {
    if (!sameSchedule(known, schedule)) throw new RefusalError({ code: 'calendar.other-schedule', rule: 'X-01', field: 'version', values: { year, version: schedule.version } });
    return { calendarVersion: (await calendar.current()).version, imported: false };
  }
  const { rowCount } = await pool.query(
    'INSERT INTO calendar_years (year, version, data, imported_by) VALUES ($1, $2, $3, $4) ON CONFLICT (year, version) DO NOTHING',
    [year, schedule.version, JSON.stringify(schedule), by.id],
  );
  if (rowCount === 0) await sameAsStored(pool, schedule);
  else await note(pool, { kind: 'configuration', by, at: now(), fact: { type: 'calendar-imported', year, version: schedule.version } });
  return { calendarVersion: (await calendar.current()).version, imported: rowCount === 1 };
}

async function sameAsStored(pool: Pool, schedule: YearSchedule): Promise<void> {
  const { year, version } = schedule;
  const { rows } = await pool.query<{ data: YearSchedule }>('SELECT data FROM calendar_years WHERE year = $1 AND version = $2', [year, version]);
  if (rows[0] && !sameSchedule(rows[0].data, schedule)) throw new RefusalError({ code: 'calendar.other-schedule', rule: 'X-01', field: 'version', values: { year, version } });
}
