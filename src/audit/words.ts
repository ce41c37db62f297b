import type { ClientBase, Pool } from 'pg';
import { openField, sealField } from '../privacy/field.ts';
import type { KeyRing } from '../privacy/keys.ts';

const at = (id: string) => ({ table: 'audit_words', column: 'words_enc', id });

/** Keeps words that belong to an entry, sealed and apart from it: they may name somebody, and go when the case's data goes. @returns their id */
export async function storeWords({ pool, ring }: { pool: Pool | ClientBase; ring: KeyRing }, { id, caseId, words }: { id: string; caseId?: string; words: string }): Promise<string> {
  await pool.query('INSERT INTO audit_words (id, case_id, words_enc) VALUES ($1, $2, $3)', [id, caseId ?? null, sealField(ring, at(id), words)]);
  return id;
}

/** The words of some entries by their ids; those that are gone are missing. */
export async function wordsOf({ pool, ring }: { pool: Pool; ring: KeyRing }, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; words_enc: string }>('SELECT id, words_enc FROM audit_words WHERE id = ANY ($1::uuid[])', [ids]);
  return new Map(rows.map(({ id, words_enc }) => [id, openField(ring, at(id), words_enc)]));
}
