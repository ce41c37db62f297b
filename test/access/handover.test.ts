import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anotherApi, application, useApi } from '../api/api.ts';

const open = useApi();
const DAY_MS = 86_400_000;

/** A household that the first mentor has handed over to the second. */
async function handedOver(): Promise<{ caseId: string; person: string; days: number }> {
  const api = open();
  const { caseId, person } = await api.toDetermination(application());
  await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: api.accounts.mentor.id } });
  const reassigned = await api.act('supervisor', caseId, 'reassign', { track: person, mentor: api.accounts.mentor2.id, reason: '岗位调整' });
  expect(reassigned.status, JSON.stringify(reassigned.body)).toBe(200);
  const { rows } = await api.parts.pool.query(
    `SELECT (y.data->'readAfterHandover'->>'count')::int AS days, h.handed_over_at FROM cases c JOIN policies y ON y.id = c.policy_id JOIN past_mentors h ON h.case_id = c.id WHERE c.id = $1`, [caseId],
  );
  return { caseId, person, days: rows[0].days };
}

describe('a mentor who handed a household over', () => {
  it('X-06: reads it for as many days as policy says, and not a day longer', async () => {
    const api = open();
    const { caseId, days } = await handedOver();
    expect(days).toBeGreaterThan(0);
    const { rows } = await api.parts.pool.query('SELECT handed_over_at FROM past_mentors WHERE case_id = $1', [caseId]);
    const statusAfter = async (passed: number) => {
      const { api: later, stop } = await anotherApi(api, { now: () => new Date(rows[0].handed_over_at.getTime() + passed * DAY_MS).toISOString() });
      const { status } = await later.get('mentor', `/v1/cases/${caseId}`);
      await stop();
      return status;
    };
    expect([await statusAfter(0), await statusAfter(days), await statusAfter(days + 1)]).toEqual([200, 200, 404]);
    expect((await api.get('mentor', '/v1/cases')).body.items.map(({ id }: { id: string }) => id)).not.toContain(caseId);
  });

  it('X-06: changes nothing in it, uncovers nothing, adds no document, and is offered no action', async () => {
    const api = open();
    const { caseId, person } = await handedOver();
    const { body } = await api.get('mentor', `/v1/cases/${caseId}`);
    expect(body.actions.filter((offer: { open: boolean }) => offer.open)).toEqual([]);
    expect((await api.act('mentor', caseId, 'addNote', { note: '补充情况' })).body).toMatchObject({ status: 403, code: 'mentor.other' });
    expect((await api.post('mentor', `/v1/people/${person}/reveals`, { caseId, field: 'phone', reason: '联系本人' })).body).toMatchObject({ status: 403, code: 'mentor.other' });
    expect((await api.upload('mentor', caseId)).body).toMatchObject({ status: 403, code: 'mentor.other' });
    expect((await api.act('mentor2', caseId, 'addNote', { note: '已接手' })).status).toBe(200);
  });

  it('X-08: a mentor who never helped the household finds nothing', async () => {
    const api = open();
    const { caseId } = await handedOver();
    expect((await api.get('otherMentor', `/v1/cases/${caseId}`)).status).toBe(404);
    expect((await api.get('otherMentor', `/v1/cases/${randomUUID()}`)).status).toBe(404);
  });
});

describe('a mentor named by a recognition that was undone', () => {
  it('X-11: has no file to read any more, and nobody to help', async () => {
    const api = open();
    const { caseId, person } = await api.toDetermination(application());
    const { body } = await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: api.accounts.mentor.id } });
    expect((await api.get('mentor', `/v1/cases/${caseId}`)).status).toBe(200);
    expect((await api.act('district', caseId, 'undo', { seq: body.seq, reason: '指定的帮扶责任人有误' })).status).toBe(200);
    expect((await api.get('mentor', `/v1/cases/${caseId}`)).status).toBe(404);
    expect((await api.parts.pool.query('SELECT 1 FROM tracks WHERE case_id = $1', [caseId])).rows).toEqual([]);

    await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: api.accounts.mentor2.id } });
    expect((await api.get('mentor2', `/v1/cases/${caseId}`)).status).toBe(200);
  });
});

describe('calls of the day', () => {
  it('C-10: only who makes a call sees name and phone in full', async () => {
    const api = open();
    const { caseId, person } = await api.toDetermination(application());
    await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: api.accounts.mentor.id } });
    const { body } = await api.upload('mentor', caseId);
    await api.act('mentor', caseId, 'place', { track: person, kind: 'employment', documents: [body.id], employer: '演示公司', monthlyPayFen: 300000 });
    const callOf = async (who: 'mentor' | 'supervisor' | 'auditor') =>
      (await api.get(who, '/v1/calls?due=2099-01-01')).body.items.find((item: { caseId: string }) => item.caseId === caseId);
    expect(await callOf('mentor')).toMatchObject({ personName: '张演示', phone: '13800000001' });
    for (const who of ['supervisor', 'auditor'] as const) expect(await callOf(who)).toMatchObject({ personName: '张*示', phone: '138******01' });
  });
});
