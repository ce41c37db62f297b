import { dayOf } from '../../src/calendar/days.ts';
import { roleOf } from '../../src/cases/actor.ts';
import type { DeliveryStage } from '../../src/programmes/programme.ts';
import type { StageKind } from './kind.ts';

/** Relief reaches the household: on a visit or paid out, by whom and when, with evidence. @rule A-06 */
export const delivery: StageKind<DeliveryStage> = {
  enter(change, spec) {
    change.startClock(change.state.stage, spec.clock, { kind: 'delivery', owner: spec.by });
    change.tell({ to: { level: spec.by }, template: 'your-move', clock: change.state.stage, rule: 'A-06', hours: 'working' });
  },

  actions: {
    handOver: {
      by: ({ spec }) => [roleOf(spec.by), 'street-reviewer'],
      do(change, { spec }, { codes: { way, documents } }) {
        const place = change.state.relief?.place;
        if (!place) throw new Error(`case ${change.state.id} has no place whose relief could be handed over`);
        place.handed = true;
        change.record({ type: 'relief-handed-over', place: place.id, way, fen: place.fen, on: dayOf(change.at), documents, rules: ['A-06'] });
        change.stopClock(change.state.stage);
        change.leadTo(spec.delivered, 'completed');
      },
    },

    giveBack: {
      by: ({ spec }) => [roleOf(spec.by), 'street-reviewer'],
      do(change, _asked, { codes: { reason, documents } }) {
        const { relief } = change.state;
        if (!relief?.place) throw new Error(`case ${change.state.id} has no place to give back`);
        change.record({ type: 'relief-returned', place: relief.place.id, reason, fen: relief.place.fen, documents, rules: ['A-03', 'A-06'] });
        delete relief.place;
        change.closeCase('not-delivered');
      },
    },
  },
};
