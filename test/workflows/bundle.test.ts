import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { workflowBundle } from '../../src/runtime/bundle.ts';

test('design 9: the workflows bring no library along but the engine’s own: what a case decides by can be read here', async () => {
  const bundle = await workflowBundle();
  const packages = 'code' in bundle ? [...bundle.code.matchAll(/"\.\/node_modules\/((?:@[^/"]+\/)?[^/"]+)/g)].map(([, name]) => name) : [];
  // long and ms are small and the engine's
  expect([...new Set(packages)].sort()).toEqual(['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc']);
});

test('design 9: the cases of a worker share one copy of the workflows’ code, so no module of it keeps anything that could go from one case to another', async () => {
  const { code } = (await workflowBundle()) as { code: string };
  expect(code).toMatch(/preloadModules = function preloadModules\(\) \{\s*__webpack_require__\([^)]*"\.\/workflows\/stackDepth\.ts"\);\s*__webpack_require__\([^)]*"\.\/workflows\/index\.ts"\)/);
  const modules = [...new Set([...code.matchAll(/"\.\/((?:workflows|src)\/[^"]+\.(?:ts|cjs))"/g)].map(([, name = '']) => name))];
  expect(modules).toContain('workflows/core.ts');
  // at the beginning of a line is the module itself: variables that can be set anew, and collections that begin empty
  const keeps = /^(?:export )?(?:let|var) .*|^(?:export )?const \w+(?::[^=]*)? = (?:new (?:Map|Set|WeakMap|WeakSet|Array)(?:<.*>)?\(\)|\[\]|\{\});?$/gm;
  const root = path.resolve(import.meta.dirname, '../..');
  expect(modules.flatMap((name) => [...readFileSync(path.join(root, name), 'utf8').matchAll(keeps)].map(([line]) => `${name}: ${line}`))).toEqual([]);
});
