import { test } from 'vitest';
import { actorOf } from '../../../src/access/actor.ts';
import { dayOf } from '../../../src/calendar/days.ts';
import { saveUnit } from '../../../src/cases/units.ts';
import { useBrowser } from '../../support/browser.ts';
import { everyDemoPolicy } from '../../support/policies.ts';
import { identityNumber } from '../identityNumbers.ts';
import { useSite } from '../site.ts';
import { Colleague } from './colleague.ts';

const browser = useBrowser();
const site = useSite({ policies: everyDemoPolicy() });

const WALK_MS = 240_000;
const MONTHS = 6;

test('D-01 to D-05 · D-07: a worker’s household goes from the application over measures by a unit and six months above the line to its exit, by what the pages offer', async () => {
  const { parts } = site();
  const admin = await parts.accounts.byLogin('admin');
  if (!admin) throw new Error('nobody administers');
  await saveUnit(parts, actorOf(admin), { code: 'human-resources', region: '990102', name: { zh: '演示·人社局', en: 'Demo: Human Resources' }, groups: [] });
  const as = (login: Parameters<typeof Colleague.signedIn>[2]) => Colleague.signedIn(browser(), site(), login);
  const [intake, district, unit] = [await as('intake'), await as('district'), await as('unitHr')];

  await intake.follow('新申请');
  await intake.page.getByRole('link', { name: '困难职工解困脱困' }).click();
  await intake.fill(intake.page.locator('main'), {
    'people.0.name': '冯演示', 'people.0.identityNumber': identityNumber('1978-05-06', 41), 'people.0.phone': '13900000041', 'people.0.health': '慢性病', 'people.0.work': '失业', 'people.0.yearIncomeFen': '6000',
    常住地址: '演示街 6 号', 户籍所在社区: '和平社区', 窗口: true, 职工类别: '城镇职工', 存款: '0', 机动车: '0', '住房（套）': '1', 经营出资: '0', 患病: true, 申请人承诺: true,
  });
  await intake.press('提交申请');
  await intake.sees('基层工会上报');
  const [receipt, caseId] = [await intake.receipt(), intake.caseId()];
  await intake.take('报送上级');
  await district.find(receipt);
  await district.take('签收');
  await district.take('通过', { 本级意见: '符合条件，同意公示' });
  await district.take('张贴公示');
  await site().wait(caseId, 10);
  const district2 = await as('district2');
  await district2.find(receipt);
  await district2.take('通过', { 本级意见: '同意纳入帮扶' });

  // D-07: while it is helped, the drive of the season is for it
  await district.follow('专项行动');
  await district.follow('四季帮扶');
  await district.sees('春送岗位', '夏送清凉', '秋送助学', '冬送温暖', '进行中', receipt);

  // D-05: a measure goes to its unit and comes back with an answer
  await intake.find(receipt);
  await intake.take('转办帮扶措施', { 就业援助: true, 请单位办理什么: '请推荐适合的岗位' });
  await unit.follow('帮扶');
  await unit.sees('请推荐适合的岗位');
  await unit.turnTo('答复');
  await unit.fill(unit.page.locator('main'), { 已帮扶: true, 办理情况: '已推荐三个岗位，录用一个' });
  await unit.press('答复');
  await unit.sees('没有待答复的转办');
  await intake.find(receipt);
  await intake.take('办结转办', { 就业援助: true });

  // D-03: the ledger, month by month, until six in a row are above the line
  const causeGoneOn = dayOf(site().parts.now());
  for (let month = 0; month < MONTHS; month += 1) {
    await site().wait(caseId, daysToFifth(site().parts.now()));
    await intake.find(receipt);
    await intake.take('登记月收入', { 家庭当月总收入: '4200', 当月家庭人数: '1', 证据: 'a scan' });
  }
  await intake.turnTo('帮扶');
  await intake.sees('6 个月');
  await intake.turnTo('概况');
  await intake.take('上报退出', { '稳定增收脱困（退出一）': true, '退出一：致困原因消除日期': causeGoneOn, 入户核实情况: '已上岗半年，收入稳定', 证据: 'a scan' });
  await district.find(receipt);
  await district.take('通过', { 本级意见: '复核属实' });
  await district.take('张贴公示');
  await site().wait(caseId, 10);
  await intake.find(receipt);
  await intake.sees('脱困后监测');
}, WALK_MS);

/** From an instant to the fifth of the next month, when the month before can be recorded. */
function daysToFifth(now: string): number {
  const [year, month, day] = dayOf(now).split('-').map(Number) as [number, number, number];
  return Math.round((Date.UTC(year, month, 5) - Date.UTC(year, month - 1, day)) / 86_400_000);
}
