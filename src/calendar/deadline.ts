import { awaitedYear, dayKind, type Calendar } from './calendar.ts';
import { addDays, addMonths, at, dayOf, daysBetween, endOfDay, instantAt, type Day, type Instant } from './days.ts';
import type { ExplainedDays, Explanation } from './explanation.ts';
import { standstills, type Pause, type Standstill } from './pauses.ts';
import type { Span } from './span.ts';

export interface DeadlineInput {
  /** What the clock runs from; its day does not count. */
  from: Instant;
  span: Span;
  /** In any order; the last one may still be open. */
  pauses?: readonly Pause[];
  calendar: Calendar;
}

/** What is left of a clock that stands still. */
export interface Remaining {
  unit: 'workingDays' | 'calendarDays' | 'minutes';
  count: number;
}

interface DeadlineBase {
  /** It rests on a year whose holiday schedule is not published yet: recompute when it is. */
  provisional: boolean;
  explanation: Explanation;
  calendarVersion: string;
}

export interface RunningDeadline extends DeadlineBase {
  due: Instant;
}

/** A clock under an open pause has no due instant, only what is left. */
export interface PausedDeadline extends DeadlineBase {
  due: null;
  pausedSince: Instant;
  remaining: Remaining;
}

export type Deadline = RunningDeadline | PausedDeadline;

/**
 * When a clock falls due, and why then. Always computed from the start and the calendar, never by moving an earlier
 * result, so that a new calendar or a changed pause gives the answer it would have given from the beginning.
 * A pause that begins when the clock is already due changes nothing.
 * @throws RangeError when an instant is malformed or a pause ends before it begins.
 * @rule X-01
 */
export function deadline({ from, span, pauses = [], calendar }: DeadlineInput): Deadline {
  const stops = standstills(pauses, from);
  switch (span.unit) {
    case 'workingDays':
      return inWorkingDays(from, span, stops, calendar);
    case 'hours':
      return inHours(from, span, stops, calendar);
    case 'calendarDays':
    case 'weeks':
    case 'months':
    case 'years':
      return inCalendarUnits(from, span, stops, calendar);
    default:
      return span satisfies never;
  }
}

/**
 * Counts working days from the day after the start. A paused clock uses up neither the day on which it was paused
 * nor the one on which it was resumed. (Decided where the source is open, no. 1.)
 */
function inWorkingDays(
  from: Instant,
  span: Extract<Span, { unit: 'workingDays' }>,
  stops: readonly Standstill[],
  calendar: Calendar,
): Deadline {
  const start = dayOf(from);
  const days: ExplainedDays[] = [{ day: start, counted: false, reason: 'start' }];
  const awaited = new Set<number>();
  const endOf = (day: Day) => (span.ends === 'office' ? at(day, calendar.officeHours.closes) : endOfDay(day));

  let counted = 0;
  let day = start;
  while (counted < span.count) {
    day = addDays(day, 1);
    const kind = dayKind(calendar, day);
    const couldBeLast = kind.working && counted + 1 === span.count;
    const stop = standstillOn(day, stops, couldBeLast ? endOf(day) : undefined);
    if (stop) {
      days.push({ day, to: stop.toDay, counted: false, reason: 'paused' });
      if (stop.toDay === undefined) {
        const remaining: Remaining = { unit: 'workingDays', count: span.count - counted };
        return paused({ from, span, stops, calendar, days, awaited, pausedSince: stop.from, remaining });
      }
      day = stop.toDay;
      continue;
    }

    const year = kind.provisional ? awaitedYear(calendar, day) : undefined;
    if (year !== undefined) awaited.add(year);
    if (kind.working) {
      counted += 1;
      days.push({ day, counted: true, n: counted, reason: kind.reason, name: kind.name });
    } else {
      pushDayOff(days, { day, counted: false, reason: kind.reason, name: kind.name });
    }
  }
  return running({ from, span, stops, calendar, days, awaited, due: endOf(day) });
}

/** The standstill that takes a day out of the count; one that begins only after `due` no longer can. */
function standstillOn(day: Day, stops: readonly Standstill[], due: Instant | undefined): Standstill | undefined {
  return stops.find((stop) => {
    const touches = stop.fromDay <= day && (stop.toDay === undefined || day <= stop.toDay);
    return touches && (due === undefined || stop.from < due);
  });
}

