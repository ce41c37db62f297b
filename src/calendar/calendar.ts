import { addDays, partsOf, weekdayOf, type Day, type TimeOfDay } from './days.ts';
import { solarHoliday } from './solarHolidays.ts';

/** A name in both languages of the product. */
export interface Name {
  zh: string;
  en: string;
}

/** One year's holiday schedule, in the shape in which the State Council publishes it. */
export interface YearSchedule {
  /** The year in the notice's title; it may also speak of the last days of the year before. */
  year: number;
  source: { title: string; number?: string; published: Day };
  /** Counts from 1; a correction of the same year carries a higher one. */
  version: number;
  /** First and last day off, both included. */
  holidays: { name: Name; from: Day; to: Day }[];
  /** Saturdays and Sundays that are worked, each with the Chinese name of the holiday it makes up for. */
  makeUpWorkdays: { date: Day; for: string }[];
}

/** A day that one jurisdiction treats differently from the national schedule. */
export interface Overlay {
  /** Beginning of the region codes it holds for: `65` is Xinjiang, `650102` one of its districts. */
  region: string;
  date: Day;
  kind: 'holiday' | 'workday';
  name: Name;
  /** The decision it rests on. */
  citation: string;
}

export interface Hours {
  opens: TimeOfDay;
  closes: TimeOfDay;
}

/** Everything a deadline depends on besides its own dates: plain JSON, so that it can travel. */
export interface Calendar {
  /** Changes whenever the contents do; kept with every deadline so that outdated ones can be found. */
  version: string;
  years: YearSchedule[];
  overlays: Overlay[];
  /** When offices are open on working days; reviews end at the closing time. */
  officeHours: Hours;
  /** When people may be reminded about 24-hour and daily clocks, on every day of the year. */
  dailyHours: Hours;
  /** The jurisdiction whose overlays apply; without it none do. Set by {@link forRegion}. */
  region?: string;
}

export type DayReason = 'weekday' | 'weekend' | 'holiday' | 'make-up-workday' | 'local-holiday' | 'local-workday';

export interface DayKind {
  working: boolean;
  reason: DayReason;
  name?: Name;
  /** The schedule that decides about this day is not published yet, so the answer may change. */
  provisional: boolean;
}

/**
 * Puts a calendar together. The order of the years does not matter: the highest version of a year wins. It never
 * refuses years, because cases must go on when a release brings a schedule that was imported by hand before it; the
 * import itself is stricter.
 * @throws Error when two overlays of one region speak of the same day: nobody could say which of them holds.
 */
export function makeCalendar(parts: {
  years: readonly YearSchedule[];
  overlays?: readonly Overlay[];
  officeHours: Hours;
  dailyHours: Hours;
}): Calendar {
  const years = newestOfEachYear(parts.years);
  const overlays = inOrder(parts.overlays ?? []);
  const contents = { years, overlays, officeHours: parts.officeHours, dailyHours: parts.dailyHours };
  return { version: versionOf(contents), ...contents };
}

/** The calendar of one jurisdiction: `region` is the code of a community, street or district. */
export function forRegion(calendar: Calendar, region: string): Calendar {
  return { ...calendar, region };
}

/**
 * Whether a day is worked, and why.
 * @rule X-01
 */
export function dayKind(calendar: Calendar, day: Day): DayKind {
  const provisional = awaitedYear(calendar, day) !== undefined;
  const local = localDay(calendar, day);
  if (local) {
    const working = local.kind === 'workday';
    return { working, reason: working ? 'local-workday' : 'local-holiday', name: local.name, provisional };
  }

  const listed = listedDay(calendar, day);
  if (listed) return { ...listed, provisional };

  const fixed = solarHoliday(day);
  if (fixed) return { working: false, reason: 'holiday', name: fixed, provisional };

  return weekdayOf(day) > 5
    ? { working: false, reason: 'weekend', provisional }
    : { working: true, reason: 'weekday', provisional };
}

/**
 * The year whose unpublished schedule decides about a day; undefined when everything is known. The last three days
 * of December also wait for the next year's notice, which may join them to the New Year holiday or make them up.
 */
export function awaitedYear(calendar: Calendar, day: Day): number | undefined {
  const { year, month, date } = partsOf(day);
  if (!isPublished(calendar, year)) return year;
  if (month === 12 && date >= 29 && !isPublished(calendar, year + 1)) return year + 1;
  return undefined;
}

