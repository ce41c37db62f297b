import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountStore, type Account, type AccountStore } from '../../src/access/accounts.ts';
import { issueToken, revokeToken, tokensOf } from '../../src/access/api-token.ts';
import { CSRF_ERROR_CODE, CSRF_FIELD, CSRF_HEADER, csrfProtection, csrfToken } from '../../src/access/csrf.ts';
import { currentAccount } from '../../src/access/current-actor.ts';
import { notStored, securityHeaders } from '../../src/access/headers.ts';
import { signInLimits, TooManySignInsError } from '../../src/access/rate-limit.ts';
import { endSessionsOf, sessions, signIn, signOut } from '../../src/access/session.ts';
import { someKeyRing } from '../privacy/ring.ts';
import { useDatabase } from './database.ts';
import { community, settleRegions } from './places.ts';

const database = useDatabase();
const password = 'bamo-tiru-kefa-4821';
const ring = someKeyRing();

/** The middlewares in the order in which the product uses them, with the fewest routes that show what they do. */
function app(accounts: AccountStore): express.Express {
  const pool = database();
  const server = express();
  server.set('trust proxy', 'loopback'); // lets a test come from another address
  server.use(securityHeaders(false), notStored, express.urlencoded({ extended: false }));
  server.use(sessions({ pool, ring, secure: false, onStoreError: (error) => expect.unreachable(String(error)) }));
  server.use(csrfProtection);
  server.get('/form', (request, response) => void response.send(csrfToken(request)));
  server.get('/me', async (request, response) => void response.json((await currentAccount(request, pool, accounts))?.login ?? null));
  server.post('/sign-in', ...signInLimits(), async (request, response) => {
    const account = await accounts.verify(String(request.body.login), String(request.body.password));
    if (account) await signIn(request, account.id);
    response.sendStatus(account ? 204 : 401);
  });
  server.post('/sign-out', async (request, response) => {
    await signOut(request);
    response.sendStatus(204);
  });
  server.post('/command', async (request, response) => void response.json((await currentAccount(request, pool, accounts))?.login ?? null));
  server.use(((error, _request, response, next) => {
    if (error instanceof TooManySignInsError) response.sendStatus(error.status);
    else if (error.code === CSRF_ERROR_CODE) response.status(error.statusCode).send(CSRF_ERROR_CODE);
    else next(error);
  }) satisfies express.ErrorRequestHandler);
  return server;
}

