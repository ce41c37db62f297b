import { expect, test } from 'vitest';
import { application, identityNumber, useApi, type Api } from './api.ts';

const open = useApi();

interface Means {
  incomes?: readonly number[];
  deposits?: number;
  causes?: readonly string[];
  houses?: number;
}

/** A couple, each with an income of the last twelve months in fen; the demonstration line is 700 yuan a head and month. */
function exitApplication({ incomes = [0, 600_000], deposits = 0, causes = [], houses = 1 }: Means = {}) {
  const { people: _people, ...household } = application();
  const members = incomes.map((yearIncomeFen, position) => ({
    relation: position === 0 ? 'self' : 'spouse', name: position === 0 ? '张演示' : '李演示', identityNumber: identityNumber(), health: 'healthy', work: 'employed', seeksRecognition: position === 0,
    yearIncomeFen, ...(position === 0 ? { phone: '13900000000' } : {}),
  }));
  return { ...household, people: members, file: { worker: 'migrant', property: { deposits, vehicles: 0, houses, business: 0 }, causes } };
}

const assess = async (api: Api, means: Means) => (await api.post('intake', '/v1/applications/assessments', { programme: 'long-term-exit', form: exitApplication(means) })).body;

/** Two people: the line is 700 × 2 × 12 = 16,800.00 yuan a year. */
const LINE = 1_680_000;

test('D-01: one fen below the line with property in the rules qualifies; with too much property it does not', async () => {
  const below = await assess(open(), { incomes: [0, LINE - 1] });
  expect(below).toMatchObject({ against: [], kept: { details: { limb: 'below-line', worker: 'migrant' } } });
  const rich = await assess(open(), { incomes: [0, LINE - 1], houses: 2 });
  expect(rich.against).toMatchObject([{ field: 'file.property.houses', rule: 'D-01' }]);
});

test('D-01: exactly on the line goes with “above”, so it needs a listed cause', async () => {
  expect(await assess(open(), { incomes: [0, LINE], causes: ['illness'] })).toMatchObject({ against: [], kept: { details: { limb: 'above-line' } } });
  expect((await assess(open(), { incomes: [0, LINE] })).against).toMatchObject([{ field: 'file.causes', rule: 'D-01' }]);
});

test('D-01: what is missing or unknown is named at the form’s own fields, and nothing is stored', async () => {
  const form = exitApplication();
  const wrong = await open().post('intake', '/v1/cases', { programme: 'long-term-exit', form: { ...form, file: { ...form.file, property: { deposits: 0 }, causes: ['bad-luck'] } } });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual(['file.causes.0', 'file.property.business', 'file.property.houses', 'file.property.vehicles']);
});

async function helped(api: Api, means: Means = {}): Promise<{ caseId: string; receipt: string }> {
  const applied = await api.post('intake', '/v1/cases', { programme: 'long-term-exit', form: exitApplication(means) });
  expect(applied.status, JSON.stringify(applied.body)).toBe(201);
  const { caseId } = applied.body;
  await api.act('intake', caseId, 'submit');
  await api.act('district', caseId, 'receive');
  await api.act('district', caseId, 'pass', { opinion: '情况属实' });
  await api.act('district', caseId, 'postNotice');
  await api.advance(caseId, 14);
  const approved = await api.act('district2', caseId, 'pass', { opinion: '同意' });
  expect(approved.body).toMatchObject({ stage: 'support' });
  return applied.body;
}

test('D-03: the ledger says which months count and why, from amounts that never leave Postgres', async () => {
  const api = open();
  const { caseId } = await helped(api);
  await api.advance(caseId, 70);
  const { body: detail } = await api.get('intake', `/v1/cases/${caseId}`);
  const month = detail.state.incomes.from;
  const { body: document } = await api.upload('intake', caseId);
  const recorded = await api.act('intake', caseId, 'recordIncomeMonth', { month, incomeFen: 140_001, members: 2, documents: [document.id], side: 'below' });
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(200);
  const { body: ledger } = await api.get('intake', `/v1/cases/${caseId}/incomes`);
  expect(ledger).toMatchObject({ fulfilled: false, counted: [month], needed: 6 });
  expect(ledger.lines[0].condition.zh).toContain('高 0.01 元，计入');
  const { body: after } = await api.get('intake', `/v1/cases/${caseId}`);
  expect(after.state.incomes.months).toEqual({ [month]: 'above' }); // found by the product, whatever was sent
  expect(JSON.stringify(after.state)).not.toContain('140001');
});

