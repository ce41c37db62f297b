import { roleOf } from '../../src/cases/actor.ts';
import type { SubmissionStage } from '../../src/programmes/programme.ts';
import { notOpen, type StageKind } from './kind.ts';

/** A file travels to the next level: submitted here, received there (C-04, C-05). */
export const submission: StageKind<SubmissionStage> = {
  enter(change, spec) {
    change.state.step = 'to-submit';
    change.startClock(change.state.stage, spec.clock, { kind: 'submission', owner: spec.by });
    change.tell({ to: { level: spec.by }, template: 'your-move', clock: change.state.stage, rule: spec.rules[0] ?? 'C-04', hours: 'working' });
  },

  actions: {
    submit: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state, spec }) => (state.step === 'to-submit' ? undefined : notOpen(state.stage, spec.rules[0])),
      do(change, { spec }, { codes }) {
        const { state } = change;
        if (spec.opensFile) {
          for (const [person, { seeksRecognition }] of Object.entries(state.people)) {
            if (seeksRecognition) change.record({ type: 'file-opened', person, rules: ['C-05'] });
          }
        }
        change.record({ type: 'submitted', from: spec.by, to: spec.to, documents: codes.documents, rules: [...spec.rules] });
        state.step = 'awaiting-receipt';
        if (spec.clockEnds === 'submitted') change.stopClock(state.stage);
        change.tell({ to: { level: spec.to }, template: 'your-move', rule: spec.rules[0] ?? 'C-04', hours: 'working' });
      },
    },

    receive: {
      by: ({ spec }) => [roleOf(spec.to)],
      closed: ({ state, spec }) => (state.step === 'awaiting-receipt' ? undefined : notOpen(state.stage, spec.rules[0])),
      do(change, { spec }) {
        change.stopClock(change.state.stage);
        change.record({ type: 'received', level: spec.to, rules: [...spec.rules] });
        change.goTo(spec.received);
      },
    },
  },
};
