import { describe, expect, it } from 'vitest';
import { addDays, addMonths, ageOn, at, dayOf, daysBetween, endOfDay, isDay, lastDayBefore, startOfDay, weekdayOf } from '../../src/calendar/days.ts';

describe('days of Asia/Shanghai', () => {
  it('X-01: the day changes at midnight in Shanghai, which is 16:00 UTC', () => {
    expect(dayOf('2026-02-10T15:59:59.999Z')).toBe('2026-02-10');
    expect(dayOf('2026-02-10T16:00:00.000Z')).toBe('2026-02-11');
    expect(startOfDay('2026-02-11')).toBe('2026-02-10T16:00:00.000Z');
    expect(endOfDay('2026-02-11')).toBe(startOfDay('2026-02-12'));
  });

  it('X-01: a deadline at 24:00 belongs to the day that it ends', () => {
    expect(lastDayBefore(endOfDay('2026-02-25'))).toBe('2026-02-25');
    expect(lastDayBefore(at('2026-02-25', '18:00'))).toBe('2026-02-25');
  });

  it('X-01: days and weekdays agree with the platform for three decades', () => {
    for (let day = '2000-01-01'; day < '2030-01-01'; day = addDays(day, 1)) {
      expect(weekdayOf(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
    }
    expect(daysBetween('2000-01-01', '2030-01-01')).toBe(10_958);
  });

  it('X-01: months keep the date, or take the last one there is', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', 13)).toBe('2027-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('C-01: an age is reached on the birthday; born on 29 February, on 28 February in other years', () => {
    expect(ageOn('1976-05-20', '2026-05-19')).toBe(49);
    expect(ageOn('1976-05-20', '2026-05-20')).toBe(50);
    expect(ageOn('1976-02-29', '2026-02-27')).toBe(49);
    expect(ageOn('1976-02-29', '2026-02-28')).toBe(50);
    expect(ageOn('1976-02-29', '2028-02-28')).toBe(51);
    expect(ageOn('1976-02-29', '2028-02-29')).toBe(52);
  });

  it('X-10: what is no day, no time or no instant is refused rather than guessed', () => {
    expect(isDay('2026-02-28')).toBe(true);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('2026-13-01')).toBe(false);
    expect(isDay('26-2-3')).toBe(false);
    expect(() => at('2026-02-11', '24:30')).toThrow(RangeError);
    expect(() => at('2026-02-11', '9:00')).toThrow(RangeError);
    expect(() => dayOf('yesterday')).toThrow(RangeError);
  });
});
