import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { failureConverterPath } from '../privacy/data-converter.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** All that can be part of the workflows; `src/generated` and the pages cannot, but telling them apart would cost more than it saves. */
const sources = ['workflows', 'src/cases', 'src/programmes', 'src/calendar', 'src/rules', 'src/refusals', 'src/privacy'];

/**
 * The workflows' code in one file. Bundling takes seconds, so the result is kept under the hash of everything in it.
 * @param workflowsPath the file that exports them
 */
export async function workflowBundle(workflowsPath = path.join(root, 'workflows/index.ts')): Promise<WorkflowBundle> {
  const file = path.join(root, 'node_modules/.cache/bangfu', `workflows-${sourceHash(workflowsPath)}.js`);
  if (!existsSync(file)) {
    const { code } = await bundleWorkflowCode({
      workflowsPath,
      failureConverterPath,
      // Built once for all cases of a worker, and frozen, instead of anew for each: nothing in a module may change (test/workflows/bundle.test.ts).
      preloadModules: [path.join(root, 'workflows/stackDepth.ts'), workflowsPath],
      logger: silent,
    });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
  return { code: readFileSync(file, 'utf8') };
}

function sourceHash(entry: string): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).update(readFileSync(import.meta.filename)).update(entry).update(readFileSync(entry));
  for (const folder of sources) {
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(ts|cjs|json)$/.test(name)) hash.update(name).update(readFileSync(path.join(root, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 20);
}

/** The bundler speaks at length of its work; only what goes wrong is of interest. */
const silent = {
  log: () => undefined,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: (message: string) => console.warn(message),
  error: (message: string) => console.error(message),
};
