import { z } from 'zod';
import { inbox, markRead, unreadCount } from '../../cases/read/inbox.ts';
import { notFound } from '../../cases/read/scope.ts';
import { openEndpoint, staffEndpoint, type Endpoint } from '../endpoint.ts';
import { flag, message, pageOf, pageQuery } from '../schemas.ts';

const messages = staffEndpoint({
  method: 'get', path: '/messages', tag: 'messages', summary: { zh: '消息', en: 'Your messages, the newest first' },
  query: z.strictObject({ ...pageQuery, unread: flag.optional() }), answers: { status: 200, schema: pageOf(message).extend({ unread: z.int() }) },
  async handle({ parts, reader, query: { unread, ...page } }) {
    const [listed, count] = await Promise.all([inbox(parts, reader, { unread }, page), unreadCount(parts, reader)]);
    return { body: { ...listed, unread: count } };
  },
});

const MOST_MARKED = 200;

const read = staffEndpoint({
  method: 'post', path: '/messages/read', tag: 'messages', summary: { zh: '标为已读', en: 'Mark messages of yours as read' },
  body: z.strictObject({ ids: z.array(z.string().regex(/^\d{1,18}$/, 'format')).min(1).max(MOST_MARKED) }), answers: { status: 200, schema: z.object({ marked: z.int() }) },
  handle: async ({ parts, reader, body }) => ({ body: { marked: await markRead(parts, reader, body.ids) } }),
});

const policies = staffEndpoint({
  method: 'get', path: '/policies', tag: 'policies', summary: { zh: '政策版本', en: 'The versions of the policy' },
  answers: { status: 200, schema: z.object({ items: z.array(z.looseObject({ id: z.string() })) }) },
  handle: async ({ parts }) => ({
    body: { items: parts.policies.map(({ id, programme, jurisdiction, title, effectiveFrom, effectiveTo }) => ({ id, programme, jurisdiction, title, effectiveFrom, ...(effectiveTo ? { effectiveTo } : {}) })) },
  }),
});

const policy = staffEndpoint({
  // Ids of policies have slashes: programme/region/year-month.
  method: 'get', path: '/policies/{programme}/{jurisdiction}/{version}', tag: 'policies', summary: { zh: '一版政策，附依据', en: 'One version of the policy, with its citations' },
  params: z.object({ programme: z.string(), jurisdiction: z.string(), version: z.string() }), answers: { status: 200, schema: z.looseObject({ id: z.string() }) },
  async handle({ parts, params: { programme, jurisdiction, version } }) {
    const stored = await parts.prisma.policy.findUnique({ where: { id: `${programme}/${jurisdiction}/${version}` } });
    return { body: stored?.data ?? notFound() };
  },
});

/** How long the engine may take to say that it is there. */
const ENGINE_ANSWERS_WITHIN_MS = 2_000;

const live = openEndpoint({
  method: 'get', path: '/health/live', tag: 'health', summary: { zh: '进程在运行', en: 'The process runs' }, answers: { status: 200, schema: z.object({ status: z.literal('ok') }) },
  handle: async () => ({ body: { status: 'ok' } }),
});

const ready = openEndpoint({
  method: 'get', path: '/health/ready', tag: 'health', summary: { zh: '数据库和引擎可用', en: 'Database and engine answer' },
  answers: { status: 200, schema: z.object({ status: z.enum(['ok', 'unavailable']), store: z.boolean(), engine: z.boolean() }) },
  async handle({ parts }) {
    const [store, engine] = await Promise.all([
      answers(parts.pool.query('SELECT 1')),
      answers(parts.engine.client.connection.withDeadline(Date.now() + ENGINE_ANSWERS_WITHIN_MS, () => parts.engine.client.workflowService.getSystemInfo({}))),
    ]);
    const ok = store && engine;
    return { status: ok ? 200 : 503, body: { status: ok ? 'ok' : 'unavailable', store, engine } };
  },
});

function answers(question: Promise<unknown>): Promise<boolean> {
  return question.then(() => true, () => false);
}

export const officeEndpoints: Endpoint[] = [messages, read, policies, policy, live, ready];
