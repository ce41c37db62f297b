import { roleOf } from '../../src/cases/actor.ts';
import { policyPart } from '../../src/cases/command.ts';
import type { AllotmentStage } from '../../src/programmes/programme.ts';
import type { Change } from '../change.ts';
import { notOpen, type StageKind } from './kind.ts';

/**
 * Waits for a place on its village's list: a degree of hardship and its amount. It has no clock of its own, because
 * the campaign's closing ends it. Whether the money is there is for the record to say, which the case cannot know.
 * @rule A-03
 */
export const allotment: StageKind<AllotmentStage> = {
  enter(change, spec) {
    unlist(change);
    change.tell({ to: { level: spec.by }, template: 'your-move', rule: 'A-03', hours: 'working' });
  },

  actions: {
    list: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state, spec }) => (state.step === 'open' ? undefined : notOpen(state.stage, spec.rules[0])),
      wrong: ({ policy }, { degree }) =>
        policyPart(policy, 'amounts').degrees.some(({ code }) => code === degree) ? undefined : { code: 'code.unknown', rule: 'A-03', field: 'degree' },
      do(change, { spec }, { codes: { campaign, degree }, campaign: dates }) {
        if (!dates) throw new Error('a case was listed without the dates of its campaign');
        const { state } = change;
        const fen = amountOf(change, degree);
        const place = change.newId('r');
        const waits = state.relief?.campaign === campaign && state.relief.waits;
        state.relief = { campaign, ...dates, place: { id: place, degree, fen }, ...(waits ? { waits } : {}) };
        change.record({ type: 'relief-listed', place, campaign, degree, fen, rules: ['A-03'] });
        change.goTo(spec.listed);
      },
    },
  },
};

/** Counted by household, or by everybody of it who is to be helped. */
function amountOf(change: Change, degree: string): number {
  const { per, degrees } = change.policyPart('amounts');
  const fen = degrees.find(({ code }) => code === degree)?.fen ?? 0;
  const helped = Object.values(change.state.people).filter(({ seeksRecognition }) => seeksRecognition).length;
  return per === 'person' ? fen * helped : fen;
}

/** A household that is reviewed again gives its place up, so that the money is not held twice. */
function unlist(change: Change): void {
  const { relief } = change.state;
  if (!relief?.place) return;
  change.record({ type: 'relief-unlisted', place: relief.place.id, rules: ['A-03', 'X-03'] });
  delete relief.place;
}
