import { note } from '../audit/trail.ts';
import { roles, isStaffRole } from '../access/roles.ts';
import { caseDetail } from '../cases/read/detail.ts';
import { filesOf } from '../cases/file.ts';
import { nameOf } from '../cases/read/names.ts';
import type { CaseDetail, Reader } from '../cases/read/model.ts';
import type { ReadParts } from '../cases/read/parts.ts';
import { notFound } from '../cases/read/scope.ts';
import { openField, openJson } from '../privacy/field.ts';
import { maskName, type NameMask } from '../privacy/mask.ts';
import type { Day } from '../cases/state.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import { reliefForm } from '../cases/intake/relief.ts';
import { isPolicyOf } from '../programmes/policy/kinds.ts';
import { RefusalError } from '../refusals/refusal.ts';
import type { HolidayReliefPolicy } from '../programmes/holiday-relief/policy.ts';
import { villageList, type PlaceView } from './read.ts';
import { dayOf, lastDayBefore } from '../calendar/days.ts';

/** One member of a household as the printed forms show it: in full, because the forms are signed on paper. */
export interface PaperPerson {
  relation: string;
  name: string;
  identity: string;
  phone: string;
  registration?: 'urban' | 'rural';
  unemployedSince?: Day;
  flags: string[];
  yearIncomeFen: number;
}

/** What the survey form and the application form are filled in with. */
export interface ReliefPaper {
  detail: CaseDetail;
  policy: HolidayReliefPolicy;
  address: string;
  people: PaperPerson[];
  totalFen: number;
  causes: string[];
  situation: string;
}

const ofPerson = reliefForm.shape.people.element.pick({ registration: true, unemployedSince: true, flags: true, yearIncome: true }).partial().loose();
const ofHousehold = reliefForm.shape.file;

/**
 * The values of a household's forms, in full; each print is in the trail.
 * @throws RefusalError `not-found`, `action.other-role` for roles that see no values in full
 * @rule A-05 · X-08
 */
export async function reliefPaper(parts: ReadParts & { policies: readonly Policy[] }, reader: Reader, caseId: string, form: string): Promise<ReliefPaper> {
  const detail = await caseDetail(parts, reader, caseId);
  const policy = parts.policies.find(({ id }) => id === detail.policyId);
  if (!policy || !isPolicyOf('holiday-relief', policy)) return notFound();
  if (!isStaffRole(reader.role) || !roles[reader.role].mayReveal) throw new RefusalError({ code: 'action.other-role', rule: 'X-08', values: { by: 'community-caseworker' } });
  const { prisma, ring } = parts;
  const rows = await prisma.person.findMany({ where: { id: { in: detail.persons.map(({ id }) => id) } } });
  const household = await prisma.household.findFirstOrThrow({ where: { cases: { some: { id: caseId } } } });
  await note(parts.pool, { kind: 'export', by: reader, at: parts.now(), fact: { type: 'exported', what: form, rows: rows.length }, about: { id: caseId, region: detail.region } });
  const [latest] = await filesOf(parts, caseId);
  const file = ofHousehold.catch({ causes: [] }).parse(latest?.file ?? {});
  const people = detail.persons.flatMap((person) => {
    const row = rows.find(({ id }) => id === person.id);
    if (!row) return [];
    const own = ofPerson.catch({}).parse(openJson(ring, { table: 'people', column: 'details_enc', id: row.id }, row.detailsEnc));
    const opened = (column: string, value: string | null) => (value ? openField(ring, { table: 'people', column, id: row.id }, value) : '');
    return [{
      relation: person.relation, name: opened('name_enc', row.nameEnc), identity: opened('identity_enc', row.identityEnc), phone: opened('phone_enc', row.phoneEnc),
      ...(own.registration ? { registration: own.registration } : {}), ...(own.unemployedSince ? { unemployedSince: own.unemployedSince } : {}), flags: own.flags ?? [],
      yearIncomeFen: Object.values(own.yearIncome ?? {}).reduce<number>((sum, fen) => sum + Number(fen), 0),
    }];
  });
  return {
    detail, policy, people, address: openField(ring, { table: 'households', column: 'address_enc', id: household.id }, household.addressEnc),
    totalFen: people.reduce((sum, { yearIncomeFen }) => sum + yearIncomeFen, 0), causes: file.causes, situation: file.situation ?? '',
  };
}

/** A row of the list that is posted in the village: nothing but what the board shows. @rule X-02 */
export interface PostedRow extends Pick<PlaceView, 'degreeTitle' | 'amountFen'> {
  name: string;
  members: number;
  noticeEndsOn?: Day;
}

/**
 * The list as it is posted: names masked as policy says, degree and amount, with contact and supervision phone.
 * @rule A-04 · X-02
 */
export async function postedList(parts: ReadParts & { policies: readonly Policy[] }, reader: Reader, campaign: string, village: string) {
  const list = await villageList(parts, reader, campaign, village);
  const policy = parts.policies.find(({ id }) => id === list.campaign.policyId);
  const mask: NameMask = policy?.notice.mask ?? 'middle';
  const { rows } = await parts.pool.query<{ case_id: string; applicant_id: string; name_enc: string; members: number }>(
    `SELECT c.id AS case_id, c.applicant_id, p.name_enc, (SELECT count(*)::int FROM case_people cp WHERE cp.case_id = c.id) AS members
     FROM cases c JOIN people p ON p.id = c.applicant_id WHERE c.id = ANY ($1::uuid[])`,
    [list.places.map(({ caseId }) => caseId)],
  );
  const { rows: phones } = await parts.pool.query<{ contact: string | null; supervision_phone: string | null }>(
    `SELECT (SELECT r.contact FROM regions r WHERE left($1, length(r.code)) = r.code AND r.contact IS NOT NULL ORDER BY length(r.code) DESC LIMIT 1) AS contact,
       (SELECT r.supervision_phone FROM regions r WHERE left($1, length(r.code)) = r.code AND r.supervision_phone IS NOT NULL ORDER BY length(r.code) DESC LIMIT 1) AS supervision_phone`,
    [village],
  );
  const posted: PostedRow[] = list.places.flatMap((place) => {
    const row = rows.find(({ case_id }) => case_id === place.caseId);
    return row ? [{
      name: maskName(nameOf(parts.ring, 'people', row.applicant_id, row.name_enc), mask), members: row.members, degreeTitle: place.degreeTitle, amountFen: place.amountFen,
      ...(place.noticeEndsAt ? { noticeEndsOn: lastDayBefore(place.noticeEndsAt) } : {}),
    }] : [];
  });
  return { ...list, posted, contact: phones[0]?.contact ?? '', supervisionPhone: phones[0]?.supervision_phone ?? '', printedOn: dayOf(parts.now()) };
}
