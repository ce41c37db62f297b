import { createHash } from 'node:crypto';
import { uuidFrom } from '../../cases/intake/submission.ts';
import type { Reader } from '../../cases/read/model.ts';
import { uploadDocument } from '../../documents/documents.ts';
import type { WebParts } from '../parts.ts';
import type { Visit } from '../visit.ts';

/** The files that came with a form; empty rows of the browser's control are left out. */
export function filesOf({ request }: Visit): Express.Multer.File[] {
  const { files } = request;
  return Array.isArray(files) ? files.filter(({ size }) => size > 0) : [];
}

/**
 * Stores the files of a form. Their ids follow from the form's key and the content, so that a double click stores them
 * once and stays the same command.
 * @returns their ids
 * @throws RefusalError `document.too-large`, `document.media-type`
 */
export async function storeFiles(parts: WebParts, by: Reader, visit: Visit, { to, kind, key }: { to: { caseId: string } | { draftId: string }; kind: string; key: string }): Promise<string[]> {
  const ids: string[] = [];
  for (const file of filesOf(visit)) {
    const content = file.buffer;
    const id = uuidFrom('document', by.id, key, createHash('sha256').update(content).digest('hex'));
    await uploadDocument(parts, by, { id, kind, name: file.originalname, content, to });
    ids.push(id);
  }
  return ids;
}
