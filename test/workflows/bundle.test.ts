import { expect, test } from 'vitest';
import { workflowBundle } from '../../src/runtime/bundle.ts';

test('design 9: an open case holds no library in its memory but the engine’s own: every case builds anew what the workflows’ code brings along', async () => {
  const bundle = await workflowBundle();
  const packages = 'code' in bundle ? [...bundle.code.matchAll(/"\.\/node_modules\/((?:@[^/"]+\/)?[^/"]+)/g)].map(([, name]) => name) : [];
  // long and ms are small and the engine's
  expect([...new Set(packages)].sort()).toEqual(['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc']);
});