/** Days off in a row with the same reason become one entry, so that a week of holidays reads as one line. */
function pushDayOff(days: ExplainedDays[], dayOff: ExplainedDays): void {
  const last = days.at(-1);
  if (last && last.reason === dayOff.reason && last.name?.zh === dayOff.name?.zh) last.to = dayOff.day;
  else days.push(dayOff);
}

/**
 * Calendar days, weeks, months and years end with the day of the same weekday or date, whether it is worked or not.
 * (Decided where the source is open, no. 2.) A pause moves that day by as many whole days as lie between the day of
 * pausing and the day of resuming: paused on the 3rd and resumed on the 10th is seven days, on the same day none.
 */
function inCalendarUnits(
  from: Instant,
  span: Exclude<Span, { unit: 'workingDays' | 'hours' }>,
  stops: readonly Standstill[],
  calendar: Calendar,
): Deadline {
  const start = dayOf(from);
  const days: ExplainedDays[] = [{ day: start, counted: false, reason: 'start' }];
  const awaited = new Set<number>();

  let lastDay = nominalLastDay(start, span);
  for (const stop of stops) {
    if (stop.from >= endOfDay(lastDay)) break;
    days.push({ day: stop.fromDay, to: stop.toDay, counted: false, reason: 'paused' });
    if (stop.toDay === undefined) {
      const remaining: Remaining = { unit: 'calendarDays', count: daysBetween(stop.fromDay, lastDay) };
      return paused({ from, span, stops, calendar, days, awaited, pausedSince: stop.from, remaining });
    }
    lastDay = addDays(lastDay, daysBetween(stop.fromDay, stop.toDay));
  }
  days.push({ day: lastDay, counted: true, reason: 'end' });
  return running({ from, span, stops, calendar, days, awaited, due: endOfDay(lastDay) });
}

function nominalLastDay(start: Day, span: Exclude<Span, { unit: 'workingDays' | 'hours' }>): Day {
  switch (span.unit) {
    case 'calendarDays':
      return addDays(start, span.count);
    case 'weeks':
      return addDays(start, span.count * 7);
    case 'months':
      return addMonths(start, span.count);
    case 'years':
      return addMonths(start, span.count * 12);
    default:
      return span satisfies never;
  }
}

/** Real hours over nights and holidays, to the instant; a pause adds exactly its own length. */
function inHours(
  from: Instant,
  span: Extract<Span, { unit: 'hours' }>,
  stops: readonly Standstill[],
  calendar: Calendar,
): Deadline {
  const days: ExplainedDays[] = [{ day: dayOf(from), counted: false, reason: 'start' }];
  const awaited = new Set<number>();

  let due = Date.parse(from) + span.count * 3_600_000;
  for (const stop of stops) {
    const stoppedAt = Date.parse(stop.from);
    if (stoppedAt >= due) break;
    days.push({ day: stop.fromDay, to: stop.toDay, counted: false, reason: 'paused' });
    if (stop.to === undefined) {
      const remaining: Remaining = { unit: 'minutes', count: Math.ceil((due - stoppedAt) / 60_000) };
      return paused({ from, span, stops, calendar, days, awaited, pausedSince: stop.from, remaining });
    }
    due += Date.parse(stop.to) - stoppedAt;
  }
  const dueAt = instantAt(due);
  days.push({ day: dayOf(dueAt), counted: true, reason: 'end' });
  return running({ from, span, stops, calendar, days, awaited, due: dueAt });
}

interface Outcome {
  from: Instant;
  span: Span;
  stops: readonly Standstill[];
  calendar: Calendar;
  days: ExplainedDays[];
  awaited: ReadonlySet<number>;
}

function running(outcome: Outcome & { due: Instant }): RunningDeadline {
  return { due: outcome.due, ...base(outcome, outcome.due) };
}

function paused(outcome: Outcome & { pausedSince: Instant; remaining: Remaining }): PausedDeadline {
  const { pausedSince, remaining } = outcome;
  return { due: null, pausedSince, remaining, ...base(outcome, null) };
}

function base(outcome: Outcome, due: Instant | null): DeadlineBase {
  const awaitedYears = [...outcome.awaited].sort((one, other) => one - other);
  const pauses = outcome.stops.map(({ from, to }) => ({ from, to }));
  return {
    provisional: awaitedYears.length > 0,
    explanation: { span: outcome.span, from: outcome.from, due, days: outcome.days, pauses, awaitedYears },
    calendarVersion: outcome.calendar.version,
  };
}

export { explain, type ExplainedDays, type Explanation } from './explanation.ts';
