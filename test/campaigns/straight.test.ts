import { expect, test } from 'vitest';
import { places } from '../support/office.ts';
import { papers, reliefApplication, useReliefOffice } from './office.ts';

const open = useReliefOffice();
const village = places.community;

test('A-01 to A-06: a household goes from the survey to relief handed over, and the village’s money adds up', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 300_000, people: 5 }]);
  const caseId = await office.household();
  expect((await office.list(caseId, campaign)).body).toMatchObject({ stage: 'notice' });
  expect(await office.village(campaign)).toMatchObject({ village: { usedFen: 100_000, listed: 1, toPost: 1, reported: false }, places: [{ caseId, name: '演*甲', amountFen: 100_000, state: 'listed' }] });
  expect((await office.post(campaign)).body).toEqual({ done: 1, refused: [] });
  expect(await office.village(campaign)).toMatchObject({ village: { posted: 1, reported: true } });

  await api.advance(caseId, 14);
  expect((await api.act('street', caseId, 'pass', { opinion: '同意' })).body).toMatchObject({ code: 'action.not-open' });
  expect((await api.act('street', caseId, 'recordPaper', { papers: ['survey-form'] })).body).toMatchObject({ code: 'paper.missing', rule: 'A-05', field: 'papers', status: 422 });
  expect((await api.act('street', caseId, 'recordPaper', { papers })).body).toMatchObject({ stage: 'townReview' });
  expect((await api.act('street', caseId, 'pass', { opinion: '同意' })).body).toMatchObject({ stage: 'delivery' });
  expect((await office.handOver(caseId)).body).toMatchObject({ stage: 'closed' });
  expect(await office.village(campaign)).toMatchObject({ village: { usedFen: 100_000, paidFen: 100_000, paid: 1 }, places: [{ state: 'paid' }] });
});

test('A-01: a household on the line is not below it; a written decision is made only when the applicant insists', async () => {
  const { api } = open();
  // 60 % of 2,000 yuan for two people over twelve months
  const form = reliefApplication({ yearIncomeFen: 2_880_000 });
  const refused = await api.post('intake', '/v1/cases', { programme: 'holiday-relief', form });
  expect(refused.body).toMatchObject({ status: 422, code: 'input.invalid', rule: 'A-01' });
  expect((await api.post('intake', '/v1/cases', { programme: 'holiday-relief', form: { ...form, despiteFindings: true } })).status).toBe(201);
});
