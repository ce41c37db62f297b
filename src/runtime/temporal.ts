import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { commandLineOf, isAlive, sleep, startChild, tailOf, type Child } from './child.ts';
import { accepts } from './ports.ts';
import { temporalBinary } from './temporalBinary.ts';

export interface TemporalServer {
  address: string;
  /** Address of the Web UI, when there is one. */
  ui?: string;
  child: Child;
  stop(): Promise<void>;
}

export interface TemporalOptions {
  dir: string;
  port: number;
  uiPort?: number;
  /** These would be random otherwise, and could then take a port that somebody was promised. */
  httpPort: number;
  metricsPort: number;
  /** File that keeps the histories; without it they are gone with the process. */
  database?: string;
  /** Lets a case's clock be moved on by itself, in tests and training (never in production). */
  timeSkipping?: boolean;
  /** Where the Web UI lets payloads be decoded. */
  codecEndpoint?: string;
  say?: (line: string) => void;
}

/** Three flushes to disk for an update instead of twelve, and none acknowledged is lost when the process is killed. */
const DURABLE = ['journal_mode=wal', 'synchronous=2'];
/** SQLite's own 2 MB of cache and a checkpoint every 4 MB write the same pages again and again once there are thousands of cases: 64 MB, and every 80 MB. */
const ROOMY = ['cache_size=-65536', 'wal_autocheckpoint=20000'];

/**
 * How long a task of a case waits at most, beyond its own time, before it is tried again. The engine doubles that time
 * with each try up to ten minutes: after a link that failed a few times a case would not answer for that long.
 */
const SOON_AGAIN = 'history.workflowTaskRetryMaxInterval="10s"';

/** A skipped timer may fire 50 ms late instead of a second: a case's eighteen months pass in seconds. */
const TIME_SKIPPING = ['frontend.WorkflowTimeSkippingEnabled=true', 'frontend.WorkflowTimeSkippingMaxSkipPerSession=10000', 'history.timerProcessorMaxTimeShift="50ms"'];

/** @throws Error with one clear sentence and the end of the server's log when it cannot be started. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { dir, port, uiPort, database } = options;
  const executable = await temporalBinary(options.say ?? (() => undefined));
  const log = path.join(dir, 'temporal.log');
  const pidFile = temporalPidFile(dir);
  mkdirSync(dir, { recursive: true });
  await endLeftoverTemporal(dir);
  const args = [
    'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--http-port', String(options.httpPort), '--metrics-port', String(options.metricsPort), '--log-level', 'warn',
    ...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']),
    ...(uiPort && options.codecEndpoint ? ['--ui-codec-endpoint', options.codecEndpoint] : []),
    ...(database ? ['--db-filename', database, ...[...DURABLE, ...ROOMY].flatMap((pragma) => ['--sqlite-pragma', pragma])] : []),
    '--dynamic-config-value', SOON_AGAIN,
    ...(options.timeSkipping ? TIME_SKIPPING.flatMap((value) => ['--dynamic-config-value', value]) : []),
  ];
  const child = startChild(executable, args, log);
  writeFileSync(pidFile, String(child.pid));
  await untilReady(child, port, log);
  return {
    address: `127.0.0.1:${port}`,
    ...(uiPort ? { ui: `http://127.0.0.1:${uiPort}` } : {}),
    child,
    async stop() {
      await child.stop('SIGTERM', 15_000);
      rmSync(pidFile, { force: true });
    },
  };
}

/** Where the number of our own server's process is kept. */
export function temporalPidFile(dir: string): string {
  return path.join(dir, 'temporal.pid');
}

/** Ends a server left over from a parent that was killed; the number in the file alone proves nothing. */
export async function endLeftoverTemporal(dir: string): Promise<void> {
  if (!existsSync(temporalPidFile(dir))) return;
  const pid = Number(readFileSync(temporalPidFile(dir), 'utf8'));
  if (!commandLineOf(pid).includes('server start-dev')) return;
  process.kill(pid, 'SIGTERM');
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await sleep(100);
}

/** Up means that the namespace answers: the port opens earlier. */
async function untilReady(child: Child, port: number, log: string): Promise<void> {
  let ended = false;
  void child.exited.then(() => {
    ended = true;
  });
  const giveUpAt = Date.now() + 60_000;
  while (!(await namespaceAnswers(port))) {
    if (ended || Date.now() > giveUpAt) {
      await child.stop('SIGTERM', 5_000);
      throw new Error(`Temporal did not start on port ${port}. The end of ${log}:\n${tailOf(log)}`);
    }
    await sleep(50);
  }
}

async function namespaceAnswers(port: number): Promise<boolean> {
  if (!(await accepts(port))) return false;
  const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 1_000 }).catch(() => undefined);
  if (!connection) return false;
  try {
    await connection.workflowService.describeNamespace({ namespace: 'default' });
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
