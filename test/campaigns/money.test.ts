import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { keepHistory } from '../support/histories.ts';
import { places } from '../support/office.ts';
import { inFours, useReliefOffice } from './office.ts';

const open = useReliefOffice();
const village = places.community;
const neighbour = places.neighbour;

test('A-03: a list never goes above its village’s money, also when ten are listed in the same moment', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 150_000, people: 20 }]);
  const first = await office.household();
  expect((await office.list(first, campaign)).body).toMatchObject({ stage: 'notice' });
  const second = await office.household();
  expect((await office.list(second, campaign)).body).toMatchObject({ code: 'allotment.too-little', rule: 'A-03', field: 'degree', status: 409, detail: expect.stringContaining('1,000.00') as string });
  expect((await office.list(second, campaign, 'two')).body).toMatchObject({ stage: 'notice' });
  expect(await office.village(campaign)).toMatchObject({ village: { allottedFen: 150_000, usedFen: 150_000, listed: 2 } });
  await keepHistory(api.parts, { id: second }, 'a-quota-full');

  const rush = await office.campaign([{ village, allottedFen: 125_000, people: 20 }]);
  const households: string[] = [];
  await inFours(Array.from({ length: 10 }), async () => households.push(await office.household()));
  const replies = await Promise.all(households.map((caseId) => office.list(caseId, rush, 'two')));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(2);
  expect(new Set(replies.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toSatisfy((codes: Set<string>) => [...codes].every((code) => ['allotment.too-little', 'allotment.taken'].includes(code)));
  expect(await office.village(rush)).toMatchObject({ village: { usedFen: 100_000, listed: 2 } });
}, 300_000);

test('A-03: places run out as money does', async () => {
  const office = open();
  const campaign = await office.campaign([{ village, allottedFen: 500_000, people: 1 }]);
  await office.list(await office.household(), campaign, 'two');
  expect((await office.list(await office.household(), campaign, 'two')).body).toMatchObject({ code: 'allotment.people-full', rule: 'A-03' });
}, 100_000);

test('A-03: money that came back is allotted again to another village, never what is spoken for, and the trail keeps it', async () => {
  const office = open();
  const { api } = office;
  const campaign = await office.campaign([{ village, allottedFen: 200_000, people: 3 }, { village: neighbour, allottedFen: 0, people: 3 }]);
  const [keeps, declines] = [await office.household(), await office.household()];
  await office.list(keeps, campaign);
  await office.list(declines, campaign);
  await office.post(campaign);
  const change = (where: string, byFen: number) => api.post('district', `/v1/campaigns/${campaign}/villages/${where}/allotment`, { byFen });
  expect((await change(village, -100_000)).body).toMatchObject({ code: 'allotment.bound', rule: 'A-03', field: 'byFen', detail: expect.stringContaining('2,000.00') as string });
  expect((await change(neighbour, 100_000)).body).toMatchObject({ code: 'allotment.nothing-left', rule: 'A-03', field: 'byFen' });
  expect((await change(village, 10.5)).body).toMatchObject({ status: 422, rule: 'A-03', field: 'byFen' });

  await office.toDelivery(declines);
  const document = await api.upload('intake', declines);
  expect((await api.act('intake', declines, 'giveBack', { reason: 'declined', documents: [document.body.id], note: '演示：本人不要' })).body).toMatchObject({ stage: 'closed' });
  expect(await office.village(campaign)).toMatchObject({ village: { usedFen: 100_000, returnedFen: 100_000, listed: 1 } });
  expect((await change(village, -100_000)).status).toBe(200);
  expect((await change(neighbour, 100_000)).body).toMatchObject({ village: neighbour, allottedFen: 100_000 });
  const key = randomUUID();
  for (let twice = 0; twice < 2; twice += 1) await api.post('district', `/v1/campaigns/${campaign}/villages/${neighbour}/allotment`, { byFen: -10_000 }, { key });
  expect((await api.get('district', `/v1/campaigns/${campaign}`)).body).toMatchObject({ totalFen: 200_000, leftFen: 10_000 });
  const { body: trail } = await api.get('auditor', '/v1/audit?kind=campaign&action=allotment-changed');
  expect(trail.items.map((entry: { facts: { village: string; byFen: number }[] }) => [entry.facts[0]?.village, entry.facts[0]?.byFen])).toEqual([[neighbour, -10_000], [neighbour, 100_000], [village, -100_000]]);
  await keepHistory(api.parts, { id: declines }, 'a-unspent-allotted-again');
}, 200_000);

test('A-03: a campaign with an unknown village, too much money or a year gone by is refused: each field with rule and limit, nothing stored', async () => {
  const { api } = open();
  const before = (await api.get('district', '/v1/campaigns')).body.items.length;
  const wrong = await api.post('district', '/v1/campaigns', {
    year: 2020, totalFen: 100, villages: [{ village: '990199999999', allottedFen: 50, people: 1 }, { village, allottedFen: 51, people: 1 }, { village, allottedFen: 10, people: 1 }],
  });
  expect(wrong.status).toBe(422);
  const errors = Object.fromEntries(wrong.body.errors.map((error: { field: string; rule: string; en: string }) => [error.field, error]));
  expect(errors['villages.0.village']).toMatchObject({ rule: 'A-03', en: expect.stringContaining('990199999999') as string });
  expect(errors['villages.2.village']).toMatchObject({ rule: 'A-03' });
  expect(errors['villages']).toMatchObject({ rule: 'A-03', en: expect.stringMatching(/1\.11 yuan, above the total of 1\.00/) as string });
  expect(errors['year']).toMatchObject({ rule: 'A-05', en: expect.stringContaining('2020-01-22') as string });
  const negative = await api.post('district', '/v1/campaigns', { year: 2099, totalFen: -1, villages: [{ village, allottedFen: 0.5, people: 1.5 }] });
  expect(negative.body.errors.map((error: { field: string }) => error.field)).toEqual(['totalFen', 'villages.0.allottedFen', 'villages.0.people']);
  expect((await api.get('district', '/v1/campaigns')).body.items).toHaveLength(before);
});
