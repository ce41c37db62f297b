import { z } from 'zod';
import { uuidFrom } from '../../cases/intake/submission.ts';
import { addVacancy, listVacancies, matchesFor } from '../../cases/read/vacancies.ts';
import { refuseInput } from '../../refusals/input.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';
import { flag, pageOf, pageQuery } from '../schemas.ts';

const words = (longest: number) => z.string().trim().min(1).max(longest);
const fen = z.int().min(0).max(100_000_000).describe('Fen a month');

const newVacancy = z.strictObject({
  employer: words(120), post: words(120), trade: words(40), place: words(120), payFromFen: fen, payToFen: fen, insured: z.boolean(),
  openings: z.int().min(1).max(10_000), openUntil: z.iso.date(), publicWelfare: z.boolean().default(false),
});
const vacancy = newVacancy.extend({ id: z.uuid(), region: z.string() }).meta({ id: 'Vacancy' });

const list = staffEndpoint({
  method: 'get', path: '/vacancies', tag: 'vacancies', summary: { zh: '岗位库', en: 'The register of vacancies of your district' },
  query: z.strictObject({ ...pageQuery, open: flag.optional(), trade: z.string().max(40).optional() }), answers: { status: 200, schema: pageOf(vacancy) },
  handle: async ({ parts, reader, query: { cursor, limit, ...filter } }) => ({ body: await listVacancies(parts, reader, filter, { cursor, limit }) }),
});

const create = staffEndpoint({
  method: 'post', path: '/vacancies', tag: 'vacancies', summary: { zh: '登记岗位', en: 'Add a vacancy' }, command: true,
  roles: ['community-caseworker', 'street-reviewer', 'district-officer', 'mentor', 'supervisor'], body: newVacancy, answers: { status: 201, schema: vacancy },
  async handle({ parts, reader, body, key }) {
    if (body.payToFen < body.payFromFen) refuseInput([{ field: 'payToFen', problem: 'too-small', rule: 'C-17' }]);
    return { status: 201, body: await addVacancy(parts, reader, uuidFrom('vacancy', reader.id, key), body) };
  },
});

const matches = staffEndpoint({
  method: 'get', path: '/vacancies/matches', tag: 'vacancies', summary: { zh: '为某人推荐岗位', en: 'Open vacancies for one person, best first, with the reasons' },
  query: z.strictObject({ caseId: z.uuid(), person: z.uuid() }),
  answers: { status: 200, schema: z.object({ items: z.array(z.object({ vacancy: z.uuid(), score: z.number(), reasons: z.array(z.object({ zh: z.string(), en: z.string() })), details: vacancy })) }) },
  handle: async ({ parts, reader, query }) => ({ body: { items: await matchesFor(parts, reader, query.caseId, query.person) } }),
});

export const vacancyEndpoints: Endpoint[] = [list, create, matches];
