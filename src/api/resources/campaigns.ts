import { z } from 'zod';
import { changeAllotment, reportNone } from '../../campaigns/allotment.ts';
import { decideClosing } from '../../campaigns/decide.ts';
import { campaignInScope, campaignsFor } from '../../campaigns/find.ts';
import { makeCampaign } from '../../campaigns/make.ts';
import { missedPeople } from '../../campaigns/missing.ts';
import { campaignView, villageList } from '../../campaigns/read.ts';
import { answerSpotCheck, drawCampaignSpotCheck, spotChecks } from '../../campaigns/spotChecks.ts';
import { postList, receiveList } from '../../campaigns/wholeList.ts';
import { uuidFrom } from '../../cases/intake/submission.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';

const fen = z.int().describe('Whole fen');
const text = z.object({ zh: z.string(), en: z.string() });
const day = z.iso.date();
const village = z.string().regex(/^\d{12}$/, 'format').describe('Code of the village or community');
const one = z.object({ id: z.uuid() });
const oneVillage = one.extend({ village });

const campaign = z.object({
  id: z.uuid(), programme: z.string(), region: z.string(), year: z.int(), policyId: z.string(), opensOn: day, lastPosting: day, closesOn: day, closesAt: z.iso.datetime(),
  provisional: z.boolean(), totalFen: fen, leftFen: fen, state: z.enum(['planned', 'open', 'held', 'closing', 'closed']), closedAt: z.iso.datetime().optional(), endedCases: z.int(),
}).meta({ id: 'Campaign' });
const villageShape = z.object({
  village: z.string(), name: text, allottedFen: fen, usedFen: fen, paidFen: fen, returnedFen: fen, people: z.int(), listed: z.int(), toPost: z.int(), posted: z.int(), paper: z.int(), paid: z.int(),
  reported: z.boolean(), noneReportedAt: z.iso.datetime().optional(),
}).meta({ id: 'CampaignVillage' });
const place = z.object({
  caseId: z.uuid(), receipt: z.string(), name: z.string().describe('Masked'), degree: z.string(), degreeTitle: text, amountFen: fen, state: z.string(), stage: z.string(), step: z.string(),
  postedOn: day.optional(), noticeEndsAt: z.iso.datetime().optional(), paperOn: day.optional(), handedOn: day.optional(), objections: z.int(), alsoIn: z.array(z.string()),
}).meta({ id: 'ReliefPlace' });
const refusal = z.object({ code: z.string(), rule: z.string().optional(), field: z.string().optional() });
const wholeList = z.object({ done: z.int(), refused: z.array(z.object({ caseId: z.uuid(), receipt: z.string(), refusal })) });
const spotCheck = z.object({
  id: z.uuid(), seed: z.string(), of: z.int(), drawnAt: z.iso.datetime(),
  cases: z.array(z.object({ n: z.int(), caseId: z.uuid(), receipt: z.string(), village: z.string(), name: z.string(), outcome: z.enum(['confirmed', 'deviates']).optional() })),
}).meta({ id: 'SpotCheck' });

const list = staffEndpoint({
  method: 'get', path: '/campaigns', tag: 'campaigns', summary: { zh: '慰问活动', en: 'The campaigns that reach your region' },
  answers: { status: 200, schema: z.object({ items: z.array(campaign) }) },
  handle: async ({ parts, reader }) => ({ body: { items: await campaignsFor(parts.pool, reader) } }),
});

const make = staffEndpoint({
  method: 'post', path: '/campaigns', tag: 'campaigns', summary: { zh: '设立慰问活动', en: 'Make a campaign of your district' }, command: true, roles: ['district-officer'],
  body: z.strictObject({ year: z.int().min(2000).max(2200), totalFen: z.number(), villages: z.array(z.strictObject({ village: z.string().max(20), allottedFen: z.number(), people: z.number() })).min(1).max(2_000) }),
  answers: { status: 201, schema: one },
  handle: async ({ parts, reader, body, key }) => ({ status: 201, body: await makeCampaign(parts, reader, uuidFrom('campaign', reader.id, key), body) }),
});

const show = staffEndpoint({
  method: 'get', path: '/campaigns/{id}', tag: 'campaigns', summary: { zh: '活动详情', en: 'A campaign with its villages, money and places' }, params: one,
  answers: { status: 200, schema: campaign.extend({ regionName: text, villages: z.array(villageShape), missing: z.array(z.string()), decisions: z.array(z.object({ villages: z.array(z.string()), decidedAt: z.iso.datetime() })) }) },
  handle: async ({ parts, reader, params }) => ({ body: await campaignView(parts, reader, params.id) }),
});

const showVillage = staffEndpoint({
  method: 'get', path: '/campaigns/{id}/villages/{village}', tag: 'campaigns', summary: { zh: '村（社区）名单', en: 'The list of one village' }, params: oneVillage,
  answers: { status: 200, schema: z.object({ village: villageShape, places: z.array(place) }) },
  async handle({ parts, reader, params }) {
    const { village: found, places } = await villageList(parts, reader, params.id, params.village);
    return { body: { village: found, places } };
  },
});

