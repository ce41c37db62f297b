import { z } from 'zod';
import type { CaseDetail, TimelineEntry } from '../../cases/read/model.ts';
import type { WebParts } from '../parts.ts';
import { regionNames } from '../regionNames.ts';
import type { Visit } from '../visit.ts';
import { clockTextOf } from '../words/clocks.ts';
import type { Names } from '../words/facts.ts';
import { stageText } from '../words/stages.ts';

const uuid = z.uuid();

/** What the ids of a case's facts are called: its people masked, staff by their names, regions in both languages. */
export async function namesFor({ accounts, prisma }: WebParts, { words }: Visit, detail: CaseDetail, entries: readonly TimelineEntry[]): Promise<Names> {
  const facts = entries.flatMap((entry) => entry.facts);
  const staffIds = new Set(facts.flatMap((fact) => {
    if (fact.type === 'recognised') return [fact.mentor];
    if (fact.type === 'paired') return [fact.teacher];
    if (fact.type === 'mentor-assigned') return [fact.mentor, ...(fact.previous ? [fact.previous] : [])];
    return [];
  }));
  const codes = facts.flatMap((fact) => (fact.type === 'transferred' ? [fact.from, fact.to] : []));
  const [staff, regions] = await Promise.all([
    Promise.all([...staffIds].filter((id) => uuid.safeParse(id).success).map((id) => accounts.byId(id))),
    regionNames({ prisma }, codes),
  ]);
  const staffNames = new Map(staff.flatMap((account) => (account ? [[account.id, account.name] as const] : [])));
  const people = new Map(detail.persons.map(({ id, name }) => [id, name] as const));
  return {
    ...words,
    person: (id) => people.get(id) ?? '—',
    staff: (id) => staffNames.get(id) ?? '—',
    stage: (name) => stageText(name, detail.programme),
    clock: (id) => clockTextOf(id, detail.programme),
    region: regions,
  };
}
