import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { verifyTrail } from '../../src/audit/verify.ts';
import { application, identityNumber, PASSWORD, useApi } from '../api/api.ts';

const open = useApi();

interface Entry {
  kind: string;
  action: string;
  actorId: string;
  caseId?: string;
  facts: Record<string, unknown>[];
}

async function trail(filter: Record<string, string> = {}): Promise<Entry[]> {
  const { body, status } = await open().get('auditor', `/v1/audit?${new URLSearchParams(filter)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items;
}

async function newCase(form = application()): Promise<{ caseId: string; receipt: string }> {
  return (await open().post('intake', '/v1/cases', { form })).body;
}

describe('the audit trail', () => {
  it('X-08: has every command with its actor and facts, by the receipt number of its case', async () => {
    const { receipt, caseId } = await newCase();
    await open().act('reviewer', caseId, 'pass', { opinion: '情况属实' });
    const steps = (await trail({ receipt })).filter(({ kind }) => kind === 'command');
    expect(steps.map(({ action, actorId }) => [action, actorId])).toEqual([['pass', open().accounts.reviewer.id], ['apply', open().accounts.intake.id]]);
    expect(steps[0]?.facts).toContainEqual(expect.objectContaining({ type: 'opinion', outcome: 'pass' }));
  });

  it('X-08: says who looked at a case, once for each reader, case and day, whatever was opened of it', async () => {
    const api = open();
    const { receipt, caseId } = await newCase();
    await Promise.all(['', '/timeline', '/clocks', '/calls', '/actions', ''].map((part) => api.get('supervisor', `/v1/cases/${caseId}${part}`)));
    await api.get('street', `/v1/cases/${caseId}`);
    const views = await trail({ receipt, kind: 'view' });
    expect(views.map(({ actorId }) => actorId).toSorted()).toEqual([api.accounts.street.id, api.accounts.supervisor.id].toSorted());
  });

  it('X-08: says that somebody searched by identity number, and never which', async () => {
    const api = open();
    const number = identityNumber();
    await newCase(application({ identityNumber: number }));
    await api.post('supervisor', '/v1/people/search', { identityNumber: number });
    await api.post('reviewer', '/v1/applications/identity-checks', { identityNumber: number });
    const [check, search] = await trail({ kind: 'search' });
    expect(search).toMatchObject({ actorId: api.accounts.supervisor.id, facts: [{ where: 'people', found: 1 }] });
    expect(check).toMatchObject({ actorId: api.accounts.reviewer.id, facts: [{ where: 'intake', found: 1 }] });
    expect(JSON.stringify([check, search])).not.toContain(number.slice(6, 14));
  });

  it('X-08: says which document was downloaded', async () => {
    const api = open();
    const { receipt, caseId } = await newCase();
    const { body } = await api.upload('intake', caseId);
    await api.get('supervisor', `/v1/documents/${body.id}`);
    expect(await trail({ receipt, kind: 'export' })).toMatchObject([{ actorId: api.accounts.supervisor.id, facts: [{ document: body.id, kind: 'contract' }] }]);
  });

  it('X-08: has refused attempts: another region’s case, another role’s action, one’s own case', async () => {
    const api = open();
    const { receipt, caseId } = await newCase();
    expect((await api.get('otherIntake', `/v1/cases/${caseId}`)).status).toBe(404);
    expect((await api.act('street', caseId, 'pass', { opinion: '同意' })).status).toBe(403);
    expect((await api.act('intake', caseId, 'pass', { opinion: '同意' })).status).toBe(403);
    expect((await api.get('intake', '/v1/audit')).status).toBe(403);
    const refused = await trail({ receipt, kind: 'refused' });
    expect(refused.map(({ facts: [fact], actorId }) => [actorId, fact?.['action'], fact?.['code']])).toEqual([
      [api.accounts.intake.id, 'pass', 'chain.same-person'], [api.accounts.street.id, 'pass', 'action.other-role'], [api.accounts.otherIntake.id, 'open', 'not-found'],
    ]);
    expect(await trail({ actor: 'intake', kind: 'refused' })).toContainEqual(expect.objectContaining({ facts: [expect.objectContaining({ action: 'get /audit' })] }));
  });

  it('X-08: a mistyped address, and an action that is not open now, are no attempts', async () => {
    const api = open();
    const { receipt, caseId } = await newCase();
    expect((await api.get('reviewer', `/v1/cases/${randomUUID()}`)).status).toBe(404);
    expect((await api.act('reviewer', caseId, 'submit', {})).status).toBe(409);
    expect(await trail({ receipt, kind: 'refused' })).toEqual([]);
  });

  it('X-08: has sign-ins and failures, and never what was typed as a login', async () => {
    const api = open();
    const signIn = (login: string, password: string) => api.raw('/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) });
    await signIn('supervisor', PASSWORD);
    await signIn('supervisor', 'wrong');
    await signIn('typed-my-password-here', 'wrong');
    const entries = await trail({ kind: 'sign-in' });
    expect(entries.slice(0, 3).map(({ action, actorId, facts: [fact] }) => [action, actorId, fact?.['account']])).toEqual([
      ['sign-in-failed', 'unknown', 'unknown'], ['sign-in-failed', api.accounts.supervisor.id, 'known'], ['signed-in', api.accounts.supervisor.id, undefined],
    ]);
    expect(JSON.stringify(entries)).not.toContain('typed-my');
  });

  it('X-08: has what changes the configuration: policies when they are loaded, holiday schedules when they are imported', async () => {
    const api = open();
    const schedule = {
      year: 2041, version: 1, source: { title: 'Invented for tests', published: '2040-11-01' },
      holidays: [{ name: { zh: '元旦', en: 'New Year' }, from: '2041-01-01', to: '2041-01-01' }], makeUpWorkdays: [],
    };
    const imported = await api.put('admin', '/v1/calendar/2041', schedule);
    expect(imported.status, JSON.stringify(imported.body)).toBe(202);
    const entries = await trail({ kind: 'configuration' });
    expect(entries[0]).toMatchObject({ action: 'calendar-imported', actorId: api.accounts.admin.id, facts: [{ year: 2041, version: 1 }] });
    expect(entries.filter(({ action }) => action === 'policy-loaded')).toHaveLength(api.parts.policies.length);
  });

  it('X-08: is read page by page, by actor, action and day, of the auditor’s own region', async () => {
    const api = open();
    const { caseId } = await newCase();
    await api.act('reviewer', caseId, 'addNote', { note: '电话核实' });
    const first = await api.get('auditor', '/v1/audit?limit=2');
    const second = await api.get('auditor', `/v1/audit?limit=2&cursor=${first.body.next}`);
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => Number(id));
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    expect(new Set(ids).size).toBe(4);
    const notes = await trail({ actor: 'reviewer', action: 'addNote' });
    expect(notes[0]).toMatchObject({ caseId, actorId: api.accounts.reviewer.id });
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await trail({ action: 'addNote', day: today })).toHaveLength(notes.length);
    expect(await trail({ action: 'addNote', day: '2020-01-01' })).toEqual([]);

    await api.post('otherIntake', '/v1/cases', { form: application() });
    const actors = (await trail({ kind: 'command', limit: '50' })).map(({ actorId }) => actorId);
    expect(actors).not.toContain(api.accounts.otherIntake.id);
  });

  it('X-08: holds after all of it', async () => {
    const owner = new pg.Client({ connectionString: open().parts.pool.options.connectionString });
    await owner.connect();
    const { broken, entries } = await verifyTrail(owner);
    await owner.end();
    expect(broken).toEqual([]);
    expect(entries).toBeGreaterThan(20);
  });
});
