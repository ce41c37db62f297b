// The whole of `npm test`: types, lint, then every test. Ends with one line that says how many passed and failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const report = path.join(mkdtempSync(path.join(os.tmpdir(), 'bangfu-report-')), 'report.json');
const bin = (name: string) => path.resolve('node_modules/.bin', name);

/** A check without tests of its own counts as one. */
function check(name: string, command: string, args: readonly string[]): boolean {
  const startedAt = Date.now();
  const { status } = spawnSync(bin(command), args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name}  ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return status === 0;
}

const checks = [
  check('types', 'tsc', ['-p', 'tsconfig.json']),
  check('lint', 'oxlint', ['--type-aware', '--max-warnings', '0']),
];
const ran = check('tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]);

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

/** No report means that the tests did not even run: that is one failure. */
function readReport(): Report {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
  } finally {
    rmSync(path.dirname(report), { recursive: true, force: true });
  }
}

const { numPassedTests, numFailedTests, numPendingTests } = readReport();
const passed = numPassedTests + checks.filter(Boolean).length;
// a file that cannot even be read fails the run without a failed test
const failed = Math.max(numFailedTests, ran ? 0 : 1) + checks.filter((good) => !good).length;
console.log(`\n${passed} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
