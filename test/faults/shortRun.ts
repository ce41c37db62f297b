import { expect } from 'vitest';
import type { Fault } from '../../bench/faults/fault.ts';

/** The same chances at every run, so that a failure can be repeated. */
const SEED = 7;

/** A fault of the harness at the scale that `npm test` has time for. */
export async function holds(fault: Fault): Promise<void> {
  const { violations } = await fault.run({ seed: SEED, scale: 'test', say: () => undefined });
  expect(violations).toEqual([]);
}

/** Servers are killed and started again: on a busy machine that takes its time. */
export const PATIENCE = 240_000;
