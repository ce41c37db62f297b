import { expect, test } from 'vitest';
import { keepHistory, keepHistoryOf } from '../support/histories.ts';
import { campaignWorkflowId } from '../../src/campaigns/workflow.ts';
import { places } from '../support/office.ts';
import { application, identityNumber } from '../api/api.ts';
import { inFours, papers, reliefApplication, useReliefOffice } from './office.ts';

const open = useReliefOffice();
const village = places.community;

test('A-04: a village’s list is posted in one go; the board shows degree and amount, and nothing of illness, group or income (X-02)', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 300_000, people: 5 }]);
  const households = [await office.household(), await office.household()];
  for (const caseId of households) await office.list(caseId, campaign, 'two');
  expect((await office.post(campaign)).body).toEqual({ done: 2, refused: [] });
  expect((await office.post(campaign)).body).toEqual({ done: 0, refused: [] });
  const { body: board } = await api.get(null, `/v1/notices?region=${village}`);
  expect(board.items).toHaveLength(2);
  expect(board.items[0]).toMatchObject({ maskedName: '演*甲', amountFen: 50_000, degree: { zh: '二档' }, members: 2, categories: [] });
  expect(JSON.stringify(board.items)).not.toMatch(/illness|患病|urban|6000|1380000/);
  const [caseId = ''] = households;
  await office.toDelivery(caseId);
  await keepHistory(api.parts, { id: caseId }, 'a-list-posted');
});

test('X-03: of forty on a list only the one objected to waits, also beyond the closing of the campaign; whoever was never listed gets a written decision', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 2_000_000, people: 40 }]);
  const late = await office.household();
  const households: string[] = [];
  await inFours(Array.from({ length: 40 }), async () => {
    const caseId = await office.household();
    await office.list(caseId, campaign, 'two');
    households.push(caseId);
  });
  await office.post(campaign);
  expect(await office.village(campaign)).toMatchObject({ village: { listed: 40, posted: 40, usedFen: 2_000_000 } });
  const [named = '', ...others] = households;
  await office.surely((key) => api.act('supervisor', named, 'object', { anonymous: false, statement: '演示：其实有固定收入' }, { key }));
  await inFours(households, (caseId) => api.advance(caseId, 14));
  const { places: list } = await office.village(campaign);
  expect(list.filter((place: { stage: string }) => place.stage === 'notice').map((place: { caseId: string }) => place.caseId)).toEqual([named]);
  expect(list.filter((place: { stage: string; step: string }) => place.stage === 'townReview' && place.step === 'awaiting-receipt')).toHaveLength(39);
  const received = await office.surely((key) => api.post('street', `/v1/campaigns/${campaign}/villages/${village}/paper`, { papers }, { key }));
  expect(received.body.done + received.body.refused.length).toBe(39);

  const { body: { closesAt } } = await api.get('district', `/v1/campaigns/${campaign}`);
  await office.campaignUntil(campaign, closesAt);
  expect(await office.campaignIs(campaign, 'closed')).toMatchObject({ endedCases: 41, missing: [] });
  expect((await api.get('intake', `/v1/cases/${late}`)).body).toMatchObject({ stage: 'closed', closedReason: 'campaign-over' });
  expect((await api.get('intake', `/v1/cases/${named}`)).body).toMatchObject({ stage: 'notice', state: { relief: { waits: true, place: { degree: 'two' } } } });
  expect((await api.get('intake', `/v1/cases/${others[0]}`)).body).toMatchObject({ stage: 'townReview' });

  const { body: { state } } = await api.get('supervisor', `/v1/cases/${named}`);
  const [objection] = Object.keys(state.objections);
  await office.surely((key) => api.act('supervisor', named, 'decideObjection', { objection, outcome: 'dismissed', then: 'review', finding: '演示：查无此事' }, { key }));
  await office.toDelivery(named);
  expect((await office.handOver(named)).body).toMatchObject({ stage: 'closed' });
  await keepHistory(api.parts, { id: named }, 'a-objection-against-one-of-forty');
  await keepHistoryOf(api.parts.engine, campaignWorkflowId(campaign), 'a-campaign-of-forty');
}, 400_000);

test('A-02: a household in none of the groups is told so at its own field, and nothing is stored', async () => {
  const { api } = open();
  const refused = await api.post('intake', '/v1/cases', { programme: 'holiday-relief', form: reliefApplication({ registration: 'rural' }) });
  expect(refused.body).toMatchObject({ status: 422, rule: 'A-02', field: 'people.0.seeksRecognition' });
});

test('A-03: nobody is relieved twice in a campaign, whoever of the household applies again; whoever is known to qualify and not listed is shown', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 400_000, people: 5 }]);
  const number = identityNumber();
  const first = await office.household({ identity: number });
  await office.list(first, campaign);
  await office.post(campaign);
  await office.toDelivery(first);
  expect((await office.handOver(first)).body).toMatchObject({ stage: 'closed' });
  const again = await office.household({ identity: number });
  expect((await office.list(again, campaign)).body).toMatchObject({ code: 'relief.twice', rule: 'A-03' });

  const waiting = await office.household();
  const { body: missed } = await api.get('district', `/v1/campaigns/${campaign}/missed`);
  expect(missed.people.map(({ caseId }: { caseId: string }) => caseId)).toContain(waiting);
  expect(missed.people.map(({ caseId }: { caseId: string }) => caseId)).not.toContain(again);
  expect(missed.conditions.find(({ code }: { code: string }) => code === 'roll.nobody-missed')).toMatchObject({ holds: false });
  // recognised in another programme for a reason that policy names
  const { caseId: jobless } = await api.toDetermination(application());
  expect((await api.get('district', `/v1/campaigns/${campaign}/missed`)).body.people).toContainEqual(expect.objectContaining({ caseId: jobless, programme: 'employment-assistance', name: '张*示' }));
}, 200_000);
