import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEMPORARY_PASSWORD_DAYS } from '../../src/access/accounts.ts';
import { places } from '../support/office.ts';
import { anotherApi, application, PASSWORD, pdf, useApi } from './api.ts';

const open = useApi();

describe('sessions', () => {
  it('whoever signs in sends the session’s token with each command; another site cannot', async () => {
    const api = open();
    const json = { 'content-type': 'application/json' };
    const signedIn = await api.raw('/v1/session', { method: 'POST', headers: json, body: JSON.stringify({ login: 'intake', password: PASSWORD }) });
    expect(signedIn.body.account).toMatchObject({ login: 'intake', role: 'community-caseworker' });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const post = (headers: Record<string, string>) => api.raw('/v1/drafts', { method: 'POST', headers: { ...json, cookie, 'Idempotency-Key': 'a-first-draft', ...headers }, body: '{"body":{}}' });
    expect((await post({})).body).toMatchObject({ status: 403, code: 'csrf.invalid' });
    expect((await post({ 'x-csrf-token': signedIn.body.csrfToken })).status).toBe(201);
    expect((await api.raw('/v1/session', { method: 'DELETE', headers: { cookie, 'x-csrf-token': signedIn.body.csrfToken } })).status).toBe(204);
    expect((await api.raw('/v1/cases', { headers: { cookie } })).body).toMatchObject({ status: 401, code: 'session.missing' });
  });

  it('a wrong password, no session, and what cannot be read are told apart', async () => {
    const api = open();
    const wrong = await api.post(null, '/v1/session', { login: 'intake', password: 'wrong-password' });
    expect(wrong.body).toMatchObject({ status: 401, code: 'sign-in.failed' });
    expect((await api.get(null, '/v1/cases')).body.code).toBe('session.missing');
    const broken = await api.raw('/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
    expect(broken.body).toMatchObject({ status: 400, code: 'request.malformed' });
    expect((await api.get('intake', '/v1/nowhere')).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('a password that an administrator gave is good for some days, and that it is over is told to nobody who does not know it', async () => {
    const api = open();
    const password = 'nobi-raku-tepo-2714';
    const { id } = await api.parts.accounts.create({ login: 'late-starter', password, name: '演示', role: 'mentor', region: places.community, temporaryPassword: true });
    const after = async (days: number, typed: string) => {
      const { api: later, stop } = await anotherApi(api, { now: () => new Date(Date.now() + days * 86_400_000).toISOString() });
      const { body } = await later.post(null, '/v1/session', { login: 'late-starter', password: typed });
      await stop();
      return body.code;
    };
    expect(await after(TEMPORARY_PASSWORD_DAYS - 1, password)).toBe('sign-in.finish-on-pages');
    expect(await after(TEMPORARY_PASSWORD_DAYS + 1, password)).toBe('sign-in.expired');
    expect(await after(TEMPORARY_PASSWORD_DAYS + 1, 'wrong-password')).toBe('sign-in.failed');
    const { rows } = await api.parts.pool.query(`SELECT count(*)::int AS n FROM audit WHERE action = 'sign-in-failed' AND actor_id = $1`, [id]);
    expect(rows).toEqual([{ n: 2 }]);
    await api.parts.accounts.setPassword(id, password, false); // one's own from now on
    expect(await after(TEMPORARY_PASSWORD_DAYS + 1, password)).toBeUndefined();
  });

  it('a problem speaks the language that is asked for, and holds both', async () => {
    const english = await open().get(null, '/v1/cases', { headers: { 'accept-language': 'en' } });
    expect(english.body.title).toBe(english.body.sentence.en);
    expect(english.body.sentence.zh).toContain('登录');
    expect(english.body.todo.zh).toBeTruthy();
  });
});

describe('lists', () => {
  it('come in pages without gaps or repeats, and refuse a cursor that is none', async () => {
    const api = open();
    for (let n = 0; n < 5; n += 1) await api.post('neighbourIntake', '/v1/cases', { form: application() });
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body }: Awaited<ReturnType<typeof api.get>> = await api.get('neighbourIntake', `/v1/cases?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect((await api.get('neighbourIntake', '/v1/cases?cursor=xyz')).body).toMatchObject({ status: 422, field: 'cursor' });
    expect((await api.get('neighbourIntake', '/v1/cases?colour=red')).body.errors).toMatchObject([{ field: 'colour' }]);
    expect((await api.get('neighbourIntake', '/v1/cases?receipt=990102197005060000')).body.errors).toMatchObject([{ code: 'identity.in-address' }]);
    expect((await api.get('supervisor', '/v1/clocks?state=due&limit=3')).body.items).toHaveLength(3);
    expect((await api.get('supervisor', '/v1/clocks?state=overdue')).body.items).toEqual([]);
  });

  it('X-04: a late case is on the overdue board of its region', async () => {
    const api = open();
    const { body } = await api.post('intake', '/v1/cases', { form: application() });
    await api.advance(body.caseId, 40);
    const late = (await api.get('supervisor', '/v1/clocks?state=overdue')).body.items;
    expect(late).toMatchObject([{ caseId: body.caseId, clock: 'communityReview', overdue: true }]);
    expect((await api.get('otherIntake', '/v1/clocks?state=overdue')).body.items).toEqual([]);
  });

  it('X-06: messages wait in one’s own inbox until they are read', async () => {
    const api = open();
    const { caseId } = (await api.post('intake', '/v1/cases', { form: application() })).body;
    const { body } = await api.get('reviewer', '/v1/messages?unread=true');
    const written = body.items.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(written).toEqual(written.toSorted().toReversed()); // newest first by when it was written; other cases' clocks are ahead
    const mine = body.items.find((message: { caseId: string }) => message.caseId === caseId);
    expect(mine).toMatchObject({ template: 'your-move' });
    expect((await api.post('otherIntake', '/v1/messages/read', { ids: [mine.id] })).body).toEqual({ marked: 0 });
    expect((await api.post('reviewer', '/v1/messages/read', { ids: [mine.id] })).body).toEqual({ marked: 1 });
    expect((await api.get('reviewer', '/v1/messages?unread=true')).body.unread).toBe(body.unread - 1);
  });
});

describe('documents', () => {
  it('a form with files that has no boundary, or breaks off, is a mistake of who sends it', async () => {
    const api = open();
    const type = (rest: string) => ({ headers: { 'content-type': `multipart/form-data${rest}` } });
    for (const path of ['/v1/documents', '/v1/leads/comparisons']) {
      expect((await api.post('district', path, '{}', type(''))).body, path).toMatchObject({ status: 400, code: 'request.malformed' });
      expect((await api.post('district', path, '--b\r\nContent-Disposition: form-data; name="file"', type('; boundary=b'))).body, path).toMatchObject({ status: 400, code: 'request.malformed' });
    }
  });

  it('are judged by their content, sealed on disk, and given back as they came', async () => {
    const api = open();
    const { body } = await api.post('intake', '/v1/cases', { form: application() });
    const { body: document } = await api.upload('intake', body.caseId);
    expect(document).toMatchObject({ kind: 'contract', name: '合同.pdf', mediaType: 'application/pdf', bytes: pdf.length });
    const { sha256 } = await api.parts.prisma.document.findUniqueOrThrow({ where: { id: document.id } });
    const onDisk = await readFile(path.join(api.parts.documents, sha256.slice(0, 2), sha256));
    expect(onDisk.includes('%PDF')).toBe(false);
    const read = await api.get('reviewer', `/v1/documents/${document.id}`);
    expect(read.body).toBe(pdf);
    expect(read.headers.get('content-disposition')).toContain('attachment');
    expect((await api.get('otherIntake', `/v1/documents/${document.id}`)).status).toBe(404);
    expect((await api.upload('intake', body.caseId, '<script>alert(1)</script>', '照片.png')).body).toMatchObject({ status: 415, code: 'document.media-type' });
    expect((await api.upload('intake', body.caseId, new Uint8Array(11 * 1024 * 1024))).body).toMatchObject({ status: 413, code: 'document.too-large' });
    expect((await api.upload('otherIntake', body.caseId)).status).toBe(404);
  });

  it('one that was damaged on the disk, or is gone, is named as that, and the others are given as before', async () => {
    const api = open();
    const { body } = await api.post('intake', '/v1/cases', { form: application() });
    const [damaged, gone, whole] = await Promise.all(['一', '二', '三'].map(async (n) => (await api.upload('intake', body.caseId, `${pdf}% ${n}`, `${n}.pdf`)).body.id as string));
    const fileOf = async (id = '') => {
      const { sha256 } = await api.parts.prisma.document.findUniqueOrThrow({ where: { id } });
      return path.join(api.parts.documents, sha256.slice(0, 2), sha256);
    };
    const file = await fileOf(damaged);
    const stored = await readFile(file);
    stored[stored.length - 1] = (stored.at(-1) ?? 0) ^ 1;
    await writeFile(file, stored);
    await rm(await fileOf(gone));
    for (const id of [damaged, gone]) expect((await api.get('reviewer', `/v1/documents/${id}`)).body).toMatchObject({ status: 500, code: 'document.damaged' });
    expect((await api.get('reviewer', `/v1/documents/${whole}`)).status).toBe(200);
  });
});

describe('calendar', () => {
  it('X-01: a deadline explains itself in both languages', async () => {
    const { body } = await open().get(null, '/v1/deadlines?from=2026-02-11&workingDays=5');
    expect(body).toMatchObject({ due: '2026-02-25T16:00:00.000Z', lastDay: '2026-02-25', provisional: false });
    expect(body.sentences.zh.join('')).toContain('调休');
    expect(body.sentences.en.join(' ')).toContain('make-up workday');
    expect((await open().get(null, '/v1/deadlines?from=2026-02-11&workingDays=5&weeks=1')).body).toMatchObject({ status: 422, field: 'weeks' });
    expect((await open().get(null, '/v1/deadlines?from=9838-08-23&months=2627')).body).toMatchObject({ status: 422, field: 'from' });
    expect((await open().get(null, '/v1/deadlines?from=2200-12-31&years=3660')).status).toBe(200);
  });

  it('X-01: the administrator imports a year once; another schedule of the same version is refused', async () => {
    const api = open();
    const schedule = {
      year: 2032, version: 1, source: { title: 'Invented for tests', published: '2031-11-01' },
      holidays: [{ name: { zh: '元旦', en: 'New Year' }, from: '2032-01-01', to: '2032-01-03' }], makeUpWorkdays: [{ date: '2032-01-04', for: '元旦' }],
    };
    expect((await api.get(null, '/v1/calendar/2032')).body).toMatchObject({ provisional: true });
    expect((await api.put('intake', '/v1/calendar/2032', schedule)).body).toMatchObject({ status: 403, code: 'action.other-role' });
    expect((await api.put('admin', '/v1/calendar/2032', { ...schedule, holidays: [] })).body.errors).toMatchObject([{ field: 'holidays' }, { field: 'makeUpWorkdays.0.for' }].slice(0, 1));
    expect((await api.put('admin', '/v1/calendar/2032', schedule)).body).toMatchObject({ imported: true });
    expect((await api.put('admin', '/v1/calendar/2032', schedule)).body).toMatchObject({ imported: false });
    expect((await api.put('admin', '/v1/calendar/2032', { ...schedule, makeUpWorkdays: [] })).body).toMatchObject({ status: 409, code: 'calendar.other-schedule' });
    expect((await api.get(null, '/v1/calendar/2032')).body).toMatchObject({ provisional: false, schedule: { version: 1 } });
  });
});

describe('the description', () => {
  it('names every action with its fields, and the key that a command needs', async () => {
    const { body } = await open().get(null, '/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const call = body.paths['/cases/{id}/actions/recordCall'].post;
    expect(call.parameters.map(({ name }: { name: string }) => name)).toContain('Idempotency-Key');
    expect(Object.keys(call.requestBody.content['application/json'].schema.properties)).toEqual(expect.arrayContaining(['track', 'outcome', 'monthlyPayFen', 'happenedAt']));
    expect((await open().get(null, '/v1/policies')).status).toBe(401);
    expect((await open().get('intake', '/v1/policies')).body.items.length).toBeGreaterThan(0);
    expect((await open().get(null, '/')).body).toContain('openapi.json');
  });
});
