import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { commandLineOf } from './child.ts';
import type { Configuration } from './configuration.ts';
import { copyFolder } from './copyFolder.ts';
import { reachDatabase } from './reachDatabase.ts';
import { temporalPidFile } from './temporal.ts';

export interface Backup {
  bytes: number;
  /** How long the engine stood still for its copy, in milliseconds. */
  engineHeldMs: number;
  tookMs: number;
}

export const MANIFEST = 'backup.json';
/** Without these nothing of a backup can be read, and with them all of it: they are kept apart. */
export const keyFiles = ['keys.json', 'secrets.json'] as const;

/**
 * Copies an installation that may be running, in an order that can be put together again: Temporal first, then
 * PostgreSQL, then the documents. So the records are never older than the cases' workflows, whatever happened between,
 * and no row names a document that was not copied.
 * @param to an empty folder
 * @param keys another folder for the keys; without it they are not copied
 * @throws Error with one sentence
 */
export async function backUp(configuration: Configuration, to: string, keys?: string): Promise<Backup> {
  const { home, database, temporal } = configuration;
  if (database || temporal.address) throw new Error('The servers are outside ones: back them up by their own means, Temporal’s database first, then the records’. 外部服务器请用其自身的备份工具。');
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to} is not empty. 目标文件夹不为空。`);
  if (keys !== undefined && !path.relative(to, keys).startsWith('..')) throw new Error('The keys must be kept apart from the data: name a folder outside of it. 密钥须与数据分开保存。');
  const startedAt = Date.now();
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const engine = await copyEngine(home, to);
  const records = await copyDatabase(configuration, path.join(to, 'postgres'));
  const documents = existsSync(path.join(home, 'documents')) ? await copyFolder(path.join(home, 'documents'), path.join(to, 'documents')) : 0;
  if (keys !== undefined) {
    mkdirSync(keys, { recursive: true, mode: 0o700 });
    for (const name of keyFiles) if (existsSync(path.join(home, name))) await copyFile(path.join(home, name), path.join(keys, name));
  }
  const tookMs = Date.now() - startedAt;
  writeFileSync(path.join(to, MANIFEST), `${JSON.stringify({ startedAt: new Date(startedAt).toISOString(), finishedAt: new Date().toISOString() })}\n`); // last: without it a backup is not complete
  return { bytes: engine.bytes + records + documents, engineHeldMs: engine.heldMs, tookMs };
}

/** The engine's process stands still while its files are copied: they then are what a power cut would leave, which it can read. */
async function copyEngine(home: string, to: string): Promise<{ bytes: number; heldMs: number }> {
  const pid = runningEngine(home);
  const startedAt = Date.now();
  if (pid !== undefined) process.kill(pid, 'SIGSTOP');
  try {
    const bytes = await copyFolder(home, to, { wanted: (relative) => relative.startsWith('temporal.sqlite') });
    return { bytes, heldMs: pid === undefined ? 0 : Date.now() - startedAt };
  } finally {
    if (pid !== undefined) process.kill(pid, 'SIGCONT');
  }
}

function runningEngine(home: string): number | undefined {
  const file = temporalPidFile(home);
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (!commandLineOf(pid).includes('server start-dev')) return undefined;
  if (process.platform === 'win32') throw new Error('On Windows stop the product first: its Temporal server cannot be held. 请先停止程序再备份。');
  return pid;
}

const SLOT = 'bangfu_backup';

/** PostgreSQL's own way of copying a server at work: the log from start to stop makes the copy whole. */
async function copyDatabase(configuration: Configuration, to: string): Promise<number> {
  const reached = await reachDatabase(configuration);
  const client = new pg.Client({ connectionString: reached.ownerUrl });
  try {
    await client.connect();
    const { rows } = await client.query<{ dir: string }>(`SELECT current_setting('data_directory') AS dir`);
    const dir = rows[0]?.dir ?? '';
    await client.query(`SELECT pg_create_physical_replication_slot($1, true, true)`, [SLOT]); // keeps the log that is needed; goes with the connection
    await client.query(`SELECT pg_backup_start('bangfu', true)`);
    const bytes = await copyFolder(dir, to, { wanted: (relative) => !/^(pg_wal\/.+|pg_replslot\/.+|postmaster\.(pid|opts))$/.test(relative) });
    const stopped = await client.query<{ labelfile: string; spcmapfile: string }>('SELECT labelfile, spcmapfile FROM pg_backup_stop(false)');
    const log = await copyFolder(path.join(dir, 'pg_wal'), path.join(to, 'pg_wal'));
    writeFileSync(path.join(to, 'backup_label'), stopped.rows[0]?.labelfile ?? '', { mode: 0o600 });
    return bytes + log;
  } finally {
    await client.end().catch(() => undefined);
    await reached.close();
  }
}
