// `npm start`: one process that owns everything on one machine, or a part of it (BANGFU_PARTS) beside real servers.
import { startCaseWorker } from './runtime/caseWorker.ts';
import { readConfiguration } from './runtime/configuration.ts';
import { layFoundation } from './runtime/foundation.ts';
import { startDemoOffice } from './runtime/demoOffice.ts';
import { startJobs } from './runtime/jobs.ts';
import { Lifetime } from './runtime/lifetime.ts';
import { startPages } from './runtime/pages.ts';
import type { Part } from './runtime/part.ts';

/** What runs on the servers, in the order in which it is started; everything is stopped in the opposite order. */
const parts: readonly Part[] = [
  { name: 'worker', runsIn: ['all', 'worker'], start: startCaseWorker },
  { name: 'jobs and mail', runsIn: ['all', 'worker'], start: startJobs },
  { name: 'demo office', runsIn: ['all', 'worker'], start: startDemoOffice }, // its cases need the worker
  { name: 'pages and API', runsIn: ['all', 'api'], start: startPages },
];

const startedAt = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - startedAt) / 1000).toFixed(1)} s] ${line}`);
const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const lifetime = new Lifetime(configuration.home);
  lifetime.handleSignals();
  try {
    const foundation = await layFoundation(configuration, lifetime, say);
    const told: string[] = [];
    for (const part of parts) {
      if (!part.runsIn.includes(configuration.parts)) continue;
      const { stop, failed, tells } = await part.start(foundation);
      if (stop) lifetime.owns(part.name, stop);
      failed?.catch((error: unknown) => lifetime.end(1, `The part “${part.name}” ended by an error: ${sentenceOf(error)}`));
      told.unshift(...(tells ?? [])); // what was started last is what people look for first
      say(`${part.name} ready`);
    }
    welcome(told);
  } catch (error) {
    await lifetime.end(1, sentenceOf(error));
  }
}

function welcome(lines: readonly string[]): void {
  say('Bangfu is ready. 帮扶已就绪。\n');
  for (const line of lines) console.log(`  ${line}`);
  console.log('\n  Ctrl-C stops everything; the data stays. 按 Ctrl-C 停止，数据保留。\n');
}

start().catch((error: unknown) => {
  console.error(`\n${sentenceOf(error)}`);
  process.exit(1);
});
