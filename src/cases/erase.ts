import { rm } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import { theProduct } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import { storedFile } from '../documents/files.ts';
import type { Instant } from './state.ts';
import retention from '../programmes/policy/retention.json' with { type: 'json' };
import { inTransaction } from '../runtime/transaction.ts';

const BATCH = 100;

interface Due {
  id: string;
  region: string;
  household_id: string;
}

/**
 * Removes the personal data of closed cases whose retention has ended: names, numbers, addresses, forms, documents,
 * and the words of the trail. Codes, dates and figures stay, and with them the statistics. A household that another
 * case still needs keeps its data until that one's time has come too. A policy that names no retention of its own, as
 * those of 2026 do not, has the one for all of them (`programmes/policy/retention.json`, D-08, set locally).
 * @param documents folder of the stored files
 * @returns how many cases were emptied
 */
export async function eraseClosed({ pool, documents }: { pool: Pool; documents: string }, now: Instant, beat: () => void = () => undefined): Promise<number> {
  await eraseOldWords(pool, now); // first: a case that cannot be emptied keeps nothing else
  const { rows } = await pool.query<Due>(
    `SELECT c.id, c.region, c.household_id FROM cases c JOIN policies y ON y.id = c.policy_id
     WHERE c.closed_at IS NOT NULL AND c.erased_at IS NULL
       AND c.closed_at + make_interval(years => coalesce((y.data->'retention'->>'years')::int, $2)) <= $1::timestamptz ORDER BY c.closed_at, c.id LIMIT ${BATCH}`,
    [now, retention.years],
  );
  for (const due of rows) {
    beat();
    await eraseCase(pool, documents, due, now);
  }
  return rows.length;
}

/** Words that belong to no case: why a list was taken along, why a campaign was closed. They have the retention for all. */
async function eraseOldWords(pool: Pool, now: Instant): Promise<void> {
  const over = '+ make_interval(years => $2) <= $1::timestamptz';
  await pool.query(`DELETE FROM audit_words WHERE case_id IS NULL AND created_at ${over}`, [now, retention.years]);
  await pool.query(`UPDATE campaign_decisions d SET reasons_enc = '' FROM campaigns c WHERE c.id = d.campaign_id AND d.reasons_enc <> '' AND c.closed_at ${over}`, [now, retention.years]);
}

async function eraseCase(pool: Pool, documents: string, { id, region, household_id }: Due, now: Instant): Promise<void> {
  const files = await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query('UPDATE cases SET erased_at = $2 WHERE id = $1 AND erased_at IS NULL', [id, now]);
    if (rowCount !== 1) return [];
    await client.query('UPDATE commands SET form_enc = NULL WHERE case_id = $1', [id]);
    await client.query('DELETE FROM audit_words WHERE case_id = $1', [id]);
    await client.query('DELETE FROM drafts WHERE case_id = $1', [id]);
    await client.query('UPDATE leads SET note_enc = NULL WHERE case_id = $1', [id]);
    await client.query('DELETE FROM case_files WHERE case_id = $1', [id]);
    const { rows } = await client.query<{ sha256: string }>('DELETE FROM documents WHERE case_id = $1 RETURNING sha256', [id]);
    const people = await emptyHousehold(client, household_id);
    await note(client, { kind: 'configuration', by: theProduct, at: now, fact: { type: 'erased', people, documents: rows.length }, about: { id, region } });
    return rows;
  });
  await removeFiles(pool, documents, files);
}

/** The index goes too: it is a hash of the number, and whoever has the key can try numbers against it. @returns how many people were emptied */
async function emptyHousehold(client: PoolClient, household: string): Promise<number> {
  const { rowCount: needed } = await client.query('SELECT 1 FROM cases WHERE household_id = $1 AND erased_at IS NULL LIMIT 1', [household]);
  if (needed) return 0;
  await client.query(`UPDATE households SET address_enc = '', details_enc = '' WHERE id = $1`, [household]);
  await client.query(`UPDATE campaign_people SET identity_index = 'erased:' || person_id WHERE person_id IN (SELECT id FROM people WHERE household_id = $1)`, [household]);
  await client.query(`UPDATE pairs SET student_index = 'erased:' || person_id WHERE person_id IN (SELECT id FROM people WHERE household_id = $1)`, [household]);
  await client.query(`UPDATE case_people SET identity_index = 'erased:' || person_id WHERE person_id IN (SELECT id FROM people WHERE household_id = $1)`, [household]);
  const { rowCount } = await client.query(
    `UPDATE people SET name_enc = '', identity_enc = '', identity_index = 'erased:' || id, phone_enc = NULL, health_enc = NULL, bank_enc = NULL, details_enc = '' WHERE household_id = $1`,
    [household],
  );
  return rowCount ?? 0;
}

/** After the commit: a file without a row is nobody's, a row without its file would be a loss. Another case may have the same content. */
async function removeFiles(pool: Pool, folder: string, files: readonly { sha256: string }[]): Promise<void> {
  for (const { sha256 } of files) {
    const { rowCount } = await pool.query('SELECT 1 FROM documents WHERE sha256 = $1 LIMIT 1', [sha256]);
    if (rowCount === 0) await rm(storedFile(folder, sha256), { force: true });
  }
}
