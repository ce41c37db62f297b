import type { Pool } from 'pg';
import { casePolicy, type CasePolicy } from '../src/cases/command.ts';
import type { CaseState } from '../src/cases/state.ts';
import type { Policy } from '../src/programmes/policy/shared.ts';

/** What the record knows of a case: enough for its workflow to go on from there. */
export interface CaseRecord {
  state: CaseState;
  policy: CasePolicy;
}

/** Reads a case's record; null before its application is committed. */
export async function readRecord(pool: Pool, caseId: string): Promise<CaseRecord | null> {
  const { rows } = await pool.query<{ state: CaseState; policy: Policy }>({
    name: 'record_of_case',
    text: 'SELECT c.state, p.data AS policy FROM cases c JOIN policies p ON p.id = c.policy_id WHERE c.id = $1',
    values: [caseId],
  });
  const [row] = rows;
  return row ? { state: row.state, policy: casePolicy(row.policy) } : null;
}
