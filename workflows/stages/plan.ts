import { CLOSED, type PlanStage } from '../../src/programmes/programme.ts';
import type { Change } from '../change.ts';
import { notOpen, trackOf, type StageKind } from './kind.ts';

/** One-to-one plan and signed agreement, beside the placement clock and never in its way (C-07, C-08). */
export const plan: StageKind<PlanStage> = {
  enter(change, spec, track) {
    change.startClock(`plan:${track}`, spec.clock, { kind: 'plan', owner: 'mentor', track });
  },

  actions: {
    recordPlan: {
      by: () => ['mentor', 'community-caseworker'],
      closed: (asked) => (trackOf(asked).stage === CLOSED ? notOpen(CLOSED, 'C-07') : undefined),
      do(change, asked) {
        const { id } = trackOf(asked);
        change.track(id).plan = { recordedAt: change.at };
        change.record({ type: 'plan-recorded', track: id, plan: change.newId('p'), rules: ['C-07'] });
        stopWhenComplete(change, id);
      },
    },

    signAgreement: {
      by: () => ['mentor', 'community-caseworker'],
      closed: (asked) => (trackOf(asked).agreement || trackOf(asked).stage === CLOSED ? notOpen('plan', 'C-07') : undefined),
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        change.track(id).agreement = { signedAt: change.at };
        change.record({ type: 'agreement-signed', track: id, agreement: change.newId('a'), signedOn: codes.signedOn, documents: codes.documents, rules: ['C-07'] });
        stopWhenComplete(change, id);
      },
    },
  },
};

function stopWhenComplete(change: Change, id: string): void {
  const track = change.track(id);
  if (track.plan && track.agreement) change.stopClock(`plan:${id}`);
}
