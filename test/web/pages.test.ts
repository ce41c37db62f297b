import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { barriers } from './barriers.ts';
import { identityNumber } from './identityNumbers.ts';
import { programmes } from '../../src/programmes/index.ts';
import { everyDemoPolicy } from '../support/policies.ts';
import { colleagueNames, PASSWORD, useSite, type Colleague } from './site.ts';

describe('pages in a real browser', () => {
  const browser = useBrowser();
  const site = useSite({ policies: everyDemoPolicy() });

  async function visitor(options: { script?: boolean; language?: 'zh' | 'en'; width?: number } = {}): Promise<Page> {
    const context = await browser().newContext({
      baseURL: site().url, javaScriptEnabled: options.script ?? true, locale: options.language === 'en' ? 'en-GB' : 'zh-CN', viewport: { width: options.width ?? 1280, height: 900 },
    });
    return context.newPage();
  }

  async function signedIn(login: Colleague, options: Parameters<typeof visitor>[0] = {}): Promise<Page> {
    const page = await visitor(options);
    await page.goto('/sign-in');
    await page.fill('[name=login]', login);
    await page.fill('[name=password]', PASSWORD);
    await page.click('main form button[type=submit], main form button:not([type])');
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    return page;
  }

  /** Fills in all that an applicant of the 4050 category needs; the numbers are invented. */
  async function fillApplicant(page: Page, name: string, number: string): Promise<void> {
    const field = (of: string) => page.locator(`[name="people.0.${of}"]`);
    await field('name').fill(name);
    await field('identityNumber').fill(number);
    await field('phone').fill('13900000000');
    await field('health').selectOption('healthy');
    await field('work').selectOption('unemployed');
    await field('registeredUnemployedOn').fill('2026-01-05');
    for (const tick of ['seeksRecognition', 'registeredAsJobseeker', 'able', 'willing']) await field(tick).setChecked(true);
    await page.fill('[name=address]', '演示路 1 号');
    await page.fill('[name=registrationCommunity]', '和平社区');
    await page.locator('[name=undertaking]').setChecked(true);
  }

  const press = (page: Page, what: string) => page.locator(`main button[value="${what}"]`).last().click();
  const act = (page: Page) => page.locator('main #action button').last().click();
  const caseIdOf = (page: Page) => /\/cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

  async function take(page: Page, caseId: string, action: string, fill: (form: Page) => Promise<void> = async () => undefined, track = ''): Promise<void> {
    await page.goto(`/cases/${caseId}/actions/${action}${track === '' ? '' : `?track=${track}`}`);
    await fill(page);
    await act(page);
    await page.waitForURL((url) => url.searchParams.get('done') === action, { timeout: 10_000 }).catch(async () => {
      throw new Error(`“${action}” was not taken: ${await page.locator('main').innerText()}`);
    });
  }

  /** Names are not translated. */
  const withoutNames = (text: string) => [...colleagueNames, '赵演示', '赵*示'].reduce((rest, name) => rest.replaceAll(name, ''), text);
  const opinion = (text: string) => async (form: Page) => form.fill('[name=opinion]', text);
  const evidence = { name: '证据.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') };

  it('C-01: what is typed into an application survives a reload, and the number fills in sex, birthday and age', async () => {
    const page = await signedIn('intake');
    await page.goto('/intake/new/employment-assistance');
    await page.fill('[name="people.0.name"]', '张演示');
    await page.fill('[name="people.0.identityNumber"]', identityNumber('1970-05-01', 11));
    await page.waitForSelector('#identity-0 >> text=1970年5月1日');
    await page.waitForURL(/\/intake\/[0-9a-f]{8}-/);
    await page.waitForSelector('#save-state[data-saved]');
    await page.reload();
    expect(await page.inputValue('[name="people.0.name"]')).toBe('张演示');
    expect(await page.inputValue('[name="people.0.identityNumber"]')).toBe(identityNumber('1970-05-01', 11));
    await page.waitForSelector('#identity-0 >> text=男');
  });

  it('an application that is not right yet keeps everything typed and says what to correct', async () => {
    const page = await signedIn('intake');
    await page.goto('/intake/new/employment-assistance');
    await fillApplicant(page, '李演示', '650199197005010001');
    await page.fill('[name=address]', '');
    await press(page, 'submit');
    await page.waitForSelector('#error-summary >> text=常住地址');
    await page.fill('[name=address]', '演示路 2 号');
    await press(page, 'submit');
    await page.waitForSelector('#error-summary >> text=校验码不符');
    expect(await page.inputValue('[name="people.0.name"]')).toBe('李演示');
    expect(await page.inputValue('[name="people.0.identityNumber"]')).toBe('650199197005010001');
    await page.locator('#error-summary a').first().click();
    expect(await page.evaluate('document.activeElement?.getAttribute("aria-invalid")')).toBe('true');
  });

  it('without script a member is added and removed, and nothing typed is lost', async () => {
    const page = await signedIn('intake', { script: false });
    await page.goto('/intake/new/employment-assistance');
    await page.fill('[name="people.0.name"]', '王演示');
    await press(page, 'add-person');
    await page.fill('[name="people.1.name"]', '王小演');
    await page.selectOption('[name="people.1.relation"]', 'child');
    await press(page, 'add-person');
    expect(await page.locator('fieldset.person').count()).toBe(3);
    await press(page, 'remove-person.2');
    await page.setInputFiles('[name=files]', evidence);
    await page.fill('[name="people.1.name"]', '王小演');
    await page.click('[formaction$="/documents"]');
    expect(await page.locator('main').innerText()).toContain('证据.png');
    expect(await page.locator('fieldset.person').count()).toBe(2);
    expect(await page.inputValue('[name="people.0.name"]')).toBe('王演示');
    expect(await page.inputValue('[name="people.1.name"]')).toBe('王小演');
    expect(await page.inputValue('[name="people.1.relation"]')).toBe('child');
  });

  it('the first way through: application, review, notice, submission, determination, placement, call', async () => {
    const [intake, reviewer, street, street2, district, mentor] = await Promise.all(
      (['intake', 'reviewer', 'street', 'street2', 'district', 'mentor'] as const).map((login) => signedIn(login)),
    );
    if (!intake || !reviewer || !street || !street2 || !district || !mentor) throw new Error('somebody could not sign in');
    const number = identityNumber('1970-05-01', 13);
    await intake.goto('/intake/new/employment-assistance');
    await fillApplicant(intake, '赵演示', number);
    await press(intake, 'submit');
    await intake.waitForURL(/\/cases\//);
    const id = caseIdOf(intake);
    expect(await intake.locator('main').innerText()).not.toContain(number);

    // X-05: the same number typed again is found while typing
    await intake.goto('/intake/new/employment-assistance');
    await intake.fill('[name="people.0.identityNumber"]', number);
    await intake.waitForSelector('#identity-0 >> text=X-05');

    // X-04: who entered the case does not pass it
    await intake.goto(`/cases/${id}/actions/pass`);
    expect(await intake.locator('main').innerText()).toContain('X-04');

    await reviewer.goto('/?queue=employment-assistance.communityReview.open');
    await reviewer.locator('a[href*="/actions/pass"]').first().click();
    await take(reviewer, id, 'pass', opinion('情况属实，同意公示'));
    await take(reviewer, id, 'postNotice');

    // X-02: the public sees a masked name, and no number
    const stranger = await visitor();
    await stranger.goto('/notices');
    expect(await stranger.locator('main').innerText()).toContain('赵*示');
    expect(await stranger.content()).not.toContain(number.slice(0, 6));
    expect((await stranger.request.get('/notices')).headers()['x-robots-tag']).toContain('noindex');
    expect(await barriers(stranger)).toEqual([]);
    await stranger.locator('main a[href^="/notices/"]').first().click();
    await stranger.fill('[name=statement]', '此人在某演示店上班，可以核实');
    await stranger.locator('main form button').last().click();
    await stranger.waitForURL(/\/objections\/YY-/);

    const supervisor = await signedIn('supervisor');
    await take(supervisor, id, 'decideObjection', async (form) => {
      await form.locator('[name=outcome][value=dismissed]').check();
      await form.fill('[name=finding]', '已到店核实，查无此事');
    });
    await stranger.reload();
    expect(await stranger.locator('main').innerText()).toContain('不成立');

    await site().wait(id, 14);
    await take(reviewer, id, 'submit');
    await take(street, id, 'receive');
    await take(street, id, 'pass', opinion('复核通过'));
    await take(street2, id, 'submit', opinion('建立一人一档，报区审定'));
    await take(district, id, 'receive');

    // C-08: the officer sees when placement falls due, and the mentor on duty is proposed
    await district.goto(`/cases/${id}/actions/pass`);
    expect(await district.locator('main').innerText()).toContain('安置期限');
    expect(await district.locator('select[name^="mentors."] option:checked').innerText()).toContain('周帮扶');
    await take(district, id, 'pass', opinion('予以认定'));

    await mentor.goto('/');
    await mentor.locator('main a[href*="/actions/"]').first().waitFor();
    await mentor.goto(`/cases/${id}/help`);
    const person = /track=([0-9a-f-]{36})/.exec(await mentor.content())?.[1] ?? '';
    await take(mentor, id, 'place', async (form) => {
      await form.locator('[name=kind][value=employment]').check();
      await form.fill('[name=monthlyPayFen]', '3,200.50');
      await form.setInputFiles('[name=files]', evidence);
    }, person);
    await site().wait(id, 1);
    await mentor.goto('/calls');
    expect(await mentor.locator('main').innerText()).toContain('赵演示');
    await take(mentor, id, 'recordCall', async (form) => form.locator('[name=outcome][value=stable]').check(), person);
    await mentor.goto(`/cases/${id}/record`);
    expect(await mentor.locator('main').innerText()).toContain('3,200.50');
    for (const page of ['', '/household', '/documents', '/notice', '/help', '/calls', '/record']) {
      await mentor.goto(`/cases/${id}${page}`);
      expect(await barriers(mentor), page).toEqual([]);
    }
  });

  it('a form that is sent twice takes effect once', async () => {
    const page = await signedIn('reviewer');
    const { rows } = await site().parts.pool.query<{ id: string; seq: number }>('SELECT id, seq FROM cases LIMIT 1');
    const [first] = rows;
    if (!first) throw new Error('the way through left no case');
    await page.goto(`/cases/${first.id}/actions/addNote`);
    await page.fill('[name=note]', '双击也只记一次');
    await page.evaluate(`(() => {
      const form = document.querySelector('#action form');
      const send = () => fetch(form.action, { method: 'POST', body: new FormData(form) });
      return Promise.all([send(), send(), send()]);
    })()`);
    const after = await site().parts.pool.query<{ seq: number }>('SELECT seq FROM cases WHERE id = $1', [first.id]);
    expect(after.rows[0]?.seq).toBe(first.seq + 1);
  });

  it('an action that is refused says so with the rule and what to do, and keeps what was typed', async () => {
    const page = await signedIn('mentor');
    const { rows } = await site().parts.pool.query<{ case_id: string; person_id: string }>('SELECT case_id, person_id FROM tracks LIMIT 1');
    const [track] = rows;
    if (!track) throw new Error('the way through left nobody recognised');
    await page.goto(`/cases/${track.case_id}/actions/recordCall?track=${track.person_id}`);
    await page.locator('[name=outcome][value=stable]').check();
    await page.fill('[name=note]', '这句话不能丢');
    await page.locator('details.when summary').click();
    await page.fill('[name=happenedOn]', '2099-01-01');
    await act(page);
    await page.waitForSelector('#error-summary');
    expect(await page.locator('#error-summary').innerText()).toContain('X-10');
    expect(await page.inputValue('[name=note]')).toBe('这句话不能丢');
  });

  it.each(['zh', 'en'] as const)('the main pages keep nobody out and fit a phone (%s)', async (language) => {
    const page = await signedIn('intake', { language, width: 320 });
    await page.goto(`/language/${language}?back=/`);
    const looksRight = async (one: Page, path: string) => {
      await one.goto(path);
      expect(await barriers(one), path).toEqual([]);
      expect(await one.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      if (language === 'en') expect(withoutNames(await one.locator('main').innerText()), path).not.toMatch(/[一-鿿]/);
    };
    const applications = programmes().map(({ id }) => `/intake/new/${id}`);
    const about = programmes().map(({ id }) => `/programmes/${id}`);
    for (const path of ['/', '/done', '/overdue', '/cases', '/calls', '/vacancies', '/inbox', '/account', '/account/second-factor', '/pairs', '/leads', '/campaigns', '/drives', '/intake/new', ...applications, '/notices', '/progress', '/programmes', ...about]) await looksRight(page, path);
    const district = await signedIn('district', { language, width: 320 });
    await district.goto(`/language/${language}?back=/`);
    for (const path of ['/funds', '/reports', '/reports/indicators/coverage', '/policy-moves', '/leads', '/campaigns']) await looksRight(district, path);
    const admin = await signedIn('admin', { language });
    for (const path of ['/admin', '/admin/users/new', '/admin/calendar', '/admin/policies', '/admin/unconfirmed']) {
      await admin.goto(path);
      expect(await barriers(admin), path).toEqual([]);
    }
  });

  it('what lies in another office is not found', async () => {
    const page = await signedIn('admin');
    const { rows } = await site().parts.pool.query<{ id: string }>('SELECT id FROM cases LIMIT 1');
    expect((await page.goto(`/cases/${rows[0]?.id}`))?.status()).toBe(404);
  });
});
