import { z } from 'zod';
import { createDraft, deleteDraft, draftBody, draftsOf, readDraft, saveDraft } from '../../cases/intake/drafts.ts';
import { identityHelp } from '../../cases/intake/duplicates.ts';
import { employmentForm } from '../../cases/intake/employment.ts';
import { assessForm, submitApplication, uuidFrom } from '../../cases/intake/submission.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';
import { byId, draft, submitted } from '../schemas.ts';

const programme = z.string().max(60).default('employment-assistance').describe('Programme that is applied for');
const submission = z.strictObject({ programme, form: employmentForm, draftId: z.uuid().optional() });

const submit = staffEndpoint({
  method: 'post', path: '/cases', tag: 'applications', takesIn: true, summary: { zh: '提交认定申请', en: 'Submit an application; begins a case' }, command: true,
  body: z.strictObject({ programme, form: z.unknown(), draftId: z.uuid().optional() }), answers: { status: 201, schema: submitted },
  async handle({ parts, reader, body, key }) {
    const answer = await submitApplication(parts, reader, body, key);
    return { status: 201, body: answer, headers: { Location: `/api/v1/cases/${answer.caseId}`, ETag: `"${answer.seq}"` } };
  },
});

const assessment = staffEndpoint({
  method: 'post', path: '/applications/assessments', tag: 'applications', takesIn: true, summary: { zh: '按规则评估申请', en: 'What the rules say about a form; stores nothing' },
  body: z.strictObject({ programme, form: z.unknown() }), answers: { status: 200, schema: z.looseObject({}) },
  handle: async ({ parts, reader, body }) => ({ body: await assessForm(parts, reader, body.programme, body.form) }),
});

const identity = staffEndpoint({
  method: 'post', path: '/applications/identity-checks', tag: 'applications', summary: { zh: '核对证件号码，查重', en: 'Read an identity number, and warn when an open case holds it' },
  takesIn: true, body: z.strictObject({ identityNumber: z.string().max(40), programme }),
  answers: { status: 200, schema: z.looseObject({ ok: z.boolean() }) },
  handle: async ({ parts, reader, body }) => ({ body: await identityHelp(parts, reader, body.identityNumber, body.programme) }),
});

const drafts = staffEndpoint({
  method: 'get', path: '/drafts', tag: 'applications', takesIn: true, summary: { zh: '我的草稿', en: 'Your unfinished drafts' },
  answers: { status: 200, schema: z.object({ items: z.array(draft.omit({ body: true })) }) },
  handle: async ({ parts, reader }) => ({ body: { items: await draftsOf(parts, reader) } }),
});

const create = staffEndpoint({
  method: 'post', path: '/drafts', tag: 'applications', takesIn: true, summary: { zh: '新建草稿', en: 'Begin a draft' }, command: true,
  body: z.strictObject({ kind: programme, body: draftBody }), answers: { status: 201, schema: draft },
  handle: async ({ parts, reader, body, key }) => ({ status: 201, body: await createDraft(parts, reader, body.kind, body.body, uuidFrom('draft', reader.id, key)) }),
});

const read = staffEndpoint({
  method: 'get', path: '/drafts/{id}', tag: 'applications', takesIn: true, summary: { zh: '读取草稿', en: 'Read a draft of your own' }, params: byId, answers: { status: 200, schema: draft },
  handle: async ({ parts, reader, params }) => ({ body: await readDraft(parts, reader, params.id) }),
});

const save = staffEndpoint({
  method: 'put', path: '/drafts/{id}', tag: 'applications', takesIn: true, summary: { zh: '保存草稿', en: 'Save a draft; `version` is the one you have before you' },
  params: z.object({ id: z.uuid() }), body: z.strictObject({ version: z.int().min(1), body: draftBody }), answers: { status: 200, schema: draft },
  handle: async ({ parts, reader, params, body }) => ({ body: await saveDraft(parts, reader, params.id, body.version, body.body) }),
});

const remove = staffEndpoint({
  method: 'delete', path: '/drafts/{id}', tag: 'applications', takesIn: true, summary: { zh: '删除草稿', en: 'Delete a draft' }, params: z.object({ id: z.uuid() }), answers: { status: 204 },
  async handle({ parts, reader, params }) {
    await deleteDraft(parts, reader, params.id);
    return { status: 204 };
  },
});

export const applicationEndpoints: Endpoint[] = [{ ...submit, body: submission }, assessment, identity, drafts, create, read, save, remove];
