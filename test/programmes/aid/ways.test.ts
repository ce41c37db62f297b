import { expect, test } from 'vitest';
import { useApi } from '../../api/api.ts';
import { AidCase, openFund, unionApplication, unionFile, withCaseClock } from './households.ts';

const open = useApi(withCaseClock);
const comfortable = { income: [{ member: 1, kind: 'wage', amountFen: 9_000_000 }] };

test('B-13: a household that does not qualify is told why at intake, and after the visit referred to routine relief by a written decision', async () => {
  const form = unionApplication(comfortable);
  const told = await open().post('intake', '/v1/cases', { programme: 'union-aid', form });
  expect(told.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'not-eligible', rule: 'B-02' })]));
  const aid = await AidCase.apply(open(), { ...form, despiteFindings: true });
  await aid.visit();
  await aid.match();
  expect((await aid.refused('street', 'pass', { opinion: '同意' })).body).toMatchObject({ code: 'tier.none', rule: 'B-13' });
  expect((await aid.act('street', 'referOn', { targets: ['routine-relief'], reasons: '收入高于标准，转入常态化送温暖' })).stage).toBe('closed');
  expect(await aid.detail()).toMatchObject({ closedReason: 'referred' });
  const { rows } = await open().parts.pool.query('SELECT d.kind, r.target FROM decisions d JOIN referrals_on r USING (case_id) WHERE case_id = $1', [aid.id]);
  expect(rows).toEqual([{ kind: 'referral', target: 'routine-relief' }]);
  await aid.keep('b-not-qualified-referred');
});

test('B-24: data are matched only with the signed authorisation of each adult; everybody who has not signed is named at once, a child is not asked', async () => {
  const aid = await AidCase.apply(open(), unionApplication());
  const refused = await aid.refused('intake', 'recordMatching', { authorisations: {}, report: '比对' });
  expect(refused.body.errors).toHaveLength(2);
  expect(refused.body.errors).toMatchObject([{ code: 'authorisation.missing', rule: 'B-24' }, { code: 'authorisation.missing', rule: 'B-24' }]);
  await aid.visit({ differs: true });
  expect((await aid.match()).stage).toBe('homeVisit'); // the file must be corrected first
  const corrected = await aid.act('intake', 'updateFile', { file: unionFile({ income: [{ member: 1, kind: 'wage', amountFen: 1_200_000 }] }) });
  expect(corrected.stage).toBe('review');
});

test('B-22: a re-checked file with something missing is returned once with everything named; accepted, its changes are on record and the tier’s clock runs anew', async () => {
  const aid = await AidCase.apply(open(), unionApplication());
  await aid.toAid();
  await aid.advance(150);
  const file = unionFile({ income: [{ member: 1, kind: 'wage', amountFen: 1_000_000 }, { member: 2, kind: 'wage', amountFen: 2_500_000 }] });
  await aid.act('intake', 'updateFile', { file });
  expect((await aid.refused('street', 'acceptFile', { opinion: '齐全' })).body).toMatchObject({ code: 'file.incomplete', rule: 'B-22' });
  await aid.act('street', 'returnFile', { opinion: '请补齐材料' });
  const { rows } = await open().parts.pool.query(`SELECT missing FROM file_checks WHERE case_id = $1 AND outcome = 'returned'`, [aid.id]);
  expect(rows).toEqual([{ missing: ['union-file-form', 'identity-card', 'household-register', 'income-proof'] }]);
  await aid.uploadFile();
  await aid.act('intake', 'updateFile', { file });
  await aid.act('street', 'acceptFile', { opinion: '齐全' });
  const detail = await aid.detail();
  expect(detail.state).toMatchObject({ details: { tier: 'relative' }, aid: { file: 3 } });
  expect(detail.clocks.find(({ clock }: { clock: string }) => clock === 'recheck')).toMatchObject({ rule: 'B-22' });
  const checks = await open().parts.pool.query('SELECT outcome, changes FROM file_checks WHERE case_id = $1 ORDER BY seq', [aid.id]);
  expect(checks.rows).toEqual([{ outcome: 'submitted', changes: 1 }, { outcome: 'returned', changes: 0 }, { outcome: 'submitted', changes: 0 }, { outcome: 'accepted', changes: 0 }]);
  await aid.keep('b-recheck-returned');
});

