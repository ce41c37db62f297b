// One worker in a process of its own, so that its memory can be told from everything else's.
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { dataConverter, failureConverterPath } from '../../src/privacy/data-converter.ts';
import { parseKeyRing } from '../../src/privacy/keys.ts';
import { installRuntime, startWorker } from '../../src/runtime/worker.ts';

/** What a worker process is told. */
export interface WorkerTask {
  kind: 'product' | 'bare';
  address: string;
  taskQueue: string;
  databaseUrl: string;
  keys: string;
}

const task = JSON.parse(process.env['BENCH_TASK'] ?? '{}') as WorkerTask;
const keys = parseKeyRing(task.keys, 'the measurement');
const pool = new pg.Pool({ connectionString: task.databaseUrl, max: 30 });

if (task.kind === 'product') {
  await startWorker({ address: task.address, namespace: 'default', taskQueue: task.taskQueue, keys, parts: { pool, calendar: calendarStore(pool) } });
} else {
  installRuntime();
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: task.address }),
    namespace: 'default',
    taskQueue: task.taskQueue,
    workflowBundle: await bundleWorkflowCode({ workflowsPath: path.join(import.meta.dirname, 'bareCase.ts'), failureConverterPath, logger: new DefaultLogger('WARN') }),
    activities: { write },
    dataConverter: dataConverter(keys, 'worker'),
    // the product's own settings, so that only the workflow differs
    stickyQueueScheduleToStartTimeout: '2s',
    maxCachedWorkflows: 600,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 20,
  });
  void worker.run();
}
process.send?.('ready');
process.on('message', (message) => {
  if (message === 'memory') process.send?.({ rss: process.memoryUsage().rss });
  else process.exit(0);
});
process.on('disconnect', () => process.exit(0));

/** One SQL transaction: the step is added, the case moves on. */
async function write({ id, seq, body }: { id: string; seq: number; body: unknown }): Promise<{ seq: number }> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({ name: 'bare_step', text: 'INSERT INTO bare_steps (id, seq, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', values: [id, seq, JSON.stringify(body)] });
    await client.query({ name: 'bare_case', text: 'INSERT INTO bare_cases (id, seq) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET seq = $2', values: [id, seq] });
    await client.query('COMMIT');
    return { seq };
  } finally {
    client.release();
  }
}
