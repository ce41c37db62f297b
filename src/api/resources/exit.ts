import { z } from 'zod';
import { exitActions } from '../../cases/actions/exit.ts';
import { give } from '../../cases/commandService.ts';
import { drivesFor } from '../../cases/read/drives.ts';
import { caseInScope } from '../../cases/read/detail.ts';
import { helpElsewhere } from '../../cases/read/elsewhere.ts';
import { incomesOf } from '../../cases/read/incomes.ts';
import { referralsOfCase, referralsOfUnit } from '../../cases/read/referrals.ts';
import { saveUnit, unitsIn } from '../../cases/units.ts';
import { authorisationForm, authorise, revokeAuthorisation } from '../../matching/authorisations.ts';
import { compareFile, decideLead, leadDecision, openLeads } from '../../matching/leads.ts';
import { BRINGS_FILES, LARGEST_PARTNER_FILE_MEGABYTES } from '../../matching/partnerFile.ts';
import { receiveFiles } from '../../documents/receiveFiles.ts';
import { refuseInput } from '../../refusals/input.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';
import { byId, commandAnswer } from '../schemas.ts';

const text = z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) });
const items = z.object({ items: z.array(z.looseObject({})) });
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'format');

const unitReferrals = staffEndpoint({
  method: 'get', path: '/referrals', tag: 'referrals', summary: { zh: '转给本单位的帮扶措施', en: 'Measures referred to your unit, those to be answered first; nothing else of their cases' },
  roles: ['unit-officer'], answers: { status: 200, schema: items },
  handle: async ({ parts, reader }) => ({ body: { items: await referralsOfUnit(parts, reader) } }),
});

const { referral: _named, ...answerCodes } = exitActions.answerReferral.codes.shape;

const answer = staffEndpoint({
  method: 'post', path: '/referrals/{caseId}/{referral}/answer', tag: 'referrals', summary: { zh: '答复转办', en: 'Answer a referral of your unit' }, command: true,
  roles: ['unit-officer'], params: z.object({ caseId: z.uuid(), referral: z.string().max(80) }), body: z.strictObject({ ...answerCodes, ...exitActions.answerReferral.form.shape }),
  answers: { status: 200, schema: commandAnswer },
  handle: async ({ parts, reader, params, body, key }) => ({ body: await give(parts, reader, params.caseId, 'answerReferral', { body: { ...body, referral: params.referral } }, key) }),
});

const ofCase = staffEndpoint({
  method: 'get', path: '/cases/{id}/referrals', tag: 'referrals', summary: { zh: '案件的转办', en: 'The referrals of a case' }, params: byId, answers: { status: 200, schema: items },
  async handle({ parts, reader, params }) {
    const { id } = await caseInScope(parts, reader, params.id);
    return { body: { items: await referralsOfCase(parts, id) } };
  },
});

const incomes = staffEndpoint({
  method: 'get', path: '/cases/{id}/incomes', tag: 'cases', summary: { zh: '收入台账：哪些月份计入、为什么', en: 'The income ledger: which months count, and why' }, params: byId,
  answers: { status: 200, schema: z.looseObject({}) },
  async handle({ parts, reader, params }) {
    return { body: (await incomesOf(parts, await caseInScope(parts, reader, params.id))) ?? {} };
  },
});

const elsewhere = staffEndpoint({
  method: 'get', path: '/cases/{id}/help-elsewhere', tag: 'cases', summary: { zh: '家庭成员的其他案件', en: 'Other cases that hold members of this household: programme, district and stage; and which case, for those who may open it (X-05)' }, params: byId,
  answers: { status: 200, schema: items },
  async handle({ parts, reader, params }) {
    const { id } = await caseInScope(parts, reader, params.id);
    return { body: { items: await helpElsewhere(parts, reader, id) } };
  },
});

const units = staffEndpoint({
  method: 'get', path: '/units', tag: 'referrals', summary: { zh: '单位名录', en: 'The units of your district' }, answers: { status: 200, schema: items },
  handle: async ({ parts, reader }) => ({ body: { items: await unitsIn(parts, reader) } }),
});