test('D-04: exit 2 is refused with the figures of every condition that does not hold, then taken', async () => {
  const api = open();
  const { caseId } = await helped(api);
  const { body: document } = await api.upload('intake', caseId);
  const body = { exit: 'exit-2', documents: [document.id], statement: '已入户核实', monthLivingFen: 139_999, publicRelief: [], unionAid: ['living-aid'], unableByItself: true, eased: true };
  const early = await api.act('intake', caseId, 'proposeExit', body);
  expect(early.status).toBe(422);
  expect(early.body.errors).toMatchObject([{ field: 'publicRelief', rule: 'D-04' }, { field: 'monthLivingFen', rule: 'D-04' }]);
  const taken = await api.act('intake', caseId, 'proposeExit', { ...body, monthLivingFen: 140_000, publicRelief: ['dibao'] });
  expect(taken.body).toMatchObject({ stage: 'exitRecheck' });
});

test('D-04 · B-14: by REST a household leaves by exit 2: re-checked, posted, watched call by call until its case is closed', async () => {
  const api = open();
  const { caseId } = await helped(api);
  const { body: document } = await api.upload('intake', caseId);
  const exit = { exit: 'exit-2', documents: [document.id], statement: '已入户核实', monthLivingFen: 140_000, publicRelief: ['dibao'], unionAid: ['living-aid'], unableByItself: true, eased: true };
  expect((await api.act('intake', caseId, 'proposeExit', exit)).body).toMatchObject({ stage: 'exitRecheck' });
  expect((await api.act('district', caseId, 'pass', { opinion: '复核属实' })).body).toMatchObject({ stage: 'exitNotice' });
  await api.act('district', caseId, 'postNotice');
  await api.advance(caseId, 14);
  const stage = async () => (await api.get('intake', `/v1/cases/${caseId}`)).body.stage;
  expect(await stage()).toBe('monitoring');
  let calls = 0;
  for (; calls < 24 && (await stage()) === 'monitoring'; calls += 1) {
    await api.advance(caseId, 60); // before the three months of each round are over
    expect((await api.act('intake', caseId, 'recordMonitoring', { outcome: 'fine', note: '生活稳定' })).status).toBe(200);
  }
  expect(await stage()).toBe('closed');
  expect(calls).toBe(8); // two years, by policy
  expect((await api.get('intake', `/v1/cases/${caseId}`)).body).toMatchObject({ closedReason: 'completed' });
});

test('D-05: a unit sees its own referrals and nothing else of the case, and answers them by REST', async () => {
  const api = open();
  const { caseId } = await helped(api);
  expect((await api.act('intake', caseId, 'refer', { measures: ['job-help'], request: '请推荐岗位' })).body).toMatchObject({ code: 'unit.absent', rule: 'D-05' });
  for (const unit of ['human-resources', 'civil-affairs']) {
    expect((await api.put('admin', `/v1/units/${unit}`, { region: '990102', name: { zh: '演示单位', en: 'Demonstration unit' } })).status).toBe(204);
  }
  await api.act('intake', caseId, 'refer', { measures: ['job-help', 'dibao'], request: '请推荐岗位' });
  const { body: mine } = await api.get('unitHr', '/v1/referrals');
  expect(mine.items).toMatchObject([{ caseId, measure: 'job-help', lead: 'human-resources', request: '请推荐岗位', overdue: false }]);
  for (const path of ['', '/timeline', '/referrals', '/incomes']) expect((await api.get('unitHr', `/v1/cases/${caseId}${path}`)).status, path).toBe(404);
  expect((await api.get('unitHr', '/v1/cases')).body.items).toEqual([]);
  const [{ referral }] = mine.items;
  const answer = { outcome: 'helped', answer: '已推荐三个岗位' };
  expect((await api.post('unitCivil', `/v1/referrals/${caseId}/${referral}/answer`, answer)).status).toBe(404);
  expect((await api.act('unitHr', caseId, 'addNote', { note: '看看别的' })).status).toBe(404);
  expect((await api.post('unitHr', `/v1/referrals/${caseId}/${referral}/answer`, answer)).status).toBe(200);
  const { body: ofCase } = await api.get('intake', `/v1/cases/${caseId}/referrals`);
  expect(ofCase.items.find((one: { referral: string }) => one.referral === referral)).toMatchObject({ outcome: 'helped', answer: '已推荐三个岗位' });
});

test('D-07: the drives of the year are listed by season, with the households that are helped', async () => {
  const api = open();
  const { caseId } = await helped(api);
  const { body } = await api.get('district', '/v1/drives');
  expect(body.year.map(({ code }: { code: string }) => code)).toEqual(['spring-jobs', 'summer-cooling', 'autumn-schooling', 'winter-warmth']);
  expect(body.households.map(({ id }: { id: string }) => id)).toContain(caseId);
  expect(body.households[0].applicantName).not.toContain('张演示');
  expect((await api.get('otherIntake', '/v1/drives')).body.households).toEqual([]);
});

