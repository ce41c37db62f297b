import { describe, expect, it } from 'vitest';
import { dayKind, forRegion, lastWorkingDay, makeCalendar, type Overlay } from '../../src/calendar/calendar.ts';
import { deadline, explain } from '../../src/calendar/deadline.ts';
import { addDays } from '../../src/calendar/days.ts';
import { nationalCalendar, publishedYears } from '../../src/calendar/national.ts';
import { parseYearSchedule } from '../../src/calendar/import.ts';
import { dueOf, notice, on } from './samples.ts';

describe('published years', () => {
  it.each([2024, 2025, 2026])('X-01: %i is complete and makes sense', (year) => {
    const schedule = publishedYears.find((one) => one.year === year);
    expect(parseYearSchedule(schedule)).toEqual({ ok: true, schedule });
  });

  it('X-01: a year has as many working days as its weekdays less holidays plus make-up workdays', () => {
    expect([2024, 2025, 2026].map(workingDaysOf)).toEqual([251, 248, 248]);
  });

  it('X-01: a day says why it is worked or not', () => {
    expect(dayKind(nationalCalendar, '2026-02-14')).toMatchObject({ working: true, reason: 'make-up-workday', name: { zh: '春节' } });
    expect(dayKind(nationalCalendar, '2026-02-16')).toMatchObject({ working: false, reason: 'holiday', name: { en: 'Spring Festival' } });
    expect(dayKind(nationalCalendar, '2026-03-07')).toMatchObject({ working: false, reason: 'weekend' });
    expect(dayKind(nationalCalendar, '2026-03-09')).toEqual({ working: true, reason: 'weekday', provisional: false });
  });

  it('C-10: a call moves to the last working day inside its window', () => {
    expect(lastWorkingDay(nationalCalendar, '2026-02-12', '2026-02-18')).toBe('2026-02-14');
    expect(lastWorkingDay(nationalCalendar, '2026-02-15', '2026-02-23')).toBeUndefined();
  });
});

describe('years without a schedule', () => {
  it('X-01: only what the regulation fixes is known: New Year, two days in May, three in October, and weekends', () => {
    const off = (day: string) => !dayKind(nationalCalendar, day).working;
    expect(['2027-01-01', '2028-05-01', '2028-05-02', '2027-10-01', '2029-10-02', '2029-10-03'].map(off)).toEqual(Array(6).fill(true));
    expect(['2027-01-04', '2028-05-03', '2029-10-04', '2027-02-08'].map(off)).toEqual(Array(4).fill(false));
    expect(dayKind(nationalCalendar, '2027-01-01')).toMatchObject({ reason: 'holiday', name: { zh: '元旦' }, provisional: true });
  });

  it('X-01: a deadline that reaches into such a year is provisional and says so', () => {
    const { due, provisional, explanation } = deadline({ from: on('2026-12-28'), span: notice(5), calendar: nationalCalendar });
    expect(due).toBe(on('2027-01-05', '24:00'));
    expect(provisional).toBe(true);
    expect(explain(explanation, 'zh').at(-1)).toBe('2027年放假安排尚未公布，此期限为暂定，公布后重新计算。');
  });

  it('X-01: the last three days of December wait for the next notice, which may move them; the days before do not', () => {
    expect(dayKind(nationalCalendar, '2026-12-28').provisional).toBe(false);
    expect(dayKind(nationalCalendar, '2026-12-29').provisional).toBe(true);
    expect(dayKind(nationalCalendar, '2025-12-31').provisional).toBe(false);
  });

  it('X-01: importing the schedule settles the deadline, also where it speaks of the December before', () => {
    const schedule = {
      year: 2027,
      source: { title: '演示：2027年放假安排', published: '2026-11-30' },
      version: 1,
      holidays: [{ name: { zh: '元旦', en: "New Year's Day" }, from: '2026-12-31', to: '2027-01-03' }],
      makeUpWorkdays: [],
    };
    const calendar = makeCalendar({ ...nationalCalendar, years: [...publishedYears, schedule] });
    const settled = deadline({ from: on('2026-12-28'), span: notice(5), calendar });
    expect(settled).toMatchObject({ due: on('2027-01-06', '24:00'), provisional: false, calendarVersion: calendar.version });
    expect(calendar.version).not.toBe(nationalCalendar.version);
  });
});

describe('local holidays', () => {
  const overlay = (region: string, date: string, kind: Overlay['kind'] = 'holiday'): Overlay => ({
    region,
    date,
    kind,
    name: { zh: '演示节', en: 'Demo Festival' },
    citation: '演示文件',
  });
  const calendar = makeCalendar({
    ...nationalCalendar,
    overlays: [overlay('65', '2026-03-20'), overlay('6501', '2026-03-20', 'workday'), overlay('65', '2026-03-21', 'workday')],
  });

  it('X-01: a jurisdiction may add a holiday, for itself alone', () => {
    expect(dayKind(forRegion(calendar, '652301001002'), '2026-03-20')).toMatchObject({ working: false, reason: 'local-holiday' });
    expect(dayKind(forRegion(calendar, '110105001002'), '2026-03-20')).toMatchObject({ working: true, reason: 'weekday' });
    expect(dayKind(calendar, '2026-03-20')).toMatchObject({ working: true, reason: 'weekday' });
    const from = on('2026-03-19');
    expect(dueOf({ from, span: notice(1), calendar: forRegion(calendar, '110105') })).toBe(on('2026-03-20', '24:00'));
    // Friday is off there, Saturday is worked instead.
    expect(dueOf({ from, span: notice(2), calendar: forRegion(calendar, '652301') })).toBe(on('2026-03-23', '24:00'));
  });

  it('X-01: the narrower region departs from the wider one', () => {
    expect(dayKind(forRegion(calendar, '650102'), '2026-03-20')).toMatchObject({ working: true, reason: 'local-workday' });
  });

  it('X-01: the explanation names the local day', () => {
    const { explanation } = deadline({ from: on('2026-03-19'), span: notice(1), calendar: forRegion(calendar, '652301') });
    expect(explain(explanation, 'zh').slice(1, 3)).toEqual(['3月20日（周五）演示节（本地放假），不计。', '3月21日（周六）演示节（本地上班），计第1天。']);
  });

  it('X-01: two entries of one region for one day are refused', () => {
    const overlays = [overlay('65', '2026-03-20'), overlay('65', '2026-03-20', 'workday')];
    expect(() => makeCalendar({ ...nationalCalendar, overlays })).toThrow('two entries');
  });
});

function workingDaysOf(year: number): number {
  let count = 0;
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (dayKind(nationalCalendar, day).working) count += 1;
  }
  return count;
}
