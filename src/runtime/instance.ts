import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLineOf } from './child.ts';

/**
 * Lets one process at a time use a data folder.
 * @returns gives the folder back
 * @throws Error when another one uses it
 */
export function claimFolder(home: string): () => void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const file = path.join(home, 'running.pid');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid), { mode: 0o600 });
  try {
    while (!takesName(draft, file)) {
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid !== process.pid && commandLineOf(pid).includes('main.ts')) {
        throw new Error(`Bangfu is already running on ${home} (process ${pid}). Stop that one first, or set BANGFU_HOME to another folder. 已有一个实例在运行。`);
      }
      rmSync(file, { force: true }); // left over from a process that was killed
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(file, { force: true });
}

/** The file appears with its content in one step, so that a second process never reads it half written. */
function takesName(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
