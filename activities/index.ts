import type { Pool } from 'pg';
import type { CalendarSource } from '../src/runtime/calendarSource.ts';
import type { CommitResult, CaseStep } from '../src/cases/commit.ts';
import { commitStep } from './commit.ts';

export interface ActivityParts {
  /** Connected as the application's own role. */
  pool: Pool;
  calendar: CalendarSource;
}

/** What the case workflow may ask of the world. */
export interface CaseActivities {
  commit(step: CaseStep): Promise<CommitResult>;
}

export function caseActivities(parts: ActivityParts): CaseActivities {
  return { commit: (step) => commitStep(parts, step) };
}
