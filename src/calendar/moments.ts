import { workingDayBefore, type Calendar } from './calendar.ts';
import { deadline } from './deadline.ts';
import { addDays, addHours, instantAt, lastDayBefore, type Instant } from './days.ts';
import { lastReminderTime, nextReminderTime, reminderOpening, type ReminderHours } from './hours.ts';
import type { Span } from './span.ts';

/** How long before the due instant somebody is reminded; 0 days is the morning of the due day. */
export interface Lead {
  unit: 'workingDays' | 'calendarDays' | 'hours';
  count: number;
}

/** Something a clock does by itself; `step` counts the moments of its kind from 1. */
export interface Moment {
  kind: 'remind' | 'due' | 'escalate';
  at: Instant;
  step: number;
}

export interface MomentsInput {
  startedAt: Instant;
  due: Instant;
  remind: readonly Lead[];
  /** How long after the due instant the level above is told. */
  escalateAfter?: Span;
  hours: ReminderHours;
  calendar: Calendar;
}

/**
 * What a clock will do, earliest first. Reminders keep to the hours in which people may be reminded and lie after
 * the start and before the due instant; those that would not are left out, because whoever has to move has just
 * been told. The due instant is exact, and so is the escalation: both change the record, they wake nobody.
 * @rule X-06
 * @rule X-04
 */
export function moments({ startedAt, due, remind, escalateAfter, hours, calendar }: MomentsInput): Moment[] {
  const start = Date.parse(startedAt);
  const end = Date.parse(due);
  const times = new Set<number>();
  for (const lead of remind) {
    const time = Date.parse(reminderAt(due, lead, hours, calendar));
    if (time >= start && time < end) times.add(time);
  }

  const reminders = [...times].sort((one, other) => one - other);
  const list: Moment[] = reminders.map((time, position) => ({ kind: 'remind', at: instantAt(time), step: position + 1 }));
  list.push({ kind: 'due', at: due, step: 1 });
  if (escalateAfter) list.push({ kind: 'escalate', at: escalationAt(due, escalateAfter, calendar), step: 1 });
  return list;
}

function reminderAt(due: Instant, lead: Lead, hours: ReminderHours, calendar: Calendar): Instant {
  const wanted = wantedTime(due, lead, hours, calendar);
  const allowed = nextReminderTime(wanted, hours, calendar);
  // A night before a deadline in the small hours: earlier in the evening is of use, next morning is not.
  return Date.parse(allowed) < Date.parse(due) ? allowed : lastReminderTime(wanted, hours, calendar);
}

function wantedTime(due: Instant, lead: Lead, hours: ReminderHours, calendar: Calendar): Instant {
  const dueDay = lastDayBefore(due);
  switch (lead.unit) {
    case 'workingDays':
      return reminderOpening(workingDayBefore(calendar, dueDay, lead.count), hours, calendar);
    case 'calendarDays':
      return reminderOpening(addDays(dueDay, -lead.count), hours, calendar);
    case 'hours':
      return addHours(due, -lead.count);
    default:
      return lead.unit satisfies never;
  }
}

function escalationAt(due: Instant, after: Span, calendar: Calendar): Instant {
  // A deadline at 24:00 belongs to the day it ends: days after it count from there, hours from the instant itself.
  const from = after.unit === 'hours' ? due : instantAt(Date.parse(due) - 1);
  const { due: escalation } = deadline({ from, span: after, calendar });
  if (escalation === null) throw new Error('a span without pauses always falls due');
  return escalation;
}
