import { expect, test } from 'vitest';
import { campaignWorkflowId } from '../../src/campaigns/workflow.ts';
import { keepHistoryOf } from '../support/histories.ts';
import { places } from '../support/office.ts';
import { papers, useReliefOffice } from './office.ts';

const open = useReliefOffice();
const village = places.community;
const neighbour = places.neighbour;

test('A-05: with a village missing a campaign waits on its closing day, and closes only by a recorded decision with reasons', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 100_000, people: 2 }, { village: neighbour, allottedFen: 100_000, people: 2 }]);
  const caseId = await office.household();
  await office.list(caseId, campaign);
  await office.post(campaign);
  expect((await api.get('district', `/v1/campaigns/${campaign}`)).body).toMatchObject({ missing: [neighbour] });
  const { body: { closesAt } } = await api.get('district', `/v1/campaigns/${campaign}`);
  await office.campaignUntil(campaign, closesAt);
  await office.campaignIs(campaign, 'held');
  const told = await api.get('district', '/v1/messages');
  expect(told.body.items.some((message: { template: string }) => message.template === 'campaign-held')).toBe(true);
  const reminded = await api.get('neighbourIntake', '/v1/messages');
  expect(reminded.body.items.some((message: { template: string }) => message.template === 'campaign-reminder')).toBe(true);

  expect((await api.post('district', `/v1/campaigns/${campaign}/closing`, { reasons: '' })).body).toMatchObject({ status: 422, field: 'reasons', rule: 'A-05' });
  expect((await api.post('street', `/v1/campaigns/${campaign}/closing`, { reasons: '催报未果' })).status).toBe(403);
  expect((await api.post('district', `/v1/campaigns/${campaign}/closing`, { reasons: '演示：该村无人值守，催报三次未果' })).body).toEqual({ villages: [neighbour] });
  expect(await office.campaignIs(campaign, 'closed')).toMatchObject({ decisions: [{ villages: [neighbour] }] });
  expect((await office.list(await office.household(), campaign)).body).toMatchObject({ code: 'campaign.not-open', rule: 'A-05' });
  const { body: trail } = await api.get('auditor', '/v1/audit?kind=campaign&action=closing-decided');
  expect(trail.items).toHaveLength(1);
  await keepHistoryOf(api.parts.engine, campaignWorkflowId(campaign), 'a-closing-with-one-village-missing');
}, 300_000);

test('A-04: a village that says nobody is in need has reported, and a list after the last day for posting is refused with that day', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 100_000, people: 2 }, { village: neighbour, allottedFen: 0, people: 2 }]);
  expect((await api.post('neighbourIntake', `/v1/campaigns/${campaign}/villages/${neighbour}/none`)).status).toBe(204);
  expect((await api.get('district', `/v1/campaigns/${campaign}`)).body).toMatchObject({ missing: [village] });
  const caseId = await office.household();
  await office.list(caseId, campaign);
  expect((await api.post('intake', `/v1/campaigns/${campaign}/villages/${village}/none`)).body).toMatchObject({ code: 'campaign.village-reported' });
  const { body: { lastPosting } } = await api.get('district', `/v1/campaigns/${campaign}`);
  const days = Math.ceil((Date.parse(lastPosting) + 86_400_000 - Date.now()) / 86_400_000);
  await api.advance(caseId, days);
  expect((await office.post(campaign)).body).toMatchObject({ done: 0, refused: [{ refusal: { code: 'notice.too-late', rule: 'A-04', values: { lastPosting } } }] });
}, 200_000);

test('A-05: paper that reaches the town after the closing day is refused with that day', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 100_000, people: 2 }]);
  const caseId = await office.household();
  await office.list(caseId, campaign);
  await office.post(campaign);
  const { body: { closesOn } } = await api.get('district', `/v1/campaigns/${campaign}`);
  await api.advance(caseId, Math.ceil((Date.parse(closesOn) + 86_400_000 - Date.now()) / 86_400_000));
  expect((await api.act('street', caseId, 'recordPaper', { papers })).body).toMatchObject({ code: 'campaign.over', rule: 'A-05', field: 'happenedAt', detail: expect.stringContaining(closesOn) as string });
}, 200_000);

test('A-06: the county draws deliveries by a recorded seed that anybody can repeat, and what it found is kept', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 100_000, people: 2 }]);
  const caseId = await office.household();
  await office.list(caseId, campaign, 'two');
  await office.post(campaign);
  await office.toDelivery(caseId);
  expect((await api.act('intake', caseId, 'handOver', { way: 'payment', documents: [], visitors: '演示·打卡' })).body).toMatchObject({ status: 422, field: 'documents' });
  await office.handOver(caseId);
  const drawn = await api.post('district', `/v1/campaigns/${campaign}/spot-checks`, { seed: '演示种子' });
  expect(drawn.body).toMatchObject({ seed: '演示种子', of: 1, cases: [{ n: 1, caseId }] });
  expect((await api.post('district', `/v1/campaigns/${campaign}/spot-checks`, {})).body.seed).toMatch(/^[0-9a-f]{16}$/);
  expect((await api.post('district', `/v1/campaigns/${campaign}/spot-checks/${drawn.body.id}/cases/1`, { outcome: 'confirmed' })).status).toBe(204);
  expect((await api.get('district', `/v1/campaigns/${campaign}/spot-checks`)).body.items.find((one: { id: string }) => one.id === drawn.body.id).cases[0]).toMatchObject({ outcome: 'confirmed' });
}, 200_000);

test('X-08: a campaign that is asked to goes on in a new run, with its dates, and still hears of what changes', async () => {
  const office = open();
  const { client } = office.api.parts.engine;
  const campaign = await office.campaign([{ village, allottedFen: 100_000, people: 2 }, { village: neighbour, allottedFen: 100_000, people: 2 }]);
  const handle = client.workflow.getHandle(campaignWorkflowId(campaign));
  const before = (await handle.describe()).runId;
  await handle.signal('freshRun');
  await expect.poll(async () => (await handle.describe()).runId, { timeout: 20_000 }).not.toBe(before);
  const { body: { closesAt } } = await office.api.get('district', `/v1/campaigns/${campaign}`);
  await office.campaignUntil(campaign, closesAt);
  await office.campaignIs(campaign, 'held');
}, 200_000);
