import { Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { expect, test } from 'vitest';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { CaseDriver } from '../support/caseDriver.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();
const one = { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } };

/**
 * Parts of a history that are not sealed: search attributes, which hold ids and codes, and what the SDK notes about a
 * local activity (`details.data`: its type and times), beside whose result it stands.
 */
const inTheClear = new Set(['searchAttributes', 'data']);

/** The encodings of all payloads in a part of a history. */
function encodings(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('metadata' in part && isRecord(part.metadata) && part.metadata['encoding'] instanceof Uint8Array) return [Buffer.from(part.metadata['encoding']).toString()];
  return Object.entries(part).flatMap(([name, inner]) => (inTheClear.has(name) ? [] : encodings(inner)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

test('X-08: a command sent in plaintext is turned away, and the case goes on as if it had not been', async () => {
  const c = await CaseDriver.open(lab(), one);
  const { client } = lab().engine;
  const plain = new Client({ connection: client.connection }).workflow.getHandle(workflowIdOf(c.id));
  const before = await c.state();

  const command = { id: 'c1', action: 'pass', by: lab().office.reviewer, codes: {} };
  await expect(plain.executeUpdate('command', { args: [command] })).rejects.toThrow();
  await plain.signal('anything', 'plaintext');
  expect(await c.state()).toEqual(before);

  await c.give('reviewer', 'pass', {});
  expect((await c.state()).stage).toBe('notice');
});

test('X-08: the refusal of a plaintext command tells a client with the codec why', async () => {
  const c = await CaseDriver.open(lab(), one);
  const { client } = lab().engine;
  const sealedClient = client.workflow.getHandle(workflowIdOf(c.id));
  // sealed like any command, and yet the very mark that the worker's codec puts in the place of plaintext
  const refused = await sealedClient.executeUpdate('command', { args: [{ refusedPlaintext: true }] }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(WorkflowUpdateFailedError);
  expect(refused).toMatchObject({ cause: { type: 'engine.plaintext' } });
});

test('X-08: nothing that a case leaves in the engine can be read there but ids and codes', async () => {
  const c = await CaseDriver.open(lab(), one);
  await c.give('reviewer', 'pass', {});
  const history = await lab().engine.client.workflow.getHandle(workflowIdOf(c.id)).fetchHistory();
  const found = encodings(history);
  expect(found.length).toBeGreaterThan(5);
  expect(JSON.stringify(history)).toContain('markerRecordedEventAttributes');
  expect(new Set(found)).toEqual(new Set(['binary/encrypted']));
});
