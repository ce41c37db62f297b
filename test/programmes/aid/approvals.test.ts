import { expect, test } from 'vitest';
import { useApi } from '../../api/api.ts';
import { AidCase, openFund, today, unionApplication, withCaseClock } from './households.ts';

const open = useApi(withCaseClock);

/** A household that bore 60,000 yuan of medical cost itself. */
async function seriouslyIll(): Promise<AidCase> {
  const aid = await AidCase.apply(open(), unionApplication({ spending: [{ member: 1, kind: 'illness', amountFen: 9_000_000, reimbursedFen: 3_000_000 }] }));
  await aid.toAid();
  await aid.uploadBills();
  return aid;
}

test('B-06: medical aid of 19,999.99 yuan is approved by the county alone, and by nobody who proposed it (X-04)', async () => {
  const aid = await seriouslyIll();
  const fund = await openFund(open(), 'medical', 20_000_000);
  const { seq } = await aid.act('district', 'proposeGrant', { kind: 'medical', amount: 1_999_999, fund, reason: '重病' });
  const grant = `g${seq}`;
  expect((await aid.refused('district', 'decideGrant', { grant, approve: true, opinion: '同意' })).body).toMatchObject({ code: 'chain.same-person' });
  await aid.act('district', 'cancelGrant', { grant, reason: '改由街道提出' });
  const again = await aid.propose('medical', 1_999_999, fund);
  await aid.decide('district', again);
  expect((await aid.grants()).items[1]).toMatchObject({ state: 'approved', levels: ['district'] });
  await aid.pay(again);
  await aid.keep('b-medical-below-20000');
});

test('B-06: 20,000.00 yuan need the province, and the county cannot pay before it has approved', async () => {
  const aid = await seriouslyIll();
  const fund = await openFund(open(), 'medical', 20_000_000, 'city');
  const grant = await aid.propose('medical', 2_000_000, fund);
  await aid.decide('district', grant);
  expect((await aid.refused('district', 'payGrant', { grant, paidOn: today(), documents: [await aid.upload('bank-receipt', 'district')] })).body).toMatchObject({ code: 'grant.none' });
  expect((await aid.refused('district', 'decideGrant', { grant, approve: true, opinion: '同意' })).body).toMatchObject({ code: 'grant.none' });
  expect((await open().get('province', '/v1/desk/grant-province')).body.items).toMatchObject([{ caseId: aid.id }]);
  await aid.decide('province', grant);
  await aid.pay(grant);
  expect((await aid.grants()).items).toMatchObject([{ state: 'paid', levels: ['district', 'province'], opinions: [{ level: 'district' }, { level: 'province' }] }]);
  await aid.keep('b-medical-20000');
});

test('B-06: 50,000.00 yuan need the national federation after county and province; the aid of the year counts together', async () => {
  const aid = await seriouslyIll();
  const fund = await openFund(open(), 'medical', 20_000_000, 'provincial');
  const grant = await aid.propose('medical', 5_000_000, fund);
  for (const who of ['district', 'province', 'national'] as const) {
    // each level is told when it is its turn, the national one too, whose region is no beginning of the others
    expect((await open().get(who, '/v1/messages')).body.items).toContainEqual(expect.objectContaining({ caseId: aid.id, template: 'your-move', rule: 'B-06' }));
    await aid.decide(who, grant);
  }
  await aid.pay(grant);
  expect((await aid.grants()).items).toMatchObject([{ state: 'paid', levels: ['district', 'province', 'national'] }]);
  // B-08: what was granted counts as income, and takes the year's medical aid beyond the threshold from the first fen
  const more = await aid.refused('street', 'proposeGrant', { kind: 'medical', amount: 1_000_001, fund, reason: '再次住院' });
  expect(more.body.errors).toMatchObject([{ field: 'amount', code: 'amount.above-cap' }]);
  await aid.keep('b-medical-50000');
});

test('B-08: aid already approved counts as income; a household that no longer qualifies gets no second aid', async () => {
  const aid = await AidCase.apply(open(), unionApplication({ income: [{ member: 1, kind: 'wage', amountFen: 5_700_000 }], spending: [] }));
  await aid.toAid();
  const fund = await openFund(open(), 'living', 5_000_000);
  const grant = await aid.propose('living', 384_000, fund);
  const second = await aid.propose('living', 384_000, fund); // judged before the first was approved
  await aid.decide('district', grant);
  const refused = await aid.refused('district', 'decideGrant', { grant: second, approve: true, opinion: '同意' });
  expect(refused.body.errors).toMatchObject([{ field: 'amount', code: 'aid.not-open', rule: 'B-08' }]);
  await aid.decide('district', second, false);
  expect((await aid.grants()).items).toMatchObject([{ state: 'approved' }, { state: 'refused' }]);
  await aid.pay(grant);
  await aid.keep('b-second-aid-refused');
});

test('B-20: of two grants approved at the same moment a fund pays the one it has money for; what is not approved reserves nothing', async () => {
  const cases = [await AidCase.apply(open(), unionApplication()), await AidCase.apply(open(), unionApplication())];
  for (const aid of cases) await aid.toAid();
  const fund = await openFund(open(), 'living', 1_000_000, 'donation');
  const grants = await Promise.all(cases.map((aid) => aid.propose('living', 800_000, fund)));
  const replies = await Promise.all(cases.map((aid, position) => aid.refused('district', 'decideGrant', { grant: grants[position], approve: true, opinion: '同意' })));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'fund.overdrawn', rule: 'B-20' });
  const { body } = await open().get('district', '/v1/funds');
  expect(body.items.find(({ id }: { id: string }) => id === fund)).toMatchObject({ total: 1_000_000, reserved: 800_000, paid: 0, left: 200_000 });
});
