import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { application, identityNumber } from '../api/api.ts';
import { useBrowser } from '../support/browser.ts';
import { useSite } from './site.ts';
import { barriers } from './barriers.ts';
import { Colleague, scan } from './walks/colleague.ts';

describe('data of other departments, by what the pages offer', () => {
  const browser = useBrowser();
  const site = useSite();
  const numbers = [identityNumber('1971-02-03'), identityNumber('1973-04-05', 'female')];
  let receipt = '';
  beforeAll(async () => {
    const intake = actorOf((await site().parts.accounts.byLogin('intake')) ?? expect.unreachable('there is no intake'));
    const { people: [self], ...household } = application({ identityNumber: numbers[0] ?? '' });
    const form = { ...household, people: [self, { relation: 'spouse', name: '李演示', identityNumber: numbers[1], health: 'healthy', work: 'unemployed', seeksRecognition: false }] };
    ({ receipt } = await submitApplication(site().parts, intake, { programme: 'employment-assistance', form }, randomUUID()));
    await site().parts.pool.query(`INSERT INTO units (code, region, name_zh, name_en) SELECT 'civil-affairs', region, '演示·民政局', 'Demo: civil affairs' FROM users WHERE login = 'district'`);
  });

  const partnerFile = (content: string) => ({ name: '低保名单.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  const compare = async (district: Colleague, content: string) => {
    await district.follow('数据核对');
    await district.page.getByText('比对部门数据').click();
    await district.page.getByLabel('数据来源').selectOption({ label: '演示·民政局' });
    await district.page.getByLabel('文件').setInputFiles(partnerFile(content));
    await district.press('比对');
  };

  it('D-08 · B-24: who signs is compared, who does not is not; a lead is looked into by a person, decides nothing, and stays in the trail', async () => {
    const district = await Colleague.signedIn(browser(), site(), 'district');
    const both = `证件号码,代码\n${numbers[0]},on-dibao\n${numbers[1]},owns-business\n`;
    await compare(district, both);
    await district.sees('已比对 2 行，新增 0 条线索', '另有 2 人没有签署授权', '没有待核实的线索');

    const caseworker = await Colleague.signedIn(browser(), site(), 'intake');
    await caseworker.find(receipt);
    const caseId = caseworker.caseId();
    await caseworker.turnTo('家庭');
    await caseworker.sees('请先在“材料”页上传签署的授权书');
    await caseworker.turnTo('材料');
    await caseworker.page.getByLabel('文件').setInputFiles(scan);
    await caseworker.press('上传');
    await caseworker.sees(scan.name);
    await caseworker.turnTo('家庭');
    await caseworker.sees('登记授权');
    const card = caseworker.page.locator('li.card').filter({ hasText: '未签署' }).first();
    await card.getByText('登记授权').click();
    await card.getByRole('button', { name: '登记' }).click();
    await caseworker.sees('授权书：请填写或选择');
    expect(await barriers(caseworker.page)).toEqual([]);
    const chosen = caseworker.page.locator('details[open]');
    await chosen.getByLabel('授权书').selectOption({ index: 1 });
    await chosen.getByRole('button', { name: '登记' }).click();
    await caseworker.sees('签署');
    await expect.poll(() => caseworker.page.getByRole('button', { name: '撤回授权' }).count()).toBe(1);

    await compare(district, both);
    await district.sees('已比对 2 行，新增 1 条线索', '另有 1 人没有签署授权', '在享低保', '演示·民政局');
    expect(await barriers(district.page)).toEqual([]);
    expect(await district.text()).not.toContain('张演示');

    await caseworker.follow('待办');
    await caseworker.follow('有 1 条线索待核实');
    await caseworker.follow(/^核实/);
    await caseworker.press('记录');
    await caseworker.sees('核实结果：请填写或选择', '怎样核实的');
    await caseworker.page.getByLabel('属实', { exact: true }).check();
    await caseworker.page.getByLabel('怎样核实的').fill('电话核实（演示）');
    await caseworker.press('记录');
    await caseworker.sees('没有待核实的线索');
    const { rows } = await site().parts.pool.query(`SELECT action, facts->0->>'outcome' AS outcome FROM audit WHERE kind = 'matching' ORDER BY id`);
    expect(rows).toEqual([{ action: 'authorisation', outcome: null }, { action: 'lead-decided', outcome: 'confirmed' }]);
    expect((await site().parts.pool.query('SELECT stage, seq FROM cases WHERE id = $1', [caseId])).rows, 'nothing was decided').toEqual([{ stage: 'communityReview', seq: 1 }]);

    await caseworker.find(receipt);
    await caseworker.turnTo('家庭');
    await caseworker.press('撤回授权 张*示');
    await expect.poll(() => caseworker.page.getByRole('button', { name: '撤回授权' }).count()).toBe(0);
    await compare(district, `${numbers[0]},owns-vehicle\n`);
    await district.sees('已比对 1 行，新增 0 条线索', '另有 1 人没有签署授权');
    const auditor = await Colleague.signedIn(browser(), site(), 'auditor');
    await auditor.follow('审计');
    await auditor.page.getByLabel('种类').selectOption({ label: '数据核对' });
    await auditor.press('筛选');
    await auditor.sees('登记 张*示 的数据比对授权', '核实 张*示 的线索：属实', '撤回 张*示 的数据比对授权');
  }, 120_000);

  it('D-08: a file that cannot be read is refused line by line, without a number repeated; nothing of it is kept', async () => {
    const district = await Colleague.signedIn(browser(), site(), 'district');
    await compare(district, `${numbers[0]},on-dibao\n110105194912310021,on-dibao\n`);
    await district.sees('第 2 行：证件号码有误：校验码不符');
    expect(await district.text()).not.toContain('110105194912310021');
    await district.press('比对');
    await district.sees('文件：请填写或选择');
    expect((await site().parts.pool.query(`SELECT count(*)::int AS n FROM leads WHERE state = 'open'`)).rows).toEqual([{ n: 0 }]);
  });
});
