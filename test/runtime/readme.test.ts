import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { earlyEnvironment, environment } from '../../src/runtime/configuration.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** One line of the README's table for each variable. */
function tableOfVariables(): string[] {
  const read = Object.entries(environment.shape).map(([name, schema]) => {
    const standard = schema.safeParse(undefined).data;
    return `| \`${name}\` | ${standard === undefined ? '' : `\`${String(standard)}\``} | ${schema.description ?? ''} |`;
  });
  return [...read, ...Object.entries(earlyEnvironment).map(([name, meaning]) => `| \`${name}\` |  | ${meaning} |`)];
}

test('the README lists every setting with its default and meaning', () => {
  const lines = readFileSync(path.join(root, 'README.md'), 'utf8').split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line));
  expect(lines).toEqual(tableOfVariables());
});

test('the lockfile names no registry, so that an installation takes its own', () => {
  expect(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
