import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** A server that this process owns. */
export interface Child {
  pid: number;
  /** Resolves with the exit code when it has ended, by itself or not; -1 when it never started. */
  exited: Promise<number | null>;
  /** Asks it to end; insists after the grace time. */
  stop(signal: NodeJS.Signals, graceMs: number): Promise<void>;
}

/** Those that run at this moment, also while their start is still under way. */
const running = new Set<Child>();

/** Starts a server in a process group of its own: Ctrl-C reaches only the parent, which chooses the order of stopping. */
export function startChild(executable: string, args: readonly string[], logFile: string, options: SpawnOptions = {}): Child {
  const log = openSync(logFile, 'a');
  const child = spawn(executable, args, { ...options, detached: process.platform !== 'win32', stdio: ['ignore', log, log] });
  closeSync(log);
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(-1));
  });
  const server: Child = {
    pid: child.pid ?? -1,
    exited,
    async stop(signal, graceMs) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      const insist = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(insist);
    },
  };
  running.add(server);
  void exited.then(() => running.delete(server));
  return server;
}

/** Ends what nobody else stops: a server whose start was interrupted belongs to no one yet. */
export async function endRunningChildren(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop('SIGTERM', 5_000)));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command line of a process, empty when it is gone. A pid in a file proves nothing: numbers are used again. */
export function commandLineOf(pid: number): string {
  if (!pid || !isAlive(pid)) return '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // no /proc: not Linux
  }
  if (process.platform === 'win32') return '';
  return spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).stdout;
}

/** Lines; what stands before is of an earlier start. */
const LONGEST_TRACE = 150;

/** The last lines of a log, for an error message; of a Go program that panicked the first of what it said then, for its trace is long. */
export function tailOf(file: string, lines = 12): string {
  try {
    const said = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LONGEST_TRACE);
    const panic = said.findLastIndex((line) => line.startsWith('panic: '));
    return (panic === -1 ? said.slice(-lines) : said.slice(panic, panic + lines)).join('\n');
  } catch {
    return '';
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
