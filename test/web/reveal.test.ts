import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { application } from '../api/api.ts';
import { useBrowser } from '../support/browser.ts';
import { PASSWORD, useSite } from './site.ts';
import { Visitor } from './visitor.ts';

const PHONE = '13800000001';

describe('a masked value', () => {
  const browser = useBrowser();
  const site = useSite();
  let applied: { caseId: string; receipt: string };

  beforeAll(async () => {
    const intake = await site().parts.accounts.byLogin('intake');
    if (!intake) throw new Error('nobody takes applications');
    applied = await submitApplication(site().parts, actorOf(intake), { programme: 'employment-assistance', form: application() }, randomUUID());
  });

  it('X-08: is shown for a reason, hidden again after a moment, and left neither in the address nor in the history', async () => {
    const context = await browser().newContext({ baseURL: site().url, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto('/sign-in');
    await page.fill('[name=login]', 'supervisor');
    await page.fill('[name=password]', PASSWORD);
    await page.click('main form button');
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`/cases/${applied.caseId}/household`);
    const shown = () => page.locator('main').innerText();
    expect(await shown()).not.toContain(PHONE);
    const person = page.locator('article.card').first();
    await person.locator('summary').click();
    await person.locator('[name=field][value=phone]').check();
    await person.locator('[name=reason]').fill('联系本人');
    await person.locator('button').click();
    await page.waitForSelector('[data-revealed]');
    expect(await shown()).toContain(PHONE);
    expect(new URL(page.url()).pathname).toBe(`/cases/${applied.caseId}/household`);
    await page.clock.fastForward(31_000);
    expect(await shown()).not.toContain(PHONE);
    expect(await page.content()).not.toContain(PHONE);
    await page.goto(`/cases/${applied.caseId}`);
    await page.goBack();
    expect(await page.content()).not.toContain(PHONE);
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(PHONE);
    await context.close();
  });

  it('X-08: without a reason stays masked, and the answer with it is kept by no cache', async () => {
    const supervisor = await Visitor.signedIn(site().url, 'supervisor');
    const { text } = await supervisor.get(`/cases/${applied.caseId}/household`);
    const person = /people\/([0-9a-f-]{36})\/reveal/.exec(text)?.[1];
    const path = `/cases/${applied.caseId}/people/${person}/reveal`;
    const refused = await supervisor.post(path, { field: 'phone', reason: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain(PHONE);
    const answer = await supervisor.post(path, { field: 'phone', reason: '联系本人' });
    expect(answer.text).toContain(PHONE);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the public pages', () => {
  const site = useSite();

  it('X-02: ask search engines to leave them out, and take numbers as a form, not in the address', async () => {
    const stranger = new Visitor(site().url);
    for (const path of ['/notices', '/progress']) {
      const { headers, text } = await stranger.get(path);
      expect(headers.get('x-robots-tag'), path).toContain('noindex');
      expect(text).toContain('<meta name="robots" content="noindex, nofollow"');
    }
    expect((await stranger.post('/progress', { receipt: 'BF-2222-2222-2222', phoneDigits: '0000' })).status).toBe(404);
  });
});
