import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';

const browser = useBrowser();

test('the tests have a browser that shows Chinese pages', async () => {
  const page = await browser().newPage();
  await page.setContent('<!doctype html><html lang="zh-CN"><h1>就业援助</h1></html>');
  expect(await page.locator('h1').innerText()).toBe('就业援助');
  const { width, height } = (await page.locator('h1').boundingBox()) ?? { width: 0, height: 0 };
  expect(width).toBeGreaterThan(height); // four characters on one line
  await page.close();
});
