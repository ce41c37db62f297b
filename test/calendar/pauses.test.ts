import { describe, expect, it } from 'vitest';
import { deadline, explain } from '../../src/calendar/deadline.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import { dueOf, notice, on, review } from './samples.ts';

/** Mon 2 March 2026: three ordinary weeks follow. */
const received = on('2026-03-02');

describe('pauses of working-day clocks', () => {
  it('X-01: neither the day of pausing nor the day of resuming is used up', () => {
    // Tue 3 is the first day; Wed 4 to Mon 9 paused; Tue 10 is the second, Wed 11 the third.
    const pauses = [{ from: on('2026-03-04'), to: on('2026-03-09') }];
    const resumed = deadline({ from: received, span: review(3), pauses, calendar: nationalCalendar });
    expect(resumed.due).toBe(on('2026-03-11', '18:00'));
    expect(explain(resumed.explanation, 'zh').slice(1)).toEqual([
      '3月3日（周二）工作日，计第1天。',
      '3月4日（周三）至3月9日（周一）暂停，不计。',
      '3月10日（周二）工作日，计第2天。',
      '3月11日（周三）工作日，计第3天。',
      '3月11日（周三）18:00截止。',
    ]);
  });

  it('X-01: returned and handed in again on one day, that day is not used up', () => {
    const pauses = [{ from: on('2026-03-04', '09:00'), to: on('2026-03-04', '11:00') }];
    expect(dueOf({ from: received, span: review(3), pauses })).toBe(on('2026-03-06', '18:00'));
  });

  it('X-01: what was left is counted in working days, not in hours: a pause over Spring Festival costs no weekend twice', () => {
    // Thu 12 Feb paused until Tue 24 Feb: nothing used up but nothing lost, so Wed 25, Thu 26, Fri 27.
    const pauses = [{ from: on('2026-02-12', '17:59'), to: on('2026-02-24', '08:31') }];
    expect(dueOf({ from: on('2026-02-11'), span: review(3), pauses })).toBe(on('2026-02-27', '18:00'));
  });

  it('X-01: an open pause leaves no due instant but says how many working days are left', () => {
    const paused = deadline({ from: received, span: review(5), pauses: [{ from: on('2026-03-05') }], calendar: nationalCalendar });
    expect(paused).toMatchObject({ due: null, pausedSince: on('2026-03-05'), remaining: { unit: 'workingDays', count: 3 } });
    expect(explain(paused.explanation, 'zh')).toEqual([
      '自2026年3月2日（周一）起 5 个工作日，当日不计。',
      '3月3日（周二）工作日，计第1天。',
      '3月4日（周三）工作日，计第2天。',
      '3月5日（周四）起暂停，不计。',
      '暂停期间没有截止时间，恢复后按剩余时间重新计算。',
    ]);
  });

  it('X-01: a clock that is already overdue is not revived by a pause', () => {
    const due = on('2026-03-04', '18:00');
    expect(dueOf({ from: received, span: review(2), pauses: [{ from: on('2026-03-04', '18:00') }] })).toBe(due);
    expect(dueOf({ from: received, span: review(2), pauses: [{ from: on('2026-03-06') }] })).toBe(due);
    expect(dueOf({ from: received, span: review(2), pauses: [{ from: on('2026-03-04', '17:59'), to: on('2026-03-04', '18:30') }] })).toBe(
      on('2026-03-05', '18:00'),
    );
  });

  it('X-01: pauses that overlap are one pause, in whatever order they are recorded', () => {
    const one = [{ from: on('2026-03-04'), to: on('2026-03-09') }];
    const two = [
      { from: on('2026-03-05'), to: on('2026-03-09') },
      { from: on('2026-03-04'), to: on('2026-03-06') },
    ];
    expect(dueOf({ from: received, span: review(3), pauses: two })).toBe(dueOf({ from: received, span: review(3), pauses: one }));
  });

  it('X-01: a pause that ended before the clock began does not count', () => {
    const pauses = [{ from: on('2026-02-25'), to: on('2026-02-27') }];
    expect(dueOf({ from: received, span: review(3), pauses })).toBe(on('2026-03-05', '18:00'));
  });

  it('X-10: a pause that ends before it begins is a mistake and says so', () => {
    const pauses = [{ from: on('2026-03-05'), to: on('2026-03-04') }];
    expect(() => deadline({ from: received, span: review(3), pauses, calendar: nationalCalendar })).toThrow(RangeError);
  });
});

