import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { workflowIdOf } from '../../src/cases/engine.ts';
import type { CaseDriver, Lab } from './caseDriver.ts';

export const historiesDir = path.resolve(import.meta.dirname, '../histories');

/** Keeps the history of a case that has just been walked, decoded, when `BANGFU_RECORD=1`: `replay.test.ts` replays it from then on. */
export async function keepHistory(lab: Lab, driver: CaseDriver, name: string): Promise<void> {
  if (process.env['BANGFU_RECORD'] !== '1') return;
  const { client } = lab.engine;
  const history = await client.workflow.getHandle(workflowIdOf(driver.id)).fetchHistory();
  const plain = await decoded(JSON.parse(JSON.stringify(historyToJSON(history))), client.options.loadedDataConverter.payloadCodecs);
  mkdirSync(historiesDir, { recursive: true });
  writeFileSync(path.join(historiesDir, `${name}.json`), `${JSON.stringify(plain)}\n`);
}

/** Opens every payload in a history, so that it can be read, compared and replayed without keys. */
async function decoded(value: unknown, codecs: readonly PayloadCodec[]): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((one) => decoded(one, codecs)));
  if (typeof value !== 'object' || value === null) return value;
  if (isSealed(value)) return sealedOpen(value, codecs);
  const entries = await Promise.all(Object.entries(value).map(async ([key, one]) => [key, await decoded(one, codecs)] as const));
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
