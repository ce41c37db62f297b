import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { application } from '../api/api.ts';
import { useSite } from './site.ts';
import { Visitor } from './visitor.ts';

const site = useSite();

describe('the auditor’s page', () => {
  it('X-08: says in sentences who applied, who looked, who uncovered what and why, and who was refused', async () => {
    const { parts, url } = site();
    const intake = await parts.accounts.byLogin('intake');
    if (!intake) throw new Error('nobody takes applications');
    const { caseId, receipt } = await submitApplication(parts, actorOf(intake), { programme: 'employment-assistance', form: application() }, randomUUID());
    const supervisor = await Visitor.signedIn(url, 'supervisor');
    const household = await supervisor.get(`/cases/${caseId}/household`);
    const person = /people\/([0-9a-f-]{36})\/reveal/.exec(household.text)?.[1] ?? '';
    await supervisor.post(`/cases/${caseId}/people/${person}/reveal`, { field: 'phone', reason: '核对电话' });

    const auditor = await Visitor.signedIn(url, 'auditor');
    expect((await auditor.get('/notices')).text).toContain('href="/audit"');
    const { text, status } = await auditor.get(`/audit?receipt=${receipt}`);
    expect(status).toBe(200);
    for (const said of ['提交申请（窗口）', '查看了案件', '查看 张*示 的完整电话', '核对电话', '督导一', receipt]) expect(text).toContain(said);
    expect(text).not.toContain('张演示');
    expect(text).not.toContain('13800000001');
    expect((await auditor.get('/audit?kind=sign-in')).text).toContain('登录（网页）');
    expect((await auditor.get('/audit?kind=configuration')).text).toContain('载入政策 employment-assistance/99/2026-01');

    expect((await supervisor.get('/audit')).status).toBe(404);
    expect((await auditor.get('/audit?kind=refused&actor=supervisor')).text).toContain('角色不符');
    await auditor.get('/language/en');
    expect((await auditor.get(`/audit?receipt=${receipt}`)).text).toContain('Uncovered the phone of 张*示');
  });
});
