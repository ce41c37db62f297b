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
  const { rows } = await pool.query<{ version: number; form_enc: string | null; recorded_at: Date; command_id: string | null; command_enc: string | null }>(
    `SELECT f.version, f.form_enc, f.recorded_at, f.command_id, m.form_enc AS command_enc FROM case_files f LEFT JOIN commands m ON m.id = f.command_id
     WHERE f.case_id = $1 ORDER BY f.version DESC`, [caseId],
  );
  return rows.map((row) => ({ version: row.version, file: opened(ring, caseId, row), recordedAt: row.recorded_at.toISOString() }));
}

/** A later version is the form of the command that brought it, which is sealed already; its row only points there. */
function opened(ring: KeyRing, caseId: string, row: { version: number; form_enc: string | null; command_id: string | null; command_enc: string | null }): unknown {
  if (row.form_enc !== null) return openJson(ring, at(caseId, row.version), row.form_enc);
  if (row.command_id === null || row.command_enc === null) return undefined;
  const form = openJson(ring, { table: 'commands', column: 'form_enc', id: row.command_id }, row.command_enc);
  return typeof form === 'object' && form !== null && 'file' in form ? form.file : undefined;
}
