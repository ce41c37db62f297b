import type { LogLevel, LogMetadata } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { caseActivities, type ActivityParts } from '../../activities/index.ts';
import { dataConverter } from '../privacy/data-converter.ts';
import type { KeyRing } from '../privacy/keys.ts';
import { workflowBundle } from './bundle.ts';

/** The task queue that cases run on. */
export const CASE_QUEUE = 'bangfu-cases';

export interface WorkerOptions {
  address: string;
  namespace: string;
  taskQueue: string;
  keys: KeyRing;
  parts: ActivityParts;
  /** The file that exports the workflows, where it is not the product's own. */
  workflowsPath?: string;
}

export interface RunningWorker {
  /** Rejects when the worker ends by an error of its own. */
  failed: Promise<never>;
  stop(): Promise<void>;
}

let installed = false;

/** Workers for activities alone are meant to be so; the SDK warns of each at every start. */
class WorkerLogger extends DefaultLogger {
  override log(level: LogLevel, message: string, meta?: LogMetadata): void {
    if (!message.startsWith('No workflows registered')) super.log(level, message, meta);
  }
}

/** Signals are the parent's to handle: the SDK would otherwise end the worker on Ctrl-C before anything else. */
export function installRuntime(): void {
  if (installed) return;
  Runtime.install({ logger: new WorkerLogger('WARN'), shutdownSignals: [] });
  installed = true;
}

/** Runs cases until it is stopped. */
export async function startWorker({ address, namespace, taskQueue, keys, parts, workflowsPath }: WorkerOptions): Promise<RunningWorker> {
  installRuntime();
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: await workflowBundle(workflowsPath),
    activities: caseActivities(parts),
    dataConverter: dataConverter(keys, 'worker'),
    // A case whose worker died is taken over by another after 2 s instead of 10: somebody is waiting for the page.
    stickyQueueScheduleToStartTimeout: '2s',
    // A commit under way is let to its end before the process goes; none takes longer than its own time-out.
    shutdownGraceTime: '8s',
    shutdownForceTime: '12s',
    // A case in the cache is some 50 kB; the hot ones of a district stay in memory and need no replay.
    maxCachedWorkflows: 600,
    maxConcurrentWorkflowTaskExecutions: 40,
    // Each commit holds one database connection of the pool.
    maxConcurrentLocalActivityExecutions: 20,
  });
  const running = worker.run();
  return {
    failed: running.then(() => new Promise<never>(() => undefined)),
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running.catch(() => undefined);
      await connection.close();
    },
  };
}
