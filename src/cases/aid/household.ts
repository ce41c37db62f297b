import { z } from 'zod';
import { ageOn, dayOf } from '../../calendar/days.ts';
import { openJson } from '../../privacy/field.ts';
import type { HouseholdMeans } from '../../rules/aid/household-means.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { filesOf } from '../file.ts';
import { personDetails } from '../intake/stored.ts';
import { meansOf, unionFileShape, type UnionFile } from '../intake/unionFile.ts';
import type { CaseInScope } from '../read/detail.ts';
import type { ReadParts } from '../read/parts.ts';
import type { Instant } from '../state.ts';

/** A household of union aid with its figures opened: for the rules and for the page of the file, and nowhere else. */
export interface AidHousehold {
  version: number;
  recordedAt: Instant;
  file: UnionFile;
  means: HouseholdMeans;
  /** Ids in the order in which the file numbers its members. */
  numbered: readonly string[];
  adults: readonly string[];
  /** The file before the latest, where there is one. */
  before?: HouseholdMeans;
}

/** Age from which somebody signs for themselves; the law's, not a policy's. */
export const ADULT = 18;

/** How version 1 is stored: the form, and whom it numbers. */
const members = z.looseObject({ members: z.array(z.string()) });

/**
 * The household of a case by a version of its file.
 * @param now decides who is grown up
 * @throws RefusalError `file.unreadable` when the case has no file with figures
 */
export async function aidHousehold(parts: Pick<ReadParts, 'pool' | 'prisma' | 'ring'>, found: Pick<CaseInScope, 'id' | 'state'>, now: Instant): Promise<AidHousehold> {
  const files = await filesOf(parts, found.id);
  const first = members.safeParse(files.at(-1)?.file);
  const [latest, earlier] = files;
  const read = latest && readFile(latest.file);
  if (!first.success || !latest || !read) throw new RefusalError({ code: 'file.unreadable', rule: 'B-01' });
  const people = await peopleOf(parts, found, now);
  const numbered = first.data.members;
  const living = numbered.filter((id) => found.state.people[id] !== undefined);
  const common = {
    students: living.filter((id) => people.get(id)?.student), leftInDifficulty: found.state.details?.['difficulty'] === true,
  };
  const as = (file: UnionFile): HouseholdMeans => ({ ...meansOf(file, { ...common, members: numbered }), members: living });
  const before = earlier && readFile(earlier.file);
  return {
    version: latest.version, recordedAt: latest.recordedAt, file: read, means: as(read), numbered,
    adults: living.filter((id) => people.get(id)?.adult !== false), ...(before ? { before: as(before) } : {}),
  };
}

/** A file as its form shapes it; who is numbered in it is read apart. */
export function readFile(stored: unknown): UnionFile | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { members: _members, ...file } = { members: undefined, ...stored };
  return unionFileShape.safeParse(file).data;
}

async function peopleOf({ prisma, ring }: Pick<ReadParts, 'prisma' | 'ring'>, { id }: Pick<CaseInScope, 'id'>, now: Instant): Promise<Map<string, { adult: boolean; student: boolean }>> {
  const rows = await prisma.casePerson.findMany({ where: { caseId: id }, include: { person: true } });
  return new Map(rows.map(({ person }) => {
    const details = person.detailsEnc ? personDetails.safeParse(openJson(ring, { table: 'people', column: 'details_enc', id: person.id }, person.detailsEnc)).data : undefined;
    const adult = details?.birthDate === undefined || ageOn(details.birthDate, dayOf(now)) >= ADULT;
    return [person.id, { adult, student: details?.work === 'student' }] as const;
  }));
}
