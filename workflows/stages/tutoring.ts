import type { TutoringStage } from '../../src/programmes/programme.ts';
import type { Change } from '../change.ts';
import { missingInARow, sessionsIn, tutoringOf, waitForNextWeek } from '../tutoring.ts';
import { changesOfTeacher, whatIsRecorded } from '../tutoringRecords.ts';
import type { StageKind } from './kind.ts';

/**
 * One week after the other until the term ends; a week without a record is put down as such and followed up.
 * @rule E-02 · E-03
 */
export const tutoring: StageKind<TutoringStage> = {
  enter(change, _spec, track) {
    if (track) waitForNextWeek(change, track);
  },

  actions: { ...whatIsRecorded, ...changesOfTeacher },

  due: {
    'tutoring-week'(change, spec, clock) {
      const { track: id, window } = clock;
      if (!id || !window) return;
      missWeek(change, spec, id, window);
      waitForNextWeek(change, id, window.from);
    },

    'term-end'(change, spec, clock, clockId) {
      const { track: id } = clock;
      if (!id) return;
      change.stopClock(clockId);
      change.trackTo(id, spec.ended);
    },
  },
};

/** A finding with a due date; the teacher is reminded, the supervisor told from policy's number of weeks in a row on. */
function missWeek(change: Change, spec: TutoringStage, id: string, { from: week, to }: { from: string; to: string }): void {
  const policy = change.policyPart('tutoring');
  const track = change.track(id);
  const term = tutoringOf(track);
  const sessions = sessionsIn(term, week);
  if (sessions >= policy.sessions.least) return;
  const inARow = missingInARow(term, policy, week);
  const finding = change.newId('g');
  const clock = `finding:${finding}`;
  track.findings[finding] = { kind: 'week-without-record', openedAt: change.at, week };
  change.record({ type: 'week-missing', track: id, week, to, sessions, least: policy.sessions.least, inARow, finding, rules: ['E-03'] });
  change.record({ type: 'finding-opened', track: id, finding, kind: 'week-without-record', rules: ['E-03'] });
  change.startClock(clock, spec.clock, { kind: 'finding', owner: 'teacher', track: id });
  change.tell({ to: { user: track.mentor }, template: 'week-missing', clock, track: id, rule: 'E-03', hours: policy.hours });
  if (inARow >= policy.missingInARow) change.tell({ to: { role: 'supervisor' }, template: 'weeks-missing-in-a-row', clock, track: id, rule: 'E-03', hours: policy.hours });
}
