import { expect, test } from 'vitest';
import { dayOf } from '../../../src/calendar/days.ts';
import { useBrowser } from '../../support/browser.ts';
import { pairingPolicyAround } from '../../support/pairingPolicy.ts';
import { everyDemoPolicy } from '../../support/policies.ts';
import { identityNumber } from '../identityNumbers.ts';
import { useSite } from '../site.ts';
import { Colleague } from './colleague.ts';

const browser = useBrowser();
const today = dayOf(new Date().toISOString());
const site = useSite({ policies: [...everyDemoPolicy(), pairingPolicyAround(today)] });

const WALK_MS = 180_000;
/** Monday is 1. */
const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;

test('E-01 · E-02 · E-03: a student goes from the registration through a term with a missing week and a changed teacher to its review, by what the pages offer', async () => {
  const as = (login: Parameters<typeof Colleague.signedIn>[2]) => Colleague.signedIn(browser(), site(), login);
  const [intake, reviewer, teacher, teacher2] = [await as('intake'), await as('reviewer'), await as('teacher'), await as('teacher2')];
  await intake.follow('新申请');
  await intake.page.getByRole('link', { name: '困难家庭学生结对帮扶' }).click();
  await intake.press('添加家庭成员');
  await intake.fill(intake.page.locator('main'), {
    'people.0.name': '吕演示', 'people.0.identityNumber': identityNumber('1985-05-06', 31), 'people.0.phone': '13900000031', 'people.0.health': '健康', 'people.0.work': '在业',
    'people.1.relation': '子女', 'people.1.name': '吕小演', 'people.1.identityNumber': identityNumber('2015-03-04', 32), 'people.1.health': '健康', 'people.1.work': '在校', 'people.1.seeksRecognition': true,
    'people.1.school': '演示小学', 'people.1.grade': '小学四年级',
    常住地址: '演示街 5 号', 户籍所在社区: '和平社区', 窗口: true, 困难原因: '家人患病', 申请人承诺: true,
  });
  await intake.press('提交申请');
  await intake.sees('社区审核');
  const [receipt, caseId] = [await intake.receipt(), intake.caseId()];

  await reviewer.find(receipt);
  await reviewer.take('通过', { 本级意见: '家庭情况属实' });
  await intake.find(receipt);
  await intake.take('师生结对', { 结对教师: /吴老师/ });
  await teacher.find(receipt);
  await teacher.take('登记辅导', { 时长: '45', 内容: '英语' });
  await teacher.turnTo('辅导');
  await teacher.sees('辅导 45 分钟', '有记录');
  expect(await teacher.text()).not.toContain('吕小演'); // a child's name is masked to its teacher as well

  // E-03: the next week passes without a record
  await site().wait(caseId, 15 - weekday);
  await teacher.find(receipt);
  await teacher.sees('问题处理 由吴老师办理 · E-03');
  await teacher.take('办结问题', { 处理和结果: '学生生病住院，已联系家长，下周补课' });

  await intake.find(receipt);
  await intake.take('更换结对教师', { 结对教师: /郑老师/, 理由: '吴老师外出进修' });
  await teacher2.find(receipt);
  await teacher2.take('登记辅导', { 时长: '60', 内容: '数学' });
  await teacher2.take('登记谈心', { 监护人: true, 学习: true });
  await teacher2.take('登记生活和学习用品帮助', { 图书教材: true });

  await site().wait(caseId, 7);
  await intake.find(receipt);
  await intake.take('学期总结', { 有进步: true, 帮扶结束: true, 总结: '成绩提高，家庭情况好转' });
  await intake.sees('已办结');

  const anyone = await Colleague.stranger(browser(), site());
  await anyone.follow('查看公示');
  expect(await anyone.text()).not.toContain('吕');
}, WALK_MS);
