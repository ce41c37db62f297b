import { addDays, dayOf, type Instant } from '../../src/calendar/days.ts';
import { roleOf } from '../../src/cases/actor.ts';
import { policyPart } from '../../src/cases/command.ts';
import type { TermFigures } from '../../src/cases/facts/tutoring.ts';
import type { Tutoring } from '../../src/cases/tutoring.ts';
import type { TutoringPolicy } from '../../src/programmes/student-pairing/policy.ts';
import type { TermReviewStage } from '../../src/programmes/programme.ts';
import { judgeTerm, termFrom } from '../../src/rules/tutoring/terms.ts';
import { startTerm, termOf, tutoringOf } from '../tutoring.ts';
import { changesOfTeacher, whatIsRecorded } from '../tutoringRecords.ts';
import { trackOf, type Asked, type StageKind } from './kind.ts';

/**
 * The community sums the term up and says how it goes on: with the next term, or to the end of help.
 * @rule E-03
 */
export const termReview: StageKind<TermReviewStage> = {
  enter(change, spec, track) {
    if (!track) return;
    change.startClock(reviewClock(track), spec.clock, { kind: 'term-review', owner: spec.by, track });
    change.tell({ to: { level: spec.by }, template: 'term-ended', clock: reviewClock(track), track, rule: 'E-03', hours: 'working' });
  },

  actions: {
    ...whatIsRecorded,
    ...changesOfTeacher,
    reviewTerm: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed(asked) {
        const count = Object.keys(trackOf(asked).findings).length;
        return count === 0 ? undefined : { code: 'finding.open', rule: 'E-03', values: { count } };
      },
      wrong(asked, { then }) {
        const day = nextFrom(asked);
        return then === 'end' || termFrom(day, policyPart(asked.policy, 'tutoring')) ? undefined : { code: 'term.none', rule: 'E-02', field: 'then', values: { day } };
      },
      do(change, asked, { codes: { outcome, then, documents } }) {
        const { id } = trackOf(asked);
        const tutoring = tutoringOf(change.track(id));
        const figures = figuresOf(tutoring, change.policyPart('tutoring'), change.at);
        change.stopClock(reviewClock(id));
        change.record({ type: 'term-reviewed', track: id, review: change.newId('r'), term: tutoring.term.code, outcome, then, figures, documents, rules: ['E-03'] });
        if (then === 'end') {
          change.closeTrack(id, 'completed');
          return;
        }
        startTerm(change, id, { pair: tutoring.pair, from: nextFrom(asked) });
        change.trackTo(id, asked.spec.next);
      },
    },
  },
};

const reviewClock = (track: string) => `term-review:${track}`;

/** Help goes on with a later term, from today where that has begun already. */
function nextFrom(asked: Asked): string {
  const after = addDays(tutoringOf(trackOf(asked)).term.to, 1);
  const today = dayOf(asked.at);
  return today > after ? today : after;
}

function figuresOf(tutoring: Tutoring, policy: TutoringPolicy, now: Instant): TermFigures {
  const { sessions, pairedFrom, minutes, talks, things } = tutoring;
  const { weeks } = judgeTerm({ sessions: sessions.map((on, position) => ({ id: String(position), on })), pairedFrom }, termOf(tutoring, policy), policy, now);
  const free = weeks.filter(({ state }) => state === 'free').length;
  return { asked: weeks.length - free, missing: weeks.filter(({ state }) => state === 'missing').length, free, sessions: sessions.length, minutes, talks, things };
}
