import { workingDaysBetween, type Calendar } from './calendar.ts';
import { dayOf, daysBetween, lastDayBefore, type Instant } from './days.ts';
import { describeCount, type Language, type Span } from './span.ts';

/** What a screen knows about a clock. */
export interface DeadlineInfo {
  /** `null` while the clock is paused. */
  due: Instant | null;
  /** The unit of the clock's span; how far off the deadline is gets counted in days of the same kind. */
  unit: Span['unit'];
  /** Until then all is well and nobody needs a number; without it the number is always shown. */
  firstReminder?: Instant;
}

export type StandingUnit = 'workingDays' | 'calendarDays' | 'hours';

/** How a deadline stands, for a word beside it. A count of overdue units is of full ones, so 0 on the due day. */
export type Standing =
  | { state: 'normal' | 'remaining' | 'overdue'; count: number; unit: StandingUnit }
  | { state: 'dueToday' }
  | { state: 'paused' };

/** How a deadline stands at an instant. A deadline at 24:00 is due today on the day that it ends. */
export function remainingWord(now: Instant, { due, unit, firstReminder }: DeadlineInfo, calendar: Calendar): Standing {
  if (due === null) return { state: 'paused' };

  const counting = standingUnit(unit);
  if (Date.parse(now) >= Date.parse(due)) return { state: 'overdue', unit: counting, count: overdueBy(now, due, counting, calendar) };

  if (counting !== 'hours' && dayOf(now) === lastDayBefore(due)) return { state: 'dueToday' };
  const early = firstReminder !== undefined && Date.parse(now) < Date.parse(firstReminder);
  return { state: early ? 'normal' : 'remaining', unit: counting, count: leftUntil(now, due, counting, calendar) };
}

/** The word itself: `剩 2 个工作日`, `2 working days left`. */
export function describeStanding(standing: Standing, language: Language): string {
  const zh = language === 'zh';
  switch (standing.state) {
    case 'normal':
      return zh ? '正常' : 'On time';
    case 'dueToday':
      return zh ? '今日到期' : 'Due today';
    case 'paused':
      return zh ? '已暂停' : 'Paused';
    case 'remaining': {
      const count = describeCount(standing.unit, standing.count, language);
      return zh ? `剩 ${count}` : `${count} left`;
    }
    case 'overdue': {
      if (standing.count === 0) return zh ? '已超期' : 'Overdue';
      const count = describeCount(standing.unit, standing.count, language);
      return zh ? `超期 ${count}` : `${count} overdue`;
    }
    default:
      return standing satisfies never;
  }
}

function standingUnit(unit: Span['unit']): StandingUnit {
  return unit === 'workingDays' || unit === 'hours' ? unit : 'calendarDays';
}

function leftUntil(now: Instant, due: Instant, unit: StandingUnit, calendar: Calendar): number {
  switch (unit) {
    case 'hours':
      return Math.ceil(hoursBetween(now, due));
    case 'calendarDays':
      return daysBetween(dayOf(now), lastDayBefore(due));
    case 'workingDays':
      return workingDaysBetween(calendar, dayOf(now), lastDayBefore(due));
    default:
      return unit satisfies never;
  }
}

function overdueBy(now: Instant, due: Instant, unit: StandingUnit, calendar: Calendar): number {
  switch (unit) {
    case 'hours':
      return Math.floor(hoursBetween(due, now));
    case 'calendarDays':
      return daysBetween(lastDayBefore(due), dayOf(now));
    case 'workingDays':
      return workingDaysBetween(calendar, lastDayBefore(due), dayOf(now));
    default:
      return unit satisfies never;
  }
}

function hoursBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}
