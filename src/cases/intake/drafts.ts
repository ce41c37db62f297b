import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { openJson, sealJson } from '../../privacy/field.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { Reader } from '../read/model.ts';
import type { ReadParts } from '../read/parts.ts';
import { notFound } from '../read/scope.ts';
import type { Instant } from '../state.ts';

/** What has been typed so far: any part of the form, right or wrong. */
export type DraftBody = Record<string, unknown>;

export interface Draft {
  id: string;
  kind: string;
  /** Goes up with each saving; a saving names the version it started from. */
  version: number;
  body: DraftBody;
  updatedAt: Instant;
  /** The case that was made of it. */
  caseId?: string;
}

export const draftBody = z.record(z.string(), z.unknown());

/** A form of twenty people with notes is some 20 kB; far more than that is no form. */
export const DRAFT_BYTES = 128 * 1024;

/** Begins a draft at the first input. Nobody but its author sees it. */
export async function createDraft({ prisma, ring, now }: ReadParts, author: Reader, kind: string, body: DraftBody, id: string = randomUUID()): Promise<Draft> {
  const kept = withPersonIds(body);
  const existing = await prisma.draft.findUnique({ where: { id } });
  if (existing) return readDraft({ prisma, ring }, author, id);
  const row = await prisma.draft.create({ data: { id, userId: author.id, kind, region: author.region, bodyEnc: seal(ring, id, kept), createdAt: now(), updatedAt: now() } });
  return { id, kind, version: row.version, body: kept, updatedAt: row.updatedAt.toISOString() };
}

/**
 * Saves what has been typed since.
 * @param version the version that the author has before them
 * @throws RefusalError `not-found`, `draft.changed` when it was saved elsewhere meanwhile
 */
export async function saveDraft({ prisma, ring, now }: ReadParts, author: Reader, id: string, version: number, body: DraftBody): Promise<Draft> {
  const kept = withPersonIds(body);
  const { count } = await prisma.draft.updateMany({
    where: { id, userId: author.id, version, caseId: null },
    data: { bodyEnc: seal(ring, id, kept), version: version + 1, updatedAt: now() },
  });
  const draft = await readDraft({ prisma, ring }, author, id);
  if (count === 0) throw new RefusalError({ code: 'draft.changed' });
  return draft;
}

/** @throws RefusalError `not-found` for drafts of others too */
export async function readDraft({ prisma, ring }: Pick<ReadParts, 'prisma' | 'ring'>, author: Reader, id: string): Promise<Draft> {
  const row = z.uuid().safeParse(id).success ? await prisma.draft.findUnique({ where: { id } }) : null;
  if (!row || row.userId !== author.id) return notFound();
  const body = draftBody.parse(openJson(ring, { table: 'drafts', column: 'body_enc', id }, row.bodyEnc));
  return { id, kind: row.kind, version: row.version, body, updatedAt: row.updatedAt.toISOString(), ...(row.caseId ? { caseId: row.caseId } : {}) };
}

/** The author's unfinished drafts, the last one first. */
export async function draftsOf({ prisma }: Pick<ReadParts, 'prisma'>, author: Reader): Promise<Omit<Draft, 'body'>[]> {
  const rows = await prisma.draft.findMany({ where: { userId: author.id, caseId: null }, orderBy: { updatedAt: 'desc' }, take: 50 });
  return rows.map(({ id, kind, version, updatedAt }) => ({ id, kind, version, updatedAt: updatedAt.toISOString() }));
}

export async function deleteDraft({ prisma }: Pick<ReadParts, 'prisma'>, author: Reader, id: string): Promise<void> {
  const { count } = await prisma.draft.deleteMany({ where: { id, userId: author.id, caseId: null } });
  if (count === 0) notFound();
}

/** Everybody entered has an id from the first saving on, so that trying again writes the same people. */
function withPersonIds(body: DraftBody): DraftBody {
  const people = z.array(z.record(z.string(), z.unknown())).safeParse(body['people']);
  if (!people.success) return body;
  return { ...body, people: people.data.map((person) => (z.uuid().safeParse(person['id']).success ? person : { ...person, id: randomUUID() })) };
}

function seal(ring: ReadParts['ring'], id: string, body: DraftBody): string {
  return sealJson(ring, { table: 'drafts', column: 'body_enc', id }, body);
}