const unit = staffEndpoint({
  method: 'put', path: '/units/{id}', tag: 'referrals', summary: { zh: '登记单位', en: 'Register a unit, by policy’s code of its kind' }, roles: ['admin'], params: z.object({ id: code }),
  body: z.strictObject({ region: z.string().regex(/^\d{6}$/, 'format').describe('Code of the district'), name: text, groups: z.array(code).max(20).default([]) }), answers: { status: 204 },
  async handle({ parts, reader, params, body }) {
    await saveUnit(parts, reader, { code: params.id, ...body });
    return { status: 204 };
  },
});

const drives = staffEndpoint({
  method: 'get', path: '/drives', tag: 'reports', summary: { zh: '四季帮扶', en: 'The drives of the year, the one that runs now, and the households it is for' },
  roles: ['community-caseworker', 'street-reviewer', 'district-officer', 'supervisor'], answers: { status: 200, schema: z.looseObject({}) },
  handle: async ({ parts, reader }) => ({ body: await drivesFor(parts, reader) }),
});

/** Never stored, and gone when it has been compared. */
const partnerFile = receiveFiles({ field: 'file', megabytes: LARGEST_PARTNER_FILE_MEGABYTES, fields: 2 });

const matching = { source: code.describe('Whose file it is, such as dibao') };

const match = staffEndpoint({
  method: 'post', path: '/leads/comparisons', tag: 'leads', summary: { zh: '比对部门数据', en: 'Compare a partner’s file (CSV: identity number, code) with authorised people; finds leads, decides nothing, keeps nothing of the file' },
  roles: [BRINGS_FILES], before: [partnerFile], bodyType: 'multipart/form-data', body: z.strictObject(matching),
  answers: { status: 200, schema: z.object({ lines: z.int(), leads: z.int(), withoutAuthorisation: z.int() }) },
  async handle({ parts, reader, request, body }) {
    if (!request.file) return refuseInput([{ field: 'file', problem: 'required', rule: 'D-08' }]);
    return { body: await compareFile(parts, reader, body.source, request.file.buffer) };
  },
});

const leads = staffEndpoint({
  method: 'get', path: '/leads', tag: 'leads', summary: { zh: '待核实的线索', en: 'Leads to confirm or reject' }, roles: ['community-caseworker', 'district-officer'], answers: { status: 200, schema: items },
  handle: async ({ parts, reader }) => ({ body: { items: await openLeads(parts, reader) } }),
});

const decide = staffEndpoint({
  method: 'post', path: '/leads/{id}/decision', tag: 'leads', summary: { zh: '核实线索', en: 'Say whether a lead is right' }, roles: ['community-caseworker', 'district-officer'], params: byId,
  body: leadDecision, answers: { status: 204 },
  async handle({ parts, reader, params, body }) {
    await decideLead(parts, reader, params.id, body);
    return { status: 204 };
  },
});

const sign = staffEndpoint({
  method: 'post', path: '/cases/{id}/authorisations', tag: 'leads', summary: { zh: '登记数据比对授权', en: 'Record that a member of the household has signed the comparison of data' }, roles: ['community-caseworker'], params: byId,
  body: authorisationForm, answers: { status: 204 },
  async handle({ parts, reader, params, body }) {
    await authorise(parts, reader, params.id, body);
    return { status: 204 };
  },
});

const revoke = staffEndpoint({
  method: 'delete', path: '/cases/{id}/authorisations/{person}', tag: 'leads', summary: { zh: '撤回授权', en: 'Take an authorisation back' }, roles: ['community-caseworker'],
  params: z.object({ id: z.string().max(80), person: z.string().max(80) }), answers: { status: 204 },
  async handle({ parts, reader, params }) {
    await revokeAuthorisation(parts, reader, params.id, params.person);
    return { status: 204 };
  },
});

export const exitEndpoints: Endpoint[] = [
  unitReferrals, answer, ofCase, incomes, elsewhere, units, unit, drives, { ...match, body: z.strictObject({ file: z.string().meta({ format: 'binary' }), ...matching }) }, leads, decide, sign, revoke,
];
