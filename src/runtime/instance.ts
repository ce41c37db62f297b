import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { commandLineOf } from './child.ts';

/**
 * Lets one process at a time use a data folder.
 * @returns gives the folder back
 * @throws Error when another one uses it
 */
export function claimFolder(home: string): () => void {
  mkdirSync(home, { recursive: true });
  const file = path.join(home, 'running.pid');
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid !== process.pid && commandLineOf(pid).includes('main.ts')) {
        throw new Error(`Bangfu is already running on ${home} (process ${pid}). Stop that one first, or set BANGFU_HOME to another folder. 已有一个实例在运行。`);
      }
      rmSync(file, { force: true }); // left over from a process that was killed
    }
  }
}
