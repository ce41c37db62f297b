import { regionAt } from '../../access/region.ts';
import { dayOf } from '../../calendar/days.ts';
import { openJson } from '../../privacy/field.ts';
import { matchVacancies, type Match } from '../../rules/matching.ts';
import { personDetails } from '../intake/stored.ts';
import type { Day } from '../state.ts';
import { Conditions } from './conditions.ts';
import type { PageRequest } from './cases.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import { caseInScope } from './detail.ts';
import type { Page, Reader } from './model.ts';
import type { ReadParts } from './parts.ts';
import { notFound } from './scope.ts';

/** A vacancy of the register; pay in fen a month. @rule C-17 */
export interface VacancyView {
  id: string;
  region: string;
  employer: string;
  post: string;
  trade: string;
  place: string;
  payFromFen: number;
  payToFen: number;
  insured: boolean;
  openings: number;
  openUntil: Day;
  publicWelfare: boolean;
}

export type NewVacancy = Omit<VacancyView, 'id' | 'region'>;

/** Vacancies are shared within a district: whoever works in a part of it sees all of them. */
const districtOf = (region: string) => regionAt('district', region) ?? region;

const columns = `id, region, employer, post, trade, place, pay_from_fen AS "payFromFen", pay_to_fen AS "payToFen", insured, openings, open_until::text AS "openUntil", public_welfare AS "publicWelfare"`;

/** A page of the register, those that close first on top. */
export async function listVacancies({ pool, now }: ReadParts, reader: Reader, filter: { open?: boolean; trade?: string } = {}, page: PageRequest = {}): Promise<Page<VacancyView>> {
  const conditions = new Conditions();
  conditions.within(districtOf(reader.region), 'region');
  if (filter.open) conditions.add(`open_until >= ${conditions.value(dayOf(now()))}::date AND openings > 0`);
  if (filter.trade !== undefined) conditions.add(`trade = ${conditions.value(filter.trade)}`);
  if (page.cursor) {
    const [until = '', id = ''] = readCursor(page.cursor, 2);
    conditions.add(`(open_until, id) > (${conditions.value(until)}::date, ${conditions.value(id)}::uuid)`);
  }
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await pool.query<VacancyView>(`SELECT ${columns} FROM vacancies WHERE ${conditions.sql} ORDER BY open_until, id LIMIT ${limit + 1}`, conditions.values);
  return pageOf(rows, limit, (row) => row, (row) => [row.openUntil, row.id]);
}

/** Adds a vacancy to the register; the same id adds it once. */
export async function addVacancy({ prisma, now }: ReadParts, author: Reader, id: string, vacancy: NewVacancy): Promise<VacancyView> {
  await prisma.vacancy.createMany({
    data: [{ ...vacancy, id, region: author.region, openUntil: new Date(`${vacancy.openUntil}T00:00:00Z`), createdBy: author.id, createdAt: now() }],
    skipDuplicates: true,
  });
  const row = await prisma.vacancy.findUniqueOrThrow({ where: { id } });
  const { employer, post, trade, place, payFromFen, payToFen, insured, openings, publicWelfare, region } = row;
  return { id, region, employer, post, trade, place, payFromFen, payToFen, insured, openings, openUntil: row.openUntil.toISOString().slice(0, 10), publicWelfare };
}

/** More open vacancies than a district has; beyond it the nearest to closing are matched. */
const MOST_MATCHED = 500;

/**
 * Open vacancies of the district for one person of a case, best first with the reasons.
 * @throws RefusalError `not-found`
 * @rule C-17
 */
export async function matchesFor(parts: ReadParts, reader: Reader, caseId: string, person: string): Promise<(Match & { details: VacancyView })[]> {
  const { region, state } = await caseInScope(parts, reader, caseId);
  if (!state.people[person]) return notFound();
  const row = await parts.prisma.person.findUniqueOrThrow({ where: { id: person }, select: { detailsEnc: true } });
  const { wishes } = row.detailsEnc ? personDetails.parse(openJson(parts.ring, { table: 'people', column: 'details_enc', id: person }, row.detailsEnc)) : { wishes: undefined };
  const today = dayOf(parts.now());
  const conditions = new Conditions();
  conditions.within(districtOf(region), 'region');
  conditions.add(`open_until >= ${conditions.value(today)}::date AND openings > 0`);
  const { rows } = await parts.pool.query<VacancyView>(`SELECT ${columns} FROM vacancies WHERE ${conditions.sql} ORDER BY open_until, id LIMIT ${MOST_MATCHED}`, conditions.values);
  const byId = new Map(rows.map((vacancy) => [vacancy.id, vacancy]));
  return matchVacancies({ region, trades: wishes?.trades ?? [], leastPayFen: wishes?.leastPayFen ?? 0 }, rows, today).flatMap((match) => {
    const details = byId.get(match.vacancy);
    return details ? [{ ...match, details }] : [];
  });
}
