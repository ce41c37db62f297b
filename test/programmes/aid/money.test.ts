import { expect, test } from 'vitest';
import { useApi } from '../../api/api.ts';
import { figuresOf, perMille } from '../../../src/reports/indicators.ts';
import { lastQuarter, spanOf } from '../../../src/reports/quarter.ts';
import { reportQuarter } from '../../../src/reports/quarterly.ts';
import { AidCase, openFund, today, unionApplication, withCaseClock } from './households.ts';

const open = useApi(withCaseClock);

test('B-20: a hundred approvals at the same moment never overdraw a fund, and total = reserved + paid − returned + left after every movement', async () => {
  const { pool } = open().parts;
  const aid = await AidCase.apply(open(), unionApplication());
  const fund = await openFund(open(), 'training', 5_000);
  await pool.query(
    `INSERT INTO grants (case_id, id, seq, region, kind, tier, amount_fen, fund_id, project, levels, state, proposed_by, proposed_at)
     SELECT $1, 't' || n, n, '990102001001', 'training', 'deep', 100, $2, 'training', '{district}', 'proposed', 'test', now() FROM generate_series(1, 100) n`, [aid.id, fund]);
  const move = (n: number, kind: string) => pool.query(
    `INSERT INTO fund_entries (fund_id, case_id, grant_id, seq, kind, amount_fen, by_id, happened_at, recorded_at) VALUES ($1, $2, $3, $4, $5, 100, 'test', now(), now())`,
    [fund, aid.id, `t${n}`, { reserve: 1, pay: 2, return: 3 }[kind], kind]);
  const approved = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => move(n + 1, 'reserve')));
  const taken = approved.flatMap(({ status }, n) => (status === 'fulfilled' ? [n + 1] : []));
  expect(taken).toHaveLength(50);
  expect(approved.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { constraint: 'funds_not_overdrawn' } });
  await Promise.all(taken.slice(0, 30).map((n) => move(n, 'pay')));
  await Promise.all(taken.slice(0, 10).map((n) => move(n, 'return')));
  const { body } = await open().get('district', '/v1/funds');
  const found = body.items.find(({ id }: { id: string }) => id === fund);
  expect(found).toMatchObject({ total: 5_000, reserved: 2_000, paid: 3_000, returned: 1_000, left: 1_000 });
  expect(found.reserved + found.paid - found.returned + found.left).toBe(found.total);
  await expect(pool.query('UPDATE funds SET paid_fen = 0 WHERE id = $1', [fund])).rejects.toMatchObject({ code: '42501' }); // the counters move by entries alone
});

test('B-20: a closed fund reserves nothing more; a fund of another project, region or year is none for the case', async () => {
  const aid = await AidCase.apply(open(), unionApplication());
  await aid.toAid();
  const [closed, other] = [await openFund(open(), 'living', 5_000_000), await openFund(open(), 'education', 5_000_000)];
  expect((await open().post('district', `/v1/funds/${closed}/close`)).body).toMatchObject({ closedAt: expect.any(String) });
  const ask = (fund: string) => aid.refused('street', 'proposeGrant', { kind: 'living', amount: 800_000, fund, reason: '困难' });
  expect((await ask(closed)).body).toMatchObject({ code: 'fund.closed', rule: 'B-20' });
  expect((await ask(other)).body).toMatchObject({ code: 'fund.unknown', rule: 'B-20' });
});

test('B-21: more living aid for a named event within its days, apart from the year’s living aid', async () => {
  const aid = await AidCase.apply(open(), unionApplication());
  await aid.toAid();
  const fund = await openFund(open(), 'living', 5_000_000, 'donation');
  const ask = { kind: 'living', fund, topUp: 'demo-flood-2026', reason: '受灾' };
  await open().parts.pool.query(`UPDATE policies SET data = jsonb_set(jsonb_set(data, '{topUps,0,from}', '"2020-01-01"'), '{topUps,0,to}', '"2020-12-31"') WHERE id = 'union-aid/99/2026-01'`);
  expect((await aid.refused('street', 'proposeGrant', { ...ask, amount: 90_000 })).body.errors).toMatchObject([{ field: 'topUp', code: 'aid.not-open', rule: 'B-21' }]);
  await open().parts.pool.query(`UPDATE policies SET data = jsonb_set(data, '{topUps,0,to}', '"2999-12-31"') WHERE id = 'union-aid/99/2026-01'`);
  expect((await aid.refused('street', 'proposeGrant', { ...ask, amount: 90_001 })).body.errors).toMatchObject([{ field: 'amount', code: 'amount.above-cap', rule: 'B-21' }]);
  const grant = await aid.propose('living', 90_000, fund, { topUp: 'demo-flood-2026' }); // 300 yuan for each of three
  await aid.decide('district', grant);
  await aid.pay(grant);
  expect((await aid.grants()).items).toMatchObject([{ topUp: 'demo-flood-2026', state: 'paid' }]);
});

test('B-16: each indicator is counted from the records, and leads to the cases that keep it from being whole', async () => {
  const { body } = await open().get('district', '/v1/reports/indicators');
  const [district] = body.items;
  expect(district).toMatchObject({ district: '990102', figures: { open: 3, takenIn: expect.any(Number) } });
  expect(await open().get('community' as never, '/v1/reports/indicators').then(({ status }) => status)).toBe(401);
  const behind = await open().get('district', '/v1/reports/indicators/coverage/cases');
  expect(behind.status).toBe(200);
  expect(perMille('funds', { ...district.figures, paid: 3, paidOnTime: 2 })).toBe(666);
  expect(perMille('exits', { ...district.figures, exits: 0 })).toBeUndefined();
});

test('B-17: when a quarter has ended its figures are frozen once; a city that does not hand them in is late, named and urged', async () => {
  const { pool } = open().parts;
  const [year] = [Number(today().slice(0, 4)) + 1];
  const ended = `${year}-04-01T00:30:00.000Z`;
  expect(lastQuarter(ended)).toEqual({ year, quarter: 1 });
  expect(lastQuarter(`${year}-01-01T00:00:00.000Z`)).toEqual({ year: year - 1, quarter: 4 });
  expect(spanOf({ year, quarter: 4 })).toEqual({ from: `${year}-09-30T16:00:00.000Z`, to: `${year}-12-31T16:00:00.000Z` });
  const first = await reportQuarter({ pool }, ended);
  expect(first).toEqual({ frozen: 1, urged: 0 });
  expect(await reportQuarter({ pool }, ended)).toEqual({ frozen: 0, urged: 0 });
  const before = await figuresOf(pool, '99', spanOf({ year, quarter: 1 }));
  await AidCase.apply(open(), unionApplication());
  const frozen = (await open().get('province', `/v1/reports/quarters/${year}/1`)).body.items;
  expect(frozen).toMatchObject([{ district: '990102', figures: before[0], late: false }]); // what came later changes nothing
  expect(await reportQuarter({ pool }, `${year}-04-20T00:30:00.000Z`)).toEqual({ frozen: 0, urged: 1 });
  expect((await open().get('city', `/v1/reports/quarters/${year}/1`)).body.items).toMatchObject([{ district: '990102', urgedAt: expect.any(String) }]);
  expect((await open().get('city', '/v1/messages')).body.items.filter(({ template }: { template: string }) => template === 'report-late')).toMatchObject([{ rule: 'B-17' }]);
  expect((await open().post('city', `/v1/reports/quarters/${year}/1/990102/submit`)).status).toBe(204);
  expect((await open().get('city', `/v1/reports/quarters/${year}/1`)).body.items[0]).toMatchObject({ submittedAt: expect.any(String) });
});
