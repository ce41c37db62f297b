import { expect, test } from 'vitest';
import { useApi } from '../../api/api.ts';
import { AidCase, openFund, unionApplication } from './households.ts';

const open = useApi();

test('B-24: from the application over visit, review, notice and approval to living aid that is paid from its fund', async () => {
  const api = open();
  const fund = await openFund(api, 'living', 2_000_000);
  const aid = await AidCase.apply(api, unionApplication());
  await aid.toAid();
  const grant = await aid.propose('living', 800_000, fund);
  await aid.decide('district', grant);
  await aid.pay(grant);
  expect((await aid.grants()).items).toMatchObject([{ id: grant, kind: 'living', tier: 'deep', amount: 800_000, state: 'paid', fund, project: 'living' }]);
  const { body } = await api.get('district', '/v1/funds');
  expect(body.items).toMatchObject([{ total: 2_000_000, reserved: 0, paid: 800_000, returned: 0, left: 1_200_000 }]);
});
