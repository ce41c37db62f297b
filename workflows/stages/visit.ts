import { roleOf } from '../../src/cases/actor.ts';
import { CLOSED, type VisitStage } from '../../src/programmes/programme.ts';
import type { Refusal } from '../../src/refusals/refusal.ts';
import { aidOf, judgedOf, setTier } from '../aid.ts';
import type { Change } from '../change.ts';
import { notOpen, type Asked, type StageKind } from './kind.ts';

const MATCHING = 'matching';

/** Somebody goes and looks: before the case is reviewed (B-24), or before the household leaves (B-14). */
export const visit: StageKind<VisitStage> = {
  enter(change, spec, _track, name) {
    change.startClock(name, spec.clock, { kind: 'visit', owner: spec.by });
    if (spec.matchingClock) change.startClock(MATCHING, spec.matchingClock, { kind: 'matching', owner: spec.by });
    if (spec.for === 'entry') {
      aidOf(change.state).visit = { recorded: false, matched: !spec.matchingClock, differs: false };
      change.state.details = { ...change.state.details, takenIn: false }; // a relapse is taken in anew
    }
    change.tell({ to: { level: spec.by }, template: 'your-move', clock: name, rule: spec.rules[0] ?? 'B-24', hours: 'working' });
  },

  actions: {
    recordVisit: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: (asked) => entryOnly(asked) ?? (asked.state.aid?.visit?.recorded ? notOpen(asked.state.stage, 'B-24') : undefined),
      do(change, { spec }, command) {
        const { differs, difficulty, documents } = command.codes;
        const aid = aidOf(change.state);
        const done = aid.visit;
        if (!done) return;
        done.recorded = true;
        done.differs ||= differs;
        aid.revision += 1;
        change.state.details = { ...change.state.details, difficulty };
        change.stopClock(change.state.stage);
        change.record({ type: 'visited', visit: change.newId('v'), for: 'entry', outcome: differs ? 'differs' : 'as-declared', documents, rules: ['B-24'] });
        setTier(change, judgedOf(command));
        goOn(change, spec);
      },
    },

    recordMatching: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: (asked) => entryOnly(asked) ?? (asked.state.aid?.visit?.matched === false ? undefined : notOpen(asked.state.stage, 'B-24')),
      do(change, { spec }, { codes: { authorisations, differs, documents } }) {
        const done = aidOf(change.state).visit;
        if (!done) return;
        done.matched = true;
        done.differs ||= differs;
        change.stopClock(MATCHING);
        change.record({ type: 'data-matched', adults: Object.keys(authorisations).length, differs, documents: [...Object.values(authorisations), ...documents], rules: ['B-24'] });
        goOn(change, spec);
      },
    },

    updateFile: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: entryOnly,
      do(change, { spec }, command) {
        const aid = aidOf(change.state);
        const judged = judgedOf(command);
        aid.file += 1;
        aid.revision += 1;
        if (aid.visit) aid.visit.differs = false;
        change.record({ type: 'file-updated', version: aid.file, changes: judged.changes ?? 0, documents: command.codes.documents, rules: ['B-01', 'B-24'] });
        setTier(change, judged);
        goOn(change, spec);
      },
    },

    recordExitVisit: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state, spec }) => (spec.for === 'exit' ? undefined : notOpen(state.stage, 'B-14')),
      do(change, { spec }, command) {
        const leaves = judgedOf(command).tier === 'none';
        setTier(change, judgedOf(command));
        change.stopClock(change.state.stage);
        change.record({ type: 'visited', visit: change.newId('v'), for: 'exit', outcome: leaves ? 'leaves' : 'stays', documents: command.codes.documents, rules: ['B-14'] });
        change.leadTo(leaves ? spec.found : (spec.stays ?? CLOSED), 'completed');
      },
    },
  },
};

function entryOnly({ state, spec }: Asked<VisitStage>): Refusal | undefined {
  return spec.for === 'entry' ? undefined : notOpen(state.stage, 'B-24');
}

/** On when somebody has been there, other records were asked, and the file says what was found. */
function goOn(change: Change, spec: VisitStage): void {
  const done = change.state.aid?.visit;
  if (done?.recorded && done.matched && !done.differs) change.leadTo(spec.found, 'completed');
}
