import { z } from 'zod';
import { uuidFrom } from '../../cases/intake/submission.ts';
import { documentsOf, readDocument, uploadDocument } from '../../documents/documents.ts';
import { LARGEST_DOCUMENT_MEGABYTES, mediaTypes } from '../../documents/limits.ts';
import { receiveFiles } from '../../documents/receiveFiles.ts';
import { refuseInput } from '../../refusals/input.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';
import { byId, document } from '../schemas.ts';

const file = receiveFiles({ field: 'file', megabytes: LARGEST_DOCUMENT_MEGABYTES, fields: 10 });

const kind = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'format').describe('Code of what it is, such as identity-card');
const target = { caseId: z.uuid().optional(), draftId: z.uuid().optional() };

const upload = staffEndpoint({
  method: 'post', path: '/documents', tag: 'documents', summary: { zh: '上传材料', en: `Upload a document (${mediaTypes.join(', ')}) to a case or an own draft` }, command: true,
  before: [file], bodyType: 'multipart/form-data', body: z.strictObject({ kind, ...target }), answers: { status: 201, schema: document },
  async handle({ parts, reader, request, body, key }) {
    if (!request.file) refuseInput([{ field: 'file', problem: 'required' }]);
    const { originalname: name, buffer: content } = request.file;
    return { status: 201, body: await uploadDocument(parts, reader, { id: uuidFrom('document', reader.id, key), kind: body.kind, name, content, to: targetOf(body) }) };
  },
});

const list = staffEndpoint({
  method: 'get', path: '/documents', tag: 'documents', summary: { zh: '材料清单', en: 'The documents of a case or an own draft' },
  query: z.strictObject(target), answers: { status: 200, schema: z.object({ items: z.array(document) }) },
  handle: async ({ parts, reader, query }) => ({ body: { items: await documentsOf(parts, reader, targetOf(query)) } }),
});

const read = staffEndpoint({
  method: 'get', path: '/documents/{id}', tag: 'documents', summary: { zh: '下载材料', en: 'Download a document' },
  params: byId, answers: { status: 200, mediaType: 'application/octet-stream' },
  async handle({ parts, reader, params }) {
    const { name, mediaType, content } = await readDocument(parts, reader, params.id);
    // Never shown in the page itself: what was uploaded may hold anything.
    return { body: content, headers: { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'X-Content-Type-Options': 'nosniff' } };
  },
});

function targetOf({ caseId, draftId }: { caseId?: string | undefined; draftId?: string | undefined }): { caseId: string } | { draftId: string } {
  if (caseId !== undefined && draftId === undefined) return { caseId };
  if (draftId !== undefined && caseId === undefined) return { draftId };
  return refuseInput([{ field: 'caseId', problem: caseId === undefined ? 'required' : 'unknown-field' }]);
}

export const documentEndpoints: Endpoint[] = [{ ...upload, body: z.strictObject({ file: z.string().meta({ format: 'binary' }), kind, ...target }) }, list, read];
