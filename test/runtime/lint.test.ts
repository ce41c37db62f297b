import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Imports one thing and uses it, so that nothing but the import can be wrong. */
const importing = (from: string) => `import { one } from '${from}';\n\nexport const two = [one];\n`;

interface Sample {
  title: string;
  /** Where the file stands decides what it may import. */
  folder: string;
  text: string;
  /** The rules that it breaks. */
  breaks: string[];
}

const mustNot = ([folder, from]: readonly [string, string]): Sample => ({ title: `${folder} must not import ${from}`, folder, text: importing(from), breaks: ['no-restricted-imports'] });
const may = ([folder, from]: readonly [string, string]): Sample => ({ title: `${folder} may import ${from}`, folder, text: importing(from), breaks: [] });

const forbidden = [
  ['workflows/stages', 'pg'],
  ['workflows/stages', 'node:fs'],
  ['workflows', 'zod'],
  ['workflows', '@temporalio/client'],
  ['workflows', '../src/runtime/worker.ts'],
  ['workflows/stages', '../../src/web/server.ts'],
  ['workflows', '../activities/index.ts'],
  ['workflows', '../src/cases/actions.ts'],
  ['workflows/stages', '../../src/cases/actions/employment.ts'],
  ['src/rules', 'node:crypto'],
  ['src/rules', '@temporalio/workflow'],
  ['src/calendar', '../generated/prisma/client.ts'],
  ['src/refusals', '../api/problem.ts'],
  ['src/cases/read', '../../web/reply.ts'],
  ['src/api', '../web/reply.ts'],
  ['activities', '../src/web/reply.ts'],
] as const;

const allowed = [
  ['workflows', '@temporalio/workflow'],
  ['workflows', '@temporalio/common'],
  ['workflows/stages', '../../src/cases/state.ts'],
  ['workflows/stages', '../change.ts'],
  ['src/rules', 'zod'],
  ['src/rules', './condition.ts'],
  ['src/runtime', '../web/server.ts'],
  ['src/web/pages', '../kit/parts.tsx'],
] as const;

const samples: Sample[] = [
  ...forbidden.map(mustNot),
  ...allowed.map(may),
  {
    title: 'a workflow may know an activity by its type',
    folder: 'workflows',
    text: `import type * as activities from '../activities/index.ts';\n\nexport type Activities = typeof activities;\n`,
    breaks: [],
  },
  {
    title: 'a promise that nobody waits for is found',
    folder: 'src/cases',
    text: 'async function commit(): Promise<void> {}\n\nexport function take(): void {\n  commit();\n}\n',
    breaks: ['no-floating-promises'],
  },
  {
    title: 'a promise where a truth is wanted is found',
    folder: 'src/cases',
    text: `async function isOpen(): Promise<boolean> {\n  return true;\n}\n\nexport const text = () => (isOpen() ? 'open' : 'closed');\n`,
    breaks: ['no-misused-promises'],
  },
  { title: 'an `any` is found', folder: 'src/cases', text: 'export const one = (two: any) => two;\n', breaks: ['no-explicit-any'] },
  {
    title: 'files that import each other in a ring are found',
    folder: 'src/cases',
    text: `import { other } from './other.ts';\n\nexport const one = () => other;\n`,
    breaks: ['no-cycle'],
  },
];
const nameOf = (index: number) => `${samples[index]?.folder}/sample${index}.ts`;

let project: string;
/** Rules broken, by file. */
const broken = new Map<string, string[]>();

beforeAll(() => {
  project = mkdtempSync(path.join(os.tmpdir(), 'bangfu-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json']) copyFileSync(path.join(root, file), path.join(project, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'), 'junction');
  samples.forEach(({ text }, index) => write(nameOf(index), text));
  write('src/cases/other.ts', `import { one } from './sample${samples.length - 1}.ts';\n\nexport const other = () => one;\n`);
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--type-aware', '--format', 'unix'], { cwd: project, encoding: 'utf8' });
  for (const [, file = '', rule = ''] of stdout.matchAll(/^([^:\n]+):\d+:\d+: .*\[\w+\/\w+\(([\w-]+)\)\]$/gm)) broken.set(file, [...(broken.get(file) ?? []), rule]);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
}

test.each(samples.map((sample, index) => ({ ...sample, file: nameOf(index) })))('$title', ({ file, breaks }) => {
  expect(broken.get(file) ?? []).toEqual(breaks);
});
