import { z } from 'zod';
import { revealable } from '../../access/privacy.ts';
import { findPeople, reveal } from '../../cases/read/people.ts';
import { covers, regionAt } from '../../access/region.ts';
import { caseInScope } from '../../cases/read/detail.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';
import { person } from '../schemas.ts';

const search = staffEndpoint({
  method: 'post', path: '/people/search', tag: 'people', summary: { zh: '按证件号码查人', en: 'Find people by identity number, in your scope; the number stays out of addresses and logs' },
  body: z.strictObject({ identityNumber: z.string().trim().min(1).max(40) }),
  answers: { status: 200, schema: z.object({ items: z.array(person.extend({ caseId: z.uuid(), receipt: z.string() })) }) },
  handle: async ({ parts, reader, body }) => ({ body: { items: await findPeople(parts, reader, body.identityNumber) } }),
});

const uncover = staffEndpoint({
  method: 'post', path: '/people/{id}/reveals', tag: 'people', summary: { zh: '查看完整信息（留痕）', en: 'See a masked value in full; who, what and why is kept in the audit trail' },
  params: z.object({ id: z.uuid() }), body: z.strictObject({ caseId: z.uuid(), field: z.enum(revealable), reason: z.string().trim().min(2, 'too-short').max(200) }),
  answers: { status: 200, schema: z.object({ value: z.string() }) },
  handle: async ({ parts, reader, params, body }) => ({ body: { value: await reveal(parts, reader, { ...body, person: params.id }) } }),
});

const mentors = staffEndpoint({
  method: 'get', path: '/mentors', tag: 'people', summary: { zh: '可选的帮扶责任人', en: 'Mentors who can be named for a case, those on duty first' },
  query: z.strictObject({ caseId: z.uuid() }),
  answers: { status: 200, schema: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), onDuty: z.boolean(), onLeaveUntil: z.iso.date().nullable() })) }) },
  async handle({ parts, reader, query }) {
    const { region } = await caseInScope(parts, reader, query.caseId);
    const accounts = await parts.accounts.inRegion(regionAt('district', region) ?? region, 'mentor');
    const suitable = accounts.filter((account) => account.active && covers(account.region, region)).sort((one, other) => Number(other.onDuty) - Number(one.onDuty));
    return { body: { items: suitable.map(({ id, name, onDuty, onLeaveUntil }) => ({ id, name, onDuty, onLeaveUntil })) } };
  },
});

export const peopleEndpoints: Endpoint[] = [search, uncover, mentors];
