import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { logMask } from '../../src/privacy/log-mask.ts';
import { requestLog } from '../../src/web/requestLog.ts';
import { application, identityNumber, PASSWORD, useApi } from '../api/api.ts';

const open = useApi();

describe('a body that means something to a query', () => {
  it.each([
    ['/v1/session', { login: { contains: '' }, password: PASSWORD }], ['/v1/session', { login: ['admin'], password: { not: '' } }],
    ['/v1/progress', { receipt: { startsWith: 'BF-' }, phoneDigits: '0001' }], ['/v1/progress', { receipt: 'BF-', phoneDigits: { not: '' } }],
  ])('is no value: %s %j', async (path, body) => {
    expect((await open().post(null, path, body)).status).toBe(422);
  });

  it('is no value for staff either, in bodies and in addresses', async () => {
    const api = open();
    const { caseId } = (await api.post('intake', '/v1/cases', { form: application() })).body;
    expect((await api.post('supervisor', '/v1/people/search', { identityNumber: { not: '' } })).status).toBe(422);
    expect((await api.post('supervisor', '/v1/messages/read', { ids: [{ gt: 0 }] })).status).toBe(422);
    for (const query of ['caseId[not]=x', 'caseId[]=x', `caseId=${caseId}&caseId=${caseId}`]) expect((await api.get('supervisor', `/v1/documents?${query}`)).status, query).toBe(422);
    expect((await api.act('reviewer', caseId, 'addNote', { note: { set: '改写' } })).status).toBe(422);
    expect((await api.act('reviewer', caseId, 'constructor', {})).status).toBe(404);
    expect((await api.act('reviewer', caseId, '__proto__', {})).status).toBe(404);
  });
});

describe('a field that nobody asked for', () => {
  it('is refused and never stored: ids, regions, roles, owners', async () => {
    const api = open();
    const vacancy = { employer: '演示公司', post: '保洁', trade: '保洁', place: '演示路', payFromFen: 300000, payToFen: 400000, insured: true, openings: 1, openUntil: '2098-12-31' };
    const tries: [Parameters<typeof api.post>[0], string, object][] = [
      ['mentor', '/v1/vacancies', { ...vacancy, region: '990103' }], ['mentor', '/v1/vacancies', { ...vacancy, createdBy: api.accounts.admin.id }],
      ['intake', '/v1/drafts', { body: {}, userId: api.accounts.reviewer.id }], ['intake', '/v1/drafts', { body: {}, region: '990103' }],
      ['intake', '/v1/cases', { form: { ...application(), region: '990103001001' } }], ['intake', '/v1/cases', { form: application(), receipt: 'BF-AAAA-AAAA-AAAA' }],
      ['supervisor', '/v1/people/search', { identityNumber: '1', region: '99' }],
      [null, '/v1/session', { login: 'intake', password: PASSWORD, role: 'admin' }],
    ];
    for (const [who, path, body] of tries) {
      const { status, body: problem } = await api.post(who, path, body);
      expect([path, status, problem.errors?.[0]?.code]).toEqual([path, 422, 'unknown-field']);
    }
    const person = { ...application().people[0], identityEnc: 'x' };
    expect((await api.post('intake', '/v1/cases', { form: { ...application(), people: [person] } })).body.errors).toContainEqual(expect.objectContaining({ code: 'unknown-field' }));
  });
});

describe('a line of the log', () => {
  it('is one line of JSON with the route’s pattern, whatever the address holds', async () => {
    const lines: string[] = [];
    const log = pino({ ...logMask }, new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(...chunk.toString().trimEnd().split('\n')), done()) }));
    const app = express().use(requestLog(log));
    app.get('/cases/:case', (_request, response) => void response.end());
    const server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const { port } = server.address() as AddressInfo;
    const number = identityNumber();
    for (const part of ['%0a{"level":60,"msg":"forged"}', '%0d%0aforged', number, '%1b[31mred']) await fetch(`http://127.0.0.1:${port}/cases/${part}?search=${part}`);
    await new Promise((done) => server.close(done));
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ route: '/cases/:case', status: 200 });
    expect(lines.join()).not.toMatch(new RegExp(`forged|red|${number}`));
  });
});

