import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { actorOf } from '../../../src/access/actor.ts';
import { submitApplication } from '../../../src/cases/intake/submission.ts';
import { application } from '../../api/api.ts';
import { useBrowser } from '../../support/browser.ts';
import { useSite } from '../site.ts';
import { Colleague } from './colleague.ts';

const browser = useBrowser();
const site = useSite();

it('X-12: a refusal is printed and delivered, a review is asked for, decided by somebody else, and once only', async () => {
  const intake = (await site().parts.accounts.byLogin('intake')) ?? expect.unreachable('nobody takes applications');
  const { receipt } = await submitApplication(site().parts, actorOf(intake), { programme: 'employment-assistance', form: application() }, randomUUID());

  const reviewer = await Colleague.signedIn(browser(), site(), 'reviewer');
  await reviewer.find(receipt);
  await reviewer.take('不予认定', { rule: /C-18/, opinion: '户籍不在本社区' });
  await reviewer.sees('书面决定', '不予认定决定', '待送达');
  await reviewer.follow('决定书 不予认定决定');
  await reviewer.sees('事实和理由：户籍不在本社区', 'C-18', '示例地区就业困难人员帮扶办法', '申请复核', '六十日', '送达回证');
  expect(await reviewer.text(), 'names stay masked on the paper').not.toContain('全名：王');
  await reviewer.page.goBack();
  await reviewer.take('登记送达', { decision: true, 当面送达: true, deliveredOn: dayNow() });
  await reviewer.take('登记复核申请', { decision: true, requestedOn: dayNow(), 本人的请求和理由: '户口已经迁入，有户口簿' });
  await reviewer.sees('申请，待复核');

  const district = await Colleague.signedIn(browser(), site(), 'district');
  await district.sees('待复核的决定');
  await district.find(receipt);
  await district.take('作出复核决定', { decision: true, 撤销原决定: true, heardOn: dayNow(), 本人陈述和复核意见: '户口簿属实', 证据: 'scan' });
  await district.sees('撤销原决定', '复核决定');

  await reviewer.page.reload();
  await reviewer.follow('登记复核申请');
  expect(await reviewer.page.locator('main [name=decision]').count(), 'it is not reviewed twice').toBe(0);
});

function dayNow(): string {
  return new Date(Date.parse(site().parts.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
}