const missed = staffEndpoint({
  method: 'get', path: '/campaigns/{id}/missed', tag: 'campaigns', summary: { zh: '符合条件未列入的人员', en: 'People known to qualify who are on no list' }, params: one,
  answers: {
    status: 200,
    schema: z.object({
      people: z.array(z.object({ caseId: z.uuid(), receipt: z.string(), programme: z.string(), village: z.string(), name: z.string(), categories: z.array(z.string()) })),
      conditions: z.array(z.looseObject({ rule: z.string(), code: z.string(), holds: z.boolean() })),
    }),
  },
  async handle({ parts, reader, params }) {
    const { people, roll } = await missedPeople(parts, reader, await campaignInScope(parts.pool, reader, params.id));
    return { body: { people, conditions: roll.conditions } };
  },
});

const allot = staffEndpoint({
  method: 'post', path: '/campaigns/{id}/villages/{village}/allotment', tag: 'campaigns', summary: { zh: '分配或收回资金', en: 'Allot money to a village, or take back what it did not spend' }, command: true,
  roles: ['district-officer'], params: oneVillage, body: z.strictObject({ byFen: z.number().describe('Above zero: allotted; below: taken back'), people: z.int().min(0).max(100_000).optional() }),
  answers: { status: 200, schema: villageShape },
  async handle({ parts, reader, params, body, key }) {
    const { byFen, people } = body;
    await changeAllotment(parts, reader, params.id, { village: params.village, byFen, ...(people === undefined ? {} : { people }) }, uuidFrom('allotment', reader.id, key));
    return { body: (await villageList(parts, reader, params.id, params.village)).village };
  },
});

const post = staffEndpoint({
  method: 'post', path: '/campaigns/{id}/villages/{village}/posting', tag: 'campaigns', summary: { zh: '全村张榜', en: 'Post the whole list of a village' }, command: true,
  roles: ['community-caseworker'], params: oneVillage, answers: { status: 200, schema: wholeList },
  handle: async ({ parts, reader, params, key }) => ({ body: await postList(parts, reader, params.id, params.village, uuidFrom('posting', reader.id, key)) }),
});

const receive = staffEndpoint({
  method: 'post', path: '/campaigns/{id}/villages/{village}/paper', tag: 'campaigns', summary: { zh: '全村签收纸质材料', en: 'Confirm the signed paper of a whole list' }, command: true,
  roles: ['street-reviewer'], params: oneVillage, body: z.strictObject({ papers: z.array(z.string().max(40)).min(1) }), answers: { status: 200, schema: wholeList },
  handle: async ({ parts, reader, params, body, key }) => ({ body: await receiveList(parts, reader, params.id, params.village, body.papers, uuidFrom('paper', reader.id, key)) }),
});

const none = staffEndpoint({
  method: 'post', path: '/campaigns/{id}/villages/{village}/none', tag: 'campaigns', summary: { zh: '零报告', en: 'Report that nobody in the village is in need' }, command: true,
  roles: ['community-caseworker'], params: oneVillage, answers: { status: 204 },
  async handle({ parts, reader, params }) {
    await villageList(parts, reader, params.id, params.village);
    await reportNone(parts, reader, params.id, params.village);
    return { status: 204 };
  },
});

const close = staffEndpoint({
  method: 'post', path: '/campaigns/{id}/closing', tag: 'campaigns', summary: { zh: '决定在缺报时截止', en: 'Decide to close without the villages that have not reported' }, command: true,
  roles: ['district-officer'], params: one, body: z.strictObject({ reasons: z.string().trim().max(2000) }), answers: { status: 200, schema: z.object({ villages: z.array(z.string()) }) },
  handle: async ({ parts, reader, params, body }) => ({ body: await decideClosing(parts, reader, params.id, body.reasons) }),
});

const checks = staffEndpoint({
  method: 'get', path: '/campaigns/{id}/spot-checks', tag: 'campaigns', summary: { zh: '抽查', en: 'The spot checks of a campaign' }, params: one,
  answers: { status: 200, schema: z.object({ items: z.array(spotCheck) }) },
  handle: async ({ parts, reader, params }) => ({ body: { items: await spotChecks(parts, reader, params.id) } }),
});

const draw = staffEndpoint({
  method: 'post', path: '/campaigns/{id}/spot-checks', tag: 'campaigns', summary: { zh: '随机抽查', en: 'Draw deliveries at random, with a recorded seed' }, command: true,
  roles: ['district-officer'], params: one, body: z.strictObject({ seed: z.string().trim().min(1).max(80).optional() }), answers: { status: 201, schema: spotCheck },
  handle: async ({ parts, reader, params, body, key }) => ({ status: 201, body: await drawCampaignSpotCheck(parts, reader, params.id, uuidFrom('spot-check', reader.id, key), body.seed) }),
});

const answer = staffEndpoint({
  method: 'post', path: '/campaigns/{id}/spot-checks/{check}/cases/{n}', tag: 'campaigns', summary: { zh: '登记抽查结果', en: 'Record what a spot check found' }, command: true,
  roles: ['district-officer'], params: one.extend({ check: z.uuid(), n: z.coerce.number().int().min(1) }), body: z.strictObject({ outcome: z.enum(['confirmed', 'deviates']) }), answers: { status: 204 },
  async handle({ parts, reader, params, body }) {
    await answerSpotCheck(parts, reader, params.id, params.check, params.n, body.outcome);
    return { status: 204 };
  },
});

export const campaignEndpoints: Endpoint[] = [list, make, show, showVillage, missed, allot, post, receive, none, close, checks, draw, answer];
