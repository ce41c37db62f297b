import type { Request } from 'express';
import { z } from 'zod';
import { actions, trackActions, type ActionName } from '../../cases/actions.ts';
import { give, notGiven, type Given } from '../../cases/commandService.ts';
import { callsOf, callsToday } from '../../cases/read/calls.ts';
import { listCases } from '../../cases/read/cases.ts';
import { caseClocks, dueClocks, overdueClocks } from '../../cases/read/clocks.ts';
import { countersFor } from '../../cases/read/counters.ts';
import { desk, queuePage } from '../../cases/read/desk.ts';
import { caseDetail, caseInScope } from '../../cases/read/detail.ts';
import { notFound } from '../../cases/read/scope.ts';
import { caseTimeline } from '../../cases/read/timeline.ts';
import type { Text } from '../../programmes/programme.ts';
import { refuseInput } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';
import { actionOffer, byId, call, caseDetail as caseSchema, caseSummary, clock, commandAnswer, flag, pageOf, pageQuery, regionCode, timelineEntry } from '../schemas.ts';

/** A whole identity number has no place in an address, which is logged and kept by browsers. */
const looksLikeIdentity = (text: string) => /\d{12}/.test(text);

const listed = staffEndpoint({
  method: 'get', path: '/cases', tag: 'cases', summary: { zh: '案件列表', en: 'List the cases in your scope, newest first' },
  query: z.strictObject({
    ...pageQuery, stage: z.string().max(40).optional(), region: regionCode.optional(), overdue: flag.optional(), open: flag.optional(), mentor: z.uuid().optional(),
    receipt: z.string().max(40).optional().describe('Receipt number; look identity numbers up with POST /people/search'),
  }),
  answers: { status: 200, schema: pageOf(caseSummary) },
  async handle({ parts, reader, query: { cursor, limit, receipt, ...filter } }) {
    if (receipt && looksLikeIdentity(receipt)) refuseInput([{ field: 'receipt', problem: 'identity.in-address' }]);
    return { body: await listCases(parts, reader, { ...filter, search: receipt }, { cursor, limit }) };
  },
});

const one = staffEndpoint({
  method: 'get', path: '/cases/{id}', tag: 'cases', summary: { zh: '案件详情和现在可以办理的操作', en: 'One case, with the actions open to you' },
  params: byId, answers: { status: 200, schema: caseSchema },
  async handle({ parts, reader, params }) {
    const detail = await caseDetail(parts, reader, params.id);
    return { body: detail, headers: { ETag: `"${detail.seq}"` } };
  },
});

const offered = staffEndpoint({
  method: 'get', path: '/cases/{id}/actions', tag: 'cases', summary: { zh: '可以办理的操作，以及不能办理的原因', en: 'Every action, and why it is not open to you where it is not' },
  params: byId, answers: { status: 200, schema: z.object({ seq: z.int(), items: z.array(actionOffer) }) },
  async handle({ parts, reader, params }) {
    const { seq, actions: items } = await caseDetail(parts, reader, params.id);
    return { body: { seq, items }, headers: { ETag: `"${seq}"` } };
  },
});

const timeline = staffEndpoint({
  method: 'get', path: '/cases/{id}/timeline', tag: 'cases', summary: { zh: '办理记录', en: 'What has happened, newest first' },
  params: byId, query: z.strictObject(pageQuery), answers: { status: 200, schema: pageOf(timelineEntry) },
  handle: async ({ parts, reader, params, query }) => ({ body: await caseTimeline(parts, reader, params.id, query) }),
});

const clocksOfCase = staffEndpoint({
  method: 'get', path: '/cases/{id}/clocks', tag: 'cases', summary: { zh: '期限及其说明', en: 'Its deadlines, each with its explanation' },
  params: byId, answers: { status: 200, schema: z.object({ items: z.array(clock) }) },
  async handle({ parts, reader, params }) {
    await caseInScope(parts, reader, params.id);
    return { body: { items: await caseClocks(parts, params.id) } };
  },
});

const callsOfCase = staffEndpoint({
  method: 'get', path: '/cases/{id}/calls', tag: 'calls', summary: { zh: '回访记录', en: 'Calls made and missed' },
  params: byId, answers: { status: 200, schema: z.object({ items: z.array(z.looseObject({})) }) },
  handle: async ({ parts, reader, params }) => ({ body: { items: await callsOf(parts, reader, params.id) } }),
});

/** What stands beside an action's own fields. */
const envelope = {
  happenedAt: z.iso.datetime({ offset: true }).optional().describe('When it happened, where that is not now (X-10)'),
  evidence: z.array(z.uuid()).max(20).optional().describe('Documents that prove a date in the past (X-10)'),
};

