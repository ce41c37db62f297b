import { describe, expect, it } from 'vitest';
import { isOfficeTime, nextReminderTime } from '../../src/calendar/hours.ts';
import { moments, type MomentsInput } from '../../src/calendar/moments.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import { on, review } from './samples.ts';

const calendar = nationalCalendar;

describe('hours for reminders', () => {
  it('X-06: a reminder in the evening, at night or on a holiday waits for the next office hours', () => {
    expect(nextReminderTime(on('2026-03-03', '10:00'), 'working', calendar)).toBe(on('2026-03-03', '10:00'));
    expect(nextReminderTime(on('2026-03-03', '03:00'), 'working', calendar)).toBe(on('2026-03-03', '08:30'));
    expect(nextReminderTime(on('2026-03-03', '18:01'), 'working', calendar)).toBe(on('2026-03-04', '08:30'));
    expect(nextReminderTime(on('2026-02-15', '10:00'), 'working', calendar)).toBe(on('2026-02-24', '08:30'));
    expect(nextReminderTime(on('2026-02-14', '10:00'), 'working', calendar)).toBe(on('2026-02-14', '10:00'));
  });

  it('X-06: for 24-hour and daily clocks every day counts, from 08:00 to 21:00', () => {
    expect(nextReminderTime(on('2026-02-17', '07:00'), 'daily', calendar)).toBe(on('2026-02-17', '08:00'));
    expect(nextReminderTime(on('2026-02-17', '20:30'), 'daily', calendar)).toBe(on('2026-02-17', '20:30'));
    expect(nextReminderTime(on('2026-02-17', '21:01'), 'daily', calendar)).toBe(on('2026-02-18', '08:00'));
  });

  it('X-01: offices are open on working days, make-up workdays included, until they close', () => {
    expect(isOfficeTime(on('2026-02-14', '08:30'), calendar)).toBe(true);
    expect(isOfficeTime(on('2026-02-14', '18:00'), calendar)).toBe(false);
    expect(isOfficeTime(on('2026-02-16', '10:00'), calendar)).toBe(false);
  });
});

describe('moments of a clock', () => {
  const clock = (change: Partial<MomentsInput>) =>
    moments({ startedAt: on('2026-03-02'), due: on('2026-03-09', '18:00'), remind: [], hours: 'working', calendar, ...change });

  it('X-06: reminders come on working mornings before the due day and on it, then the due instant, then the level above', () => {
    const list = clock({
      remind: [
        { unit: 'workingDays', count: 0 },
        { unit: 'workingDays', count: 1 },
        { unit: 'hours', count: 2 },
      ],
      escalateAfter: review(1),
    });
    expect(list).toEqual([
      { kind: 'remind', at: on('2026-03-06', '08:30'), step: 1 },
      { kind: 'remind', at: on('2026-03-09', '08:30'), step: 2 },
      { kind: 'remind', at: on('2026-03-09', '16:00'), step: 3 },
      { kind: 'due', at: on('2026-03-09', '18:00'), step: 1 },
      { kind: 'escalate', at: on('2026-03-10', '18:00'), step: 1 },
    ]);
  });

  it('X-04: a day after a deadline at 24:00 is the day after the one it ends', () => {
    const list = clock({ due: on('2026-03-09', '24:00'), escalateAfter: review(1) });
    expect(list.at(-1)).toEqual({ kind: 'escalate', at: on('2026-03-10', '18:00'), step: 1 });
    const hours = clock({ due: on('2026-03-09', '24:00'), escalateAfter: { unit: 'hours', count: 2 } });
    expect(hours.at(-1)?.at).toBe(on('2026-03-10', '02:00'));
  });

  it('X-06: reminders that fall together are one', () => {
    const list = clock({
      remind: [
        { unit: 'workingDays', count: 1 },
        { unit: 'calendarDays', count: 2 },
        { unit: 'calendarDays', count: 3 },
      ],
    });
    // Two calendar days before Monday is a Saturday: Friday morning, like the others.
    expect(list.filter(({ kind }) => kind === 'remind')).toEqual([{ kind: 'remind', at: on('2026-03-06', '08:30'), step: 1 }]);
  });

  it('X-06: nobody is reminded before the clock starts', () => {
    expect(clock({ remind: [{ unit: 'workingDays', count: 5 }] }).map(({ kind }) => kind)).toEqual(['due']);
  });

  it('X-06: before a deadline in the small hours the reminder comes in the evening, never after it', () => {
    const list = clock({
      startedAt: on('2026-02-16', '02:00'),
      due: on('2026-02-17', '02:00'),
      remind: [
        { unit: 'hours', count: 2 },
        { unit: 'hours', count: 12 },
      ],
      hours: 'daily',
    });
    expect(list.map(({ at }) => at)).toEqual([on('2026-02-16', '14:00'), on('2026-02-16', '21:00'), on('2026-02-17', '02:00')]);
  });

  it('C-08: recognised on the Friday evening before Spring Festival, the household is spoken of on Saturday, not after the holiday', () => {
    const list = clock({
      startedAt: on('2026-02-13', '18:00'),
      due: on('2026-02-14', '18:00'),
      remind: [
        { unit: 'hours', count: 12 },
        { unit: 'hours', count: 4 },
      ],
      hours: 'daily',
    });
    expect(list.map(({ at }) => at)).toEqual([on('2026-02-14', '08:00'), on('2026-02-14', '14:00'), on('2026-02-14', '18:00')]);
  });
});