test('B-14: a household leaves after visit, verification and explanation; a relapse reopens its file and grants aid again, with the earlier aid in view', async () => {
  const aid = await AidCase.apply(open(), unionApplication());
  await aid.toAid();
  const fund = await openFund(open(), 'living', 5_000_000);
  const first = await aid.propose('living', 700_000, fund);
  await aid.decide('district', first);
  expect((await aid.refused('intake', 'beginExit', { reason: '已就业' })).body).toMatchObject({ code: 'grant.open' });
  await aid.pay(first);
  await aid.uploadFile();
  await aid.act('intake', 'updateFile', { file: unionFile(comfortable) });
  await aid.act('street', 'acceptFile', { opinion: '收入已提高' });
  await aid.act('intake', 'beginExit', { reason: '收入已高于标准' });
  const documents = [await aid.upload('visit-form')];
  expect((await aid.refused('intake', 'recordExitVisit', { verified: true, explained: false, report: '走访', documents })).body.errors).toMatchObject([{ field: 'explained', rule: 'B-14' }]);
  expect((await aid.act('intake', 'recordExitVisit', { verified: true, explained: true, report: '走访并说明', documents })).stage).toBe('afterExit');
  await aid.advance(60);
  const relapsed = await aid.act('intake', 'recordMonitoring', { outcome: 'relapsed', note: '再次失业', documents: [await aid.upload('dismissal')] });
  expect(relapsed.stage).toBe('homeVisit');
  await aid.act('intake', 'updateFile', { file: unionFile() });
  await aid.toAid();
  expect((await aid.grants()).items).toMatchObject([{ id: first, state: 'paid', amount: 700_000 }]);
  const again = await openFund(open(), 'living', 5_000_000, 'city');
  const [{ mostNow }] = (await aid.grants()).entitlements;
  const second = await aid.propose('living', mostNow, again);
  await aid.decide('district', second);
  await aid.pay(second);
  expect((await aid.grants()).items).toMatchObject([{ id: first, state: 'paid' }, { id: second, state: 'paid', amount: mostNow }]);
  await aid.keep('b-relapse-after-exit');
});

test('B-23: a new policy moves what is not decided yet; a decided grant keeps the tier that it was granted by', async () => {
  const [next] = open().parts.policies.filter(({ id }) => id === 'union-aid/99/2027-01');
  const aid = await AidCase.apply(open(), unionApplication({ income: [{ member: 1, kind: 'wage', amountFen: 2_890_000 }] }));
  await aid.toAid();
  const fund = await openFund(open(), 'living', 5_000_000, 'provincial');
  const decided = await aid.propose('living', 384_000, fund);
  await aid.decide('district', decided);
  const undecided = await aid.propose('living', 100_000, fund);
  expect((await aid.detail()).state.details).toMatchObject({ tier: 'relative' });
  const preview = (await open().get('district', `/v1/policy-moves?policy=${encodeURIComponent(next?.id ?? '')}`)).body.items;
  expect(preview.find(({ caseId }: { caseId: string }) => caseId === aid.id)).toMatchObject({ tierNow: 'relative', tierThen: 'deep', decided: 1, undecided: [{ grant: undecided, levels: ['district'] }] });
  expect((await open().post('district', '/v1/policy-moves', { policy: next?.id, reason: '新政策施行' })).body).toMatchObject({ left: 0 });
  expect((await aid.detail()).state.details).toMatchObject({ tier: 'deep' }); // 28,900 a year is below 860 × 12 × 3 = 30,960
  expect((await aid.grants()).items).toMatchObject([{ id: decided, tier: 'relative', state: 'approved' }, { id: undecided, state: 'proposed' }]);
  await aid.decide('district', undecided, false);
  await aid.pay(decided);
  await aid.keep('b-policy-moved');
});

