import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { give } from '../../src/cases/commandService.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { uploadDocument } from '../../src/documents/documents.ts';
import { reportQuarter } from '../../src/reports/quarterly.ts';
import { pdf } from '../api/api.ts';
import { unionApplication } from '../programmes/aid/households.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import { everyDemoPolicy } from '../support/policies.ts';
import { useSite } from './site.ts';
import { Visitor } from './visitor.ts';

const demo = everyDemoPolicy();
/** A newer policy of union aid that is in force already: the one of next year, from this summer on. */
const newer = { ...demo.find(({ id }) => id === 'union-aid/99/2027-01')!, id: 'union-aid/99/2026-07', effectiveFrom: '2026-07-01', title: { zh: '演示新办法', en: 'The newer policy, for demonstration' } };
// the tests' own clock goes on past the end of the year
const older = demo.filter(({ id }) => id !== 'union-aid/99/2027-01').map(({ effectiveTo: _end, ...policy }) => policy as Policy);
const site = useSite({ policies: [...older, newer] });

async function as(login: string) {
  const account = await site().parts.accounts.byLogin(login);
  if (!account) throw new Error(`nobody is called ${login}`);
  return actorOf(account);
}

async function inAid(): Promise<string> {
  const parts = { ...site().parts, policies: older }; // taken in before the newer policy came
  const intake = await as('intake');
  const { caseId } = await submitApplication(parts, intake, { programme: 'union-aid', form: unionApplication() }, randomUUID());
  const document = async () => (await uploadDocument(parts, intake, { id: randomUUID(), kind: 'matching-authorisation', name: '演示.pdf', content: Buffer.from(pdf), to: { caseId } })).id;
  const act = async (who: string, action: string, body: Record<string, unknown>) => give(parts, await as(who), caseId, action, { body }, randomUUID());
  await act('intake', 'recordVisit', { report: '情况属实', documents: [await document()] });
  const { rows } = await parts.pool.query<{ id: string }>(`SELECT p.id FROM people p JOIN case_people cp ON cp.person_id = p.id WHERE cp.case_id = $1 AND p.relation <> 'child'`, [caseId]);
  await act('intake', 'recordMatching', { authorisations: Object.fromEntries(await Promise.all(rows.map(async ({ id }) => [id, await document()]))), report: '一致' });
  await act('street', 'pass', { opinion: '属实' });
  await act('street2', 'postNotice', {});
  await site().wait(caseId, 20);
  await act('district', 'pass', { opinion: '同意' });
  return caseId;
}

test('B-01: the pages of a case show the file with its arithmetic and a masked card, what may be granted now, and the whole file to bring up to date', async () => {
  const caseId = await inAid();
  const intake = await Visitor.signedIn(site().url, 'intake');
  const { text: household } = await intake.get(`/cases/${caseId}/household`);
  for (const said of ['困难职工档案', '深度困难', '收入 − 刚性支出', '演示纺织厂', '0001']) expect(household).toContain(said);
  expect(household).not.toContain('6222');
  const { text: help } = await intake.get(`/cases/${caseId}/help`);
  for (const said of ['还没有救助记录', '生活救助', '现在可救助 6,400.00 元 至 9,600.00 元', 'B-05']) expect(help).toContain(said);
  const { text: form } = await intake.get(`/cases/${caseId}/actions/updateFile`);
  for (const name of ['file.income.0.amountFen', 'file.income.3.member', 'file.bankCard', 'file.accidents.0.kind']) expect(form).toContain(`name="${name}"`);
  const auditor = await Visitor.signedIn(site().url, 'auditor');
  expect((await auditor.get(`/cases/${caseId}/household`)).text).not.toContain('困难职工档案'); // who reads masked values reads no incomes
});

