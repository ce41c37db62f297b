import { dayOf } from '../../src/calendar/days.ts';
import { roleOf } from '../../src/cases/actor.ts';
import { policyPart } from '../../src/cases/command.ts';
import type { PairingStage } from '../../src/programmes/programme.ts';
import type { Refusal } from '../../src/refusals/refusal.ts';
import { termFrom } from '../../src/rules/tutoring/terms.ts';
import type { Change } from '../change.ts';
import { recordPair } from '../pairs.ts';
import { startTerm } from '../tutoring.ts';
import { notOpen, type StageKind } from './kind.ts';

/**
 * Each student is given a teacher. Whether the teacher has room, and the student no other pair, is for the record to
 * say, because other cases hold it; when everybody has a teacher, each student goes on alone.
 * @rule E-01
 */
export const pairing: StageKind<PairingStage> = {
  enter(change, spec, _track, name) {
    change.startClock(name, spec.clock, { kind: 'pairing', owner: spec.by });
    change.tell({ to: { level: spec.by }, template: 'your-move', clock: name, rule: 'E-01', hours: 'working' });
  },

  actions: {
    pairStudent: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state, spec }) => (state.step === 'open' ? undefined : notOpen(state.stage, spec.rules[0])),
      wrong({ state, policy, at }, { student }): Refusal | undefined {
        if (!state.people[student]?.seeksRecognition) return { code: 'student.unknown', rule: 'E-01', field: 'student' };
        const pair = state.pairs?.[student];
        if (pair) return { code: 'student.paired', rule: 'E-01', field: 'student', values: { since: pair.from } };
        const day = dayOf(at);
        return termFrom(day, policyPart(policy, 'tutoring')) ? undefined : { code: 'term.none', rule: 'E-02', values: { day } };
      },
      do(change, _asked, { codes: { student, teacher } }) {
        const from = dayOf(change.at);
        const pair = change.newId('q');
        change.state.pairs = { ...change.state.pairs, [student]: { pair, teacher, from } };
        recordPair(change, student, { pair, teacher, from });
        beginWhenAllPaired(change);
      },
    },
  },
};

function beginWhenAllPaired(change: Change): void {
  const { state, programme } = change;
  const pairs = state.pairs ?? {};
  const students = Object.entries(state.people).flatMap(([id, { seeksRecognition }]) => (seeksRecognition ? [id] : []));
  if (!programme.tracks || students.some((id) => !pairs[id])) return;
  change.stopClock(state.stage);
  state.stage = 'tracks';
  state.step = 'open';
  state.stageSince = change.at;
  state.chain = [];
  delete state.pairs;
  for (const student of students) {
    const pair = pairs[student];
    if (!pair) continue;
    state.tracks[student] = { stage: programme.tracks.first, since: change.at, mentor: pair.teacher, recognisedAt: change.at, offers: {}, jobs: 0, findings: {} };
    startTerm(change, student, { pair: pair.pair, from: pair.from });
    change.entered.push({ stage: programme.tracks.first, track: student });
  }
}
