import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forRegion, makeCalendar, workingDaysBetween } from '../../../src/calendar/calendar.ts';
import { addDays, at, startOfDay } from '../../../src/calendar/days.ts';
import { nationalCalendar } from '../../../src/calendar/national.ts';
import { campaignSchedule, postingInTime, submittedInTime } from '../../../src/rules/relief/schedule.ts';
import { reliefPolicy } from '../shipped.ts';

const policy = reliefPolicy();

test('A-05: a campaign opens in the December before and closes on 22 January when the office does', () => {
  expect(campaignSchedule(2026, policy, nationalCalendar)).toMatchObject({ opensOn: '2025-12-01', closesOn: '2026-01-22', closesAt: '2026-01-22T10:00:00.000Z', provisional: false });
});

test('A-04: five working days of notice end before the closing day when the list is posted on its last day', () => {
  // Thursday 22 January 2026: 21, 20, 19, 16 and 15 are the five days, so Wednesday 14 is the last day for posting
  const schedule = campaignSchedule(2026, policy, nationalCalendar);
  expect(schedule).toMatchObject({ lastPosting: '2026-01-14', lastPostingInOffice: '2026-01-14', condition: { rule: 'A-04', holds: true, values: { endsOn: '2026-01-21', workingDays: 5 } } });
  expect(schedule.condition.zh).toBe('名单最迟 2026-01-14 张榜，公示 5 个工作日至 2026-01-21，2026-01-22 截止报送。');
});

test('A-04: posted a day later is a day too late, whatever the hour', () => {
  const posted = (day: string, time: string) => postingInTime(at(day, time), 2026, policy, nationalCalendar);
  expect(posted('2026-01-13', '09:00')).toMatchObject({ holds: true, values: { endsOn: '2026-01-20', lateBy: 0 } });
  expect(posted('2026-01-14', '23:59')).toMatchObject({ holds: true, values: { endsOn: '2026-01-21', lateBy: 0 } });
  expect(posted('2026-01-15', '00:00')).toMatchObject({ holds: false, values: { endsOn: '2026-01-22', lateBy: 1 }, zh: '2026-01-15 张榜，公示至 2026-01-22 止，2026-01-22 截止报送：晚 1 个工作日。' });
  expect(posted('2026-01-16', '09:00').values.lateBy).toBe(2);
});

test('A-04: a list can still be posted on the days off before the last five working days, but not in office hours', () => {
  // 22 January 2024 is a Monday: 19, 18, 17, 16 and 15 January; the weekend before begins after Friday 12
  expect(campaignSchedule(2024, policy, nationalCalendar)).toMatchObject({ lastPosting: '2024-01-14', lastPostingInOffice: '2024-01-12' });
});

test('A-04: days off and days worked by decision of the jurisdiction move the last day for posting', () => {
  const overlays = [{ region: '9901', date: '2026-01-19', kind: 'holiday' as const, name: { zh: '演示·地方假', en: 'Local holiday' }, citation: 'local' }];
  const { years, officeHours, dailyHours } = nationalCalendar;
  const local = makeCalendar({ years, overlays, officeHours, dailyHours });
  expect(campaignSchedule(2026, policy, forRegion(local, '990101001001')).lastPosting).toBe('2026-01-13');
  expect(campaignSchedule(2026, policy, forRegion(local, '990201001001')).lastPosting).toBe('2026-01-14');
  // 22 January 2025 is a Wednesday; the Spring Festival begins on 28, so 26 January, a worked Sunday, is of no help
  expect(campaignSchedule(2025, policy, nationalCalendar).lastPosting).toBe('2025-01-14');
});

test('X-01: a campaign in a year without a published schedule is provisional', () => {
  expect(campaignSchedule(2027, policy, nationalCalendar).provisional).toBe(true);
});

test('A-04: the last day for posting leaves five working days between it and the closing day, and no later day does', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (month, date) => {
    const own = reliefPolicy();
    own.campaign.closes = { month, date };
    own.campaign.opens = { month: (month % 12) + 1, date: 1 };
    const { lastPosting, closesOn } = campaignSchedule(2025, own, nationalCalendar);
    const left = (day: string) => workingDaysBetween(nationalCalendar, day, addDays(closesOn, -1));
    expect(left(lastPosting)).toBe(5);
    expect(left(addDays(lastPosting, 1))).toBe(4);
    expect(postingInTime(startOfDay(lastPosting), 2025, own, nationalCalendar).holds).toBe(true);
    expect(postingInTime(startOfDay(addDays(lastPosting, 1)), 2025, own, nationalCalendar).holds).toBe(false);
  }));
});

test('A-05: forms are in time up to the close of office on 22 January, and late a minute after', () => {
  expect(submittedInTime(at('2026-01-22', '18:00'), 2026, policy, nationalCalendar)).toMatchObject({ rule: 'A-05', holds: true });
  expect(submittedInTime(at('2026-01-22', '18:01'), 2026, policy, nationalCalendar)).toMatchObject({ holds: false, zh: '2026-01-22 收到，2026-01-22 下班前截止：逾期。' });
});

test('A-05: another closing date is policy, not code', () => {
  const own = reliefPolicy();
  own.campaign.closes = { month: 2, date: 5 };
  expect(campaignSchedule(2026, own, nationalCalendar)).toMatchObject({ closesOn: '2026-02-05', lastPosting: '2026-01-28' });
});
