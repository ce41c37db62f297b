import { spawn } from 'node:child_process';
import path from 'node:path';
import type { WrittenKeyRing } from '../../src/privacy/keys.ts';

/** Where in a commit a worker dies: before its transaction, inside it, after it, or as its answer is on the way. */
export const boundaries = ['before', 'inside', 'after', 'answer'] as const;
export type Boundary = (typeof boundaries)[number];

export interface Death {
  at: Boundary;
  /** From which of its transactions on, counted from 1. */
  commit: number;
  /** `inside`: after so many statements; `answer`: so many milliseconds after the transaction. */
  after: number;
}

/** All that the harness's worker is told. */
export interface WorkerSettings {
  address: string;
  databaseUrl: string;
  taskQueue: string;
  keys: WrittenKeyRing;
  death?: Death;
  /** Switches a mechanism off, to see that the harness finds it. */
  without?: Mechanism;
}

/** What holds the exactly-once promise; each can be left out to prove that it is needed. */
export const mechanisms = ['adoption', 'sequence-guard', 'transaction', 'identity-index'] as const;
export type Mechanism = (typeof mechanisms)[number];

export interface WorkerProcess {
  pid: number;
  /** Resolves when it is dead. */
  died: Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGTERM: as a deployment ends it. */
  stop(): Promise<void>;
  said(): string;
}

export const SETTINGS = 'BANGFU_FAULTS_WORKER';
export const READY = 'worker ready';

/** Starts the harness's own worker; the product's commit runs in it, and only its pool of connections is watched. @param environment beside this process's own */
export async function startWorkerProcess(settings: WorkerSettings, environment: NodeJS.ProcessEnv = {}): Promise<WorkerProcess> {
  const without = process.env['BANGFU_FAULTS_WITHOUT'] as Mechanism | undefined;
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'workerMain.ts')], {
    env: { ...process.env, ...environment, [SETTINGS]: JSON.stringify({ ...settings, ...(without ? { without } : {}) }) }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const died = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  await new Promise<void>((ready, reject) => {
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      if (said.includes(READY)) ready();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`the worker ended before it was ready:\n${said}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await died;
  };
  return { pid: child.pid ?? -1, died, said: () => said, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
