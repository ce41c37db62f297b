import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { application, useApi } from './api.ts';

const open = useApi();

describe('a case by REST', () => {
  it('C-01 to C-20: goes from application to placement and its first call', async () => {
    const api = open();
    const { caseId, person, receipt } = await api.toDetermination(application());
    const mentors = { [person]: api.accounts.mentor.id };
    const passed = await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors });
    expect(passed.status, JSON.stringify(passed.body)).toBe(200);
    expect(passed.body).toMatchObject({ stage: 'tracks' });
    expect(passed.body.dueAt).toBeDefined();

    expect((await api.act('mentor', caseId, 'recordPlan', { track: person, goals: '想做保洁', measures: '推荐岗位' })).status).toBe(200);
    const vacancy = await api.post('mentor', '/v1/vacancies', {
      employer: '演示公司', post: '保洁', trade: '保洁', place: '演示路', payFromFen: 300000, payToFen: 400000, insured: true, openings: 1, openUntil: '2098-12-31',
    });
    expect(vacancy.status, JSON.stringify(vacancy.body)).toBe(201);
    const matches = await api.get('mentor', `/v1/vacancies/matches?caseId=${caseId}&person=${person}`);
    expect(matches.body.items[0].vacancy).toBe(vacancy.body.id);
    const offered = await api.act('mentor', caseId, 'offer', { track: person, vacancy: vacancy.body.id });
    expect(offered.status, JSON.stringify(offered.body)).toBe(200);

    const document = await api.upload('mentor', caseId);
    expect(document.status, JSON.stringify(document.body)).toBe(201);
    const placed = await api.act('mentor', caseId, 'place', { track: person, kind: 'employment', documents: [document.body.id], employer: '演示公司', monthlyPayFen: 300000 });
    expect(placed.status, JSON.stringify(placed.body)).toBe(200);

    const detail = await api.get('mentor', `/v1/cases/${caseId}`);
    expect(detail.body).toMatchObject({ receipt, stage: 'tracks', tracks: [{ stage: 'followUp', mentorName: '演示mentor' }] });
    expect(detail.headers.get('etag')).toBe(`"${detail.body.seq}"`);
    const call = detail.body.actions.find((offer: { action: string }) => offer.action === 'recordCall');
    expect(call).toMatchObject({ open: true, track: person });
    const again = detail.body.actions.find((offer: { action: string }) => offer.action === 'place');
    expect(again).toMatchObject({ open: false, refusal: { code: 'action.not-open' } });

    const calls = await api.get('mentor', `/v1/calls?due=2099-01-01`);
    expect(calls.body.items).toMatchObject([{ caseId, person, personName: '张演示', phone: '13800000001', phase: 'first' }]);
    const timeline = await api.get('supervisor', `/v1/cases/${caseId}/timeline`);
    expect(timeline.body.items.at(-1)).toMatchObject({ action: 'apply', actorName: '演示intake' });
    expect(timeline.body.items.find((entry: { action: string }) => entry.action === 'recordPlan').form).toEqual({ goals: '想做保洁', measures: '推荐岗位' });
    const clocks = await api.get('supervisor', `/v1/cases/${caseId}/clocks`);
    expect(clocks.body.items.find((clock: { kind: string }) => clock.kind === 'submission').explanation.days.length).toBeGreaterThan(1);
  });

  it('C-09: an offer of a vacancy that is closed or elsewhere is refused by its field', async () => {
    const api = open();
    const { caseId, person } = await api.toDetermination(application());
    await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: api.accounts.mentor.id } });
    const offered = await api.act('mentor', caseId, 'offer', { track: person, vacancy: randomUUID() });
    expect(offered.body).toMatchObject({ status: 422, code: 'vacancy.closed', field: 'vacancy', rule: 'C-17' });
  });

  it('C-07: only an active mentor of the region can be named', async () => {
    const api = open();
    const { caseId, person } = await api.toDetermination(application());
    const passed = await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: api.accounts.otherMentor.id } });
    expect(passed.body).toMatchObject({ status: 422, code: 'mentor.unsuitable', field: `mentors.${person}` });
  });

  it('C-05: the street submits its file only with a written opinion', async () => {
    const api = open();
    const { body } = await api.post('intake', '/v1/cases', { form: application() });
    const { caseId } = body;
    await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' });
    await api.act('reviewer', caseId, 'postNotice');
    await api.advance(caseId, 14);
    await api.act('reviewer', caseId, 'submit');
    await api.act('street', caseId, 'receive');
    await api.act('street', caseId, 'pass', { opinion: '同意' });
    expect((await api.act('street2', caseId, 'submit')).body).toMatchObject({ status: 422, field: 'opinion' });
    expect((await api.act('street2', caseId, 'submit', { opinion: '已建档' })).status).toBe(200);
  });

  it('X-12: staff whom the household declared as relatives stand back', async () => {
    const api = open();
    const { body } = await api.post('intake', '/v1/cases', { form: application({ staffRelatives: [api.accounts.reviewer.id] }) });
    const passed = await api.act('reviewer', body.caseId, 'pass', { opinion: '情况属实' });
    expect(passed.body).toMatchObject({ status: 403, code: 'relative.stands-back', rule: 'X-12' });
  });

  it('X-06: a stand-in sees and helps the households of a mentor on leave, and nobody else’s', async () => {
    const api = open();
    const { caseId, person } = await api.toDetermination(application());
    await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: api.accounts.mentor.id } });
    const plan = () => api.act('mentor2', caseId, 'recordPlan', { track: person, goals: '想做保洁', measures: '推荐岗位' });
    expect((await plan()).status).toBe(404);
    await api.parts.accounts.change(api.accounts.mentor.id, { standInId: api.accounts.mentor2.id, onLeaveUntil: '2098-12-31' });
    const { body } = await api.get('mentor2', `/v1/cases/${caseId}`);
    expect(body.actions.find((offer: { action: string }) => offer.action === 'recordPlan')).toMatchObject({ open: true });
    expect((await plan()).status).toBe(200);
    expect((await api.get('mentor2', '/v1/cases')).body.items.map(({ id }: { id: string }) => id)).toContain(caseId);
    await api.parts.accounts.change(api.accounts.mentor.id, { onLeaveUntil: '2020-01-01' });
    expect((await api.get('mentor2', `/v1/cases/${caseId}`)).status).toBe(404);
  });

  it('B-23: a case moves to a newer policy of its region, and to no other', async () => {
    const api = open();
    const { body } = await api.post('intake', '/v1/cases', { form: application() });
    const newer = api.parts.policies.find(({ id }) => id !== 'employment-assistance/99/2026-01')?.id;
    expect((await api.act('district', body.caseId, 'movePolicy', { policyId: 'employment-assistance/11/2026-01', reason: '新政策' })).body).toMatchObject({ status: 422, field: 'policyId' });
    expect((await api.act('district', body.caseId, 'movePolicy', { policyId: newer, reason: '新政策' })).status).toBe(200);
    expect((await api.get('district', `/v1/cases/${body.caseId}`)).body.policyId).toBe(newer);
  });

  it('the desk counts what waits, and leaves out what one entered oneself', async () => {
    const api = open();
    const { body } = await api.post('intake', '/v1/cases', { form: application() });
    const ids = async (who: 'intake' | 'reviewer') => (await api.get(who, '/v1/desk/employment-assistance.communityReview.open')).body.items.map((item: { caseId: string }) => item.caseId);
    expect(await ids('reviewer')).toContain(body.caseId);
    expect(await ids('intake')).not.toContain(body.caseId);
    const { queues } = (await api.get('reviewer', '/v1/desk')).body;
    expect(queues.find((queue: { id: string }) => queue.id === 'employment-assistance.communityReview.open').count).toBeGreaterThan(0);
  });
});
