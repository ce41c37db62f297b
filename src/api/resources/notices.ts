import { z } from 'zod';
import { objectionForm, objectionProgress, objectPublicly } from '../../cases/objection.ts';
import { caseProgress, PHONE_DIGITS } from '../../cases/read/progress.ts';
import { publicNotice, publicNotices } from '../../cases/read/notices.ts';
import { publicLimits } from '../../access/rate-limit.ts';
import { openEndpoint, type Endpoint } from '../endpoint.ts';
import { byId, pageOf, pageQuery, publicNotice as noticeSchema, regionCode } from '../schemas.ts';

const limited = publicLimits();

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
  params: byId, body: z.unknown(), before: limited, answers: { status: 201, schema: z.object({ receipt: z.string() }) },
  handle: async ({ parts, params, body, key }) => ({ status: 201, body: await objectPublicly(parts, params.id, body, key) }),
});

const objectionState = openEndpoint({
  method: 'get', path: '/objections/{id}', tag: 'notices', summary: { zh: '凭回执号查询异议', en: 'How an objection stands, by its receipt number' },
  params: byId, before: limited, answers: { status: 200, schema: z.looseObject({ receipt: z.string() }) },
  handle: async ({ parts, params }) => ({ body: await objectionProgress(parts.pool, params.id) }),
});

const progress = openEndpoint({
  method: 'post', path: '/progress', tag: 'notices', summary: { zh: '凭受理编号和手机尾号查询进度', en: 'How an application stands, by its receipt number and the last digits of the applicant’s phone; sent as a body, to stay out of addresses' },
  body: z.strictObject({ receipt: z.string().trim().min(1).max(40), phoneDigits: z.string().regex(/^\d{4}$/, 'format').describe(`Last ${PHONE_DIGITS} digits of the phone`) }), before: limited, answers: { status: 200, schema: z.looseObject({ receipt: z.string(), stage: z.string() }) },
  handle: async ({ parts, body }) => ({ body: await caseProgress(parts, body.receipt, body.phoneDigits) }),
});

export const noticeEndpoints: Endpoint[] = [list, one, { ...object, body: objectionForm }, objectionState, progress];
