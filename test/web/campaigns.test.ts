import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { reliefApplication } from '../campaigns/office.ts';
import { demoPolicies, demoReliefPolicy } from '../support/policies.ts';
import { useSite } from './site.ts';
import { Visitor } from './visitor.ts';

const site = useSite({ policies: [...demoPolicies(), demoReliefPolicy()] });

beforeAll(async () => {
  site().parts.fleetQueue = 'nobody.fleet'; // nobody works there: the test opens its campaign itself
});

const key = () => ({ key: randomUUID() });

describe('the pages of a campaign', () => {
  it('A-03 to A-06: the district makes it, the village lists and posts, everybody reads money and places in words, and forms are printed', async () => {
    const { parts, url } = site();
    const district = await Visitor.signedIn(url, 'district');
    const wrong = await district.post('/campaigns', { ...key(), year: '2099', total: '100', 'allotted.990102001001': '200', 'people.990102001001': '3' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('超过总额 100.00 元');
    const made = await district.post('/campaigns', { ...key(), year: '2099', total: '3000', 'allotted.990102001001': '2500', 'people.990102001001': '3', 'allotted.990102001002': '0', 'people.990102001002': '2' });
    expect(made.status).toBe(303);
    const path = made.headers.get('location') ?? '';
    await parts.pool.query(`UPDATE campaigns SET state = 'open'`);
    const page = await district.get(path);
    for (const said of ['进行中', '未分配 500', '已列入 0', '未报送的村（社区）：和平社区、新华社区', '<meter']) expect(page.text).toContain(said);

    const intake = await parts.accounts.byLogin('intake');
    if (!intake) throw new Error('nobody takes applications');
    const { caseId } = await submitApplication(parts, actorOf(intake), { programme: 'holiday-relief', form: reliefApplication() }, randomUUID());
    const reviewer = await Visitor.signedIn(url, 'reviewer');
    expect((await reviewer.post(`/cases/${caseId}/actions/pass`, { ...key(), opinion: '情况属实' })).status).toBe(303);
    expect((await district.get(path)).text).toContain('符合条件但未列入');
    const form = await reviewer.get(`/cases/${caseId}/actions/list`);
    expect(form.text).toContain('2099 年慰问（剩余');
    const campaign = path.split('/').at(-1) ?? '';
    expect((await reviewer.post(`/cases/${caseId}/actions/list`, { ...key(), campaign, degree: 'one' })).status).toBe(303);
    const village = `${path}/villages/990102001001`;
    expect((await reviewer.get(village)).text).toContain('全部张榜（1 户）');
    expect((await reviewer.post(village, { ...key(), do: 'post' })).status).toBe(303);
    const list = await reviewer.get(village);
    expect(list.text).toContain('演*甲');
    expect(list.text).not.toContain('演示甲');
    const board = await reviewer.get('/notices');
    expect(board.text).toContain('一档');

    const printed = await reviewer.get(`${village}/print`);
    for (const said of ['演*甲', '监督电话', '盖章']) expect(printed.text).toContain(said);
    const survey = await reviewer.get(`/cases/${caseId}/print/survey`);
    for (const said of ['演示甲', '“两节”慰问调查表', '患病', '户主签字']) expect(survey.text).toContain(said);
    expect((await reviewer.get(`/cases/${caseId}/print/application`)).text).toContain('申请人签字');
    const auditor = await Visitor.signedIn(url, 'auditor');
    expect((await auditor.get('/audit?kind=export')).text).toContain('survey-form');
    expect((await auditor.get(`/cases/${caseId}/print/survey`)).status).toBe(403);
    await reviewer.get('/language/en');
    expect((await reviewer.get(path)).text).toContain('spoken for');
    expect((await (await Visitor.signedIn(url, 'mentor')).get('/campaigns')).status).toBe(404);
  });
});
