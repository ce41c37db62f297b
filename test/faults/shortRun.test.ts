import { expect, test } from 'vitest';
import type { Fault } from '../../bench/faults/fault.ts';
import { links } from '../../bench/faults/links.ts';
import { modelRun } from '../../bench/faults/model/run.ts';
import { races } from '../../bench/faults/races.ts';
import { restored } from '../../bench/faults/restored.ts';
import { workerKills } from '../../bench/faults/workerKills.ts';

/** The same chances at every run, so that a failure can be repeated. */
const SEED = 7;
/** Servers are started, killed and started again: on a busy machine that takes its time. */
const PATIENCE = 480_000;

async function holds(fault: Fault): Promise<void> {
  const { violations } = await fault.run({ seed: SEED, scale: 'test', say: () => undefined });
  expect(violations).toEqual([]);
}

test('design 9: a worker that dies before, inside or after a commit, or before its answer, loses nothing and doubles nothing', () => holds(workerKills), PATIENCE);

test('design 9: each link between the parts may be cut, reset, go silent or slow down, and nothing is lost or doubled', () => holds(links), PATIENCE);

test('C-01 to C-20, X-03, X-04, X-09, X-11: random commands and time lead a case where a small model of the rulebook leads it, from the application to the end', () => holds(modelRun), PATIENCE);

test('X-04, X-05: identical applications sent in one moment open one case, a key keeps its body, and of two approvers one wins and never the maker', () => holds(races), PATIENCE);

test('design 9: a backup of the running product is restored into an empty place, and every case goes on from its record', () => holds(restored), PATIENCE);
