import type { Pool, PoolClient } from 'pg';
import { openJson, sealJson } from '../privacy/field.ts';
import type { KeyRing } from '../privacy/keys.ts';
import type { Instant } from './state.ts';

const at = (caseId: string, version: number) => ({ table: 'case_files', column: 'form_enc', id: `${caseId}/${version}` });

/** A version of a case's file: what its programme asked of the household, as the programme's form shapes it. */
export interface CaseFile {
  version: number;
  file: unknown;
  recordedAt: Instant;
}

/** Keeps a version of the file; the same version again changes nothing. @rule B-01 · B-22 */
export async function storeFile(client: PoolClient, ring: KeyRing, row: { caseId: string; version: number; file: unknown; by: string; at: Instant; commandId?: string }): Promise<void> {
  const { caseId, version, file, by, at: recordedAt, commandId } = row;
  await client.query(
    'INSERT INTO case_files (case_id, version, form_enc, recorded_by, recorded_at, command_id) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
    [caseId, version, sealJson(ring, at(caseId, version), file), by, recordedAt, commandId ?? null],
  );
}

/** All versions of a case's file, the latest first. */
export async function filesOf({ pool, ring }: { pool: Pool; ring: KeyRing }, caseId: string): Promise<CaseFile[]> {
  const { rows } = await pool.query<{ version: number; form_enc: string; recorded_at: Date }>(
    'SELECT version, form_enc, recorded_at FROM case_files WHERE case_id = $1 ORDER BY version DESC', [caseId],
  );
  return rows.map((row) => ({ version: row.version, file: openJson(ring, at(caseId, row.version), row.form_enc), recordedAt: row.recorded_at.toISOString() }));
}
