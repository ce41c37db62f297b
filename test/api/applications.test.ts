import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { application, identityNumber, useApi } from './api.ts';

const open = useApi();

describe('taking in an application', () => {
  it('C-01: every faulty field is named, and nothing is stored', async () => {
    const api = open();
    const form = application({ identityNumber: '990102197013066911', address: '', undertaking: false });
    const { body } = await api.post('intake', '/v1/cases', { form });
    expect(body).toMatchObject({ status: 422, code: 'input.invalid' });
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['address', 'undertaking']);
    const dates = await api.post('intake', '/v1/cases', { form: { ...form, address: '演示街', undertaking: true } });
    expect(dates.body.errors).toMatchObject([{ field: 'people.0.identityNumber', code: 'identity.date', rule: 'C-01' }]);
  });

  it('C-18: a condition that does not hold is named with its rule and figures; who insists gets a case and a written decision', async () => {
    const api = open();
    const form = application({ identityNumber: identityNumber('1950-01-02') });
    const refused = await api.post('intake', '/v1/cases', { form });
    expect(refused.body.errors).toMatchObject([{ field: 'people.0.seeksRecognition', code: 'not-eligible', rule: 'C-18' }]);
    expect(refused.body.errors[0].en).toContain('2010');
    expect((await api.post('intake', '/v1/cases', { form: { ...form, despiteFindings: true } })).status).toBe(201);
  });

  it('C-08: the assessment says which categories hold, and stores nothing', async () => {
    const { body } = await open().post('intake', '/v1/applications/assessments', { form: application() });
    expect(body.people[0].assessment).toMatchObject({ eligible: true });
    expect(body.people[0].assessment.categories).toContain('4050');
    expect(body.household[0]).toMatchObject({ rule: 'C-18', holds: false });
  });

  it('X-05: while the number is typed, sex, birth date and age appear, and the district that has it in an open case', async () => {
    const api = open();
    const number = identityNumber('1980-05-06', 'female');
    const check = () => api.post('otherIntake', '/v1/applications/identity-checks', { identityNumber: number });
    expect((await check()).body).toMatchObject({ ok: true, sex: 'female', birthDate: '1980-05-06', openIn: [] });
    await api.post('intake', '/v1/cases', { form: application({ identityNumber: number }) });
    expect((await check()).body.openIn).toEqual([{ programme: 'employment-assistance', sameProgramme: true, district: { zh: '测试地区990102', en: 'Test region 990102' } }]);
  });

  it('a draft is its author’s alone, keeps what is wrong, and tells when it was saved elsewhere', async () => {
    const api = open();
    const { body: draft } = await api.post('intake', '/v1/drafts', { body: { people: [{ name: '张', identityNumber: '12' }] } });
    expect(draft.body.people[0].id).toMatch(/^[0-9a-f-]{36}$/);
    const saved = await api.put('intake', `/v1/drafts/${draft.id}`, { version: 1, body: { ...draft.body, address: '演示街' } });
    expect(saved.body).toMatchObject({ version: 2, body: { address: '演示街', people: [{ id: draft.body.people[0].id }] } });
    expect((await api.put('intake', `/v1/drafts/${draft.id}`, { version: 1, body: {} })).body).toMatchObject({ status: 412, code: 'draft.changed' });
    expect((await api.get('reviewer', `/v1/drafts/${draft.id}`)).status).toBe(404);
    const { rows } = await api.parts.pool.query('SELECT body_enc FROM drafts WHERE id = $1', [draft.id]);
    expect(rows[0].body_enc).not.toContain('演示');
  });

  it('documents of the draft go over to its case', async () => {
    const api = open();
    const { body: draft } = await api.post('intake', '/v1/drafts', { body: {} });
    await api.parts.prisma.document.create({ data: { id: randomUUID(), draftId: draft.id, kind: 'photo', nameEnc: '', mediaType: 'image/png', bytes: 1, sha256: '', uploadedBy: api.accounts.intake.id, region: '990102001001' } });
    const { body } = await api.post('intake', '/v1/cases', { form: application(), draftId: draft.id });
    expect(await api.parts.prisma.document.count({ where: { caseId: body.caseId } })).toBe(1);
    expect((await api.get('intake', '/v1/drafts')).body.items.map(({ id }: { id: string }) => id)).not.toContain(draft.id);
  });

  it('personal data is sealed in every column, and stays out of the command', async () => {
    const api = open();
    const number = identityNumber();
    const { body } = await api.post('intake', '/v1/cases', { form: application({ identityNumber: number }) });
    const { rows } = await api.parts.pool.query(
      `SELECT (SELECT string_agg(p::text, ' ') FROM people p WHERE p.household_id = c.household_id) || (SELECT h::text FROM households h WHERE h.id = c.household_id)
         || c::text || (SELECT string_agg(m::text, ' ') FROM commands m WHERE m.case_id = c.id) AS everything FROM cases c WHERE c.id = $1`, [body.caseId],
    );
    for (const secret of [number, '演示', '13800000001', 'healthy']) expect(rows[0].everything).not.toContain(secret);
  });

  it('X-08: a masked value is shown in full for a reason, and the audit trail keeps who saw what', async () => {
    const api = open();
    const number = identityNumber();
    const { body } = await api.post('intake', '/v1/cases', { form: application({ identityNumber: number }) });
    const found = await api.post('supervisor', '/v1/people/search', { identityNumber: number });
    expect(found.body.items).toMatchObject([{ caseId: body.caseId, name: '张*示', isApplicant: true }]);
    expect(JSON.stringify(found.body)).not.toContain(number);
    const shown = await api.post('supervisor', `/v1/people/${found.body.items[0].id}/reveals`, { caseId: body.caseId, field: 'identity', reason: '核对身份' });
    expect(shown.body).toEqual({ value: number });
    const trail = await api.get('auditor', `/v1/audit?kind=reveal&receipt=${body.receipt}`);
    expect(trail.body.items).toMatchObject([{ actorId: api.accounts.supervisor.id, facts: [{ field: 'identity' }], words: '核对身份' }]);
    const { rows } = await api.parts.pool.query('SELECT (SELECT string_agg(a::text, $1) FROM audit a) || (SELECT string_agg(w::text, $1) FROM audit_words w) AS everything', [' ']);
    expect(rows[0].everything, 'the trail itself holds no words').not.toContain('核对身份');
    expect((await api.get('supervisor', `/v1/cases/${body.caseId}`)).status).toBe(200);
    expect((await api.act('reviewer', body.caseId, 'pass', { opinion: '情况属实' })).status, 'the case goes on beside the reveal').toBe(200);
  });
});
