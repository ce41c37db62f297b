import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/calendar/days.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import { describeStanding, remainingWord, type DeadlineInfo } from '../../src/calendar/standing.ts';
import { on } from './samples.ts';

function word(now: Instant, info: DeadlineInfo): string {
  return describeStanding(remainingWord(now, info, nationalCalendar), 'zh');
}

describe('how a deadline stands', () => {
  const review: DeadlineInfo = { due: on('2026-02-25', '18:00'), unit: 'workingDays', firstReminder: on('2026-02-13', '08:30') };

  it('X-01: all is well until the first reminder, then working days are counted over the holiday', () => {
    expect(word(on('2026-02-12'), review)).toBe('正常');
    expect(word(on('2026-02-13'), review)).toBe('剩 3 个工作日');
    expect(word(on('2026-02-20'), review)).toBe('剩 2 个工作日');
    expect(word(on('2026-02-25', '17:59'), review)).toBe('今日到期');
  });

  it('X-01: overdue is counted in full working days', () => {
    expect(word(on('2026-02-25', '18:00'), review)).toBe('已超期');
    expect(word(on('2026-02-26', '09:00'), review)).toBe('超期 1 个工作日');
    expect(word(on('2026-03-02', '09:00'), review)).toBe('超期 4 个工作日');
  });

  it('X-02: a notice that ends at 24:00 is due today on its last day, and overdue on no part of it', () => {
    const notice: DeadlineInfo = { due: on('2026-02-25', '24:00'), unit: 'workingDays' };
    expect(word(on('2026-02-24', '23:59'), notice)).toBe('剩 1 个工作日');
    expect(word(on('2026-02-25', '23:59'), notice)).toBe('今日到期');
    expect(word(on('2026-02-26', '00:00'), notice)).toBe('超期 1 个工作日');
  });

  it('C-08: hours are told in hours, months in days', () => {
    expect(word(on('2026-02-13', '20:30'), { due: on('2026-02-14', '18:00'), unit: 'hours' })).toBe('剩 22 小时');
    expect(word(on('2026-02-14', '20:30'), { due: on('2026-02-14', '18:00'), unit: 'hours' })).toBe('超期 2 小时');
    expect(word(on('2026-02-13'), { due: on('2026-02-23', '24:00'), unit: 'months' })).toBe('剩 10 天');
  });

  it('X-04: a paused clock is paused, whatever the day', () => {
    expect(word(on('2026-02-13'), { due: null, unit: 'workingDays' })).toBe('已暂停');
  });
});
