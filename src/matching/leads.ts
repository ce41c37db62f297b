import { neverPublic } from '../access/privacy.ts';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { note } from '../audit/trail.ts';
import { caseInScope } from '../cases/read/detail.ts';
import { Conditions } from '../cases/read/conditions.ts';
import type { Reader } from '../cases/read/model.ts';
import { listName } from '../cases/read/names.ts';
import type { ReadParts } from '../cases/read/parts.ts';
import { anyCase, keepInScope, notFound } from '../cases/read/scope.ts';
import type { Instant } from '../cases/state.ts';
import { blindIndex } from '../privacy/blind-index.ts';
import { sealField } from '../privacy/field.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { readPartnerFile } from './partnerFile.ts';

/** What a comparison came to: figures only. */
export interface Comparison {
  lines: number;
  /** New leads for a person to confirm. */
  leads: number;
  /** Members of open cases in the file who have signed no authorisation: they were not compared. */
  withoutAuthorisation: number;
}

/** A hint from another department, which a person confirms or rejects. */
export interface Lead {
  id: string;
  caseId: string;
  receipt: string;
  person: string;
  /** Masked. */
  personName: string;
  source: string;
  code: string;
  foundAt: Instant;
  state: 'open' | 'confirmed' | 'rejected';
}

/**
 * Compares a partner's file with the people of open cases who have signed an authorisation: numbers are only ever compared
 * by their keyed hashes, and the file, read in memory, is gone afterwards. Finds leads, decides nothing.
 * @throws InputError for a file that cannot be read
 * @rule D-08 · B-12 · B-24
 */
export async function compareFile({ pool, ring, now }: ReadParts, reader: Reader, source: string, content: Buffer): Promise<Comparison> {
  try {
    const lines = readPartnerFile(content, now());
    const hints = lines.map(({ number, code }) => ({ index: blindIndex(ring, 'identity', number), code }));
    const { rows } = await pool.query<{ person_id: string; case_id: string; region: string; code: string; authorised: boolean }>(
      `SELECT p.id AS person_id, c.id AS case_id, c.region, h.code, a.person_id IS NOT NULL AS authorised
       FROM jsonb_to_recordset($1::jsonb) AS h (index text, code text)
       JOIN people p ON p.identity_index = h.index JOIN case_people cp ON cp.person_id = p.id AND cp.open JOIN cases c ON c.id = cp.case_id AND c.region LIKE $2 || '%' AND c.programme <> ALL($3::text[])
       LEFT JOIN authorisations a ON a.person_id = p.id AND a.case_id = c.id AND a.revoked_at IS NULL`,
      [JSON.stringify(hints), reader.region, neverPublic()],
    );
    const found = rows.filter(({ authorised }) => authorised).map(({ person_id, case_id, region, code }) => ({ id: randomUUID(), person_id, case_id, region, code }));
    const { rowCount } = await pool.query(
      `INSERT INTO leads (id, person_id, case_id, region, source, code, found_by, found_at)
       SELECT r.id, r.person_id, r.case_id, r.region, $2, r.code, $3, $4 FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, person_id uuid, case_id uuid, region text, code text)
       ON CONFLICT (person_id, case_id, source, code) DO NOTHING`,
      [JSON.stringify(found), source, reader.id, now()],
    );
    await note(pool, { kind: 'search', by: reader, at: now(), fact: { type: 'searched', by: 'identity', where: 'matching', found: found.length } });
    return { lines: lines.length, leads: rowCount ?? 0, withoutAuthorisation: new Set(rows.filter(({ authorised }) => !authorised).map(({ person_id }) => person_id)).size };
  } finally {
    content.fill(0);
  }
}

const MOST = 200;

function openInScope({ now }: Pick<ReadParts, 'now'>, reader: Reader): Conditions {
  const conditions = new Conditions();
  conditions.add(`l.state = 'open'`);
  keepInScope(conditions, reader, now(), anyCase);
  return conditions;
}

/** How many leads wait in the reader's region. */
export async function countLeads(parts: Pick<ReadParts, 'pool' | 'now'>, reader: Reader): Promise<number> {
  const { sql, values } = openInScope(parts, reader);
  const { rows } = await parts.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM leads l JOIN cases c ON c.id = l.case_id WHERE ${sql}`, values);
  return rows[0]?.n ?? 0;
}

/** The open leads of the reader's region, the oldest first. */
export async function openLeads(parts: ReadParts, reader: Reader): Promise<Lead[]> {
  const conditions = openInScope(parts, reader);
  const { rows } = await parts.pool.query<{ id: string; case_id: string; receipt: string; person_id: string; name_enc: string; source: string; code: string; found_at: Date }>(
    `SELECT l.id, l.case_id, c.receipt, l.person_id, p.name_enc, l.source, l.code, l.found_at FROM leads l JOIN cases c ON c.id = l.case_id JOIN people p ON p.id = l.person_id
     WHERE ${conditions.sql} ORDER BY l.found_at, l.id LIMIT ${MOST}`, conditions.values,
  );
  return rows.map((row) => ({
    id: row.id, caseId: row.case_id, receipt: row.receipt, person: row.person_id, personName: listName(parts.ring, row.person_id, row.name_enc),
    source: row.source, code: row.code, foundAt: row.found_at.toISOString(), state: 'open',
  }));
}

/** What a person says about a lead. */
export const leadDecision = z.strictObject({ confirmed: z.boolean(), reason: z.string().trim().min(2, 'too-short').max(500) });

/**
 * A person says whether a lead is right; what follows from it is up to the case's own steps.
 * @throws RefusalError `not-found`, `lead.decided`
 */
export async function decideLead(parts: ReadParts, reader: Reader, id: string, { confirmed, reason }: z.infer<typeof leadDecision>): Promise<void> {
  const { rows } = z.uuid().safeParse(id).success ? await parts.pool.query<{ case_id: string; person_id: string }>('SELECT case_id, person_id FROM leads WHERE id = $1', [id]) : { rows: [] };
  const [lead] = rows;
  if (!lead) return notFound();
  const about = await caseInScope(parts, reader, lead.case_id);
  const outcome = confirmed ? 'confirmed' : 'rejected';
  await inTransaction(parts.pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE leads SET state = $2, decided_by = $3, decided_at = $4, note_enc = $5 WHERE id = $1 AND state = 'open'`,
      [id, outcome, reader.id, parts.now(), sealField(parts.ring, { table: 'leads', column: 'note_enc', id }, reason)],
    );
    if (rowCount === 0) throw new RefusalError({ code: 'lead.decided', rule: 'D-08' });
    await note(client, { kind: 'matching', by: reader, at: parts.now(), fact: { type: 'lead-decided', lead: id, person: lead.person_id, outcome }, about: { id: about.id, region: about.region } });
  });
}
