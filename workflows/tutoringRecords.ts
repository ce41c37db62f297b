import { dayOf, daysBetween } from '../src/calendar/days.ts';
import { policyPart } from '../src/cases/command.ts';
import type { Day } from '../src/cases/state.ts';
import type { StageSpec } from '../src/programmes/programme.ts';
import type { Refusal } from '../src/refusals/refusal.ts';
import { weekOf } from '../src/rules/tutoring/terms.ts';
import type { Change } from './change.ts';
import { recordPair } from './pairs.ts';
import { trackOf, type ActionRules, type Asked } from './stages/kind.ts';
import { sessionsIn, termOf, tutoringOf, waitForNextWeek, weekClock } from './tutoring.ts';

const helpers = () => ['teacher', 'community-caseworker'] as const;

/**
 * What is recorded of a pair: sessions, talks, help with daily needs and school things. Each names its day; how far
 * back that may lie, and from when on it needs evidence, is the policy's limit for everything entered late.
 * @rule E-02
 */
export const whatIsRecorded: ActionRules<StageSpec> = {
  recordSession: {
    by: helpers,
    wrong: (asked, { day, minutes, documents }) => wrongDay(asked, day, documents) ?? wrongSession(asked, day, minutes),
    do(change, asked, { codes: { day, minutes, topic, documents } }) {
      const { id } = trackOf(asked);
      const tutoring = tutoringOf(change.track(id));
      const week = weekOf(day).from;
      tutoring.sessions.push(day);
      tutoring.minutes += minutes;
      change.record({
        type: 'session-recorded', track: id, session: change.newId('t'), day, minutes, topic, week, nth: sessionsIn(tutoring, week),
        enteredLate: weekOf(dayOf(change.at)).from > week, documents, rules: ['E-02'],
      });
      if (sessionsIn(tutoring, week) < change.policyPart('tutoring').sessions.least) return;
      makeGood(change, id, week, documents);
      // The week has what is asked for: nobody is reminded of it any more.
      if (change.state.clocks[weekClock(id)]?.window?.from === week) waitForNextWeek(change, id, week);
    },
  },

  recordTalk: {
    by: helpers,
    wrong: (asked, { day, documents }) => wrongDay(asked, day, documents),
    do(change, asked, { codes: { day, with: partner, topic, documents } }) {
      const { id } = trackOf(asked);
      tutoringOf(change.track(id)).talks += 1;
      change.record({ type: 'talk-recorded', track: id, talk: change.newId('k'), day, with: partner, topic, documents, rules: ['E-02'] });
    },
  },

  recordSchoolThings: {
    by: helpers,
    wrong: (asked, { day, documents }) => wrongDay(asked, day, documents),
    do(change, asked, { codes: { day, item, documents } }) {
      const { id } = trackOf(asked);
      tutoringOf(change.track(id)).things += 1;
      change.record({ type: 'school-things-recorded', track: id, thing: change.newId('h'), day, item, documents, rules: ['E-02'] });
    },
  },
};

/**
 * The old pair ends and the new one begins on the same day; the student's weeks and what is open about them go on.
 * @rule E-01 · X-06
 */
export const changesOfTeacher: ActionRules<StageSpec> = {
  changeTeacher: {
    by: () => ['community-caseworker', 'supervisor'],
    wrong: (asked, { teacher }) => sameTeacher(asked, teacher, 'teacher'),
    do: (change, asked, { codes }) => changeTeacher(change, trackOf(asked).id, codes.teacher),
  },
  // households are handed over by this name, one by one or in bulk
  reassign: {
    by: () => ['community-caseworker', 'supervisor'],
    wrong: (asked, { mentor }) => sameTeacher(asked, mentor, 'mentor'),
    do: (change, asked, { codes }) => changeTeacher(change, trackOf(asked).id, codes.mentor),
  },
};

function changeTeacher(change: Change, id: string, teacher: string): void {
  const track = change.track(id);
  const [tutoring, previous, day] = [tutoringOf(track), track.mentor, dayOf(change.at)];
  change.record({ type: 'pair-ended', track: id, student: id, pair: tutoring.pair, endedOn: day, why: 'teacher-changed', rules: ['E-01'] });
  change.tell({ to: { user: previous }, template: 'handed-over', track: id, rule: 'X-06', hours: 'working' });
  track.mentor = teacher;
  tutoring.pair = change.newId('q');
  recordPair(change, id, { pair: tutoring.pair, teacher, from: day });
}

function sameTeacher(asked: Asked, teacher: string, field: string): Refusal | undefined {
  return teacher === trackOf(asked).mentor ? { code: 'teacher.same', rule: 'E-01', field } : undefined;
}

/** @rule E-02 · X-10 */
function wrongDay(asked: Asked, day: Day, documents: readonly string[]): Refusal | undefined {
  const [today, { backdating: { limit, evidenceAfter } }] = [dayOf(asked.at), asked.policy];
  const about = { rule: 'E-02', field: 'day' } as const;
  if (day > today) return { ...about, code: 'tutoring.future', values: { day, today } };
  const earliest = dayOf(trackOf(asked).recognisedAt);
  if (day < earliest) return { ...about, code: 'tutoring.too-early', values: { day, earliest } };
  const back = daysBetween(day, today);
  if (back > limit.count) return { code: 'tutoring.too-far-back', rule: 'X-10', field: 'day', values: { day, days: limit.count } };
  if (back > evidenceAfter.count && documents.length === 0) return { code: 'tutoring.evidence-needed', rule: 'X-10', field: 'documents', values: { days: evidenceAfter.count } };
  return undefined;
}

/** @rule E-02 so many sessions a week and no more, within the term and the pair */
function wrongSession(asked: Asked, day: Day, minutes: number): Refusal | undefined {
  const policy = policyPart(asked.policy, 'tutoring');
  const tutoring = tutoringOf(trackOf(asked));
  const term = termOf(tutoring, policy);
  const about = { rule: 'E-02', field: 'day' } as const;
  if (minutes > policy.longestSessionMinutes) return { rule: 'E-02', field: 'minutes', code: 'tutoring.too-long', values: { minutes, most: policy.longestSessionMinutes } };
  const earliest = term.from > tutoring.pairedFrom ? term.from : tutoring.pairedFrom;
  if (day < earliest) return { ...about, code: 'tutoring.too-early', values: { day, earliest } };
  if (day > term.to) return { ...about, code: 'tutoring.after-term', values: { day, latest: term.to } };
  const { from, to } = weekOf(day);
  const [has, most] = [sessionsIn(tutoring, from), policy.sessions.most];
  return has < most ? undefined : { ...about, code: 'tutoring.week-full', values: { from, to, has, most } };
}

/** A session entered late answers the question why there was none. */
function makeGood(change: Change, id: string, week: Day, documents: string[]): void {
  const { findings } = change.track(id);
  for (const [finding, { week: about }] of Object.entries(findings)) {
    if (about !== week) continue;
    delete findings[finding];
    change.stopClock(`finding:${finding}`);
    change.record({ type: 'week-made-good', track: id, week, finding, documents, rules: ['E-03', 'X-10'] });
  }
}
