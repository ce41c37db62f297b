import type { Pool } from 'pg';
import type { CalendarStore } from '../src/cases/calendarStore.ts';
import type { CommitResult, CaseStep } from '../src/cases/commit.ts';
import { commitStep } from './commit.ts';
import { readRecord, type CaseRecord } from './record.ts';

export interface ActivityParts {
  /** Connected as the application's own role. */
  pool: Pool;
  calendar: CalendarStore;
}

/** What the case workflow may ask of the world. */
export interface CaseActivities {
  commit(step: CaseStep): Promise<CommitResult>;
  record(caseId: string): Promise<CaseRecord | null>;
}

export function caseActivities(parts: ActivityParts): CaseActivities {
  return { commit: (step) => commitStep(parts, step), record: (caseId) => readRecord(parts.pool, caseId) };
}
