import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { obtainBrowser, type FoundBrowser } from './browserBinary.ts';

/** As root there is no sandbox to be had; the rest keeps the browser from talking to anybody but us. */
const args = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Getting a browser for the first time is a download. */
const FIRST_TIME_MS = 600_000;

/**
 * A real browser for the calling file's tests. Where none can be had they are skipped and say why; under `CI=true`
 * they fail, because nobody would notice.
 */
export function useBrowser(): () => Browser {
  let found: FoundBrowser | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    found = obtainBrowser();
    if ('executable' in found) browser = await chromium.launch({ executablePath: found.executable, args });
  }, FIRST_TIME_MS);
  beforeEach((context) => {
    if (!found || 'executable' in found) return;
    if (process.env['CI'] === 'true') throw new Error(found.missing);
    context.skip(found.missing);
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error('the browser is not open yet');
    return browser;
  };
}
