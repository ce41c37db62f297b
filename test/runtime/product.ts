import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../src/runtime/ports.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The whole product in a process of its own, as `npm start` runs it. */
export interface Product {
  url: string;
  /** Everything said so far. */
  said(): string;
  /** Resolves when it has told that it is ready. @throws Error with what it said when it ends before */
  ready: Promise<void>;
  /** Resolves with the exit code. */
  exited: Promise<number | null>;
  /** Sends a signal, unless it has ended already. */
  end(signal: NodeJS.Signals): void;
}

export type Settings = Record<string, string>;

/** A data folder that goes with the test, and free ports. */
export async function newPlace(): Promise<{ settings: Settings; remove(): void }> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bangfu-start-'));
  chmodSync(home, 0o711);
  const settings = { BANGFU_HOME: home, PORT: String(await freePort()), TEMPORAL_UI_PORT: String(await freePort()), BANGFU_DEMO: 'off' };
  return { settings, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** @param through a shell between us and the product, as npm puts one there */
export function startProduct(settings: Settings, through?: 'shell'): Product {
  const command = [process.execPath, '--import', 'tsx', 'src/main.ts'];
  const [file = '', ...args] = through ? ['/bin/sh', '-c', `${command.join(' ')}; exit $?`] : command;
  const child = spawn(file, args, { cwd: root, env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl-C stops everything')) resolve(); // the last it says
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', () => reject(new Error(`It ended before it was ready, and said:\n${said}`)));
  });
  ready.catch(() => undefined); // who does not wait for it does not mind
  return { url: `http://127.0.0.1:${settings['PORT']}`, said: () => said, ready, exited, end: (signal) => void child.kill(signal) };
}

/** Pids of the running processes whose command line names the text (Linux). */
export function processesNaming(text: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  return pids.filter((pid) => pid !== process.pid && commandLine(pid).includes(text));
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // gone in the meantime
  }
}
