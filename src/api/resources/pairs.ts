import { z } from 'zod';
import type { StaffRole } from '../../access/roles.ts';
import { listPairs, listStudents } from '../../cases/read/pairs.ts';
import { termsOf } from '../../cases/read/tutoring.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';
import { byId, flag, pageOf, pageQuery } from '../schemas.ts';

/** Whoever helps students, or watches over it. */
const readers: readonly StaffRole[] = ['community-caseworker', 'supervisor', 'teacher'];
const text = z.object({ zh: z.string(), en: z.string() });
const day = z.iso.date().describe('Day in Asia/Shanghai');

const pair = z.object({
  id: z.string(), caseId: z.uuid(), receipt: z.string(), student: z.uuid(), studentName: z.string().describe('Masked'), teacherName: z.string(), community: text, from: day, endedOn: day.optional(),
  why: z.string().optional(),
}).meta({ id: 'Pair' });

const student = z.object({
  caseId: z.uuid(), receipt: z.string(), student: z.uuid(), studentName: z.string().describe('Masked'), school: z.string().optional(), grade: z.string().optional(), community: text, stage: z.string(),
  teacherName: z.string().optional(),
}).meta({ id: 'Student' });

const term = z.object({
  student: z.uuid(), term: z.object({ code: z.string(), title: text, from: day, to: day }).optional(),
  weeks: z.array(z.looseObject({ from: day, to: day, sessions: z.int(), state: z.enum(['kept', 'missing', 'too-many', 'free', 'open', 'ahead']), wasMissing: z.boolean(), holidays: z.array(text) })),
  records: z.array(z.object({ id: z.string(), kind: z.enum(['session', 'talk', 'things']), day, code: z.string(), partner: z.string().optional(), minutes: z.int().optional(), enteredLate: z.boolean() })),
  talks: z.object({ least: z.int(), held: z.int() }), reviews: z.array(z.looseObject({ id: z.string(), term: z.string(), outcome: z.string() })),
}).meta({ id: 'StudentTerm' });

export const pairEndpoints: Endpoint[] = [
  staffEndpoint({
    method: 'get', path: '/pairs', tag: 'pairs', summary: { zh: '师生结对登记', en: 'The register of pairs in your scope, the newest first' }, roles: readers,
    query: z.strictObject({ ...pageQuery, active: flag.optional() }), answers: { status: 200, schema: pageOf(pair) },
    handle: async ({ parts, reader, query: { cursor, limit, ...filter } }) => ({ body: await listPairs(parts, reader, filter, { cursor, limit }) }),
  }),
  staffEndpoint({
    method: 'get', path: '/students', tag: 'pairs', summary: { zh: '学生登记', en: 'The register of students in your scope, the newest first' }, roles: readers,
    query: z.strictObject(pageQuery), answers: { status: 200, schema: pageOf(student) },
    handle: async ({ parts, reader, query: { cursor, limit } }) => ({ body: await listStudents(parts, reader, { cursor, limit }) }),
  }),
  staffEndpoint({
    method: 'get', path: '/cases/{id}/terms', tag: 'pairs', summary: { zh: '学期各周辅导情况', en: 'The term of each student of a case, week by week' }, roles: readers,
    params: byId, answers: { status: 200, schema: z.object({ items: z.array(term) }) },
    handle: async ({ parts, reader, params }) => ({ body: { items: await termsOf(parts, reader, params.id) } }),
  }),
];
