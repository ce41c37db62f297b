import { expect, test } from 'vitest';
import { useApi } from '../../api/api.ts';
import { AidCase, openFund, thisYear, unionApplication, withCaseClock } from './households.ts';

const open = useApi(withCaseClock);

test('B-24: from the application over visit, review, notice and approval to living aid that is paid from its fund', async () => {
  const api = open();
  const aid = await AidCase.apply(api, unionApplication());
  await aid.toAid();
  const fund = await openFund(api, 'living', 2_000_000);
  const grant = await aid.propose('living', 800_000, fund);
  await aid.decide('district', grant);
  await aid.pay(grant);
  expect((await aid.grants()).items).toMatchObject([{ id: grant, kind: 'living', tier: 'deep', amount: 800_000, state: 'paid', fund, project: 'living' }]);
  const { body } = await api.get('district', '/v1/funds');
  expect(body.items).toMatchObject([{ total: 2_000_000, reserved: 0, paid: 800_000, returned: 0, left: 1_200_000 }]);
  await aid.keep('b-deep-to-paid');
});

test('B-09: a household in relative hardship is granted one kind of aid, between 60 and 80 % of the deep standard, and no other beside it', async () => {
  const api = open();
  const aid = await AidCase.apply(api, unionApplication({ income: [{ member: 1, kind: 'wage', amountFen: 300_000, fromMonth: `${thisYear}-01`, toMonth: `${thisYear}-12` }], spending: [{ member: 2, kind: 'illness', amountFen: 300_000 }] }));
  await aid.toAid();
  const fund = await openFund(api, 'medical', 5_000_000);
  const living = await openFund(api, 'living', 5_000_000, 'city');
  expect((await aid.grants()).entitlements).toMatchObject([{ tier: 'relative', leastNow: 384_000, mostNow: 768_000 }, { tier: 'relative', mostNow: 300_000 }, {}]);
  expect((await aid.refused('street', 'proposeGrant', { kind: 'living', amount: 383_999, fund: living, reason: '家庭困难' })).body.errors).toMatchObject([{ field: 'amount', code: 'amount.below-floor', rule: 'B-09' }]);
  const grant = await aid.propose('living', 384_000, living);
  await aid.decide('district', grant);
  await aid.pay(grant);
  await aid.uploadBills();
  const second = await aid.refused('street', 'proposeGrant', { kind: 'medical', amount: 100_000, fund, reason: '家庭困难' });
  expect(second.status).toBe(422);
  expect(second.body.errors).toMatchObject([{ field: 'amount', code: 'aid.not-open', rule: 'B-09' }]);
  expect((await aid.grants()).items).toMatchObject([{ tier: 'relative', state: 'paid' }]);
  await aid.keep('b-relative-to-paid');
});

test('B-19: after an accident the case takes the rapid channel: shorter clocks from the visit to the approval, and 10 to 15 % of the spending (B-10)', async () => {
  const api = open();
  const accident = { kind: 'injury', on: `${thisYear}-03-10`, spendingFen: 5_000_000, compensatedFen: 2_000_000 };
  const aid = await AidCase.apply(api, unionApplication({ income: [{ member: 2, kind: 'wage', amountFen: 6_000_000 }], accidents: [accident] }));
  const [rapid] = (await aid.detail()).clocks.filter(({ clock }: { clock: string }) => clock === 'homeVisit');
  expect(rapid).toMatchObject({ rule: 'B-19' });
  expect((await aid.detail()).state).toMatchObject({ details: { tier: 'accidental', rapid: true } });
  await aid.toAid({ difficulty: true });
  const fund = await openFund(api, 'medical', 5_000_000, 'provincial');
  await aid.uploadBills();
  expect((await aid.refused('street', 'proposeGrant', { kind: 'medical', amount: 750_001, fund, reason: '意外' })).body.errors).toMatchObject([{ field: 'amount', code: 'amount.above-cap', rule: 'B-10' }]);
  const grant = await aid.propose('medical', 750_000, fund);
  await aid.decide('district', grant);
  await aid.pay(grant);
  expect((await aid.grants()).items).toMatchObject([{ tier: 'accidental', state: 'paid', amount: 750_000 }]);
  await aid.keep('b-accident-rapid');
});