describe('requests', () => {
  let accounts: AccountStore;
  let account: Account;
  let server: Server;
  let address: string;

  beforeAll(async () => {
    await settleRegions(database());
    accounts = accountStore(database(), ring);
    account = await accounts.create({ login: 'demo', password, name: '张演示', role: 'community-caseworker', region: community });
    server = app(accounts).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has an address of this kind
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** A browser: keeps its cookie, and sends forms with the token of the page before. */
  class Browser {
    cookie = '';
    private readonly from: string;

    constructor(from = '127.0.0.1') {
      this.from = from;
    }

    async send(path: string, init: RequestInit = {}): Promise<Response> {
      const headers = new Headers(init.headers);
      headers.set('x-forwarded-for', this.from);
      if (this.cookie) headers.set('cookie', this.cookie);
      const response = await fetch(address + path, { ...init, headers });
      const [cookie] = response.headers.getSetCookie();
      if (cookie) this.cookie = cookie.slice(0, cookie.indexOf(';'));
      return response;
    }

    async text(path: string): Promise<string> {
      return (await this.send(path)).text();
    }

    async post(path: string, fields: Record<string, string> = {}): Promise<Response> {
      return this.send(path, { method: 'POST', body: new URLSearchParams({ ...fields, [CSRF_FIELD]: await this.text('/form') }) });
    }
  }

  const signedIn = async () => {
    const browser = new Browser();
    expect((await browser.post('/sign-in', { login: 'demo', password })).status).toBe(204);
    return browser;
  };

  it('stay signed in by a cookie that scripts and other sites do not get, under a new id', async () => {
    const browser = new Browser();
    const before = await browser.text('/form').then(() => browser.cookie);
    const response = await browser.post('/sign-in', { login: 'demo', password });
    expect(response.headers.getSetCookie()[0]).toMatch(/^bangfu=.*HttpOnly; SameSite=Lax$/);
    expect(browser.cookie).not.toBe(before);
    expect(await browser.text('/me')).toBe('"demo"');
    const old = new Browser();
    old.cookie = before;
    expect(await old.text('/me')).toBe('null');
  });

  it('get a cookie only when there is something to keep', async () => {
    const browser = new Browser();
    await browser.text('/me');
    expect(browser.cookie).toBe('');
  });

  it('end with signing out, and with the end of all sessions of an account', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    await one.post('/sign-out');
    expect(await one.text('/me')).toBe('null');
    expect(await other.text('/me')).toBe('"demo"');
    await endSessionsOf(database(), account.id);
    expect(await other.text('/me')).toBe('null');
  });

  it('end a day after the sign-in, however busily they are used', async () => {
    const browser = await signedIn();
    const signedInAgo = (milliseconds: number) => database().query(`UPDATE session SET sess = jsonb_set(sess::jsonb, '{signedInAt}', to_jsonb($1::bigint))::json`, [Date.now() - milliseconds]);
    await signedInAgo(24 * 3_600_000 - 60_000);
    expect(await browser.text('/me')).toBe('"demo"');
    await signedInAgo(24 * 3_600_000);
    expect(await browser.text('/me')).toBe('null');
  });

  it('lose their rights at once when the account is closed', async () => {
    const browser = await signedIn();
    await accounts.change(account.id, { active: false });
    expect(await browser.text('/me')).toBe('null');
    await accounts.change(account.id, { active: true });
    expect(await browser.text('/me')).toBe('"demo"');
  });

  it('with a cookie that was not signed here count as nobody’s', async () => {
    const browser = await signedIn();
    browser.cookie = `${browser.cookie.slice(0, -4)}AAAA`;
    expect(await browser.text('/me')).toBe('null');
  });

  it('that another site sends are turned away, whatever the session', async () => {
    const browser = await signedIn();
    const forged = await browser.send('/command', { method: 'POST', body: new URLSearchParams({ [CSRF_FIELD]: 'x' }) });
    expect([forged.status, await forged.text()]).toEqual([403, CSRF_ERROR_CODE]);
    expect((await browser.send('/command', { method: 'POST' })).status).toBe(403);
    expect(await (await browser.post('/command')).text()).toBe('"demo"');
    const byScript = await browser.send('/command', { method: 'POST', headers: { [CSRF_HEADER]: await browser.text('/form') } });
    expect(await byScript.text()).toBe('"demo"');
  });

  it('with a token are its owner’s, until it expires, is revoked, or the account is closed', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    const { id, token } = await issueToken(database(), account.id, { name: 'statistics', scope: 'act', expiresAt: soon });
    const ask = (bearer: string) => new Browser().send('/command', { method: 'POST', headers: { authorization: `Bearer ${bearer}` } }).then((response) => response.text());
    expect(await ask(token)).toBe('"demo"');
    expect(await ask(`${token}x`)).toBe('null');
    await accounts.change(account.id, { active: false });
    expect(await ask(token)).toBe('null');
    await accounts.change(account.id, { active: true });
    const expired = await issueToken(database(), account.id, { name: 'old', scope: 'act', expiresAt: new Date(Date.now() - 1).toISOString() });
    expect(await ask(expired.token)).toBe('null');
    expect(await tokensOf(database(), account.id)).toMatchObject([{ name: 'old' }, { id, name: 'statistics', expiresAt: soon }]);
    expect(await revokeToken(database(), '0198a1f0-0000-7000-8000-000000000001', id)).toBe(false);
    expect(await revokeToken(database(), account.id, id)).toBe(true);
    expect(await ask(token)).toBe('null');
    const { rows } = await database().query('SELECT api_tokens::text AS line FROM api_tokens');
    expect(rows.map(({ line }) => line).join()).not.toContain(expired.token);
  });

  it('with a wrong token are not taken for the session’s, which would get around the protection of forms', async () => {
    const browser = await signedIn();
    const response = await browser.send('/command', { method: 'POST', headers: { authorization: 'Bearer wrong' } });
    expect(await response.text()).toBe('null');
  });

  it('to sign in are limited by account and address, so that nobody can lock out a colleague', async () => {
    const attacker = new Browser('192.0.2.7');
    const wrong = { login: 'demo', password: 'wrong' };
    for (let failure = 0; failure < 10; failure++) expect((await attacker.post('/sign-in', wrong)).status).toBe(401);
    const refused = await attacker.post('/sign-in', { login: ' DEMO ', password });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await attacker.post('/sign-in', { login: 'other', password: 'wrong' })).status).toBe(401);
    expect((await new Browser('192.0.2.8').post('/sign-in', { login: 'demo', password })).status).toBe(204);
  });

  it('with the right password do not count towards the limit', async () => {
    for (let time = 0; time < 12; time++) await signedIn();
  });

  it('are answered with headers that let nothing run but the product’s own files', async () => {
    const { headers } = await new Browser().send('/me');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual([
      `default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `img-src 'self'`, `font-src 'self'`, `connect-src 'self'`,
      `form-action 'self'`, `base-uri 'none'`, `frame-ancestors 'none'`,
    ]);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});
