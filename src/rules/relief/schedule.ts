import { lastWorkingDay, workingDaysBetween, type Calendar } from '../../calendar/calendar.ts';
import { deadline, type RunningDeadline } from '../../calendar/deadline.ts';
import { addDays, at, dayOf, lastDayBefore, partsOf, startOfDay, type Day, type Instant } from '../../calendar/days.ts';
import type { HolidayReliefPolicy } from '../../programmes/holiday-relief/policy.ts';
import type { Condition } from '../condition.ts';

export interface CampaignSchedule {
  opensOn: Day;
  closesOn: Day;
  /** The office's closing time on the closing day: forms are brought there by then. */
  closesAt: Instant;
  /** The last day on which a list can be posted so that its notice has ended before the closing day. */
  lastPosting: Day;
  /** The last working day up to then, for whoever posts in office hours. */
  lastPostingInOffice: Day;
  /** It rests on a year whose holiday schedule is not published yet. */
  provisional: boolean;
  condition: Condition;
}

/**
 * When a campaign opens and closes, and until when its lists must be posted.
 * @param year the year in which it closes
 * @rule A-04
 * @rule A-05
 */
export function campaignSchedule(year: number, policy: HolidayReliefPolicy, calendar: Calendar): CampaignSchedule {
  const { opens, closes } = policy.campaign;
  const closesOn = dayIn(year, closes);
  const sameYear = dayIn(year, opens);
  const opensOn = sameYear < closesOn ? sameYear : dayIn(year - 1, opens);
  let lastPosting = addDays(closesOn, -1);
  while (noticeFrom(startOfDay(lastPosting), policy, calendar).endsOn >= closesOn) lastPosting = addDays(lastPosting, -1);
  const { endsOn, running } = noticeFrom(startOfDay(lastPosting), policy, calendar);
  const lastPostingInOffice = lastWorkingDay(calendar, addDays(lastPosting, -LONGEST_HOLIDAY), lastPosting) ?? lastPosting;
  const { count } = policy.clocks.notice.span;
  return {
    opensOn, closesOn, closesAt: at(closesOn, calendar.officeHours.closes), lastPosting, lastPostingInOffice, provisional: running.provisional,
    condition: {
      rule: 'A-04', code: 'posting.last-day', holds: opensOn <= lastPosting, values: { opensOn, closesOn, lastPosting, endsOn, workingDays: count },
      zh: `名单最迟 ${lastPosting} 张榜，公示 ${count} 个工作日至 ${endsOn}，${closesOn} 截止报送。`,
      en: `Lists are posted by ${lastPosting} at the latest: ${count} working days of notice end on ${endsOn}, and forms are due by ${closesOn}.`,
    },
  };
}

/** No row of days off is longer; it only keeps the search finite. */
const LONGEST_HOLIDAY = 60;

/**
 * Whether the notice of a list that was posted has ended before the closing day, and by how many working days it is
 * too late.
 * @param postedAt the instant of posting; its day does not count
 * @rule A-04
 */
export function postingInTime(postedAt: Instant, year: number, policy: HolidayReliefPolicy, calendar: Calendar): Condition {
  const { closesOn } = campaignSchedule(year, policy, calendar);
  const { endsOn } = noticeFrom(postedAt, policy, calendar);
  const postedOn = dayOf(postedAt);
  const holds = endsOn < closesOn;
  const lateBy = holds ? 0 : workingDaysBetween(calendar, addDays(closesOn, -1), endsOn);
  return {
    rule: 'A-04', code: 'posting.in-time', holds, values: { postedOn, endsOn, closesOn, lateBy, workingDays: policy.clocks.notice.span.count },
    zh: `${postedOn} 张榜，公示至 ${endsOn} 止，${closesOn} 截止报送：${holds ? '来得及' : `晚 ${lateBy} 个工作日`}。`,
    en: `Posted on ${postedOn}, on notice until ${endsOn}, forms due by ${closesOn}: ${holds ? 'in time' : `${lateBy} working days too late`}.`,
  };
}

/**
 * Whether the forms of a list reached the town in time: by the office's closing time of the closing day.
 * @rule A-05
 */
export function submittedInTime(receivedAt: Instant, year: number, policy: HolidayReliefPolicy, calendar: Calendar): Condition {
  const { closesOn, closesAt } = campaignSchedule(year, policy, calendar);
  const holds = Date.parse(receivedAt) <= Date.parse(closesAt);
  const receivedOn = dayOf(receivedAt);
  return {
    rule: 'A-05', code: 'forms.in-time', holds, values: { receivedOn, closesOn },
    zh: `${receivedOn} 收到，${closesOn} 下班前截止：${holds ? '按时' : '逾期'}。`, en: `Received on ${receivedOn}, due by the close of office on ${closesOn}: ${holds ? 'in time' : 'late'}.`,
  };
}

function noticeFrom(postedAt: Instant, { clocks: { notice } }: HolidayReliefPolicy, calendar: Calendar): { endsOn: Day; running: RunningDeadline } {
  const running = deadline({ from: postedAt, span: notice.span, calendar });
  if (running.due === null) throw new Error('a notice never pauses');
  return { endsOn: lastDayBefore(running.due), running };
}

/** A date of policy in one year. @throws RangeError when that year has no such date */
function dayIn(year: number, { month, date }: { month: number; date: number }): Day {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const parts = partsOf(addDays(day, 0));
  if (parts.month !== month || parts.date !== date) throw new RangeError(`the year ${year} has no ${day}`);
  return day;
}