/** Every action has a path of its own, with its own fields. */
const given = (Object.keys(actions) as ActionName[]).filter((name) => !notGiven.has(name)).map((name): Endpoint => {
  const { title, codes, form }: { title: Text; codes: z.ZodObject; form: z.ZodObject } = actions[name];
  const track = trackActions.has(name) ? { track: z.uuid().describe('The person it is about') } : {};
  const documented = z.strictObject({ ...track, ...codes.shape, ...form.shape, ...envelope });
  const endpoint = staffEndpoint({
    method: 'post', path: `/cases/{id}/actions/${name}`, tag: 'actions', summary: title, command: true,
    params: byId, body: z.record(z.string(), z.unknown()), answers: { status: 200, schema: commandAnswer },
    async handle({ parts, reader, request, params, body, key }) {
      const answer = await give(parts, reader, params.id, name, { ...givenOf(body), seenSeq: seenSeq(request) }, key);
      return { body: answer, headers: { ETag: `"${answer.seq}"` } };
    },
  });
  return { ...endpoint, body: documented }; // the service checks the fields itself, so that pages and API are told the same
});

function givenOf({ track, happenedAt, evidence, ...body }: Record<string, unknown>): Given {
  return {
    body, ...(track === undefined ? {} : { track: textOf(track) }), ...(happenedAt === undefined ? {} : { happenedAt: textOf(happenedAt) }),
    ...(evidence === undefined ? {} : { evidence: Array.isArray(evidence) ? evidence.map(textOf) : [textOf(evidence)] }),
  };
}

/** What is no text is left empty, for the service to refuse by its field. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The number in an `If-Match` header. @throws RefusalError `request.malformed` */
function seenSeq(request: Request): number | undefined {
  const header = request.get('If-Match');
  if (header === undefined || header === '*') return undefined;
  const [, seq] = /^(?:W\/)?"(\d+)"$/.exec(header.trim()) ?? [];
  if (seq === undefined) throw new RefusalError({ code: 'request.malformed', field: 'If-Match' });
  return Number(seq);
}

const board = staffEndpoint({
  method: 'get', path: '/clocks', tag: 'clocks', summary: { zh: '期限一览', en: 'Deadlines in your scope, the nearest (or longest overdue) first' },
  query: z.strictObject({ ...pageQuery, state: z.enum(['due', 'overdue']).default('due'), kind: z.string().max(40).optional(), region: regionCode.optional(), before: z.iso.datetime({ offset: true }).optional() }),
  answers: { status: 200, schema: pageOf(clock) },
  async handle({ parts, reader, query: { state, cursor, limit, ...filter } }) {
    const read = state === 'overdue' ? overdueClocks : dueClocks;
    return { body: await read(parts, reader, filter, { cursor, limit }) };
  },
});

const today = staffEndpoint({
  method: 'get', path: '/calls', tag: 'calls', summary: { zh: '今日回访', en: 'The calls of today, or of another day' },
  query: z.strictObject({ due: z.union([z.literal('today'), z.iso.date()]).default('today') }),
  answers: { status: 200, schema: z.object({ items: z.array(call) }) },
  handle: async ({ parts, reader, query: { due } }) => ({ body: { items: await callsToday(parts, reader, due === 'today' ? undefined : due) } }),
});

const queues = staffEndpoint({
  method: 'get', path: '/desk', tag: 'desk', summary: { zh: '待办', en: 'Your queues, and how much waits in each' },
  answers: { status: 200, schema: z.object({ queues: z.array(z.looseObject({ id: z.string(), count: z.int() })), counters: z.array(z.looseObject({ stage: z.string(), open: z.int(), overdue: z.int() })) }) },
  async handle({ parts, reader }) {
    const [waiting, counters] = await Promise.all([desk(parts, reader), countersFor(parts, reader)]);
    return { body: { queues: waiting, counters } };
  },
});

const queue = staffEndpoint({
  method: 'get', path: '/desk/{id}', tag: 'desk', summary: { zh: '一个队列', en: 'One queue, the most urgent first' },
  params: byId, query: z.strictObject(pageQuery), answers: { status: 200, schema: pageOf(z.looseObject({ caseId: z.uuid() })) },
  handle: async ({ parts, reader, params, query }) => ({ body: (await queuePage(parts, reader, params.id, query)) ?? notFound() }),
});

export const caseEndpoints: Endpoint[] = [listed, one, offered, ...given, timeline, clocksOfCase, callsOfCase, board, today, queues, queue];
