import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PASSWORD, type Colleague as Login, type Site } from '../site.ts';

/** What is put into a form: by the label that stands there, or by a control's name where several have the same label. */
type Filling = Record<string, string | RegExp | true>;

/** A scanned page, as somebody chooses it from a disk. */
export const scan = { name: '演示扫描件.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') };

/**
 * A colleague in a real browser who gets about by what the pages offer, as somebody does who sees them for the first
 * time: the menu, links and buttons by their words. The only address typed is the product's own.
 */
export class Colleague {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async signedIn(browser: Browser, site: Site, login: Login): Promise<Colleague> {
    const stranger = await Colleague.stranger(browser, site);
    await stranger.page.getByLabel('用户名').fill(login);
    await stranger.page.getByLabel('密码').fill(PASSWORD);
    await stranger.press('登录');
    await stranger.page.waitForURL((url) => url.pathname !== '/sign-in');
    return stranger;
  }

  /** Somebody without an account, before the product's first page. */
  static async stranger(browser: Browser, site: Site): Promise<Colleague> {
    const context = await browser.newContext({ baseURL: site.url, locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(WAIT_MS);
    const colleague = new Colleague(await context.newPage());
    await colleague.page.goto('/');
    return colleague;
  }

  /** Clicks the link of these words. */
  async follow(words: string | RegExp): Promise<void> {
    await this.must(`the link “${String(words)}”`, () => this.page.getByRole('link', { name: words, exact: true }).first().click());
    await this.page.waitForLoadState();
  }

  /** Turns to a part of the case whose page is open. */
  async turnTo(tab: string): Promise<void> {
    await this.must(`the tab “${tab}”`, () => this.page.locator('main').getByRole('link', { name: tab, exact: true }).first().click());
    await this.page.waitForLoadState();
  }

  /** Presses the button of these words in the page's own part, the last one where there are several. */
  async press(words: string): Promise<void> {
    await this.must(`the button “${words}”`, () => this.page.locator('main').getByRole('button', { name: words, exact: true }).last().click());
    await this.page.waitForLoadState();
  }

  /** Finds a case by its receipt, as one does who holds the applicant's slip. */
  async find(receipt: string): Promise<void> {
    await this.follow('案件');
    await this.page.locator('[name=search]').fill(receipt);
    await this.press('查找');
    await this.page.waitForURL(/\/cases\/search/);
    await this.follow(receipt);
    await this.page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  }

  /** Takes an action that the case's page offers, and sees that it was taken. */
  async take(action: string, filling: Filling = {}): Promise<void> {
    const offer = this.page.locator('main').getByRole('link', { name: new RegExp(`^(下一步：)?${action}$`) });
    await this.must(`the action “${action}”`, () => offer.first().click());
    const form = this.page.locator('main #action');
    await this.fill(form, filling);
    await form.getByRole('button').last().click();
    await this.page.waitForURL((url) => url.searchParams.has('done')).catch(async () => {
      throw new Error(`“${action}” was not taken: ${await this.text()}`);
    });
  }

  async fill(form: Locator, filling: Filling): Promise<void> {
    for (const [label, value] of Object.entries(filling)) {
      const control = /^[a-z]/.test(label) ? form.locator(`[name="${label}"]`) : form.getByLabel(label).and(this.page.locator('input, select, textarea'));
      await this.must(`“${label}”`, () => put(control.first(), value));
    }
  }

  /** What goes wrong is told with what was on the page. */
  private async must(what: string, step: () => Promise<void>): Promise<void> {
    await step().catch(async (error: unknown) => {
      throw new Error(`${what} could not be used on ${this.page.url()}: ${await this.text().catch(() => '')}`, { cause: error });
    });
  }

  /** The receipt and the case that stand on the page. */
  async receipt(): Promise<string> {
    return /BF-[0-9A-Z-]+/.exec(await this.text())?.[0] ?? '';
  }

  caseId(): string {
    return /\/cases\/([0-9a-f-]{36})/.exec(this.page.url())?.[1] ?? '';
  }

  /** What the page says. */
  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  async sees(...said: string[]): Promise<void> {
    for (const words of said) await expect.poll(() => this.text(), { timeout: WAIT_MS }).toContain(words);
  }
}

/** Longer than any answer takes on a busy machine. */
const WAIT_MS = Number(process.env['WALK_WAIT'] ?? 20_000);

async function put(control: Locator, value: string | RegExp | true): Promise<void> {
  if ((await control.getAttribute('type')) === 'file') await control.setInputFiles(scan); // whatever is named
  else if (value === true) await control.check();
  else if (value instanceof RegExp) await control.selectOption({ label: await control.locator('option', { hasText: value }).first().innerText() });
  else if ((await control.locator('option').count()) > 0) await control.selectOption({ label: value });
  else await control.fill(value);
}
