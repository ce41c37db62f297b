import { CLOSED, type StageSpec } from '../src/programmes/programme.ts';
import { startHouseholdClock } from './tracks.ts';
import { startPlacementClocks } from './stages/placement.ts';
import type { Refusal } from '../src/refusals/refusal.ts';
import { trackOf, type ActionRules, type Asked } from './stages/kind.ts';

/** What can be done for any recognised person, in placement or in follow-up. */
export const anyTrackActions: ActionRules<StageSpec> = {
  recordService: {
    by: () => ['mentor', 'community-caseworker'],
    do(change, asked, { codes }) {
      change.record({ type: 'service-recorded', track: trackOf(asked).id, service: codes.service, result: codes.result, rules: ['C-15', 'C-17'] });
    },
  },

  recordSatisfaction: {
    by: () => ['community-caseworker', 'supervisor'],
    do(change, asked, { codes }) {
      change.record({ type: 'satisfaction-recorded', track: trackOf(asked).id, answer: codes.answer, rules: ['C-16'] });
    },
  },

  reassign: {
    by: () => ['supervisor', 'community-caseworker', 'district-officer'],
    closed: whenLeft,
    wrong: (asked, { mentor }) => (mentor === trackOf(asked).mentor ? { code: 'mentor.same', rule: 'X-06', field: 'mentor' } : undefined),
    do(change, asked, { codes }) {
      const { id, mentor: previous } = trackOf(asked);
      change.track(id).mentor = codes.mentor;
      change.record({ type: 'mentor-assigned', track: id, mentor: codes.mentor, previous, rules: ['X-06'] });
      change.tell({ to: { user: codes.mentor }, template: 'assigned-as-mentor', track: id, rule: 'X-06', hours: 'daily' });
      change.tell({ to: { user: previous }, template: 'handed-over', track: id, rule: 'X-06', hours: 'working' });
    },
  },

  addCategory: {
    by: () => ['community-caseworker', 'street-reviewer', 'district-officer'],
    closed: whenLeft,
    wrong: (asked, { category }) =>
      asked.state.people[trackOf(asked).id]?.categories.includes(category) ? { code: 'category.known', rule: 'C-08', field: 'category' } : undefined,
    do(change, asked, { codes }) {
      const { id, stage } = trackOf(asked);
      change.state.people[id]?.categories.push(codes.category);
      change.record({ type: 'category-added', track: id, category: codes.category, documents: codes.documents, rules: ['C-08'] });
      if (codes.category === 'zero-employment') {
        change.state.zeroEmployment = true; // a matter of the household: its 24 hours count from the discovery
        startHouseholdClock(change);
      } else if (stage === 'placement') startPlacementClocks(change, id, [codes.category]); // counts from its discovery
    },
  },

  endRecognition: {
    by: () => ['street-reviewer', 'district-officer'],
    closed: whenLeft,
    do(change, asked, { codes }) {
      const { id } = trackOf(asked);
      change.record({ type: 'decision-made', track: id, decision: change.newId('d'), kind: 'end-of-recognition', person: id, rules: ['C-19', 'X-12'] });
      change.closeTrack(id, codes.reason);
    },
  },
};

/** Nothing more is arranged for somebody whose recognition has ended. */
function whenLeft(asked: Asked): Refusal | undefined {
  return trackOf(asked).stage === CLOSED ? { code: 'case.closed' } : undefined;
}
