import { expect, test } from 'vitest';
import { everyDemoPolicy } from '../../support/policies.ts';
import { useBrowser } from '../../support/browser.ts';
import { identityNumber } from '../identityNumbers.ts';
import { useSite } from '../site.ts';
import { Colleague } from './colleague.ts';

const browser = useBrowser();
const site = useSite({ policies: everyDemoPolicy() });

const WALK_MS = 180_000;
const person = { health: '健康', work: '无劳动能力' };

test('B-24: a household goes from the window to aid paid from its fund, by what the pages offer, and can follow it by its receipt', async () => {
  const as = (login: Parameters<typeof Colleague.signedIn>[2]) => Colleague.signedIn(browser(), site(), login);
  const intake = await as('intake');
  await intake.follow('新申请');
  await intake.page.getByRole('link', { name: '困难职工帮扶' }).click();
  // B-18: what has to be brought is said before anything is typed
  await intake.sees('困难职工档案表', '户口簿');
  await intake.press('添加家庭成员');
  await intake.press('添加家庭成员');
  const form = intake.page.locator('main');
  await intake.fill(form, {
    'people.0.name': '钱演示', 'people.0.identityNumber': identityNumber('1975-06-01', 21), 'people.0.phone': '13900000001', 'people.0.health': '慢性病', 'people.0.work': '失业', 'people.0.seeksRecognition': true,
    'people.1.relation': '配偶', 'people.1.name': '孙演示', 'people.1.identityNumber': identityNumber('1976-06-01', 22), 'people.1.health': person.health, 'people.1.work': person.work,
    'people.2.relation': '子女', 'people.2.name': '钱小演', 'people.2.identityNumber': identityNumber('2015-06-01', 23), 'people.2.health': person.health, 'people.2.work': '在校',
    常住地址: '演示街 3 号', 户籍所在社区: '和平社区', 窗口: true,
    民族: '汉族', 政治面貌: '群众', 婚姻状况: '已婚', 户口类型: '城镇', 工作状态: '失业', 医疗保险: '职工医保', 住房类型: '自有住房', 主要致困原因: '患病', 核算的第一个月: `${new Date().getFullYear()}-01`, 银行卡号: '6222 0000 0000 0009',
    'file.income.0.member': '钱演示', 'file.income.0.kind': '工资性收入', 'file.income.0.amountFen': '9600',
    'file.spending.0.member': '钱演示', 'file.spending.0.kind': '因病支出', 'file.spending.0.amountFen': '12000', 'file.spending.0.reimbursedFen': '2000',
    申请人承诺: true,
  });
  await intake.press('提交申请');
  await intake.sees('下一步：登记入户核查');
  const receipt = await intake.receipt();
  const caseId = intake.caseId();

  // B-24: each adult's signed authorisation, one by one, and whatever else the list asks for
  await intake.turnTo('材料');
  for (const kind of ['困难职工档案表(本人签字)', '职工及家庭成员身份证', '户口簿', '家庭成员收入证明', '每位成年成员签署的数据比对授权书', '因病、因残、子女上学支出凭证']) {
    await intake.fill(intake.page.locator('main'), { 种类: kind, 文件: 'a scan' });
    await intake.press('上传');
    await intake.sees(`✓ 已有 1 份：${kind}`);
  }
  await intake.turnTo('概况');
  await intake.take('登记入户核查', { 走访情况: '入户查看，与申报一致', 证据: 'a scan' });
  await intake.take('登记数据比对', { '钱*示 的授权书': /授权/, '孙*示 的授权书': /授权/, 比对内容和结果: '与社保、房产记录一致' });

  const [street, street2, district] = [await as('street'), await as('street2'), await as('district')];
  await street.find(receipt);
  await street.take('通过', { 本级意见: '情况属实，同意公示' });
  await street2.find(receipt);
  await street2.take('张贴公示');
  const public_ = await Colleague.stranger(browser(), site());
  await public_.follow('查看公示');
  await public_.sees('钱*示');
  expect(await public_.page.content()).not.toContain('患病');

  await site().wait(caseId, 14);
  await district.find(receipt);
  await district.take('通过', { 本级意见: '同意建档' });

  // B-20: no yuan without its fund
  await district.follow('资金');
  await district.fill(district.page.locator('main'), { 来源: '县级资金', 项目: '生活救助', 总额: '100000' });
  await district.press('设立资金');
  await district.sees('100,000.00 元');
  await street.find(receipt);
  await street.turnTo('帮扶');
  await street.sees('现在可救助');
  await street.take('提出救助', { 生活救助: true, 金额: '9000', 资金来源: /生活救助/, 救助理由: '常年患病，收入低' });
  await district.find(receipt);
  await district.take('审批救助', { 同意: true, 本级意见: '同意发放' });
  await district.take('登记发放', { 证据: 'a scan' });
  await district.follow('资金');
  await district.sees('9,000.00 元', '91,000.00 元');

  await public_.follow('办理进度');
  await public_.fill(public_.page.locator('main'), { 受理编号: receipt, '申请人手机号后 4 位': '0001' });
  await public_.press('查询');
  await public_.sees('救助');

  // B-14: out of hardship after a visit, verification and explanation, and watched afterwards
  await intake.find(receipt);
  await intake.take('启动脱困退出', { 理由: '本人已就业，收入稳定' });
  await intake.take('登记退出走访', { 情况已核实: true, 已向职工说明政策: true, 走访情况: '已上岗，家庭收入稳定', 证据: 'a scan' });
  await intake.sees('脱困后回访');
}, WALK_MS);
