import { Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { campaignActivities } from '../../activities/campaign.ts';
import { fleetActivities } from '../../activities/fleet.ts';
import { mailActivities } from '../../activities/mail.ts';
import { FLEET_QUEUE, MAIL_QUEUE } from '../../workflows/fleet/queues.ts';
import { runCampaigns } from '../campaigns/workflow.ts';
import type { CalendarStore } from '../cases/calendarStore.ts';
import { requestCurrentRecompute } from '../cases/recompute.ts';
import { makeMailer, type MailOptions } from '../messages/mail.ts';
import { dataConverter } from '../privacy/data-converter.ts';
import type { KeyRing } from '../privacy/keys.ts';
import { connectEngine } from './engineConnection.ts';
import { installRuntime, type RunningWorker } from './worker.ts';

export interface FleetOptions {
  address: string;
  namespace: string;
  /** Where the workflows run: with the cases, because their own tasks are few and short. */
  taskQueue: string;
  keys: KeyRing;
  pool: Pool;
  calendar: CalendarStore;
  /** Folder of the stored documents. */
  documents: string;
  /** Absent: messages stay in the inbox. */
  mail?: MailOptions;
  /** Queues of the activities and ids of the schedules; tests have their own. */
  queues?: { mail: string; fleet: string };
}

/**
 * A command that nobody heard of again, and that the engine does not know, is forgotten after this long with the words
 * stored for it: longer than any outage, shorter than anybody may expect data without a case to be kept.
 */
const FORGET_AFTER_DAYS = 7;

/**
 * Runs what concerns many cases: mail, recomputation after a new calendar, the rounds that find what was left. Two
 * small workers for the activities, each on a queue of its own, and the schedules that start the workflows.
 */
export async function startFleet(options: FleetOptions): Promise<RunningWorker> {
  installRuntime();
  const { address, namespace, taskQueue, keys, pool, calendar, documents, mail } = options;
  const queues = options.queues ?? { mail: MAIL_QUEUE, fleet: FLEET_QUEUE };
  const mailer = mail && makeMailer(mail);
  const [native, connection] = await Promise.all([NativeConnection.connect({ address }), connectEngine(address)]);
  const client = new Client({ connection, namespace, dataConverter: dataConverter(keys, 'client') });
  const engine = { client, taskQueue };
  const common = { connection: native, namespace, dataConverter: dataConverter(keys, 'worker'), shutdownGraceTime: '5s', shutdownForceTime: '8s' } as const;
  const fleetParts = { pool, engine, calendar, queue: queues.fleet, payloadKeys: keys.payload, forgetAfterDays: FORGET_AFTER_DAYS, documents };
  const workers = await Promise.all([
    Worker.create({
      ...common, taskQueue: queues.mail, maxConcurrentActivityTaskExecutions: 1,
      activities: mailActivities({ pool, ring: keys, calendar, ...(mailer ? { mailer } : {}) }),
    }),
    Worker.create({
      ...common, taskQueue: queues.fleet, maxConcurrentActivityTaskExecutions: 4,
      activities: { ...fleetActivities(fleetParts), ...campaignActivities(fleetParts) },
    }),
  ]);
  const running = Promise.all(workers.map((worker) => worker.run()));
  running.catch(() => undefined); // heard of through `failed`
  await Promise.all(schedulesOf(taskQueue, queues, mailer !== undefined).map((schedule) => setSchedule(client, schedule)));
  await requestCurrentRecompute({ pool, engine, calendar }, queues.fleet);
  await client.schedule.getHandle(`${queues.fleet}:reconcile`).trigger(); // what was under way when everything was killed is looked at now
  if (keys.payload.byId.size > 1) await client.schedule.getHandle(`${queues.fleet}:renew-runs`).trigger();
  await runCampaigns({ pool, engine }, queues.fleet);
  return {
    failed: running.then(() => new Promise<never>(() => undefined)),
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await running.catch(() => undefined);
      mailer?.close();
      await Promise.all([native.close(), connection.close()]);
    },
  };
}

/** Without a mail server the sweep has little to do: it only marks what stays in the inbox. */
function schedulesOf(taskQueue: string, queues: { mail: string; fleet: string }, mailed: boolean): ReturnType<typeof scheduleOf>[] {
  return [
    scheduleOf(`${queues.mail}:deliver`, taskQueue, 'deliverMessages', queues.mail, mailed ? '1m' : '1h'),
    scheduleOf(`${queues.fleet}:catch-up`, taskQueue, 'catchUpCases', queues.fleet, '1m'),
    scheduleOf(`${queues.fleet}:reconcile`, taskQueue, 'reconcile', queues.fleet, '10m'),
    scheduleOf(`${queues.fleet}:renew-runs`, taskQueue, 'renewRuns', queues.fleet, '24h'),
    scheduleOf(`${queues.fleet}:erase`, taskQueue, 'eraseClosedCases', queues.fleet, '24h'),
    scheduleOf(`${queues.fleet}:quarterly-report`, taskQueue, 'quarterlyReport', queues.fleet, '1h'),
  ];
}

/** The schedules that {@link startFleet} sets on these queues. */
export function scheduleIdsOn(queues: { mail: string; fleet: string }): string[] {
  return schedulesOf('', queues, false).map(({ scheduleId }) => scheduleId);
}

/** Skips while the last one runs, and makes up at most one that fell into a time when nothing ran. */
function scheduleOf(id: string, taskQueue: string, workflowType: string, queue: string, every: '1m' | '10m' | '1h' | '24h') {
  return {
    scheduleId: id,
    spec: { intervals: [{ every }] },
    policies: { overlap: 'SKIP', catchupWindow: every },
    action: { type: 'startWorkflow', workflowType, workflowId: id, taskQueue, args: [{ queue }] },
  } satisfies ScheduleOptions;
}

/** Made at the first start, brought up to date at every later one. */
async function setSchedule(client: Client, schedule: ReturnType<typeof scheduleOf>): Promise<void> {
  try {
    await client.schedule.create(schedule);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, policies, action } = schedule;
    await client.schedule.getHandle(schedule.scheduleId).update((before) => ({ ...before, spec, policies: { ...before.policies, ...policies }, action }));
  }
}
