import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityProvider, RETURN_PATH } from '../../src/access/identityProvider.ts';
import { useBrowser } from '../support/browser.ts';
import { startProvider } from './identityProvider.ts';
import { useSite } from './site.ts';

describe('sign-in by an identity provider of the office', () => {
  const browser = useBrowser();
  const site = useSite();
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    provider = await startProvider(site().url + RETURN_PATH);
    site().parts.identityProvider = identityProvider({ ...provider, loginClaim: 'preferred_username', url: site().url });
  });
  afterAll(() => provider.stop());

  async function atTheSignIn(back = '/inbox'): Promise<Page> {
    const page = await (await browser().newContext({ baseURL: site().url, locale: 'zh-CN' })).newPage();
    await page.goto(back);
    return page;
  }

  /** Goes to the provider, signs in there and agrees. */
  async function vouchedFor(page: Page, login: string, before: () => Promise<void> = async () => undefined): Promise<void> {
    await page.getByRole('link', { name: '统一身份认证登录' }).click();
    await page.locator('[name=login]').fill(login);
    await page.locator('[name=password]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).waitFor();
    await before();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL((url) => url.origin === site().url);
  }

  async function lastSignIn(): Promise<{ type: string; way: string; account?: string }> {
    const { rows } = await site().parts.pool.query(`SELECT facts->0 AS fact FROM audit WHERE kind = 'sign-in' ORDER BY id DESC LIMIT 1`);
    return rows[0].fact;
  }

  it('whoever the provider vouches for is in as the account of that login, on the page they wanted', async () => {
    const page = await atTheSignIn('/inbox');
    await vouchedFor(page, 'mentor');
    expect(new URL(page.url()).pathname).toBe('/inbox');
    await page.locator('.who').getByText('周帮扶').waitFor();
    expect(await lastSignIn()).toMatchObject({ type: 'signed-in', way: 'provider' });
  });

  it('somebody without an account is told so, and stays outside', async () => {
    const page = await atTheSignIn();
    await vouchedFor(page, 'somebody-else');
    expect(await page.locator('main').innerText()).toContain('本系统没有您的账号');
    await page.goto('/inbox');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await lastSignIn()).toMatchObject({ type: 'sign-in-failed', way: 'provider', account: 'unknown' });
  });

  it('a closed account stays outside', async () => {
    const { accounts } = site().parts;
    const { id } = (await accounts.byLogin('teacher')) ?? expect.unreachable('there is no teacher');
    await accounts.change(id, { active: false });
    const page = await atTheSignIn();
    await vouchedFor(page, 'teacher');
    expect(await page.locator('main').innerText()).toContain('本系统没有您的账号');
    expect(await lastSignIn()).toMatchObject({ type: 'sign-in-failed', way: 'provider', account: 'known' });
  });

  it('an answer that is not for this visitor’s errand lets nobody in: made up, of somebody else, or used before', async () => {
    const made = await atTheSignIn();
    await made.goto(`${RETURN_PATH}?code=made-up&state=made-up`);
    expect(new URL(made.url()).pathname, 'nobody was sent away').toBe('/sign-in');

    const victim = await atTheSignIn();
    await victim.getByRole('link', { name: '统一身份认证登录' }).click();
    const thief = await atTheSignIn();
    let answer = '';
    thief.on('request', (request) => {
      if (request.url().includes(RETURN_PATH)) answer = request.url();
    });
    await vouchedFor(thief, 'supervisor', () => thief.context().clearCookies({ name: 'bangfu' })); // so that the answer is left over
    expect(new URL(thief.url()).pathname).toBe('/sign-in');
    expect(answer).toContain('code=');
    await victim.goto(answer);
    expect(await victim.locator('main').innerText()).toContain('统一身份认证没有通过');
    await victim.goto('/inbox');
    expect(new URL(victim.url()).pathname).toBe('/sign-in');
  });

  it('without an answer of the provider the page says so, and the password still works', async () => {
    site().parts.identityProvider = identityProvider({ ...provider, issuer: 'http://127.0.0.1:1', loginClaim: 'preferred_username', url: site().url });
    const page = await atTheSignIn();
    await page.getByRole('link', { name: '统一身份认证登录' }).click();
    expect(await page.locator('main').innerText()).toContain('统一身份认证暂时没有答复');
    await page.fill('[name=login]', 'intake');
    await page.fill('[name=password]', 'test-office-2031');
    await page.click('main form button');
    await page.waitForURL((url) => url.pathname === '/inbox');
  });
});
