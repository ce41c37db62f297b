import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { temporal } from '@temporalio/proto';
import { workflowIdOf } from '../../src/cases/engine.ts';
import type { CaseDriver, Lab } from './caseDriver.ts';

type History = temporal.api.history.v1.IHistory;

export const historiesDir = path.resolve(import.meta.dirname, '../histories');

/**
 * Keeps the history of a case that has just been walked, every run of it, decoded, when `BANGFU_RECORD=1`:
 * `replay.test.ts` replays it from then on.
 */
export function keepHistory(lab: Pick<Lab, 'engine'>, driver: Pick<CaseDriver, 'id'>, name: string): Promise<void> {
  return keepHistoryOf(lab.engine, workflowIdOf(driver.id), name);
}

/** The same for any workflow. */
export async function keepHistoryOf({ client }: Lab['engine'], workflowId: string, name: string): Promise<void> {
  if (process.env['BANGFU_RECORD'] !== '1') return;
  mkdirSync(historiesDir, { recursive: true });
  const runs: unknown[] = [];
  for (let runId: string | undefined | null = undefined; runId !== null;) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.unshift(await portable(JSON.parse(historyToJSON(history)), client.options.loadedDataConverter.payloadCodecs));
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || null;
  }
  for (const [n, run] of runs.entries()) {
    const file = runs.length === 1 ? name : `${name}.run-${n + 1}`;
    writeFileSync(path.join(historiesDir, `${file}.json`), `${JSON.stringify(run).replaceAll(/\d+@[\w.-]+/g, 'worker')}\n`);
  }
}

/** Opens every payload in a history, so that it can be read, compared and replayed without keys, and drops which machine it ran on. */
async function portable(value: unknown, codecs: readonly PayloadCodec[]): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((one) => portable(one, codecs)));
  if (typeof value !== 'object' || value === null) return value;
  if (isSealed(value)) return sealedOpen(value, codecs);
  const entries = await Promise.all(Object.entries(value).filter(([key]) => key !== 'identity').map(async ([key, one]) => [key, await portable(one, codecs)] as const));
  return Object.fromEntries(entries);
}

interface JsonPayload {
  metadata: Record<string, string>;
  data?: string;
}

function isSealed(value: object): value is JsonPayload {
  const metadata = 'metadata' in value ? (value.metadata as Record<string, unknown> | null) : null;
  return typeof metadata?.['encoding'] === 'string' && Buffer.from(metadata['encoding'], 'base64').toString() === 'binary/encrypted';
}

async function sealedOpen({ metadata, data }: JsonPayload, codecs: readonly PayloadCodec[]): Promise<JsonPayload> {
  let payloads: Payload[] = [{ metadata: Object.fromEntries(Object.entries(metadata).map(([key, text]) => [key, Buffer.from(text, 'base64')])), data: Buffer.from(data ?? '', 'base64') }];
  for (const codec of codecs.toReversed()) payloads = await codec.decode(payloads);
  const [open] = payloads;
  const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
  return { metadata: Object.fromEntries(Object.entries(open?.metadata ?? {}).map(([key, bytes]) => [key, base64(bytes)])), data: base64(open?.data) };
}
