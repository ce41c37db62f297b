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

/** Our own attributes, by which the engine's lists are searched; ids and codes only. */
export const searchAttributes = {
  CaseStage: 'Keyword', DueAt: 'Datetime', Overdue: 'Bool', District: 'Keyword', ApprovalLevel: 'Keyword', Programme: 'Keyword',
} as const;

/** Three flushes to disk for an update instead of twelve, and none acknowledged is lost when the process is killed. */
const DURABLE = ['journal_mode=wal', 'synchronous=2'];

/** A skipped timer may fire 50 ms late instead of a second: a case's eighteen months pass in seconds. */
const TIME_SKIPPING = ['frontend.WorkflowTimeSkippingEnabled=true', 'frontend.WorkflowTimeSkippingMaxSkipPerSession=10000', 'history.timerProcessorMaxTimeShift="50ms"'];

/** @throws Error with one clear sentence and the end of the server's log when it cannot be started. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { dir, port, uiPort, database } = options;
  const executable = await temporalBinary(options.say ?? (() => undefined));
  const log = path.join(dir, 'temporal.log');
  const pidFile = path.join(dir, 'temporal.pid');
  mkdirSync(dir, { recursive: true });
  await endLeftover(pidFile, database ?? `--port ${port} `);
  const args = [
    'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--http-port', String(options.httpPort), '--metrics-port', String(options.metricsPort), '--log-level', 'warn',
    ...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']),
    ...(uiPort && options.codecEndpoint ? ['--ui-codec-endpoint', options.codecEndpoint] : []),
    ...(database ? ['--db-filename', database, ...DURABLE.flatMap((pragma) => ['--sqlite-pragma', pragma])] : []),
    ...(options.timeSkipping ? TIME_SKIPPING.flatMap((value) => ['--dynamic-config-value', value]) : []),
    ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
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

/** A server left over from a parent that was killed: ours when its command line names our data. */
async function endLeftover(pidFile: string, sign: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  if (!commandLineOf(pid).includes(sign)) return;
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