/** The last working day from `from` to `to`, both included; undefined when there is none. */
export function lastWorkingDay(calendar: Calendar, from: Day, to: Day): Day | undefined {
  for (let day = to; day >= from; day = addDays(day, -1)) {
    if (dayKind(calendar, day).working) return day;
  }
  return undefined;
}

/** The `count`-th working day before a day; the day itself for 0. */
export function workingDayBefore(calendar: Calendar, day: Day, count: number): Day {
  let found = day;
  for (let left = count; left > 0; left -= 1) {
    do found = addDays(found, -1);
    while (!dayKind(calendar, found).working);
  }
  return found;
}

/** How many working days lie after `from`, up to and including `to`. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (dayKind(calendar, day).working) count += 1;
  }
  return count;
}

/** Of several overlays for a day, the one of the narrowest region holds: a district may depart from its province. */
function localDay(calendar: Calendar, day: Day): Overlay | undefined {
  if (calendar.region === undefined) return undefined;
  let found: Overlay | undefined;
  for (const overlay of calendar.overlays) {
    if (overlay.date !== day || !calendar.region.startsWith(overlay.region)) continue;
    if (!found || overlay.region.length > found.region.length) found = overlay;
  }
  return found;
}

/**
 * What the schedules say about a day; of two, the later year's notice holds, since it was published later. They are
 * searched rather than indexed: a year lists some fifteen entries, and an index would be kept by every open case.
 */
function listedDay(calendar: Calendar, day: Day): Omit<DayKind, 'provisional'> | undefined {
  const { year } = partsOf(day);
  for (const schedule of calendar.years.toReversed()) {
    if (schedule.year !== year && schedule.year !== year + 1) continue;

    const period = schedule.holidays.find(({ from, to }) => from <= day && day <= to);
    if (period) return { working: false, reason: 'holiday', name: period.name };

    const makeUp = schedule.makeUpWorkdays.find(({ date }) => date === day);
    if (makeUp) return { working: true, reason: 'make-up-workday', name: holidayName(schedule, makeUp.for) };
  }
  return undefined;
}

function holidayName(schedule: YearSchedule, zh: string): Name | undefined {
  return schedule.holidays.find(({ name }) => name.zh === zh)?.name;
}

function isPublished(calendar: Calendar, year: number): boolean {
  return calendar.years.some((schedule) => schedule.year === year);
}

function newestOfEachYear(schedules: readonly YearSchedule[]): YearSchedule[] {
  const newest = new Map<number, YearSchedule>();
  for (const schedule of schedules) {
    const other = newest.get(schedule.year);
    if (!other || isNewer(schedule, other)) newest.set(schedule.year, schedule);
  }
  return [...newest.values()].sort((one, other) => one.year - other.year);
}

/** Of the same version, the one published later; failing that any, as long as it is always the same one. */
function isNewer(one: YearSchedule, other: YearSchedule): boolean {
  if (one.version !== other.version) return one.version > other.version;
  if (one.source.published !== other.source.published) return one.source.published > other.source.published;
  return canonical(one) > canonical(other);
}

/** Whether two schedules say the same, whatever the order of their keys. */
export function sameSchedule(one: YearSchedule, other: YearSchedule): boolean {
  return canonical(one) === canonical(other);
}

function inOrder(overlays: readonly Overlay[]): Overlay[] {
  const key = (overlay: Overlay) => `${overlay.date} ${overlay.region}`;
  const sorted = [...overlays].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  sorted.forEach((overlay, position) => {
    const next = sorted[position + 1];
    if (next && key(next) === key(overlay)) throw new Error(`region ${overlay.region} has two entries for ${overlay.date}`);
  });
  return sorted;
}

/** Short enough to be carried everywhere, readable enough to be told apart: `2024-2026.9f2c61d0`. */
function versionOf(contents: Omit<Calendar, 'version'>): string {
  const first = contents.years[0]?.year ?? 'none';
  const last = contents.years.at(-1)?.year ?? 'none';
  return `${first}-${last}.${fingerprint(canonical(contents))}`;
}

/** JSON with sorted keys: Postgres gives keys back in an order of its own, and the contents are the same. */
function canonical(contents: object): string {
  return JSON.stringify(contents, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/** FNV-1a, 32 bits: tells versions apart; it protects nothing, and Node's crypto is out of reach in a workflow. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let position = 0; position < text.length; position += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(position), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

