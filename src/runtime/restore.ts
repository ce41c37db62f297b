import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import path from 'node:path';
import { reconcileAll, type ReconciledCases } from '../cases/reconcileAll.ts';
import { MANIFEST, keyFiles } from './backup.ts';
import { startCaseWorker } from './caseWorker.ts';
import type { Configuration } from './configuration.ts';
import { copyFolder } from './copyFolder.ts';
import { layFoundation } from './foundation.ts';
import type { Lifetime } from './lifetime.ts';
import { placeOfPostgres } from './postgres.ts';

/**
 * Puts a backup into an empty place: files first, then the servers are started on them, and every case's workflow is
 * brought to where its record stands.
 * @throws Error with one sentence
 */
export async function restore(configuration: Configuration, lifetime: Lifetime, from: string, keys: string, say: (line: string) => void): Promise<ReconciledCases> {
  const { home } = configuration;
  if (!existsSync(path.join(from, MANIFEST))) throw new Error(`There is no complete backup in ${from}. 备份不完整。`);
  for (const name of keyFiles) if (!existsSync(path.join(keys, name))) throw new Error(`${name} is not in ${keys}: without it the backup cannot be read. 缺少密钥文件。`);
  if (existsSync(home) && readdirSync(home).length > 0) throw new Error(`${home} is not empty: a backup is never put over data. 恢复目标不为空。`);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) await chmod(home, 0o711); // PostgreSQL runs as another user, who must get through
  for (const name of keyFiles) {
    await copyFile(path.join(keys, name), path.join(home, name));
    await chmod(path.join(home, name), 0o600);
  }
  await copyFolder(from, home, { wanted: (relative) => relative.startsWith('temporal.sqlite') || relative.startsWith('documents') });
  const { dir, user } = placeOfPostgres(path.join(home, 'postgres'));
  if (existsSync(dir)) throw new Error(`${dir} holds the data of an earlier installation in this place. Move it away first.`);
  await copyFolder(path.join(from, 'postgres'), dir, { owner: user });
  say('files in place');
  const foundation = await layFoundation(configuration, lifetime, say);
  const worker = await startCaseWorker(foundation);
  lifetime.owns('worker', () => worker.stop?.());
  return reconcileAll(foundation.office, (done, all) => say(`${done} of ${all} cases compared`));
}
