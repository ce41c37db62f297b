import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { noteRefused } from '../audit/refused.ts';
import { seesOwnStudentOnly } from '../access/privacy.ts';
import { note } from '../audit/trail.ts';
import { caseInScope } from '../cases/read/detail.ts';
import { readDraft } from '../cases/intake/drafts.ts';
import type { Reader } from '../cases/read/model.ts';
import type { ReadParts } from '../cases/read/parts.ts';
import { mustAct } from '../cases/read/acting.ts';
import { notFound, standsInFor } from '../cases/read/scope.ts';
import type { Instant } from '../cases/state.ts';
import { openField, sealField } from '../privacy/field.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { DamagedDocumentError, readStoredFile, storeFile } from './files.ts';
import { LARGEST_DOCUMENT_BYTES, LARGEST_DOCUMENT_MEGABYTES, mediaTypes, type MediaType } from './limits.ts';

export interface DocumentParts extends ReadParts {
  /** Folder of the stored files. */
  documents: string;
}

export interface DocumentView {
  id: string;
  /** Code of what it is, such as `identity-card`. */
  kind: string;
  name: string;
  mediaType: string;
  bytes: number;
  uploadedAt: Instant;
}

export interface Upload {
  /** Chosen by the caller: the same id stores once. */
  id: string;
  kind: string;
  /** As the sender's file was called. */
  name: string;
  content: Buffer;
  /** What it belongs to: a case in scope, or an own draft. */
  to: { caseId: string } | { draftId: string };
}

/**
 * Stores a document: its type is what its content says, its name is sealed, its content lies sealed in a file.
 * @throws RefusalError `document.too-large`, `document.media-type`, `not-found` for cases and drafts out of reach
 */
export async function uploadDocument(parts: DocumentParts, by: Reader, { id, kind, name, content, to }: Upload): Promise<DocumentView> {
  const region = 'caseId' in to ? await regionToAddTo(parts, by, to.caseId) : (await readDraft(parts, by, to.draftId), by.region);
  if (content.length > LARGEST_DOCUMENT_BYTES) throw new RefusalError({ code: 'document.too-large', field: 'file', values: { megabytes: LARGEST_DOCUMENT_MEGABYTES } });
  const mediaType = await typeOf(content);
  const earlier = await parts.prisma.document.findUnique({ where: { id } });
  if (!earlier) {
    const sha256 = await storeFile(parts.documents, parts.ring, content);
    await parts.prisma.document.createMany({
      data: [{ id, kind, ...to, region, mediaType, bytes: content.length, sha256, uploadedBy: by.id, createdAt: parts.now(), nameEnc: sealField(parts.ring, nameAt(id), cleanName(name)) }],
      skipDuplicates: true,
    });
  } else if (earlier.uploadedBy !== by.id) notFound();
  return (await find(parts, by, id)).view;
}

/** @throws RefusalError `not-found` */
export async function documentsOf(parts: DocumentParts, reader: Reader, of: { caseId: string } | { draftId: string }): Promise<DocumentView[]> {
  if ('caseId' in of) await caseInScope(parts, reader, of.caseId);
  else await readDraft(parts, reader, of.draftId);
  const rows = await parts.prisma.document.findMany({ where: { ...of, ...ownOnly(reader) }, orderBy: { createdAt: 'asc' } });
  return rows.map((row) => viewOf(parts, row));
}

/** A teacher sees the own documents of a case, not what proves the family’s hardship. */
function ownOnly({ id, role }: Reader): { uploadedBy?: string } {
  return seesOwnStudentOnly(role) ? { uploadedBy: id } : {};
}

async function regionToAddTo(parts: DocumentParts, by: Reader, caseId: string): Promise<string> {
  const found = await caseInScope(parts, by, caseId);
  try {
    mustAct(by, found, await standsInFor(parts, by));
  } catch (error) {
    return noteRefused(parts.pool, error, { by, action: 'upload', at: parts.now(), about: { id: caseId, region: found.region } });
  }
  return found.region;
}

/** A document with its content, for whoever may read the case or wrote the draft. @throws RefusalError `not-found`, `document.damaged` */
export async function readDocument(parts: DocumentParts, reader: Reader, id: string): Promise<DocumentView & { content: Buffer }> {
  const { view, sha256, about } = await find(parts, reader, id);
  await note(parts.pool, { kind: 'export', by: reader, at: parts.now(), fact: { type: 'document-downloaded', document: id, kind: view.kind }, ...(about ? { about } : {}) });
  return { ...view, content: await contentOf(parts, sha256) };
}

/** A file that was changed or is gone concerns this document alone. @throws RefusalError `document.damaged` */
async function contentOf({ documents, ring }: DocumentParts, sha256: string): Promise<Buffer> {
  try {
    return await readStoredFile(documents, ring, sha256);
  } catch (error) {
    if (!(error instanceof DamagedDocumentError) && !isMissing(error)) throw error;
    throw new RefusalError({ code: 'document.damaged' });
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function find(parts: DocumentParts, reader: Reader, id: string): Promise<{ view: DocumentView; sha256: string; about?: { id: string; region: string } }> {
  const row = z.uuid().safeParse(id).success ? await parts.prisma.document.findUnique({ where: { id } }) : null;
  if (!row) return notFound();
  const stored = { view: viewOf(parts, row), sha256: row.sha256 };
  if (row.caseId) {
    const { id: caseId, region } = await caseInScope(parts, reader, row.caseId);
    if (seesOwnStudentOnly(reader.role) && row.uploadedBy !== reader.id) return notFound();
    return { ...stored, about: { id: caseId, region } };
  }
  if (!row.draftId) return notFound();
  await readDraft(parts, reader, row.draftId);
  return stored;
}

async function typeOf(content: Buffer): Promise<MediaType> {
  const found = await fileTypeFromBuffer(content);
  const known = mediaTypes.find((type) => type === found?.mime);
  if (!known) throw new RefusalError({ code: 'document.media-type', field: 'file' });
  return known;
}

interface Row {
  id: string;
  kind: string;
  nameEnc: string;
  mediaType: string;
  bytes: number;
  createdAt: Date;
}

function viewOf({ ring }: DocumentParts, { id, kind, nameEnc, mediaType, bytes, createdAt }: Row): DocumentView {
  return { id, kind, name: openField(ring, nameAt(id), nameEnc), mediaType, bytes, uploadedAt: createdAt.toISOString() };
}

const nameAt = (id: string) => ({ table: 'documents', column: 'name_enc', id });

const LONGEST_NAME = 120;

/** A name that can stand in a header and on a disk: no paths, no control characters. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replaceAll(/\p{Cc}/gu, '').trim().slice(-LONGEST_NAME) || 'document';
}
