import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { objectionForm, objectionProgress, objectPublicly } from '../../cases/objection.ts';
import { caseProgress } from '../../cases/read/progress.ts';
import { publicNotice, publicNotices } from '../../cases/read/notices.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { openEndpoint, type Endpoint } from '../endpoint.ts';
import { byId, pageOf, pageQuery, publicNotice as noticeSchema, regionCode } from '../schemas.ts';

/** Whoever objects once or twice is let in; a program that floods the office, or tries receipt numbers, is not. */
const TRIES_PER_HOUR = 30;
const limited = rateLimit({
  windowMs: 60 * 60 * 1000, limit: TRIES_PER_HOUR, standardHeaders: 'draft-8', legacyHeaders: false,
  handler: (_request, _response, next) => next(new RefusalError({ code: 'too-many-requests' })),
});

const list = openEndpoint({
  method: 'get', path: '/notices', tag: 'notices', summary: { zh: '公示栏', en: 'The public board: notices that run now' },
  query: z.strictObject({ ...pageQuery, region: regionCode.optional() }), answers: { status: 200, schema: pageOf(noticeSchema) },
  async handle({ parts, query: { region, ...page } }) {
    const { items, next } = await publicNotices(parts, { region }, page);
    return { body: { items: items.map((item) => noticeSchema.parse(item)), ...(next ? { next } : {}) } };
  },
});

const one = openEndpoint({
  method: 'get', path: '/notices/{id}', tag: 'notices', summary: { zh: '一则公示', en: 'One running notice; 410 when it has ended' },
  params: byId, answers: { status: 200, schema: noticeSchema },
  handle: async ({ parts, params }) => ({ body: noticeSchema.parse(await publicNotice(parts, params.id)) }),
});

const object = openEndpoint({
  method: 'post', path: '/notices/{id}/objections', tag: 'notices', summary: { zh: '提出异议', en: 'Object to a running notice; answers with a receipt number' }, command: true,
  params: byId, body: z.unknown(), before: [limited], answers: { status: 201, schema: z.object({ receipt: z.string() }) },
  handle: async ({ parts, params, body, key }) => ({ status: 201, body: await objectPublicly(parts, params.id, body, key) }),
});

const objectionState = openEndpoint({
  method: 'get', path: '/objections/{id}', tag: 'notices', summary: { zh: '凭回执号查询异议', en: 'How an objection stands, by its receipt number' },
  params: byId, before: [limited], answers: { status: 200, schema: z.looseObject({ receipt: z.string() }) },
  handle: async ({ parts, params }) => ({ body: await objectionProgress(parts.pool, params.id) }),
});

const progress = openEndpoint({
  method: 'get', path: '/progress/{id}', tag: 'notices', summary: { zh: '凭受理编号查询进度', en: 'How an application stands, by its receipt number' },
  params: byId, before: [limited], answers: { status: 200, schema: z.looseObject({ receipt: z.string(), stage: z.string() }) },
  handle: async ({ parts, params }) => ({ body: await caseProgress(parts.pool, params.id) }),
});

export const noticeEndpoints: Endpoint[] = [list, one, { ...object, body: objectionForm }, objectionState, progress];
