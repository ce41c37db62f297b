import { roleOf } from '../../src/cases/actor.ts';
import type { MonitoringState } from '../../src/cases/monitoring.ts';
import type { Instant } from '../../src/cases/state.ts';
import type { MonitoringStage } from '../../src/programmes/programme.ts';
import type { Change } from '../change.ts';
import type { StageKind } from './kind.ts';

const CLOCK = 'monitor';

/**
 * A household that has left is called at intervals; a relapse reopens its file with all that was given before.
 * @rule B-14
 */
export const monitoring: StageKind<MonitoringStage> = {
  enter(change, spec, _track, name) {
    change.state.monitoring = { since: change.at, round: 1, from: change.at, missed: [] };
    startRound(change, spec, name);
  },

  actions: {
    recordMonitoring: {
      by: ({ spec }) => [roleOf(spec.by), 'mentor'],
      wrong: (_asked, { outcome, documents }) =>
        outcome === 'relapsed' && documents.length === 0 ? { code: 'input.invalid', rule: 'B-14', field: 'documents', values: { problem: 'evidence-needed' } } : undefined,
      do(change, { spec }, { codes: { outcome, documents } }) {
        const watch = watchOf(change);
        const late = watch.missed.find(({ from, due }) => from <= change.at && change.at <= due);
        const { round } = late ?? watch;
        watch.missed = watch.missed.filter((missed) => missed !== late);
        change.record({ type: 'monitoring-recorded', call: change.newId('w'), round, outcome, documents, enteredLate: late !== undefined, rules: ['B-14'] });
        if (outcome === 'relapsed') reopen(change, spec);
        else if (late) return; // the open round is called all the same
        else if (outcome === 'fine' && round >= change.policyPart('monitoring').rounds) end(change, spec);
        else nextRound(change, spec, watch);
      },
    },
  },

  due: {
    monitor(change, spec, clock) {
      const watch = watchOf(change);
      change.record({ type: 'monitoring-missed', call: change.newId('w'), round: watch.round, rules: ['B-14', 'X-06'] });
      change.tell({ to: { level: spec.by }, template: 'call-missed', rule: 'X-06', hours: clock.hours });
      change.tell({ to: { role: 'supervisor' }, template: 'call-missed', rule: 'X-06', hours: clock.hours });
      watch.missed = [...watch.missed, { round: watch.round, from: watch.from, due: clock.due ?? change.at }].slice(-keepMissed);
      nextRound(change, spec, watch); // a missed call is recorded and never made up; the last round goes on until there is one
    },
  },

  leave: (change) => void change.stopClock(CLOCK),
};

/** Missed rounds stay open for a late entry; older ones than these are beyond any backdating limit. */
const keepMissed = 4;

function watchOf(change: Change): MonitoringState {
  const { monitoring: watch } = change.state;
  if (!watch) throw new Error(`case ${change.state.id} is called after an exit that it has not had`);
  return watch;
}

function nextRound(change: Change, spec: MonitoringStage, watch: MonitoringState): void {
  watch.round += 1;
  watch.from = change.at;
  startRound(change, spec, change.state.clocks[CLOCK]?.stage ?? change.state.stage);
}

function startRound(change: Change, spec: MonitoringStage, stage: string): void {
  change.startClock(CLOCK, spec.clock, { kind: 'monitor', owner: spec.by, stage });
}

function end(change: Change, spec: MonitoringStage): void {
  leaveOff(change);
  change.leadTo(spec.ended, 'completed');
}

/** A new chain of approval begins with whoever found the relapse; the file, and what it was helped with, is the same. */
function reopen(change: Change, spec: MonitoringStage): void {
  const exitedAt: Instant = watchOf(change).since;
  const { state } = change;
  state.relapses = [...(state.relapses ?? []), { exitedAt, foundAt: change.at }];
  state.chain = [{ stage: state.stage, by: change.by.id, seq: state.seq }];
  delete state.notice;
  leaveOff(change);
  change.record({ type: 'relapsed', exitedAt, leadsTo: spec.relapsed, rules: ['B-14'] });
  change.goTo(spec.relapsed);
}

function leaveOff(change: Change): void {
  change.stopClock(CLOCK);
  delete change.state.monitoring;
}
