import { z } from 'zod';
import { note } from '../audit/trail.ts';
import { dayOf } from '../calendar/days.ts';
import { caseInScope } from '../cases/read/detail.ts';
import type { Reader } from '../cases/read/model.ts';
import type { ReadParts } from '../cases/read/parts.ts';
import { notFound } from '../cases/read/scope.ts';
import { refuseInput } from '../refusals/input.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { inTransaction } from '../runtime/transaction.ts';

/** `document`: the signed paper, among the documents of the case. */
export const authorisationForm = z.strictObject({ person: z.uuid(), signedOn: z.iso.date(), document: z.uuid('required') });

/** That somebody agreed to be compared with the data of other departments. */
export type Authorisation = z.infer<typeof authorisationForm>;

/** Who of the household has agreed, as it stands now; for a case that the caller has found in scope. @rule B-24 */
export async function authorisationsOf({ pool }: Pick<ReadParts, 'pool'>, caseId: string): Promise<Authorisation[]> {
  const { rows } = await pool.query<Authorisation>(
    `SELECT person_id AS person, signed_on::text AS "signedOn", document_id AS document FROM authorisations WHERE case_id = $1 AND revoked_at IS NULL`, [caseId],
  );
  return rows;
}

/**
 * Keeps that an adult of the household has signed the comparison of data, with the signed paper.
 * @throws RefusalError `not-found`, `person.unknown`, `document.unknown`; InputError for a day to come
 * @rule B-24
 */
export async function authorise(parts: ReadParts, reader: Reader, caseId: string, { person, signedOn, document }: Authorisation): Promise<void> {
  const found = await caseInScope(parts, reader, caseId);
  if (!found.state.people[person]) throw new RefusalError({ code: 'person.unknown', rule: 'B-24', field: 'person' });
  if (signedOn > dayOf(parts.now())) refuseInput([{ field: 'signedOn', problem: 'future', rule: 'B-24' }]);
  const { rowCount } = await parts.pool.query('SELECT 1 FROM documents WHERE id = $1 AND case_id = $2', [document, found.id]);
  if (rowCount === 0) throw new RefusalError({ code: 'document.unknown', rule: 'B-24', field: 'document' });
  await inTransaction(parts.pool, async (client) => {
    await client.query(
      `INSERT INTO authorisations (person_id, case_id, signed_on, document_id, by_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (person_id, case_id) DO UPDATE SET signed_on = EXCLUDED.signed_on, document_id = EXCLUDED.document_id, by_id = EXCLUDED.by_id, recorded_at = EXCLUDED.recorded_at, revoked_at = NULL`,
      [person, found.id, signedOn, document, reader.id, parts.now()],
    );
    await note(client, { kind: 'matching', by: reader, at: parts.now(), fact: { type: 'authorisation', person, what: 'signed' }, about: { id: found.id, region: found.region } });
  });
}

/** Takes an authorisation back: from then on the person is not compared any more. @throws RefusalError `not-found` where there is none */
export async function revokeAuthorisation(parts: ReadParts, reader: Reader, caseId: string, person: string): Promise<void> {
  const found = await caseInScope(parts, reader, caseId);
  if (!z.uuid().safeParse(person).success) return notFound();
  await inTransaction(parts.pool, async (client) => {
    const { rowCount } = await client.query('UPDATE authorisations SET revoked_at = $3 WHERE person_id = $1 AND case_id = $2 AND revoked_at IS NULL', [person, found.id, parts.now()]);
    if (rowCount === 0) notFound();
    await note(client, { kind: 'matching', by: reader, at: parts.now(), fact: { type: 'authorisation', person, what: 'revoked' }, about: { id: found.id, region: found.region } });
  });
}
