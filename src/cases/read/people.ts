import { randomUUID } from 'node:crypto';
import { note } from '../../audit/trail.ts';
import { noteRefused } from '../../audit/refused.ts';
import { storeWords } from '../../audit/words.ts';
import { openField, openJson } from '../../privacy/field.ts';
import { blindIndex, normalisedIdentity } from '../../privacy/blind-index.ts';
import { revealsIn, type Revealable } from '../../access/privacy.ts';
import { isStaffRole, roles, rolesWho } from '../../access/roles.ts';
import { RefusalError, type Refusal } from '../../refusals/refusal.ts';
import { Conditions } from './conditions.ts';
import { caseDetail, caseInScope } from './detail.ts';
import type { PersonView, Reader } from './model.ts';
import type { ReadParts } from './parts.ts';
import { onlyReads } from './acting.ts';
import { anyCase, keepInScope, notFound, standsInFor } from './scope.ts';

/** A person found, with the case in which they are. */
export interface FoundPerson extends PersonView {
  caseId: string;
  receipt: string;
}

/** Cases of one number are few; more would be a mistake. */
const MOST_FOUND = 50;

/** People with an identity number, in cases of the reader's scope. The number is looked up by its keyed hash. */
export async function findPeople(parts: ReadParts, reader: Reader, identityNumber: string): Promise<FoundPerson[]> {
  const conditions = new Conditions();
  const index = conditions.value(blindIndex(parts.ring, 'identity', normalisedIdentity(identityNumber)));
  keepInScope(conditions, reader, parts.now(), anyCase, 'people');
  const { rows } = await parts.pool.query<{ case_id: string; person_id: string }>(
    `SELECT cp.case_id, cp.person_id FROM people p JOIN case_people cp ON cp.person_id = p.id JOIN cases c ON c.id = cp.case_id
     WHERE p.identity_index = ${index} AND ${conditions.sql} ORDER BY c.opened_at DESC LIMIT ${MOST_FOUND}`,
    conditions.values,
  );
  const found = await Promise.all(rows.map(async ({ case_id, person_id }) => {
    const detail = await caseDetail(parts, reader, case_id);
    const person = detail.persons.find(({ id }) => id === person_id);
    return person ? [{ ...person, caseId: case_id, receipt: detail.receipt }] : [];
  }));
  await note(parts.pool, { kind: 'search', by: reader, at: parts.now(), fact: { type: 'searched', by: 'identity', where: 'people', found: rows.length } });
  return found.flat();
}


/**
 * A masked value in full, for a reason; the audit trail keeps who asked for what and why, not the value.
 * @throws RefusalError `not-found`, `action.other-role` for roles that may not
 * @rule X-08
 */
export async function reveal(parts: ReadParts, reader: Reader, { caseId, person, field, reason }: { caseId: string; person: string; field: Revealable; reason: string }): Promise<string> {
  const found = await caseInScope(parts, reader, caseId);
  if (!found.state.people[person]) return notFound();
  const at = parts.now();
  const about = { id: found.id, region: found.region };
  const barred = cannotReveal(reader) ?? onlyReads(reader, found, await standsInFor(parts, reader));
  if (barred) return noteRefused(parts.pool, new RefusalError(barred), { by: reader, action: 'reveal', at, about });
  if (!revealsIn(found.state.programme, reader.role).includes(field)) {
    return noteRefused(parts.pool, new RefusalError({ code: 'reveal.kept', rule: 'X-08', field: 'field' }), { by: reader, action: 'reveal', at, about });
  }
  const words = await storeWords(parts, { id: randomUUID(), caseId: found.id, words: reason });
  await note(parts.pool, { kind: 'reveal', by: reader, at, fact: { type: 'revealed', person, field, words }, about });
  return valueOf(parts, found.householdId, person, field);
}

function cannotReveal({ role }: Reader): Refusal | undefined {
  if (isStaffRole(role) && roles[role].mayReveal) return undefined;
  return { code: 'action.other-role', rule: 'X-08', values: { by: rolesWho('mayReveal') } };
}

async function valueOf({ prisma, ring }: ReadParts, household: string, person: string, field: Revealable): Promise<string> {
  if (field === 'address') {
    const { addressEnc } = await prisma.household.findUniqueOrThrow({ where: { id: household }, select: { addressEnc: true } });
    return openField(ring, { table: 'households', column: 'address_enc', id: household }, addressEnc);
  }
  const row = await prisma.person.findUniqueOrThrow({ where: { id: person } });
  const at = (column: string) => ({ table: 'people', column, id: person });
  switch (field) {
    case 'name':
      return openField(ring, at('name_enc'), row.nameEnc);
    case 'identity':
      return openField(ring, at('identity_enc'), row.identityEnc);
    case 'phone':
      return row.phoneEnc ? openField(ring, at('phone_enc'), row.phoneEnc) : '';
    case 'health':
      return row.healthEnc ? JSON.stringify(openJson(ring, at('health_enc'), row.healthEnc)) : '';
    default:
      return field satisfies never;
  }
}
