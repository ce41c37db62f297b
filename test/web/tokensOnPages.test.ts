import { expect, it } from 'vitest';
import { issueToken } from '../../src/access/api-token.ts';
import { useSite } from './site.ts';

const site = useSite();

it('X-08: a token that may act changes nothing about who gets in: no tokens, passwords, second factors or accounts', async () => {
  const { pool, accounts } = site().parts;
  const admin = (await accounts.byLogin('admin')) ?? expect.unreachable('nobody administers');
  const mentor = (await accounts.byLogin('mentor')) ?? expect.unreachable('there is no mentor');
  const { token } = await issueToken(pool, admin.id, { name: '演示', scope: 'act', expiresAt: '2099-01-01T00:00:00.000Z' });
  const everything = async () => (await pool.query(`SELECT (SELECT json_agg(u ORDER BY id) FROM users u) AS users, (SELECT json_agg(t ORDER BY id) FROM api_tokens t) AS tokens, (SELECT json_agg(f) FROM second_factors f) AS factors`)).rows;
  const before = await everything();
  const tries: [string, Record<string, string>?][] = [
    ['/account'], ['/account/second-factor'], ['/account/tokens', { name: '再造', scope: 'act', days: '366' }], ['/account/second-factor', { code: '123456' }],
    ['/account/password', { currentPassword: 'test-office-2031', newPassword: 'kefa-tiru-mobe-1907', again: 'kefa-tiru-mobe-1907' }],
    ['/admin/users', { login: 'another', name: '演示', role: 'supervisor', region: '990102' }], [`/admin/users/${mentor.id}/reset`, {}], [`/admin/users/${mentor.id}`, { name: '演示', role: 'supervisor', region: '990102', active: 'yes' }],
  ];
  for (const [path, body] of tries) {
    const answer = await fetch(site().url + path, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual', ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}) });
    expect([path, answer.status]).toEqual([path, 403]);
  }
  expect(await everything()).toEqual(before);
});
