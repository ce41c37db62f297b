import { describe, expect, it } from 'vitest';
import { makeCalendar, type YearSchedule } from '../../src/calendar/calendar.ts';
import { mergeYear, parseYearSchedule } from '../../src/calendar/import.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import { schedule2026 } from '../../src/calendar/years/2026.ts';

const schedule: YearSchedule = {
  year: 2027,
  source: { title: '演示：2027年放假安排', published: '2026-11-30' },
  version: 1,
  holidays: [
    { name: { zh: '元旦', en: "New Year's Day" }, from: '2027-01-01', to: '2027-01-03' },
    { name: { zh: '春节', en: 'Spring Festival' }, from: '2027-02-05', to: '2027-02-11' },
  ],
  makeUpWorkdays: [{ date: '2027-02-13', for: '春节' }],
};

describe('importing a schedule', () => {
  it('X-01: a schedule in order is taken as it is', () => {
    expect(parseYearSchedule(schedule)).toEqual({ ok: true, schedule });
  });

  it.each([
    ['a day that does not exist', { holidays: [{ ...schedule.holidays[0], to: '2027-02-30' }] }, 'holidays.0.to'],
    ['a missing title', { source: { published: '2026-11-30' } }, 'source.title'],
    ['a year as text', { year: '2027' }, 'year'],
    ['an unknown field', { holiday: [] }, ''],
    ['days of another year', { holidays: [{ ...schedule.holidays[0], from: '2026-01-01', to: '2026-01-03' }], makeUpWorkdays: [] }, 'holidays.0'],
    ['an end before its beginning', { holidays: [{ ...schedule.holidays[0], to: '2026-12-31' }], makeUpWorkdays: [] }, 'holidays.0.to'],
    ['a day listed twice', { holidays: [...schedule.holidays, { ...schedule.holidays[1], from: '2027-02-11' }] }, 'holidays.2'],
    ['a make-up workday on a weekday', { makeUpWorkdays: [{ date: '2027-02-16', for: '春节' }] }, 'makeUpWorkdays.0.date'],
    ['a make-up workday on a day off', { makeUpWorkdays: [{ date: '2027-02-06', for: '春节' }] }, 'makeUpWorkdays.0.date'],
    ['a make-up workday for no holiday', { makeUpWorkdays: [{ date: '2027-02-13', for: '中秋节' }] }, 'makeUpWorkdays.0.for'],
  ])('X-01: %s is refused, and the place is named', (_what, change, path) => {
    const parsed = parseYearSchedule({ ...schedule, ...change });
    expect(parsed.ok).toBe(false);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    for (const { message } of problems) expect([message.zh, message.en]).not.toContain('');
  });

  it('X-01: problems are told in both languages', () => {
    const parsed = parseYearSchedule({ ...schedule, year: '2027' });
    expect(parsed).toMatchObject({ problems: [{ message: { zh: expect.stringContaining('期望'), en: expect.stringContaining('expected') } }] });
  });

  it('X-01: a newer version of a year replaces the older, an older one changes nothing', () => {
    const corrected = { ...schedule, version: 2, makeUpWorkdays: [] };
    const first = mergeYear(mergeYear(nationalCalendar, schedule), corrected);
    const second = mergeYear(mergeYear(nationalCalendar, corrected), schedule);
    expect(second).toEqual(first);
    expect(first.years.find((one) => one.year === 2027)).toEqual(corrected);
  });

  it('X-01: importing the same schedule again changes nothing, whatever order its parts and keys come in', () => {
    const { version, source, year, holidays, makeUpWorkdays } = schedule2026;
    const reordered = { makeUpWorkdays: makeUpWorkdays.toReversed(), holidays: holidays.toReversed(), source, version, year };
    const parsed = parseYearSchedule(reordered);
    expect(parsed.ok && mergeYear(nationalCalendar, parsed.schedule)).toEqual(nationalCalendar);
  });

  it('X-01: a calendar that comes back from the database with its keys in another order is still the same', () => {
    const { version, source, year, holidays, makeUpWorkdays } = schedule2026;
    const stored = { makeUpWorkdays, holidays, version, year, source };
    const others = nationalCalendar.years.filter((one) => one.year !== year);
    expect(makeCalendar({ ...nationalCalendar, years: [...others, stored] }).version).toBe(nationalCalendar.version);
    expect(mergeYear(nationalCalendar, stored)).toEqual(nationalCalendar);
  });

  it('X-01: importing a different schedule under a known version is refused: a correction carries a higher one', () => {
    const other = { ...schedule, makeUpWorkdays: [] };
    expect(() => mergeYear(mergeYear(nationalCalendar, schedule), other)).toThrow('version 1');
  });

  it('X-01: when a release brings a schedule that differs from the imported one, cases go on with the later published', () => {
    const released = { ...schedule, source: { ...schedule.source, published: '2026-12-01' }, makeUpWorkdays: [] };
    const one = makeCalendar({ ...nationalCalendar, years: [schedule, released] });
    expect(one.years).toEqual([released]);
    expect(makeCalendar({ ...nationalCalendar, years: [released, schedule] })).toEqual(one);
    const renamed = { ...schedule, source: { ...schedule.source, title: '演示' } };
    expect(makeCalendar({ ...nationalCalendar, years: [renamed, schedule] })).toEqual(makeCalendar({ ...nationalCalendar, years: [schedule, renamed] }));
  });

  it('X-01: the version of a calendar depends on its contents, not on the order of its years', () => {
    const reversed = makeCalendar({ ...nationalCalendar, years: nationalCalendar.years.toReversed() });
    expect(reversed.version).toBe(nationalCalendar.version);
    expect(mergeYear(nationalCalendar, schedule).version).not.toBe(nationalCalendar.version);
  });
});