test('B-20: the page of the funds says what is wrong with a new one; the reports’ page shows the indicators', async () => {
  const district = await Visitor.signedIn(site().url, 'district');
  await district.get('/funds');
  const refused = await district.post('/funds', { source: 'county', project: 'living', year: '2026', totalFen: '很多', key: randomUUID() });
  expect(refused.status).toBe(422);
  const { text } = await district.get('/funds');
  expect(text).toContain('设立资金');
  const { text: reports } = await district.get('/reports');
  for (const said of ['识别精准率', '资金发放及时率', '季度报告']) expect(reports).toContain(said);
  const { text: fresh } = await district.get('/intake/new/union-aid');
  expect(fresh).toContain('困难职工');
});

test('B-17: the city hands a quarter’s report in on the reports’ page, once; nobody else is offered it', async () => {
  const { parts, url } = site();
  await reportQuarter(parts, parts.now());
  const district = await Visitor.signedIn(url, 'district');
  expect((await district.get('/reports')).text).not.toContain('action="/reports"');
  const city = await Visitor.signedIn(url, 'city');
  const [, form = ''] = /<form method="post" action="\/reports"(.*?)<\/form>/s.exec((await city.get('/reports')).text) ?? [];
  const fields = Object.fromEntries([...form.matchAll(/name="(district|year|quarter)" value="(\d+)"/g)].map(([, name = '', value = '']) => [name, value]));
  expect(fields).toMatchObject({ district: '990102' });
  expect((await district.post('/reports', { ...fields, key: randomUUID() })).status).toBe(404);
  expect((await city.post('/reports', { ...fields, district: '990103', key: randomUUID() })).status).toBe(404);
  expect((await city.post('/reports', { ...fields, key: randomUUID() })).status).toBe(303);
  expect((await city.get('/reports')).text).not.toContain('action="/reports"');
});

test('B-16: a figure that is not whole leads to the cases that keep it from being so', async () => {
  const caseId = await inAid();
  const district = await Visitor.signedIn(site().url, 'district');
  const [, link = ''] = /href="(\/reports\/indicators\/coverage\?region=990102)"/.exec((await district.get('/reports')).text) ?? [];
  const { text } = await district.get(link);
  for (const said of ['救助覆盖率：未达到的案件', `href="/cases/${caseId}"`]) expect(text).toContain(said);
  expect((await district.get('/reports/indicators/exits')).text).toContain('没有这样的案件');
  expect((await district.get('/reports/indicators/coverage?region=990103')).status).toBe(404);
  expect((await district.get('/reports/indicators/beauty')).status).toBe(404);
});

test('B-23: the district sees what a newer policy would change, gives a reason, and moves the open cases', async () => {
  const caseId = await inAid();
  const district = await Visitor.signedIn(site().url, 'district');
  const address = `/policy-moves?policy=${encodeURIComponent(newer.id)}`;
  expect((await district.get('/')).text).toMatch(/有 \d+ 件案件仍按旧政策办理/);
  expect((await district.get('/policy-moves')).text).toContain('演示新办法（2026年7月1日起）');
  const { rows: [row] } = await site().parts.pool.query<{ receipt: string }>('SELECT receipt FROM cases WHERE id = $1', [caseId]);
  expect((await district.get(address)).text).toContain(row?.receipt);
  const silent = await district.post('/policy-moves', { policy: newer.id, reason: '', key: randomUUID() });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('理由：太短了');
  const taken = await district.post('/policy-moves', { policy: newer.id, reason: '新办法施行（演示）', key: randomUUID() });
  expect(taken.text).toMatch(/已更新 \d+ 件/);
  expect(taken.text).toContain('没有仍按旧政策办理的案件');
  const { rows } = await site().parts.pool.query('SELECT policy_id FROM cases WHERE id = $1', [caseId]);
  expect(rows).toEqual([{ policy_id: newer.id }]);
  expect((await district.get('/')).text).not.toContain('旧政策');
  const city = await Visitor.signedIn(site().url, 'city');
  expect((await city.get(address)).status).toBe(404);
});
