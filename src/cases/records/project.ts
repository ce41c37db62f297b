import type { CaseStep } from '../commit.ts';
import type { Fact } from '../facts.ts';
import type { CaseState } from '../state.ts';
import { aidRecords } from './aid.ts';
import { approvalRecords } from './approval.ts';
import { assistanceRecords } from './assistance.ts';
import { exitRecords } from './exit.ts';
import { monitoringRecords } from './monitoring.ts';
import { endedPairs, tutoringRecords } from './tutoring.ts';
import { reliefRecords } from './relief.ts';
import { undoneRecords } from './undone.ts';
import type { Row, Write } from './writes.ts';

/** What every projection may look at. */
export interface Recorded {
  step: CaseStep;
  state: CaseState;
  /** Columns that (nearly) every record begins with. */
  base: { case_id: string; seq: number };
  commandId: string | null;
}

/** The records that a step leaves behind, from its facts: the tables that lists, boards and pages read. */
export function project(step: CaseStep): Write[] {
  const { state } = step;
  const recorded: Recorded = { step, state, base: { case_id: state.id, seq: state.seq }, commandId: step.command?.id ?? null };
  return [...step.touched.tracks.flatMap((id) => trackRecord(state, id)), ...step.facts.flatMap((fact) => [...recordsOf(fact, recorded), ...reliefRecords(fact, recorded)])];
}

function recordsOf(fact: Fact, recorded: Recorded): Write[] {
  const own = approvalRecords(fact, recorded) ?? assistanceRecords(fact, recorded) ?? monitoringRecords(fact, recorded) ?? exitRecords(fact, recorded) ?? tutoringRecords(fact, recorded) ?? aidRecords(fact, recorded) ?? undoneRecords(fact, recorded) ?? [];
  return [...own, ...endedPairs(fact, recorded)];
}

function trackRecord(state: CaseState, id: string): Write[] {
  const track = state.tracks[id];
  const key = { case_id: state.id, person_id: id };
  if (!track) return [{ table: 'tracks', remove: key }]; // whoever was named as mentor has no file to read any more
  const row: Row = {
    ...key, stage: track.stage, mentor_id: track.mentor, recognised_at: track.recognisedAt,
    placed_on: track.job?.day ?? null, outcome: track.outcome ?? null,
  };
  return [{ table: 'tracks', upsert: row, conflict: '(case_id, person_id)' }];
}
