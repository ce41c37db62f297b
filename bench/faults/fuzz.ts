import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newPlace, startProduct } from '../../test/runtime/product.ts';
import { amount, type Fault } from './fault.ts';

/** One demo account of each role; the applicant and the public need none. */
const accounts = ['jia1', 'east1', 'district1', 'supervisor', 'mentor1', 'teacher', 'unit1', 'admin', 'auditor'] as const;
/** What an answer may be: no mistake of ours, and nothing that the document does not say. */
const CHECKS = 'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';
const EACH_ROLE_MS = 15 * 60_000;

/** schemathesis makes up requests from the product's own OpenAPI document, for everybody who may send some. */
export const fuzz: Fault = {
  n: 12,
  name: 'requests made up by schemathesis, for every role',
  async run({ seed, scale, say }) {
    const examples = amount(scale, { test: 1, small: 8, full: 40 });
    const tools = mkdtempSync(path.join(os.tmpdir(), 'bangfu-fuzz-'));
    const place = await newPlace();
    const product = startProduct({ ...place.settings, BANGFU_DEMO: 'on' });
    try {
      const schemathesis = await install(tools);
      await product.ready;
      const tokens = new Map<string, string>(); // before the first made-up sign-ins: after a hundred wrong ones nobody is let in for a while
      for (const who of accounts) tokens.set(who, await tokenOf(product.url, who, product.said()));
      const violations: string[] = [];
      let cases = 0;
      for (const who of [undefined, ...accounts]) {
        const header = who ? ['-H', `Authorization: Bearer ${tokens.get(who)}`] : [];
        const { code, said } = await run(schemathesis, [
          'run', `${product.url}/api/openapi.json`, '-u', `${product.url}/api/v1`, ...header, '--checks', CHECKS, '--phases', scale === 'full' ? 'coverage,fuzzing' : 'fuzzing', '--max-examples', String(examples), '--seed', String(seed),
          '--continue-on-failure', '--workers', '1', '--warnings', 'off', '--no-color',
        ], tools);
        const found = Number(/(\d+) generated/.exec(said)?.[1] ?? 0);
        cases += found;
        say(`${who ?? 'nobody'}: ${found} requests, ${code === 0 ? 'nothing found' : 'something found'}`);
        if (code !== 0 || found === 0) violations.push(`as ${who ?? 'nobody'}: ${said.slice(said.indexOf('FAILURES')).slice(0, 4_000)}`);
      }
      return { figures: { 'requests': cases, 'roles': accounts.length + 1, 'examples of each operation': examples }, violations };
    } finally {
      product.end('SIGTERM');
      await product.exited;
      place.remove();
      rmSync(tools, { recursive: true, force: true });
    }
  },
};

/** Into an environment that goes with the run. @returns the program @throws Error that says what is missing */
async function install(folder: string): Promise<string> {
  const python = spawnSync('python3', ['-m', 'venv', folder], { encoding: 'utf8' });
  if (python.status !== 0) throw new Error(`Python 3 with its venv module is needed: ${python.stderr}`);
  const { code, said } = await run(path.join(folder, 'bin/pip'), ['install', '--quiet', 'schemathesis==4.32.5'], folder);
  if (code !== 0) throw new Error(`schemathesis could not be installed: ${said}`);
  return path.join(folder, 'bin/schemathesis');
}

/** Signs in as the demonstration says, and makes a token for a day. */
async function tokenOf(url: string, login: string, said: string): Promise<string> {
  const password = new RegExp(`^\\s+${login}\\s+(\\S+)`, 'm').exec(said)?.[1];
  const entered = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) });
  const { csrfToken } = (await entered.json()) as { csrfToken?: string };
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const made = await fetch(`${url}/api/v1/tokens`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken ?? '' }, body: JSON.stringify({ name: 'fuzz', scope: 'act', days: 1 }) });
  const { token } = (await made.json()) as { token?: string };
  if (!token) throw new Error(`${login} got no token: ${made.status}`);
  return token;
}

/** @param cwd what it keeps for itself goes with the run */
function run(program: string, args: readonly string[], cwd: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: EACH_ROLE_MS });
  let said = '';
  const listen = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}
