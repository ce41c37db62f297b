import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { anotherApi, application, engineAway, identityNumber, useApi, type Reply } from './api.ts';

const open = useApi();

const opened = async (form: object = application()): Promise<string> => (await open().post('intake', '/v1/cases', { form })).body.caseId;
const casesOf = async (): Promise<number> => Number((await open().parts.pool.query('SELECT count(*) FROM cases')).rows[0].count);

describe('a command happens once', () => {
  it('the same key gives the same answer, and one step', async () => {
    const api = open();
    const caseId = await opened();
    const key = randomUUID();
    const first = await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { key });
    const again = await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { key });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await api.get('reviewer', `/v1/cases/${caseId}`)).body.seq).toBe(first.body.seq);
  });

  it('the same key with another body is refused with 409', async () => {
    const api = open();
    const caseId = await opened();
    const key = randomUUID();
    await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { key });
    const other = await api.act('reviewer', caseId, 'pass', { opinion: '另有情况' }, { key });
    expect(other.body).toMatchObject({ status: 409, code: 'key.other-body' });
    expect(other.headers.get('content-type')).toContain('application/problem+json');
  });

  it('C-01: an application sent twice at once under one key makes one case', async () => {
    const api = open();
    const before = await casesOf();
    const form = application();
    const key = randomUUID();
    const [one, other] = await Promise.all([api.post('intake', '/v1/cases', { form }, { key }), api.post('intake', '/v1/cases', { form }, { key })]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body).toEqual(other.body);
    expect(await casesOf()).toBe(before + 1);
  });

  it('X-05: the same identity number entered by two offices in the same second makes exactly one case', async () => {
    const api = open();
    for (let round = 0; round < 5; round += 1) {
      const number = identityNumber();
      const before = await casesOf();
      const key = randomUUID();
      const answers: Reply[] = await Promise.all([
        api.post('intake', '/v1/cases', { form: application({ identityNumber: number }) }, { key }),
        api.post('otherIntake', '/v1/cases', { form: application({ identityNumber: ` ${number.toLowerCase()} ` }) }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'identity.already-open', rule: 'X-05' });
      expect(await casesOf()).toBe(before + 1);
    }
    const { rows } = await api.parts.pool.query('SELECT count(*)::int AS left FROM households h WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.household_id = h.id)');
    expect(rows[0].left, 'nothing of a refused application stays').toBe(0);
  });

  it('a refused application stays refused under its key', async () => {
    const api = open();
    const number = identityNumber();
    await opened(application({ identityNumber: number }));
    const key = randomUUID();
    const form = application({ identityNumber: number });
    const answers = [await api.post('neighbourIntake', '/v1/cases', { form }, { key }), await api.post('neighbourIntake', '/v1/cases', { form }, { key })];
    expect(answers.map(({ body }) => body.code)).toEqual(['identity.already-open', 'identity.already-open']);
  });

  it('while the engine is away a command is answered 503 “not confirmed”; the same key later gives the one answer', async () => {
    const api = open();
    const caseId = await opened();
    const other = await anotherApi(api, { engine: engineAway(api.parts.ring) });
    const key = randomUUID();
    try {
      const away = await other.api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { key });
      expect(away.body).toMatchObject({ status: 503, code: 'not-confirmed' });
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await other.api.get(null, '/v1/health/ready')).body).toMatchObject({ store: true, engine: false });
    } finally {
      await other.stop();
    }
    expect((await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { key })).body).toMatchObject({ stage: 'notice', seq: 2 });
    expect((await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { key })).body).toMatchObject({ stage: 'notice', seq: 2 });
  });

  it('while the database is away a command is 503 “not confirmed”, and reading is 503 too', async () => {
    const api = open();
    const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nowhere' });
    const other = await anotherApi(api, { pool });
    try {
      expect((await other.api.act('reviewer', randomUUID(), 'pass', { opinion: '情况属实' })).body).toMatchObject({ status: 503, code: 'not-confirmed' });
      const read = await other.api.get('reviewer', '/v1/cases');
      expect(read.body).toMatchObject({ status: 503, code: 'store.away' });
      expect(read.headers.get('retry-after')).toBeTruthy();
    } finally {
      await other.stop();
      await pool.end();
    }
  });
});

