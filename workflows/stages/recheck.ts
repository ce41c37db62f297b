import { roleOf } from '../../src/cases/actor.ts';
import type { RecheckStage } from '../../src/programmes/programme.ts';
import { recheckClockOf } from '../../src/rules/aid/recheck.ts';
import { aidOf, judgedOf, setTier, tierOf } from '../aid.ts';
import type { Change } from '../change.ts';
import { notOpen, type StageKind } from './kind.ts';

const RECHECK = 'recheck';
const REVIEW = 'recheckReview';

/** The file is looked at again at its tier's interval, completed by a new version, and accepted or returned (B-22). */
export const recheck: StageKind<RecheckStage> = {
  enter: (change, spec, _track, name) => startCycle(change, spec, name),

  leave(change) {
    change.stopClock(RECHECK);
    change.stopClock(REVIEW);
    if (change.state.aid) delete change.state.aid.recheck;
  },

  actions: {
    updateFile: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state }) => (state.aid?.recheck?.submitted ? notOpen(state.stage, 'B-22') : undefined),
      do(change, { spec }, command) {
        const aid = aidOf(change.state);
        const { changes = 0, tier } = judgedOf(command);
        aid.file += 1;
        aid.revision += 1;
        aid.recheck = { submitted: true, changes, tier: tier ?? tierOf(change.state) };
        change.record({ type: 'file-updated', version: aid.file, changes, documents: command.codes.documents, rules: ['B-22'] });
        change.pauseClock(RECHECK); // the next move is the reviewer's
        change.startClock(REVIEW, spec.reviewClock, { kind: REVIEW, owner: spec.reviewedBy, stage: nameOf(change, spec) });
        change.tell({ to: { level: spec.reviewedBy }, template: 'your-move', clock: REVIEW, rule: 'B-22', hours: 'working' });
      },
    },

    acceptFile: {
      by: ({ spec }) => [roleOf(spec.reviewedBy)],
      closed: ({ state }) => (state.aid?.recheck?.submitted ? undefined : notOpen(state.stage, 'B-22')),
      do(change, { spec }) {
        const aid = aidOf(change.state);
        const { changes = 0, tier = tierOf(change.state) } = aid.recheck ?? {};
        delete aid.recheck;
        aid.revision += 1;
        change.stopClock(REVIEW);
        change.stopClock(RECHECK);
        change.record({ type: 'file-accepted', version: aid.file, changes, rules: ['B-22'] });
        setTier(change, { tier });
        startCycle(change, spec, nameOf(change, spec));
      },
    },

    returnFile: {
      by: ({ spec }) => [roleOf(spec.reviewedBy)],
      closed: ({ state }) => (state.aid?.recheck?.submitted ? undefined : notOpen(state.stage, 'B-22')),
      do(change, { spec }, command) {
        const aid = aidOf(change.state);
        delete aid.recheck;
        change.stopClock(REVIEW);
        change.resumeClock(RECHECK);
        change.record({ type: 'file-returned', version: aid.file, missing: judgedOf(command).missing ?? command.codes.missing, rules: ['B-22', 'B-18'] });
        change.tell({ to: { level: spec.by }, template: 'your-move', clock: RECHECK, rule: 'B-22', hours: 'working' });
      },
    },
  },
};

/** @rule B-22 a clock for each tier; a household in none is on its way out and needs none. */
function startCycle(change: Change, spec: RecheckStage, name: string): void {
  const tier = tierOf(change.state);
  if (tier !== 'none') change.startClock(RECHECK, recheckClockOf[tier], { kind: RECHECK, owner: spec.by, stage: name });
}

function nameOf(change: Change, spec: RecheckStage): string {
  return Object.entries(change.programme.stages).find(([, one]) => one === spec)?.[0] ?? RECHECK;
}
