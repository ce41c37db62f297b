import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import { wakeCampaigns } from '../src/campaigns/workflow.ts';
import type { CalendarStore } from '../src/cases/calendarStore.ts';
import { catchUpAsked, catchUpNewest } from '../src/cases/catchUp.ts';
import type { Engine } from '../src/cases/engine.ts';
import { finishRecompute, recomputeBatch, requestCurrentRecompute, type RecomputeBatch, type RecomputeFrom } from '../src/cases/recompute.ts';
import { eraseClosed } from '../src/cases/erase.ts';
import type { Keys } from '../src/privacy/keys.ts';
import { renewRuns } from '../src/privacy/freshRuns.ts';
import { theProduct } from '../src/audit/entry.ts';
import { note } from '../src/audit/trail.ts';
import { sweepStuck } from '../src/cases/stuck.ts';
import { reportQuarter } from '../src/reports/quarterly.ts';
import { purgeUnconfirmed } from '../src/cases/unconfirmed.ts';

export interface FleetParts {
  pool: Pool;
  engine: Engine;
  calendar: CalendarStore;
  /** The queue these activities are run from. */
  queue: string;
  /** The keys of what passes through the engine. */
  payloadKeys: Keys;
  /** Days after which a command that never happened is forgotten, with the words stored for it. */
  forgetAfterDays: number;
  /** Folder of the stored documents. */
  documents: string;
}

/** What the jobs over many cases may ask of the world. Numbers and ids only: answers travel through the engine. */
export interface FleetActivities {
  recomputeCases(from: RecomputeFrom): Promise<RecomputeBatch>;
  noteRecomputed(result: { calendarVersion: string; done: number; unreached: number }): Promise<void>;
  catchUpWithCalendar(): Promise<'done' | 'started'>;
  catchUpAsked(): Promise<number>;
  catchUpWithRecords(): Promise<number>;
  renewRunsUnderOlderKeys(): Promise<{ renewed: number; left: number }>;
  lookForStuckCases(): Promise<number>;
  forgetWhatNeverHappened(): Promise<number>;
  eraseWhatIsOver(): Promise<number>;
  reportQuarterNow(): Promise<{ frozen: number; urged: number }>;
}

const DAY_MS = 86_400_000;

export function fleetActivities(parts: FleetParts): FleetActivities {
  const beat = (detail?: unknown) => Context.current().heartbeat(detail);
  const now = () => Context.current().info.currentAttemptScheduledTimestampMs;
  return {
    recomputeCases: (from) => recomputeBatch(parts, from, beat),
    noteRecomputed: async (result) => {
      await finishRecompute(parts, result);
      await wakeCampaigns(parts); // their last day for posting may have moved
    },
    catchUpWithCalendar: () => requestCurrentRecompute(parts, parts.queue),
    catchUpAsked: () => catchUpAsked(parts, beat),
    catchUpWithRecords: () => catchUpNewest(parts, beat),
    renewRunsUnderOlderKeys: () => renewUnderKeys(parts, new Date(now()).toISOString(), beat),
    lookForStuckCases: () => sweepStuck(parts, new Date(now()).toISOString(), beat),
    reportQuarterNow: () => reportQuarter(parts, new Date(now()).toISOString()),
    forgetWhatNeverHappened: () => purgeUnconfirmed(parts, new Date(now() - parts.forgetAfterDays * DAY_MS).toISOString(), beat),
    eraseWhatIsOver: () => eraseClosed(parts, new Date(now()).toISOString(), beat),
  };
}

/** With one key there is nothing to renew. How many were renewed is in the trail; how many are left for the next round, in the answer. */
async function renewUnderKeys({ pool, engine, payloadKeys }: FleetParts, at: string, beat: () => void): Promise<{ renewed: number; left: number }> {
  if (payloadKeys.byId.size === 1) return { renewed: 0, left: 0 };
  const { renewed, left } = await renewRuns({ client: engine.client, taskQueue: engine.taskQueue, keyId: payloadKeys.current.id }, beat);
  if (renewed > 0) await note(pool, { kind: 'configuration', by: theProduct, at, fact: { type: 'keys-rotated', purpose: 'payload', rows: renewed } });
  return { renewed, left: left.length };
}
