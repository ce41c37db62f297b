import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { give } from '../../src/cases/commandService.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { uploadDocument } from '../../src/documents/documents.ts';
import { reportQuarter } from '../../src/reports/quarterly.ts';
import { pdf } from '../api/api.ts';
import { unionApplication } from '../programmes/aid/households.ts';
import { everyDemoPolicy } from '../support/policies.ts';
import { useSite } from './site.ts';
import { Visitor } from './visitor.ts';

const site = useSite({ policies: everyDemoPolicy() });

async function as(login: string) {
  const account = await site().parts.accounts.byLogin(login);
  if (!account) throw new Error(`nobody is called ${login}`);
  return actorOf(account);
}

async function inAid(): Promise<string> {
  const { parts } = site();
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
