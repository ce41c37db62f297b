import { describe, expect, it } from 'vitest';
import { deadline, explain } from '../../src/calendar/deadline.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import { dueOf, notice, on, review } from './samples.ts';

describe('working days', () => {
  it('X-01: a notice posted on Wed 11 Feb 2026 for 5 working days ends with 25 Feb, and not earlier', () => {
    expect(dueOf({ from: on('2026-02-11', '09:00'), span: notice(5) })).toBe(on('2026-02-25', '24:00'));
  });

  it('X-01: the hour at which something happened does not matter, only its day', () => {
    const early = dueOf({ from: on('2026-02-11', '00:00'), span: notice(5) });
    const late = dueOf({ from: on('2026-02-11', '23:59'), span: notice(5) });
    expect(early).toBe(late);
    expect(dueOf({ from: on('2026-02-12', '00:00'), span: notice(5) })).not.toBe(late);
  });

  it('X-01: a review ends when the office closes on its last day, a notice at 24:00', () => {
    expect(dueOf({ from: on('2026-03-02'), span: review(2) })).toBe(on('2026-03-04', '18:00'));
    expect(dueOf({ from: on('2026-03-02'), span: notice(2) })).toBe(on('2026-03-04', '24:00'));
  });

  it('X-01: the closing time is the one of the calendar', () => {
    const calendar = { ...nationalCalendar, officeHours: { opens: '09:00', closes: '17:30' } };
    expect(dueOf({ from: on('2026-03-02'), span: review(2), calendar })).toBe(on('2026-03-04', '17:30'));
  });

  it('X-01: what is received on a Saturday counts from the first working day after it', () => {
    expect(dueOf({ from: on('2026-03-07'), span: review(1) })).toBe(on('2026-03-09', '18:00'));
  });

  it('X-01: a make-up workday on a Sunday counts like any other', () => {
    expect(dueOf({ from: on('2026-09-18'), span: review(1) })).toBe(on('2026-09-20', '18:00'));
  });

  it('X-01: around National Day 2025 eight days off and two make-up workdays are observed', () => {
    // Sun 28 Sep, Mon 29, Tue 30, then Thu 9 Oct, Fri 10, Sat 11.
    expect(dueOf({ from: on('2025-09-26'), span: notice(6) })).toBe(on('2025-10-11', '24:00'));
  });

  it('X-01: the explanation names every day that counted, every one that did not, and why', () => {
    const { explanation } = deadline({ from: on('2026-02-11'), span: notice(5), calendar: nationalCalendar });
    expect(explanation.days.map(({ day, to, n, reason }) => [day, to, n, reason])).toEqual([
      ['2026-02-11', undefined, undefined, 'start'],
      ['2026-02-12', undefined, 1, 'weekday'],
      ['2026-02-13', undefined, 2, 'weekday'],
      ['2026-02-14', undefined, 3, 'make-up-workday'],
      ['2026-02-15', '2026-02-23', undefined, 'holiday'],
      ['2026-02-24', undefined, 4, 'weekday'],
      ['2026-02-25', undefined, 5, 'weekday'],
    ]);
  });

  it('X-01: the explanation reads as sentences in Chinese and in English', () => {
    const { explanation } = deadline({ from: on('2026-02-11'), span: notice(5), calendar: nationalCalendar });
    expect(explain(explanation, 'zh')).toEqual([
      '自2026年2月11日（周三）起 5 个工作日，当日不计。',
      '2月12日（周四）工作日，计第1天。',
      '2月13日（周五）工作日，计第2天。',
      '2月14日（周六）调休上班，计第3天。',
      '2月15日（周日）至2月23日（周一）春节放假，不计。',
      '2月24日（周二）工作日，计第4天。',
      '2月25日（周三）工作日，计第5天。',
      '2月25日（周三）24:00截止。',
    ]);
    expect(explain(explanation, 'en')).toEqual([
      '5 working days from Wed 11 Feb 2026; the day itself does not count.',
      'Thu 12 Feb: working day, counts as day 1.',
      'Fri 13 Feb: working day, counts as day 2.',
      'Sat 14 Feb: make-up workday for Spring Festival, counts as day 3.',
      'Sun 15 Feb to Mon 23 Feb: Spring Festival, does not count.',
      'Tue 24 Feb: working day, counts as day 4.',
      'Wed 25 Feb: working day, counts as day 5.',
      'Due Wed 25 Feb at 24:00.',
    ]);
  });
});
