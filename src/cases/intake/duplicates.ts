import { neverPublic } from '../../access/privacy.ts';
import { note } from '../../audit/trail.ts';
import { blindIndex } from '../../privacy/blind-index.ts';
import type { Text } from '../../programmes/programme.ts';
import type { Reader } from '../read/model.ts';
import type { ReadParts } from '../read/parts.ts';
import { ageOn, dayOf } from '../../calendar/days.ts';
import { readIdentity, type IdentityFault, type IdentityKind } from './identityNumber.ts';

/** What the form learns while a number is typed. */
export type IdentityHelp =
  | { ok: false; fault: IdentityFault }
  | {
      ok: true;
      kind: IdentityKind;
      number: string;
      sex?: 'male' | 'female';
      birthDate?: string;
      age?: number;
      unknownPlace: boolean;
      /** Open cases that already hold the number; only the district to ask is told, never whose case it is. */
      openIn: { programme: string; district: Text; sameProgramme: boolean }[];
    };

/** Length of a district's code; the codes below begin with it. */
const DISTRICT_DIGITS = 6;

/**
 * Reads a number and looks whether it is in an open case, in whichever district.
 * A child's case is told of only where it stands in the way of another of its own programme.
 * @rule X-05
 */
export async function identityHelp({ pool, ring, now }: ReadParts, reader: Reader, typed: string, programme: string): Promise<IdentityHelp> {
  const read = readIdentity(typed, now());
  if (!read.ok) return { ok: false, fault: read.fault };
  const { identity } = read;
  const { rows } = await pool.query<{ programme: string; name_zh: string | null; name_en: string | null }>(
    `SELECT DISTINCT cp.programme, d.name_zh, d.name_en FROM case_people cp JOIN cases c ON c.id = cp.case_id
     LEFT JOIN regions d ON d.code = left(c.region, ${DISTRICT_DIGITS})
     WHERE cp.open AND (cp.programme = $2 OR cp.programme <> ALL($3::text[])) AND cp.person_id IN (SELECT id FROM people WHERE identity_index = $1)`,
    [blindIndex(ring, 'identity', identity.number), programme, neverPublic()],
  );
  await note(pool, { kind: 'search', by: reader, at: now(), fact: { type: 'searched', by: 'identity', where: 'intake', found: rows.length } });
  return {
    ok: true, kind: identity.kind, number: identity.number, unknownPlace: identity.unknownPlace,
    ...(identity.sex ? { sex: identity.sex } : {}),
    ...(identity.birthDate ? { birthDate: identity.birthDate, age: ageOn(identity.birthDate, dayOf(now())) } : {}),
    openIn: rows.map((row) => ({ programme: row.programme, sameProgramme: row.programme === programme, district: { zh: row.name_zh ?? '', en: row.name_en ?? '' } })),
  };
}