describe('pauses of other clocks', () => {
  it('C-08: a month stands still for as many whole days as lie between illness and return', () => {
    const pauses = [{ from: on('2026-03-10'), to: on('2026-03-17') }];
    const paused = deadline({ from: received, span: { unit: 'months', count: 1 }, pauses, calendar: nationalCalendar });
    expect(paused.due).toBe(on('2026-04-09', '24:00'));
    expect(explain(paused.explanation, 'en')).toEqual([
      '1 month from Mon 2 Mar 2026; the day itself does not count.',
      'Tue 10 Mar to Tue 17 Mar: paused, does not count.',
      'Due Thu 9 Apr at 24:00.',
    ]);
    const sameDay = [{ from: on('2026-03-10', '09:00'), to: on('2026-03-10', '17:00') }];
    expect(dueOf({ from: received, span: { unit: 'months', count: 1 }, pauses: sameDay })).toBe(on('2026-04-02', '24:00'));
  });

  it('C-08: a paused week says how many days are left', () => {
    const paused = deadline({ from: received, span: { unit: 'weeks', count: 1 }, pauses: [{ from: on('2026-03-05') }], calendar: nationalCalendar });
    expect(paused).toMatchObject({ due: null, remaining: { unit: 'calendarDays', count: 4 } });
  });

  it('C-08: overlapping pauses of a month are one, and what lies before its start does not move it', () => {
    const pauses = [
      { from: on('2026-03-12'), to: on('2026-03-17') },
      { from: on('2026-03-10'), to: on('2026-03-14') },
      { from: on('2026-02-01'), to: on('2026-02-20') },
      { from: on('2026-02-27'), to: on('2026-03-04') },
    ];
    // Two days from the start to 4 March, seven from 10 to 17 March.
    expect(dueOf({ from: received, span: { unit: 'months', count: 1 }, pauses })).toBe(on('2026-04-11', '24:00'));
  });

  it('C-08: neither a month nor hours that have run out are revived by a pause', () => {
    const late = (from: string) => [{ from, to: on('2026-04-20') }];
    expect(dueOf({ from: received, span: { unit: 'months', count: 1 }, pauses: late(on('2026-04-02', '24:00')) })).toBe(on('2026-04-02', '24:00'));
    expect(dueOf({ from: received, span: { unit: 'hours', count: 24 }, pauses: late(on('2026-03-03', '10:00')) })).toBe(on('2026-03-03', '10:00'));
  });

  it('X-01: an hour clock moves by exactly the length of its pause', () => {
    const pauses = [{ from: on('2026-03-02', '12:15'), to: on('2026-03-02', '14:00') }];
    const paused = deadline({ from: received, span: { unit: 'hours', count: 24 }, pauses, calendar: nationalCalendar });
    expect(paused.due).toBe(on('2026-03-03', '11:45'));
    expect(explain(paused.explanation, 'zh')).toEqual([
      '自2026年3月2日（周一）10:00起连续计 24 小时，夜间、周末和节假日照计。',
      '3月2日（周一）12:15至3月2日（周一）14:00暂停，期限顺延同样长的时间。',
      '3月3日（周二）11:45截止。',
    ]);
  });

  it('X-01: an hour clock under an open pause says how many minutes are left', () => {
    const pauses = [{ from: on('2026-03-02', '12:15') }];
    const paused = deadline({ from: received, span: { unit: 'hours', count: 24 }, pauses, calendar: nationalCalendar });
    expect(paused).toMatchObject({ due: null, remaining: { unit: 'minutes', count: 24 * 60 - 135 } });
  });

  it('X-01: two pauses add up', () => {
    const pauses = [
      { from: on('2026-03-03'), to: on('2026-03-04') },
      { from: on('2026-03-06'), to: on('2026-03-09') },
    ];
    // Thu 5 is the first day, Tue 10 the second.
    expect(dueOf({ from: received, span: notice(2), pauses })).toBe(on('2026-03-10', '24:00'));
  });
});
