import { dayOf } from '../../src/calendar/days.ts';
import { roleOf } from '../../src/cases/actor.ts';
import type { CaseState, Instant } from '../../src/cases/state.ts';
import { TRACKS, type ReviewStage } from '../../src/programmes/programme.ts';
import type { Refusal } from '../../src/refusals/refusal.ts';
import { notQualified } from '../aid.ts';
import type { Change } from '../change.ts';
import { beginTracks } from '../tracks.ts';
import { notOpen, type Asked, type StageKind } from './kind.ts';

/** A level reads the file and gives its opinion: pass, return for correction, refuse. */
export const review: StageKind<ReviewStage> = {
  enter(change, spec) {
    if (spec.paper) {
      awaitPaper(change, spec);
      return;
    }
    startReview(change, spec);
  },

  actions: {
    pass: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: (asked) => underReview(asked) ?? alreadyInChain(asked) ?? notQualified(asked),
      wrong: ({ spec, state }, { mentors }) => (spec.namesMentors ? unnamedMentor(state, mentors) : undefined),
      do(change, { spec }, { codes }) {
        const { state } = change;
        state.chain.push({ stage: state.stage, by: change.by.id, seq: state.seq });
        change.record({ type: 'opinion', stage: state.stage, level: spec.by, outcome: 'pass', rules: [...spec.rules, 'X-04'] });
        change.stopClock(state.stage);
        if (spec.passed === TRACKS) beginTracks(change, codes.mentors ?? {});
        else change.leadTo(spec.passed, 'completed');
      },
    },

    return: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: (asked) => underReview(asked) ?? alreadyInChain(asked),
      do(change, { spec }, { codes }) {
        change.record({ type: 'opinion', stage: change.state.stage, level: spec.by, outcome: 'return', missing: codes.missing, rules: ['X-04'] });
        change.state.step = 'returned';
        change.pauseClock(change.state.stage);
        change.tell({ to: { level: 'community' }, template: 'your-move', clock: change.state.stage, rule: 'X-04', hours: 'working' });
      },
    },

    resubmit: {
      by: () => ['community-caseworker'],
      closed: ({ state, spec }) => (state.step === 'returned' ? undefined : notOpen(state.stage, spec.rules[0])),
      do(change, { spec }, { codes }) {
        change.record({ type: 'resubmitted', documents: codes.documents, rules: ['X-04'] });
        change.state.step = 'open';
        change.resumeClock(change.state.stage);
        change.tell({ to: { level: spec.by }, template: 'your-move', clock: change.state.stage, rule: 'X-04', hours: 'working' });
      },
    },

    recordPaper: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state, spec }) => (state.step === 'awaiting-receipt' ? undefined : notOpen(state.stage, spec.rules[0])),
      wrong: ({ state, at }) => paperTooLate(state, at),
      do(change, { spec }, { codes: { papers, documents } }) {
        const { relief } = change.state;
        if (!relief?.place) throw new Error(`case ${change.state.id} has no place that paper could belong to`);
        relief.paperOn = dayOf(change.at);
        change.record({ type: 'paper-received', place: relief.place.id, papers, on: relief.paperOn, documents, rules: [...spec.rules] });
        change.stopClock(PAPER_CLOCK);
        change.state.step = 'open';
        startReview(change, spec);
      },
    },

    refuse: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: (asked) => underReview(asked) ?? alreadyInChain(asked),
      do(change, { spec }, { codes }) {
        const { state } = change;
        state.chain.push({ stage: state.stage, by: change.by.id, seq: state.seq });
        change.record({ type: 'opinion', stage: state.stage, level: spec.by, outcome: 'refuse', rule: codes.rule, rules: ['X-04'] });
        if (spec.refused) {
          change.stopClock(state.stage);
          change.goTo(spec.refused);
          return;
        }
        change.record({ type: 'decision-made', decision: change.newId('d'), kind: 'refusal', rules: ['X-12'] });
        change.closeCase('refused');
      },
    },
  },
};

function startReview(change: Change, spec: ReviewStage): void {
  change.startClock(change.state.stage, spec.clock, { kind: 'review', owner: spec.by });
  change.tell({ to: { level: spec.by }, template: 'your-move', clock: change.state.stage, rule: spec.rules[0] ?? 'X-04', hours: 'working' });
}

const PAPER_CLOCK = 'paper';

/** The review's own clock begins with the paper; until then the campaign's closing day is the deadline. @rule A-05 */
function awaitPaper(change: Change, spec: ReviewStage): void {
  const { state } = change;
  const to = state.relief?.closesOn ?? dayOf(change.at);
  const from = dayOf(change.at);
  state.step = 'awaiting-receipt';
  change.startClock(PAPER_CLOCK, spec.clock, { kind: 'paper', owner: 'community', window: { from: from < to ? from : to, to: from < to ? to : from, offDaysOff: false } });
  change.tell({ to: { level: 'community' }, template: 'your-move', clock: PAPER_CLOCK, rule: spec.rules[0] ?? 'A-05', hours: 'working' });
}

/** @rule A-05 paper reaches the town by the closing day, except where an objection held the household up */
function paperTooLate({ relief }: CaseState, at: Instant): Refusal | undefined {
  if (!relief || relief.waits || dayOf(at) <= relief.closesOn) return undefined;
  return { code: 'campaign.over', rule: 'A-05', field: 'happenedAt', values: { closesOn: relief.closesOn } };
}

function underReview({ state, spec }: Asked<ReviewStage>): Refusal | undefined {
  return state.step === 'open' ? undefined : notOpen(state.stage, spec.rules[0]);
}

/** @rule X-04 nobody approves their own work, or twice in one chain. */
function alreadyInChain({ state, by }: Asked<ReviewStage>): Refusal | undefined {
  return state.chain.some((link) => link.by === by.id) ? { code: 'chain.same-person', rule: 'X-04' } : undefined;
}

/** @rule C-08 the determining officer names the mentor of everybody, or the one on duty. */
function unnamedMentor(state: Asked['state'], mentors: Record<string, string> | undefined): Refusal | undefined {
  const unnamed = Object.entries(state.people).find(([id, person]) => person.seeksRecognition && !mentors?.[id]);
  return unnamed ? { code: 'mentor.unnamed', rule: 'C-08', field: `mentors.${unnamed[0]}` } : undefined;
}