describe('a command is refused with its reason', () => {
  it('without a key: 428', async () => {
    const api = open();
    const caseId = await opened();
    expect((await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { key: null })).body).toMatchObject({ status: 428, code: 'key.missing' });
  });

  it('on a case that has changed since it was seen: 412', async () => {
    const api = open();
    const caseId = await opened();
    const seen = (await api.get('reviewer', `/v1/cases/${caseId}`)).headers.get('etag') ?? '';
    await api.act('intake', caseId, 'addNote', { note: '电话已核对' });
    const late = await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { headers: { 'If-Match': seen } });
    expect(late.body).toMatchObject({ status: 412, code: 'state.changed' });
    expect((await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' }, { headers: { 'If-Match': '"2"' } })).status).toBe(200);
  });

  it('every wrong field is named, all at once', async () => {
    const api = open();
    const caseId = await opened();
    const { body } = await api.act('reviewer', caseId, 'return', { opinion: '', missing: [], colour: 'red' });
    expect(body).toMatchObject({ status: 422, code: 'input.invalid' });
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['colour', 'missing', 'opinion']);
    expect(body.errors[0].zh && body.errors[0].en).toBeTruthy();
  });

  it('no words travel among the codes: what is missing is named by its code', async () => {
    const api = open();
    const caseId = await opened();
    const returned = await api.act('reviewer', caseId, 'return', { opinion: '缺材料', missing: ['diploma', '张演示的身份证'] });
    expect(returned.body).toMatchObject({ status: 422, code: 'code.unknown', field: 'missing.1' });
  });

  it('X-04: by somebody of another role, and by who entered the case: 403', async () => {
    const api = open();
    const caseId = await opened();
    expect((await api.act('street', caseId, 'pass', { opinion: '同意' })).body).toMatchObject({ status: 403, code: 'action.other-role' });
    expect((await api.act('intake', caseId, 'pass', { opinion: '同意' })).body).toMatchObject({ status: 403, code: 'chain.same-person', rule: 'X-04' });
  });

  it('a case of another region is not found, by whatever path', async () => {
    const api = open();
    const caseId = await opened();
    const { persons: [{ id: person }] } = (await api.get('intake', `/v1/cases/${caseId}`)).body;
    const answers = await Promise.all([
      api.get('neighbourIntake', `/v1/cases/${caseId}`), api.get('otherIntake', `/v1/cases/${caseId}/timeline`), api.get('otherIntake', `/v1/cases/${caseId}/clocks`),
      api.get('otherIntake', `/v1/cases/${caseId}/actions`), api.get('otherIntake', `/v1/cases/${caseId}/calls`), api.get('otherIntake', `/v1/documents?caseId=${caseId}`),
      api.act('neighbourIntake', caseId, 'pass', { opinion: '同意' }), api.post('otherIntake', `/v1/people/${person}/reveals`, { caseId, field: 'name', reason: '核对' }),
      api.get('mentor', `/v1/cases/${caseId}`), api.get('admin', `/v1/cases/${caseId}`), api.get('intake', `/v1/cases/${randomUUID()}`), api.get('intake', '/v1/cases/nonsense'),
    ]);
    expect(answers.map(({ body }) => body.code)).toEqual(answers.map(() => 'not-found'));
    const lists = await Promise.all([api.get('otherIntake', '/v1/cases'), api.get('mentor', '/v1/cases'), api.get('admin', '/v1/cases')]);
    expect(lists.map(({ body }) => body.items.map(({ id }: { id: string }) => id).includes(caseId))).toEqual([false, false, false]);
  });

  it('X-10: a time in the future, and a document of another case, are refused', async () => {
    const api = open();
    const [caseId, elsewhere] = [await opened(), await opened()];
    const { body: document } = await api.upload('intake', elsewhere);
    expect((await api.act('reviewer', caseId, 'pass', { opinion: '同意', happenedAt: '2098-01-01T00:00:00Z' })).body).toMatchObject({ status: 422, code: 'time.future', field: 'happenedAt' });
    await api.act('reviewer', caseId, 'pass', { opinion: '同意' });
    expect((await api.act('reviewer', caseId, 'postNotice', { documents: [document.id] })).body).toMatchObject({ status: 422, code: 'document.unknown', field: 'documents.0' });
  });
});
