// The harness's own worker: the product's, on a pool of connections that can end the process at a chosen point of a commit.
import { calendarStore } from '../../src/cases/calendarStore.ts';
import { parseKeyRing } from '../../src/privacy/keys.ts';
import { openPool } from '../../src/runtime/pool.ts';
import { startWorker } from '../../src/runtime/worker.ts';
import { mortalPool } from './mortalPool.ts';
import { READY, SETTINGS, type WorkerSettings } from './workerProcess.ts';

const { address, databaseUrl, taskQueue, keys, death, without } = JSON.parse(process.env[SETTINGS] ?? '{}') as WorkerSettings;
const pool = mortalPool({ connectionString: databaseUrl, max: 25, connectionTimeoutMillis: 5_000 }, { death, without });
// the calendar is read outside of any commit
const calendar = calendarStore(openPool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 5_000 }, () => undefined));
const worker = await startWorker({
  address, namespace: 'default', taskQueue, keys: parseKeyRing(JSON.stringify(keys), 'the harness'), parts: { pool, calendar },
});
process.once('SIGTERM', () => void worker.stop().then(() => process.exit(0)));
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(1), 500).unref(); // nobody is left to end it
console.log(READY);
