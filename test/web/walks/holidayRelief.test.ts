import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignWorkflowId } from '../../../src/campaigns/workflow.ts';
import { dayOf } from '../../../src/calendar/days.ts';
import { useBrowser } from '../../support/browser.ts';
import { advanceCase, currentTimeOf } from '../../support/caseClock.ts';
import { fleetQueueOf, openFleet } from '../../support/fleet.ts';
import { demoPolicies, demoReliefPolicy } from '../../support/policies.ts';
import { identityNumber } from '../identityNumbers.ts';
import { useSite } from '../site.ts';
import { Colleague } from './colleague.ts';

const browser = useBrowser();
const site = useSite({ policies: [...demoPolicies(), demoReliefPolicy()] });
let stopFleet: (() => Promise<void>) | undefined;

beforeAll(async () => {
  site().parts.fleetQueue = fleetQueueOf(site().parts);
  stopFleet = await openFleet(site().parts);
});

afterAll(() => stopFleet?.());

const WALK_MS = 240_000;
/** One that closes in a winter that is far enough away to be opened by the campaign's own clock. */
const year = Number(dayOf(new Date().toISOString()).slice(0, 4)) + 2;

/** Moves the campaign's own clock to a day's morning. */
async function campaignUntil(id: string, day: string): Promise<void> {
  const { client } = site().parts.engine;
  const now = Date.parse(await currentTimeOf(client, campaignWorkflowId(id)));
  await advanceCase(client, campaignWorkflowId(id), Date.parse(`${day}T01:00:00.000Z`) - now);
}

test('A-01 to A-06: a campaign goes from its quotas over a posted list, an objection, signed paper and relief in hand to its closing without one village, by what the pages offer', async () => {
  const as = (login: Parameters<typeof Colleague.signedIn>[2]) => Colleague.signedIn(browser(), site(), login);
  const [district, intake, reviewer, street, street2] = [await as('district'), await as('intake'), await as('reviewer'), await as('street'), await as('street2')];
  await district.follow('专项行动');
  await district.page.getByText('设立新活动').click();
  await district.fill(district.page.locator('main'), { 截止年份: String(year), 资金总额: '3000', '和平社区 分配': '2500', '和平社区 名额': '3', '新华社区 分配': '0', '新华社区 名额': '2' });
  await district.press('设立');
  await district.sees('未分配 500.00 元', '未报送的村（社区）：和平社区、新华社区');
  const campaign = /campaigns\/([0-9a-f-]{36})/.exec(district.page.url())?.[1] ?? '';
  const { rows: [dates] } = await site().parts.pool.query<{ opens_on: string; closes_on: string }>('SELECT opens_on::text, closes_on::text FROM campaigns WHERE id = $1', [campaign]);
  await campaignUntil(campaign, dates?.opens_on ?? '');

  await intake.follow('新申请');
  await intake.page.getByRole('link', { name: '节日送温暖慰问' }).click();
  await intake.fill(intake.page.locator('main'), {
    'people.0.name': '陆演示', 'people.0.identityNumber': identityNumber('1970-05-06', 51), 'people.0.phone': '13900000051', 'people.0.health': '慢性病', 'people.0.work': '失业', 'people.0.registration': '城镇', 年工资收入: '6000',
    常住地址: '演示街 7 号', 户籍所在社区: '和平社区', 基层摸底: true, 患病: true, 申请人承诺: true,
  });
  await intake.press('提交申请');
  await intake.sees('村（社区）核查');
  const [receipt, caseId] = [await intake.receipt(), intake.caseId()];
  await reviewer.find(receipt);
  await reviewer.take('通过', { 本级意见: '入户核查属实' });
  await intake.find(receipt);
  await intake.take('列入名单', { 一档: true });

  // the village posts its list in one go
  await intake.follow('专项行动');
  await intake.follow(`${year} 年节日慰问`);
  await intake.follow('和平社区');
  await intake.press('全部张榜（1 户）');
  await intake.sees('陆*示', '一档');
  const anyone = await Colleague.stranger(browser(), site());
  await anyone.follow('查看公示');
  await anyone.sees('陆*示', '一档');
  expect(await anyone.text()).not.toContain('患病');
  await anyone.follow(/^提出异议/);
  await anyone.fill(anyone.page.locator('main'), { statement: '其子在外经商，可以核实' });
  await anyone.press('提交异议');
  await anyone.sees('YY-');

  const supervisor = await as('supervisor');
  await supervisor.find(receipt);
  await supervisor.take('处理异议', { 不成立: true, 核查经过和结果: '已入户核实，其子收入微薄' });
  await site().wait(caseId, 14);

  // survey form, application form and proof, signed and sealed, at the town
  await street2.follow('专项行动');
  await street2.follow(`${year} 年节日慰问`);
  await street2.follow('和平社区');
  await street2.sees('签收 1 户的签字盖章材料');
  for (const paper of await street2.page.locator('[name=papers]').all()) await paper.check();
  await street2.press('全部签收');
  await expect.poll(() => street2.text()).not.toContain('全部签收');
  await street.find(receipt);
  await street.take('通过', { 本级意见: '材料齐全' });
  await intake.find(receipt);
  await intake.take('登记发放', { 走访慰问: true, 发放人和签收人: '村干部走访，本人签收', 证据: 'a scan' });
  await intake.sees('已办结');

  // A-06, and the closing with one village missing
  await district.follow('专项行动');
  await district.follow(`${year} 年节日慰问`);
  await district.press('抽取');
  await district.press('属实');
  await expect.poll(() => district.text()).not.toContain('不符');
  await district.fill(district.page.locator('main'), { 在缺报时截止的理由: '新华社区今年没有需要慰问的家庭' });
  await district.press('决定截止');
  await district.sees('决定在');
  await campaignUntil(campaign, dates?.closes_on ?? '');
  await campaignUntil(campaign, `${year + 1}-02-01`);
  await expect.poll(async () => {
    await district.follow('专项行动');
    return district.text();
  }).toContain('已截止');
}, WALK_MS);
