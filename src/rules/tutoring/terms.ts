import { addDays, dayOf, weekdayOf, type Day, type Instant } from '../../calendar/days.ts';
import type { Term, TutoringPolicy } from '../../programmes/student-pairing/policy.ts';
import { allHold, type Condition } from '../condition.ts';

/** A tutoring session that was held and recorded. */
export interface Session {
  id: string;
  on: Day;
}

export interface TutoringFacts {
  /** Code of a term of the policy. */
  term: string;
  /** In any order. */
  sessions: readonly Session[];
  /**
   * First day on which the student was paired, if the term had begun, and the last one, if help ended in it. A change
   * of teacher ends nothing: the week belongs to the student, whoever held its sessions.
   */
  pairedFrom?: Day;
  pairedTo?: Day;
}

/** `free`: too few school days to ask for a session. `open`: the week is not over yet. */
export type WeekState = 'kept' | 'missing' | 'too-many' | 'free' | 'open' | 'ahead';

export interface TutoringWeek {
  /** Monday and Sunday. */
  from: Day;
  to: Day;
  schoolDays: number;
  sessions: number;
  state: WeekState;
  condition: Condition;
}

export interface TutoringTerm {
  /** No week that is over lacks a record or has too many. */
  kept: boolean;
  /** Mondays of the weeks to follow up (E-03). */
  missing: Day[];
  weeks: TutoringWeek[];
}

/**
 * The weeks of a term, Monday to Sunday in Asia/Shanghai, each with its sessions against what policy asks for. A week
 * is judged when it is over; holidays in policy free a week that has too few school days left. The sessions were
 * checked when they were recorded: a policy that moved since refuses none of them.
 * @param now the instant it is judged at
 * @rule E-02
 * @rule E-03
 */
export function judgeTerm(facts: Omit<TutoringFacts, 'term'>, term: TermFrame, policy: TutoringPolicy, now: Instant): TutoringTerm {
  const first = latest(term.from, facts.pairedFrom);
  const last = earliest(term.to, facts.pairedTo);
  const weeks: TutoringWeek[] = [];
  for (let from = weekOf(first).from; from <= last; from = addDays(from, 7)) weeks.push(weekFrom(from, facts, { term, first, last }, policy, dayOf(now)));
  const judged = weeks.filter(({ state }) => state !== 'open' && state !== 'ahead');
  return { kept: allHold(judged.map(({ condition }) => condition)), missing: weeks.filter(({ state }) => state === 'missing').map(({ from }) => from), weeks };
}

/** Monday and Sunday of the week a day lies in. */
export function weekOf(day: Day): { from: Day; to: Day } {
  const from = addDays(day, 1 - weekdayOf(day));
  return { from, to: addDays(from, 6) };
}

/** When a term is, and when nobody asks for a session in it. */
export type TermFrame = Pick<Term, 'code' | 'from' | 'to'> & { holidays: readonly { from: Day; to: Day }[] };

/**
 * The Mondays of the weeks in which a session is asked for: those with enough school days left to the student.
 * @param pairedFrom first day on which the student is paired
 */
export function askedWeeks(term: TermFrame, { leastSchoolDays }: TutoringPolicy, pairedFrom: Day): { from: Day; to: Day }[] {
  const first = latest(term.from, pairedFrom);
  const weeks: { from: Day; to: Day }[] = [];
  for (let { from } = weekOf(first); from <= term.to; from = addDays(from, 7)) {
    const to = addDays(from, 6);
    if (schoolDaysOf(from, to, { term, first, last: term.to }) >= leastSchoolDays) weeks.push({ from, to });
  }
  return weeks;
}

/** The term in which tutoring begins or goes on from a day: the first that still asks for a session; undefined when policy knows none. */
export function termFrom(day: Day, policy: TutoringPolicy): Term | undefined {
  const inOrder = [...policy.terms].sort((one, other) => (one.from < other.from ? -1 : 1));
  return inOrder.find((term) => term.to >= day && askedWeeks(term, policy, day).length > 0);
}

interface Frame {
  term: TermFrame;
  first: Day;
  last: Day;
}

function weekFrom(from: Day, { sessions: all }: Pick<TutoringFacts, 'sessions'>, frame: Frame, { sessions: { least, most }, leastSchoolDays }: TutoringPolicy, today: Day): TutoringWeek {
  const to = addDays(from, 6);
  const sessions = all.filter(({ on }) => from <= on && on <= to).length;
  const schoolDays = schoolDaysOf(from, to, frame);
  const asked = schoolDays >= leastSchoolDays;
  const state = stateOf({ from, to, sessions, asked, least, most, today });
  const holds = state !== 'missing' && state !== 'too-many';
  const words: Record<WeekState, { zh: string; en: string }> = {
    kept: { zh: '符合要求', en: 'as required' },
    missing: { zh: `还差 ${least - sessions} 次，须跟进`, en: `${least - sessions} missing, to be followed up` },
    'too-many': { zh: `超出 ${sessions - most} 次`, en: `${sessions - most} too many` },
    free: { zh: `上课日 ${schoolDays} 天，少于 ${leastSchoolDays} 天，不作要求`, en: `school days: ${schoolDays}, fewer than ${leastSchoolDays}, so none is asked for` },
    open: { zh: '本周尚未结束', en: 'the week is not over yet' },
    ahead: { zh: '尚未开始', en: 'the week has not begun' },
  };
  return {
    from, to, schoolDays, sessions, state,
    condition: {
      rule: state === 'missing' ? 'E-03' : 'E-02', code: 'week.sessions', holds, values: { from, to, sessions, least, most, schoolDays, leastSchoolDays },
      zh: `${from} 至 ${to}：辅导 ${sessions} 次，要求 ${least} 至 ${most} 次：${words[state].zh}。`,
      en: `${from} to ${to}: sessions ${sessions}, ${least} to ${most} are required: ${words[state].en}.`,
    },
  };
}

function stateOf(week: { from: Day; to: Day; sessions: number; asked: boolean; least: number; most: number; today: Day }): WeekState {
  if (week.sessions > week.most) return 'too-many';
  if (week.sessions >= week.least) return 'kept';
  if (!week.asked) return 'free';
  if (week.today < week.from) return 'ahead';
  return week.today <= week.to ? 'open' : 'missing';
}

/** Monday to Friday, within the term and the pair, outside the holidays. */
function schoolDaysOf(from: Day, to: Day, { term, first, last }: Frame): number {
  let count = 0;
  for (let day = latest(from, first); day <= earliest(to, last); day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && !term.holidays.some((holiday) => holiday.from <= day && day <= holiday.to)) count += 1;
  }
  return count;
}

/** The later of two days; the second may be missing. */
export function latest(one: Day, other: Day | undefined): Day {
  return other !== undefined && other > one ? other : one;
}

/** The earlier of two days; the second may be missing. */
export function earliest(one: Day, other: Day | undefined): Day {
  return other !== undefined && other < one ? other : one;
}
