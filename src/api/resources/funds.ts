import { z } from 'zod';
import { closeFund, fundEntries, listFunds, openFund } from '../../cases/aid/fundBook.ts';
import { moveAll, moveForm, previewMoves } from '../../cases/aid/policyMoves.ts';
import { grantsOf } from '../../cases/aid/grantsOf.ts';
import { byId, regionCode } from '../schemas.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';

const fen = z.int().describe('Whole fen');
const fund = z.object({
  id: z.uuid(), region: z.string(), source: z.string(), project: z.string(), year: z.int(), total: fen, reserved: fen, paid: fen, returned: fen, left: fen, closedAt: z.string().optional(),
});
const bookkeepers = ['district-officer', 'city-officer', 'province-officer', 'national-officer', 'supervisor', 'auditor', 'admin'] as const;

const list = staffEndpoint({
  method: 'get', path: '/funds', tag: 'funds', summary: { zh: '资金列表', en: 'Funds, and where each stands: total = reserved + paid − returned + left (B-20)' },
  roles: bookkeepers, query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  answers: { status: 200, schema: z.object({ items: z.array(fund) }) },
  handle: async ({ parts, reader, query }) => ({ body: { items: await listFunds(parts, reader, query.year) } }),
});

const opened = staffEndpoint({
  method: 'post', path: '/funds', tag: 'funds', summary: { zh: '设立资金', en: 'Open a fund' }, command: true, roles: ['district-officer', 'city-officer', 'admin'],
  body: z.strictObject({ region: regionCode, source: z.string().max(40), project: z.string().max(40), year: z.int().min(2000).max(2200), totalFen: z.int().min(1).describe('Whole fen') }),
  answers: { status: 201, schema: fund },
  handle: async ({ parts, reader, body, key }) => ({ status: 201, body: await openFund(parts, reader, body, key) }),
});

const closed = staffEndpoint({
  method: 'post', path: '/funds/{id}/close', tag: 'funds', summary: { zh: '停用资金', en: 'Close a fund: nothing more is reserved from it' }, command: true, roles: ['district-officer', 'city-officer', 'admin'],
  params: byId, answers: { status: 200, schema: fund },
  handle: async ({ parts, reader, params }) => ({ body: await closeFund(parts, reader, params.id) }),
});

const entries = staffEndpoint({
  method: 'get', path: '/funds/{id}/entries', tag: 'funds', summary: { zh: '资金流水', en: 'Every movement of a fund, the last first' },
  roles: bookkeepers, params: byId,
  answers: { status: 200, schema: z.object({ items: z.array(z.object({ caseId: z.uuid(), grant: z.string(), kind: z.string(), amount: fen, happenedAt: z.string() })) }) },
  handle: async ({ parts, reader, params }) => ({ body: { items: await fundEntries(parts, reader, params.id) } }),
});

const grants = staffEndpoint({
  method: 'get', path: '/cases/{id}/grants', tag: 'grants', summary: { zh: '救助记录', en: 'The grants of a case, with what may be granted now' },
  params: byId, answers: { status: 200, schema: z.object({ items: z.array(z.looseObject({ id: z.string(), state: z.string() })), entitlements: z.array(z.looseObject({})) }) },
  handle: async ({ parts, reader, params }) => ({ body: await grantsOf(parts, reader, params.id) }),
});

const policy = z.string().max(80);
const preview = staffEndpoint({
  method: 'get', path: '/policy-moves', tag: 'policies', summary: { zh: '政策更新预览', en: 'What a newer policy would change about the open cases of your region (B-23)' },
  roles: ['district-officer'], query: z.strictObject({ policy }), answers: { status: 200, schema: z.object({ items: z.array(z.looseObject({ caseId: z.uuid() })) }) },
  handle: async ({ parts, reader, query }) => ({ body: { items: await previewMoves(parts, reader, query.policy) } }),
});

const move = staffEndpoint({
  method: 'post', path: '/policy-moves', tag: 'policies', summary: { zh: '按新政策办理', en: 'Move them all; what is decided and paid stays (B-23)' }, command: true,
  roles: ['district-officer'], body: moveForm, answers: { status: 200, schema: z.object({ moved: z.int(), left: z.int() }) },
  handle: async ({ parts, reader, body, key }) => ({ body: await moveAll(parts, reader, body.policy, body.reason, key) }),
});

export const fundEndpoints: Endpoint[] = [list, opened, closed, entries, grants, preview, move];
