import { describe, expect, it } from 'vitest';
import { deadline, explain } from '../../src/calendar/deadline.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import { describeSpan, type Span } from '../../src/calendar/span.ts';
import { dueOf, on } from './samples.ts';

describe('hours', () => {
  it('C-08: recognised at 18:00 on the eve of a long holiday, the 24 hours end at 18:00 on its first day', () => {
    // Fri 3 April 2026: Tomb-Sweeping Day begins on Saturday. Thu 30 April: Labour Day begins on Friday.
    expect(dueOf({ from: on('2026-04-30', '18:00'), span: { unit: 'hours', count: 24 } })).toBe(on('2026-05-01', '18:00'));
    expect(dueOf({ from: on('2026-04-03', '18:00'), span: { unit: 'hours', count: 24 } })).toBe(on('2026-04-04', '18:00'));
  });

  it('C-08: hours never wait for a holiday schedule', () => {
    const { provisional } = deadline({ from: on('2029-09-30', '18:00'), span: { unit: 'hours', count: 24 }, calendar: nationalCalendar });
    expect(provisional).toBe(false);
  });
});

describe('weeks, months, years', () => {
  const month: Span = { unit: 'months', count: 1 };

  it('C-08: one week ends with the same weekday, at 24:00, holidays or not', () => {
    expect(dueOf({ from: on('2026-02-11'), span: { unit: 'weeks', count: 1 } })).toBe(on('2026-02-18', '24:00'));
  });

  it('C-08: one month ends with the same date, even when that is a Sunday', () => {
    expect(dueOf({ from: on('2026-04-17'), span: month })).toBe(on('2026-05-17', '24:00'));
  });

  it('C-08: 31 January + 1 month is the last day of February', () => {
    expect(dueOf({ from: on('2026-01-31'), span: month })).toBe(on('2026-02-28', '24:00'));
    expect(dueOf({ from: on('2028-01-31'), span: month })).toBe(on('2028-02-29', '24:00'));
  });

  it('X-01: one year ends with the same date, from 29 February with 28 February', () => {
    expect(dueOf({ from: on('2028-01-15'), span: { unit: 'years', count: 1 } })).toBe(on('2029-01-15', '24:00'));
    expect(dueOf({ from: on('2028-02-29'), span: { unit: 'years', count: 1 } })).toBe(on('2029-02-28', '24:00'));
  });

  it('C-03: seven calendar days do not count the day of posting', () => {
    expect(dueOf({ from: on('2026-02-11'), span: { unit: 'calendarDays', count: 7 } })).toBe(on('2026-02-18', '24:00'));
  });

  it('X-01: a month explains itself by its start and its end', () => {
    const { explanation } = deadline({ from: on('2026-12-15'), span: month, calendar: nationalCalendar });
    expect(explain(explanation, 'zh')).toEqual(['自2026年12月15日（周二）起 1 个月，当日不计。', '2027年1月15日（周五）24:00截止。']);
    expect(explain(explanation, 'en')).toEqual(['1 month from Tue 15 Dec 2026; the day itself does not count.', 'Due Fri 15 Jan 2027 at 24:00.']);
  });
});

describe('spans in words', () => {
  it('X-01: a span is named in both languages', () => {
    expect(describeSpan({ unit: 'workingDays', count: 5, ends: 'office' }, 'zh')).toBe('5 个工作日');
    expect(describeSpan({ unit: 'hours', count: 24 }, 'en')).toBe('24 hours');
    expect(describeSpan({ unit: 'weeks', count: 1 }, 'en')).toBe('1 week');
  });
});