describe('a token', () => {
  it('for reading reads, and does nothing', async () => {
    const api = open();
    const session = await api.raw('/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'reviewer', password: PASSWORD }) });
    const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const make = (body: object) => api.raw('/v1/tokens', { method: 'POST', headers: { cookie, 'x-csrf-token': session.body.csrfToken, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const made = await make({ name: '报表', days: 30 });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const headers = { authorization: `Bearer ${made.body.token}`, 'content-type': 'application/json', 'Idempotency-Key': 'a-key-of-its-own' };
    const { caseId } = (await api.post('intake', '/v1/cases', { form: application() })).body;
    expect((await api.raw(`/v1/cases/${caseId}`, { headers })).status).toBe(200);
    const note = await api.raw(`/v1/cases/${caseId}/actions/addNote`, { method: 'POST', headers, body: JSON.stringify({ note: '电话核实' }) });
    expect(note.body).toMatchObject({ status: 403, code: 'token.read-only' });

    const acting = await make({ name: '办理', scope: 'act', days: 1 });
    const acts = { ...headers, authorization: `Bearer ${acting.body.token}` };
    expect((await api.raw(`/v1/cases/${caseId}/actions/addNote`, { method: 'POST', headers: acts, body: JSON.stringify({ note: '电话核实' }) })).status).toBe(200);
    expect((await api.raw('/v1/tokens', { method: 'POST', headers: acts, body: JSON.stringify({ name: '再造', days: 1 }) })).body).toMatchObject({ status: 403, code: 'token.by-token' });
    expect((await make({ name: '太久', days: 4000 })).status).toBe(422);

    const { body: listed } = await api.raw('/v1/tokens', { headers });
    expect(listed.items.map(({ name, scope }: { name: string; scope: string }) => [name, scope])).toEqual(expect.arrayContaining([['报表', 'read'], ['办理', 'act']]));
    expect(JSON.stringify(listed)).not.toContain(made.body.token.slice(8));
    expect((await api.raw(`/v1/tokens/${made.body.id}`, { method: 'DELETE', headers: { cookie, 'x-csrf-token': session.body.csrfToken } })).status).toBe(204);
    expect((await api.raw(`/v1/cases/${caseId}`, { headers })).status).toBe(401);
    expect((await api.get('auditor', '/v1/audit?kind=configuration&actor=reviewer')).body.items.map(({ action }: { action: string }) => action)).toEqual(['token-revoked', 'token-issued', 'token-issued']);
  });
});

describe('the progress of an application', () => {
  it('is told to who has the receipt number and the end of the phone; every miss is one answer', async () => {
    const api = open();
    const { receipt } = (await api.post('intake', '/v1/cases', { form: application() })).body;
    const withoutPhone = await api.post('intake', '/v1/cases', { form: application() });
    await api.parts.pool.query('UPDATE people SET phone_enc = NULL WHERE household_id = (SELECT household_id FROM cases WHERE id = $1)', [withoutPhone.body.caseId]);
    const lookUp = (of: string, phoneDigits: string) => api.post(null, '/v1/progress', { receipt: of, phoneDigits });
    expect((await lookUp(receipt.toLowerCase(), '0001')).body).toMatchObject({ receipt, stage: 'communityReview' });
    const misses = [await lookUp(receipt, '0002'), await lookUp('BF-2222-2222-2222', '0001'), await lookUp(withoutPhone.body.receipt, '0000'), await lookUp('BF-2222-2222-2222', '0000')];
    const answers = misses.map(({ status, body }) => JSON.stringify([status, body]));
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(misses[0]?.status).toBe(404);
  });

  it('is not found out by trying digits: after ten misses a receipt number is closed for an hour, and others are not', async () => {
    const api = open();
    const of = async () => (await api.post('intake', '/v1/cases', { form: application() })).body.receipt;
    const [tried, other] = [await of(), await of()];
    const lookUp = (receipt: string, phoneDigits: string) => api.post(null, '/v1/progress', { receipt, phoneDigits });
    for (let digits = 1000; digits < 1010; digits += 1) expect((await lookUp(tried, String(digits))).status).toBe(404);
    expect((await lookUp(tried, '0001')).body).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect((await lookUp(other, '0001')).status).toBe(200);
  });
});
