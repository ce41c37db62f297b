import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { amount, type Fault, type Scale } from './fault.ts';
import { Ledger } from './ledger.ts';
import { breaches } from './oracle.ts';
import { openPlace, type Place } from './place.ts';
import { CLIENT, type ClientSettings } from './shiftedClient.ts';
import { startWorkerProcess } from './workerProcess.ts';

/** How far the clocks of API and worker are off; the servers keep the right time. */
const shifts = ['+0d', '-1d', '+1d', '+1y'] as const;
const REAL_MS = 120_000;

/** What a case came to under one clock. */
interface Lived {
  review: string;
  notice: string;
  opened: number;
  noticeEnded: boolean;
}

/** API and worker live in another day or year: deadlines come from the engine's time, and are the same for all. */
export const clocks: Fault = {
  n: 9,
  name: 'clocks of API and worker off by a day and a year',
  async run({ scale, say }) {
    const library = faketime();
    const place = await openPlace();
    try {
      const violations: string[] = [];
      const lives: Record<string, Lived[]> = {};
      for (const shift of shifts) {
        const environment = { LD_PRELOAD: library, FAKETIME: shift, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
        const worker = await startWorkerProcess({ address: place.temporal.address, databaseUrl: place.databaseUrl, taskQueue: 'faults', keys: place.writtenKeys }, environment);
        const { clock, cases } = await client(place, scale, environment);
        const off = Math.round((clock - Date.now()) / 3_600_000);
        say(`${shift}: the API's clock is ${off} h off, ${cases.length} cases`);
        if ((shift === '+0d') !== (Math.abs(off) < 1)) violations.push(`the clock was to be off by ${shift} and is off by ${off} h`);
        lives[shift] = await Promise.all(cases.map((id) => lived(place, id)));
        await worker.stop();
      }
      const [right] = lives['+0d'] ?? [];
      for (const [shift, all] of Object.entries(lives)) {
        for (const { review, notice, opened, noticeEnded } of all) {
          if (review !== right?.review) violations.push(`${shift}: a review is due ${review}, not ${right?.review}`);
          if (notice !== right?.notice) violations.push(`${shift}: a notice ends ${notice}, not ${right?.notice}`);
          if (Math.abs(opened - Date.now()) > REAL_MS) violations.push(`${shift}: a case was opened at ${new Date(opened).toISOString()}`);
          if (!noticeEnded) violations.push(`${shift}: a notice did not end when its time had come`);
        }
      }
      await place.worker();
      violations.push(...(await breaches(place, new Ledger(place))));
      return { figures: { 'clocks': shifts.join(', '), 'cases under each': lives['+0d']?.length ?? 0, 'review due': right?.review ?? '', 'notice ends': right?.notice ?? '' }, violations };
    } finally {
      await place.close();
    }
  },
};

/** @throws Error that says where to get it */
function faketime(): string {
  const found = [process.env['BANGFU_FAKETIME'] ?? '', '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/faketime/libfaketime.so.1'].find((file) => file !== '' && existsSync(file));
  if (!found) throw new Error('libfaketime is needed to set a process’s clock: `apt-get install faketime`, or name the library in BANGFU_FAKETIME.');
  return found;
}

/** The API's side in a process of its own, with its clock. @returns what time it had, and the cases it opened */
async function client(place: Place, scale: Scale, environment: NodeJS.ProcessEnv): Promise<{ clock: number; cases: string[] }> {
  const { databaseUrl, writtenKeys: keys, office, policies } = place;
  const settings: ClientSettings = { address: place.temporal.address, databaseUrl, keys, office, policies, cases: amount(scale, { test: 1, small: 3, full: 20 }) };
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'shiftedClient.ts')], { env: { ...process.env, ...environment, [CLIENT]: JSON.stringify(settings) }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the API's side ended with ${String(code)}`);
  return JSON.parse(said) as { clock: number; cases: string[] };
}

async function lived({ pool }: Place, caseId: string): Promise<Lived> {
  const { rows } = await pool.query<{ clock: string; due_at: Date; stopped_at: Date | null; opened_at: Date; stage: string }>(
    `SELECT k.clock, k.due_at, k.stopped_at, c.opened_at, c.stage FROM clocks k JOIN cases c ON c.id = k.case_id WHERE c.id = $1`, [caseId],
  );
  const of = (clock: string) => rows.find((row) => row.clock === clock);
  return { review: of('communityReview')?.due_at.toISOString() ?? '', notice: of('notice')?.due_at.toISOString() ?? '', opened: rows[0]?.opened_at.getTime() ?? 0, noticeEnded: rows[0]?.stage === 'submission' };
}
