import { z } from 'zod';
import { makeCalendar, sameSchedule, type Calendar, type Name, type YearSchedule } from './calendar.ts';
import { addDays, isDay, weekdayOf, type Day } from './days.ts';

/** What is wrong with an imported schedule, and where: `holidays.1.from`. */
export interface ScheduleProblem {
  path: string;
  message: Name;
}

export type ParsedSchedule = { ok: true; schedule: YearSchedule } | { ok: false; problems: ScheduleProblem[] };

const text = z.string().trim().min(1).max(200);
const dayPattern = z.string().refine(isDay, { error: 'YYYY-MM-DD' });
const name = z.strictObject({ zh: text, en: text });

const scheduleShape = z.strictObject({
  year: z.int().min(2000).max(2100),
  source: z.strictObject({ title: text, number: text.optional(), published: dayPattern }),
  version: z.int().min(1),
  holidays: z.array(z.strictObject({ name, from: dayPattern, to: dayPattern })).min(1),
  makeUpWorkdays: z.array(z.strictObject({ date: dayPattern, for: text })),
});

/**
 * Reads a year's schedule from outside. Beyond its shape it must make sense: days of that year (or of the December
 * before), no day twice, make-up workdays on weekends and each for a holiday of the same schedule.
 * @rule X-01
 */
export function parseYearSchedule(input: unknown): ParsedSchedule {
  const parsed = scheduleShape.safeParse(input);
  if (!parsed.success) return { ok: false, problems: shapeProblems(input, parsed.error.issues) };

  const schedule = inOrder(parsed.data);
  const problems = senseProblems(schedule);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, schedule };
}

/**
 * The calendar with one more year, or with a newer version of a year it has. An older version changes nothing, so
 * the order in which schedules arrive does not matter.
 * @throws Error when the calendar has another schedule of the same year and version.
 */
export function mergeYear(calendar: Calendar, schedule: YearSchedule): Calendar {
  const known = calendar.years.find(({ year }) => year === schedule.year);
  if (known?.version === schedule.version && !sameSchedule(known, schedule)) {
    throw new Error(`there is another schedule of ${schedule.year} with version ${schedule.version}`);
  }
  return { ...calendar, ...makeCalendar({ ...calendar, years: [...calendar.years, schedule] }) };
}

/** The order within a notice means nothing; a fixed one makes equal schedules equal. */
function inOrder(schedule: YearSchedule): YearSchedule {
  return {
    ...schedule,
    holidays: schedule.holidays.toSorted((one, other) => (one.from < other.from ? -1 : 1)),
    makeUpWorkdays: schedule.makeUpWorkdays.toSorted((one, other) => (one.date < other.date ? -1 : 1)),
  };
}

/** Zod's own sentences, in both languages: the same input is read once more with the Chinese ones. */
function shapeProblems(input: unknown, issues: readonly z.core.$ZodIssue[]): ScheduleProblem[] {
  const chinese = scheduleShape.safeParse(input, { error: z.locales.zhCN().localeError }).error?.issues ?? [];
  return issues.map((issue, position) => ({
    path: issue.path.join('.'),
    message: { zh: chinese[position]?.message ?? issue.message, en: issue.message },
  }));
}

function senseProblems(schedule: YearSchedule): ScheduleProblem[] {
  const problems: ScheduleProblem[] = [];
  const report = (path: string, zh: string, en: string) => problems.push({ path, message: { zh, en } });
  const belongs = (day: Day) => day >= `${schedule.year - 1}-12-01` && day <= `${schedule.year}-12-31`;

  const off = new Set<Day>();
  schedule.holidays.forEach(({ from, to }, position) => {
    const path = `holidays.${position}`;
    if (!belongs(from) || !belongs(to)) {
      report(path, `${from}至${to}不在${schedule.year}年内`, `${from} to ${to} is not in ${schedule.year}`);
    } else if (to < from) {
      report(`${path}.to`, `结束日${to}早于开始日${from}`, `it ends on ${to}, before it begins on ${from}`);
    } else {
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (off.has(day)) report(path, `${day}出现两次`, `${day} is listed twice`);
        off.add(day);
      }
    }
  });

  const worked = new Set<Day>();
  schedule.makeUpWorkdays.forEach(({ date, for: holiday }, position) => {
    const path = `makeUpWorkdays.${position}`;
    if (!belongs(date)) report(`${path}.date`, `${date}不在${schedule.year}年内`, `${date} is not in ${schedule.year}`);
    if (weekdayOf(date) <= 5) report(`${path}.date`, `${date}本来就是工作日`, `${date} is a working day anyway`);
    if (off.has(date)) report(`${path}.date`, `${date}已列为放假`, `${date} is listed as a day off`);
    if (worked.has(date)) report(`${path}.date`, `${date}出现两次`, `${date} is listed twice`);
    worked.add(date);
    if (!schedule.holidays.some((period) => period.name.zh === holiday)) {
      report(`${path}.for`, `没有名为“${holiday}”的节日`, `no holiday is called “${holiday}”`);
    }
  });
  return problems;
}
