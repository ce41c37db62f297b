import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anotherApi, application, identityNumber, useApi } from './api.ts';

const open = useApi();

async function posted(form: object = application()): Promise<{ caseId: string; notice: string; receipt: string }> {
  const api = open();
  const { body } = await api.post('intake', '/v1/cases', { form });
  await api.act('reviewer', body.caseId, 'pass', { opinion: '情况属实' });
  await api.act('reviewer', body.caseId, 'postNotice');
  const { rows } = await api.parts.pool.query('SELECT id FROM notices WHERE case_id = $1', [body.caseId]);
  return { caseId: body.caseId, notice: `${body.caseId}.${rows[0].id}`, receipt: body.receipt };
}

describe('the public board', () => {
  it('X-02: shows what the law asks for and nothing else', async () => {
    const api = open();
    const number = identityNumber();
    const { caseId, notice } = await posted(application({ identityNumber: number }));
    const { body, status } = await api.get(null, '/v1/notices?region=990102');
    expect(status).toBe(200);
    const shown = body.items.find((item: { caseId: string }) => item.caseId === caseId);
    expect(Object.keys(shown).sort()).toEqual(['caseId', 'categories', 'community', 'contact', 'endsOn', 'help', 'id', 'maskedName', 'members', 'postedOn', 'supervisionPhone']);
    expect(shown).toMatchObject({ id: notice, maskedName: '张*示', members: 2, contact: '劳动保障站', supervisionPhone: '000-12345' });
    expect(shown.categories).toContain('4050');
    const everything = JSON.stringify([body, (await api.get(null, `/v1/notices/${notice}`)).body]);
    for (const secret of [number, number.slice(6, 14), number.slice(-6), '张演示', '李演示', '13800000001', '演示街', 'healthy', '1970']) expect(everything).not.toContain(secret);
  });

  it('X-02: a notice that has ended answers 410, is off the board, and takes no objection', async () => {
    const api = open();
    const { caseId, notice } = await posted();
    await api.advance(caseId, 14);
    expect((await api.get(null, `/v1/notices/${notice}`)).body).toMatchObject({ status: 410, code: 'notice.not-running' });
    expect((await api.get(null, '/v1/notices')).body.items.map((item: { caseId: string }) => item.caseId)).not.toContain(caseId);
    expect((await api.post(null, `/v1/notices/${notice}/objections`, { anonymous: true, statement: '他有工作' })).body).toMatchObject({ status: 410 });
  });

  it('X-02: it is shown until 24:00 of the last day, and not a moment longer even when its timer is late', async () => {
    const api = open();
    const { notice } = await posted();
    const { endsOn } = (await api.get(null, `/v1/notices/${notice}`)).body;
    const end = Date.parse(`${endsOn}T24:00:00+08:00`);
    const statusAt = async (time: number) => {
      const { api: later, stop } = await anotherApi(api, { now: () => new Date(time).toISOString() });
      const { status } = await later.get(null, `/v1/notices/${notice}`);
      const listed = (await later.get(null, '/v1/notices')).body.items.some((item: { id: string }) => item.id === notice);
      await stop();
      return [status, listed];
    };
    expect(await statusAt(end - 1)).toEqual([200, true]);
    expect(await statusAt(end)).toEqual([410, false]);
  });

  it('C-03: a notice never seen is not found', async () => {
    expect((await open().get(null, `/v1/notices/${randomUUID()}.n3`)).status).toBe(404);
  });

  it('X-03: anyone may object once per key, gets a receipt, and follows the objection by it', async () => {
    const api = open();
    const { caseId, notice } = await posted();
    const key = randomUUID();
    const objection = { anonymous: false, statement: '他在演示公司上班', name: '王演示', contact: '13900000000' };
    const [first, again] = [await api.post(null, `/v1/notices/${notice}/objections`, objection, { key }), await api.post(null, `/v1/notices/${notice}/objections`, objection, { key })];
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    expect(again.body).toEqual(first.body);
    const progress = () => api.get(null, `/v1/objections/${first.body.receipt}`);
    expect((await progress()).body).toMatchObject({ receipt: first.body.receipt });
    const { state } = (await api.get('supervisor', `/v1/cases/${caseId}`)).body;
    expect(Object.keys(state.objections)).toHaveLength(1);
    expect(JSON.stringify(state)).not.toContain('王演示');
    const decided = await api.act('supervisor', caseId, 'decideObjection', { objection: Object.keys(state.objections)[0], outcome: 'dismissed', finding: '核实无此事' });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    expect((await progress()).body).toMatchObject({ outcome: 'dismissed' });
    expect((await api.post(null, `/v1/notices/${notice}/objections`, { anonymous: true, statement: '' })).body.errors).toMatchObject([{ field: 'statement' }]);
  });

  it('an applicant follows the case by its receipt number, and learns nothing about anybody', async () => {
    const api = open();
    const { receipt } = await posted();
    const lookUp = (phoneDigits: string, of = receipt) => api.post(null, '/v1/progress', { receipt: of, phoneDigits });
    const { body } = await lookUp('0001');
    expect(body).toMatchObject({ receipt, stage: 'notice', step: 'posted' });
    expect(Object.keys(body).sort()).toEqual(['dueAt', 'openedAt', 'programme', 'receipt', 'stage', 'step']);
  });
});
