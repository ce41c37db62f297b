import { z } from 'zod';
import { auditKinds } from '../../audit/entry.ts';
import { searchTrail } from '../../audit/search.ts';
import { refuseInput } from '../../refusals/input.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';
import { pageOf, pageQuery } from '../schemas.ts';

const entry = z.object({
  id: z.string(), chain: z.string().describe('case:… or day:…'), link: z.int(), kind: z.enum(auditKinds), action: z.string(), actorId: z.string(), actorRole: z.string(), actorName: z.string(),
  caseId: z.uuid().optional(), receipt: z.string().optional(), seq: z.int().optional(), happenedAt: z.iso.datetime(), recordedAt: z.iso.datetime(), hash: z.string(),
  facts: z.array(z.looseObject({ type: z.string() })), words: z.string().optional().describe('The reason that was given, until the data of its case is removed'),
}).meta({ id: 'AuditEntry' });

const list = staffEndpoint({
  method: 'get', path: '/audit', tag: 'audit', summary: { zh: '审计记录', en: 'The audit trail of your region, newest first' }, roles: ['auditor'],
  query: z.strictObject({
    ...pageQuery, actor: z.string().trim().min(1).max(80).optional().describe('Login or id of an account'), receipt: z.string().trim().min(1).max(40).optional(),
    kind: z.enum(auditKinds).optional(), action: z.string().trim().min(1).max(80).optional(), day: z.iso.date().optional().describe('Day of recording'),
  }),
  answers: { status: 200, schema: pageOf(entry) },
  async handle({ parts, reader, query: { cursor, limit, ...filter } }) {
    if (filter.receipt && /\d{12}/.test(filter.receipt)) refuseInput([{ field: 'receipt', problem: 'identity.in-address' }]);
    return { body: await searchTrail(parts, reader, filter, { cursor, limit }) };
  },
});

export const auditEndpoints: Endpoint[] = [list];
