import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** A browser to test with, or the reason why there is none. */
export type FoundBrowser = { executable: string } | { missing: string };

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Chinese pages need a Chinese font to look at; Debian's smallest good one. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-wqy-microhei'];

/**
 * Finds a Chromium, or gets one: BANGFU_CHROMIUM → on PATH → one that Playwright has fetched before → Debian's package
 * (as root) → Playwright's download. Getting one takes half a minute, once on a machine.
 */
export function obtainBrowser(): FoundBrowser {
  const named = process.env['BANGFU_CHROMIUM'];
  if (named) return runs(named) ? { executable: named } : { missing: `BANGFU_CHROMIUM names ${named}, which does not run` };
  const here = findInstalled();
  if (here) return { executable: here };
  const tried = [installFromDebian(), downloadByPlaywright()].filter((reason) => reason !== undefined);
  const now = findInstalled();
  if (now) return { executable: now };
  return { missing: `no Chromium: ${tried.join('; ')}. Install one, or set BANGFU_CHROMIUM to its path` };
}

function findInstalled(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...onPath, macChrome, chromium.executablePath()].find(runs);
}

/** A name alone proves nothing: on Ubuntu it can be a script that asks for a snap. */
function runs(file: string): boolean {
  return existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
}

/** @returns why it is not there afterwards, undefined when it is */
function installFromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return 'not root on Debian';
  console.log('[browser] installing chromium by apt-get …');
  const wait = ['-o', 'DPkg::Lock::Timeout=300']; // another test file may be installing it already
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES]]) {
    const { status, stderr } = spawnSync('apt-get', ['-q', ...wait, ...args], { env, encoding: 'utf8', timeout: 240_000 });
    if (status !== 0) return `apt-get ${args[0]} failed (${reasonIn(stderr)})`;
  }
  return undefined;
}

/** @returns why it is not there afterwards, undefined when it is */
function downloadByPlaywright(): string | undefined {
  if (findInstalled()) return undefined;
  console.log('[browser] downloading chromium by Playwright …');
  const cli = path.resolve(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { encoding: 'utf8', timeout: 240_000 });
  return status === 0 ? undefined : `Playwright's download failed (${reasonIn(stderr)})`;
}

function reasonIn(output: string | null): string {
  const lines = (output ?? '').trim().split('\n');
  return lines.find((line) => /^(E:|\w*Error:)/.test(line)) ?? lines.at(-1) ?? '';
}