test('X-09: after a fraud the paid aid is reclaimed through its fund, though the case is closed', async () => {
  const aid = await AidCase.apply(open(), unionApplication());
  await aid.toAid();
  const fund = await openFund(open(), 'living', 1_000_000, 'donation');
  const grant = await aid.propose('living', 800_000, fund);
  await aid.decide('district', grant);
  await aid.pay(grant);
  await aid.act('supervisor', 'complain', { statement: '申请人隐瞒了一套出租房屋' });
  expect((await aid.refused('street', 'proposeGrant', { kind: 'living', amount: 100, fund, reason: '困难' })).body).toMatchObject({ code: 'case.suspended' });
  await aid.act('district', 'decideComplaint', { upheld: true, heardOn: (await aid.detail()).openedAt.slice(0, 10), documents: [await aid.upload('hearing', 'district')], finding: '属实' });
  expect((await aid.grants()).items).toMatchObject([{ state: 'paid', reclaimed: true, returned: 0 }]);
  await aid.act('district', 'returnGrant', { grant, amount: 300_000, reason: '首次退款', documents: [await aid.upload('receipt', 'district')] });
  expect((await aid.refused('district', 'returnGrant', { grant, amount: 500_001, reason: '退款', documents: [await aid.upload('receipt', 'district')] })).body).toMatchObject({ code: 'grant.more-than-paid' });
  await aid.act('district', 'returnGrant', { grant, amount: 500_000, reason: '余款退回', documents: [await aid.upload('receipt', 'district')] });
  const { body } = await open().get('district', '/v1/funds');
  expect(body.items.find(({ id }: { id: string }) => id === fund)).toMatchObject({ total: 1_000_000, reserved: 0, paid: 800_000, returned: 800_000, left: 1_000_000 });
  expect((await open().get('district', `/v1/funds/${fund}/entries`)).body.items.map(({ kind, amount }: { kind: string; amount: number }) => [kind, amount]))
    .toEqual([['return', 500_000], ['return', 300_000], ['pay', 800_000], ['reserve', 800_000]]);
  await aid.keep('b-fraud-money-back');
});

test('B-12: a household comes in by survey at the community, by matching at the county, and by its own application at the city, which names the community', async () => {
  await AidCase.apply(open(), unionApplication({}, { channel: 'survey' }));
  await AidCase.apply(open(), unionApplication({}, { channel: 'matching', community: '990102001001' }), 'district');
  const aid = await AidCase.apply(open(), unionApplication({}, { channel: 'window', community: '990102001001' }), 'city');
  expect(await aid.detail()).toMatchObject({ region: '990102001001', stage: 'homeVisit' });
  expect((await open().post('city', '/v1/cases', { programme: 'union-aid', form: unionApplication() })).body.errors).toMatchObject([{ field: 'community', code: 'required' }]);
});

test('B-15: help other than living, medical and education aid is paid for from a project of its own', async () => {
  const aid = await AidCase.apply(open(), unionApplication());
  expect((await aid.refused('street', 'proposeGrant', { kind: 'living', amount: 800_000, fund: '00000000-0000-4000-8000-000000000000', reason: '先救助' })).status).toBeGreaterThanOrEqual(409); // B-01: no aid before the file is approved
  await aid.toAid();
  const fund = await openFund(open(), 'training', 500_000);
  const grant = await aid.propose('training', 120_000, fund);
  await aid.decide('district', grant);
  await aid.pay(grant);
  expect((await aid.grants()).items).toMatchObject([{ kind: 'training', project: 'training', state: 'paid' }]);
});

test('B-18: what a kind of aid needs is named all together when it is missing', async () => {
  const aid = await AidCase.apply(open(), unionApplication({ spending: [{ member: 1, kind: 'illness', amountFen: 1_000_000 }] }));
  await aid.toAid();
  const fund = await openFund(open(), 'medical', 5_000_000);
  const refused = await aid.refused('street', 'proposeGrant', { kind: 'medical', amount: 500_000, fund, reason: '住院' });
  expect(refused.body.errors).toMatchObject([{ field: 'documents.diagnosis', code: 'document.missing' }, { field: 'documents.medical-bills', code: 'document.missing' }]);
});
