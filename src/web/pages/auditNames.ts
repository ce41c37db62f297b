import { z } from 'zod';
import { hiddenFrom } from '../../access/privacy.ts';
import type { AuditEntry } from '../../audit/search.ts';
import { listName } from '../../cases/read/names.ts';
import type { WebParts } from '../parts.ts';
import type { StaffVisit } from '../visit.ts';
import { clockTextOf } from '../words/clocks.ts';
import { regionNames } from '../regionNames.ts';
import type { Names } from '../words/facts.ts';
import { stageText } from '../words/stages.ts';

const uuid = z.uuid();

/**
 * What the ids in entries of many cases are called: people masked, staff by their names; nobody of a programme
 * that is kept from the reader.
 */
export async function namesInTrail({ prisma, accounts, ring }: WebParts, { words, staff: reader }: StaffVisit, entries: readonly AuditEntry[]): Promise<Names> {
  const ids = [...new Set(entries.flatMap(({ facts }) => facts.flatMap(idsIn)))];
  const codes = entries.flatMap(({ facts }) => facts.flatMap((fact) => (fact.type === 'transferred' ? [fact.from, fact.to] : [])));
  const [people, staff, regions] = await Promise.all([
    prisma.person.findMany({ where: { id: { in: ids }, casePeople: { none: { programme: { in: hiddenFrom(reader) } } } }, select: { id: true, nameEnc: true } }),
    Promise.all(ids.map((id) => accounts.byId(id))),
    regionNames({ prisma }, codes),
  ]);
  const names = new Map([
    ...people.map(({ id, nameEnc }) => [id, listName(ring, id, nameEnc)] as const),
    ...staff.flatMap((account) => (account ? [[account.id, account.name] as const] : [])),
  ]);
  const called = (id: string) => names.get(id) ?? '—';
  return { ...words, person: called, staff: called, stage: (name) => stageText(name), clock: (id) => clockTextOf(id), region: regions };
}

/** Ids of people and staff that sentences name. */
function idsIn(fact: AuditEntry['facts'][number]): string[] {
  const { person, mentor, previous, account, newApplicant } = fact as { person?: string; mentor?: string; previous?: string; account?: string; newApplicant?: string }; // the fields that hold ids, whatever the fact
  return [person, mentor, previous, account, newApplicant].filter((id) => id !== undefined && uuid.safeParse(id).success) as string[];
}