test('D-08: a partner’s file finds leads only for people who signed, a person decides on each, and the file is gone', async () => {
  const api = open();
  const form = exitApplication();
  const applied = await api.post('intake', '/v1/cases', { programme: 'long-term-exit', form });
  const { caseId } = applied.body;
  const [first, second] = form.people;
  const file = `证件号码,代码\n${first?.identityNumber},on-dibao\n${second?.identityNumber},owns-business\n${identityNumber()},on-dibao\n`;
  const compare = (who: 'district' | 'intake', content = file) => {
    const sent = new FormData();
    sent.set('source', 'civil-affairs');
    sent.set('file', new Blob([content]), 'partner.csv');
    return api.raw('/v1/leads/comparisons', { method: 'POST', body: sent, headers: { authorization: `Bearer ${api['tokens'][who]}` } });
  };
  expect((await compare('district')).body).toEqual({ lines: 3, leads: 0, withoutAuthorisation: 2 });
  const { body: detail } = await api.get('intake', `/v1/cases/${caseId}`);
  const person = detail.persons.find((one: { isApplicant: boolean }) => one.isApplicant).id;
  const { body: document } = await api.upload('intake', caseId);
  expect((await api.post('intake', `/v1/cases/${caseId}/authorisations`, { person, signedOn: '2026-01-05', document: document.id })).status).toBe(204);
  expect((await compare('district')).body).toEqual({ lines: 3, leads: 1, withoutAuthorisation: 1 });
  expect((await compare('district')).body).toMatchObject({ leads: 0 }); // the same hint is one lead
  expect((await compare('intake')).status).toBe(403);
  const { body: leads } = await api.get('intake', '/v1/leads');
  expect(leads.items).toMatchObject([{ caseId, person, source: 'civil-affairs', code: 'on-dibao', state: 'open' }]);
  expect((await api.get('otherIntake', '/v1/leads')).body.items).toEqual([]);
  expect((await api.get('intake', `/v1/cases/${caseId}`)).body.seq).toBe(detail.seq); // nothing was decided
  const [{ id }] = leads.items;
  expect((await api.post('intake', `/v1/leads/${id}/decision`, { confirmed: true, reason: '电话核实' })).status).toBe(204);
  expect((await api.post('intake', `/v1/leads/${id}/decision`, { confirmed: false, reason: '再想一想' })).body).toMatchObject({ code: 'lead.decided' });
  const { rows } = await api.parts.pool.query<{ found: string }>(`SELECT string_agg(t::text, ' ') AS found FROM (SELECT l::text AS t FROM leads l UNION ALL SELECT a::text FROM audit a) x`);
  expect(rows[0]?.found).not.toContain(first?.identityNumber);
  const wrong = await compare('district', '110105194912310021,on-dibao\n');
  expect(wrong.body.errors).toMatchObject([{ field: 'file.1', rule: 'D-08' }]);
  expect(JSON.stringify(wrong.body)).not.toContain('110105194912310021');
});

test('X-05: the other cases of a household stand side by side: which case it is for those who may open it, for others programme, district and stage, and nothing of the past', async () => {
  const api = open();
  const { people, ...household } = application();
  const employment = await api.post('intake', '/v1/cases', { form: { ...household, people } });
  expect(employment.status).toBe(201);
  const form = exitApplication();
  const applicant = people[0] as { identityNumber: string; name: string };
  const [self, ...others] = form.people;
  const exit = await api.post('otherIntake', '/v1/cases', { programme: 'long-term-exit', form: { ...form, people: [{ ...self, identityNumber: applicant.identityNumber }, ...others] } });
  expect(exit.status, JSON.stringify(exit.body)).toBe(201);
  const elsewhere = async (who: Parameters<typeof api.get>[0], id: string) => (await api.get(who, `/v1/cases/${id}/help-elsewhere`)).body.items;
  const told = { programme: { zh: '就业困难人员帮扶', en: 'Employment assistance' }, district: { zh: '测试地区990102', en: 'Test region 990102' }, stage: { zh: '社区初审', en: 'Community review' }, open: true };
  expect(await elsewhere('otherIntake', exit.body.caseId)).toEqual([told]); // another district: where to ask, and no more
  expect(await elsewhere('city', exit.body.caseId)).toMatchObject([{ ...told, case: { id: employment.body.caseId, receipt: employment.body.receipt, region: expect.stringMatching(/^990102/), overdue: false } }]);
  const [{ case: seen }] = await elsewhere('city', employment.body.caseId);
  expect(seen.id).toBe(exit.body.caseId);

  expect((await api.act('intake', employment.body.caseId, 'withdraw', { reason: '另有安排' })).status).toBe(200);
  expect(await elsewhere('otherIntake', exit.body.caseId)).toEqual([]);
  expect(await elsewhere('city', exit.body.caseId)).toMatchObject([{ open: false, case: { closedReason: 'withdrawn' } }]);
});
