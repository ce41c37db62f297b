import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { workflowBundle } from '../../src/runtime/bundle.ts';
import { historiesDir } from '../support/histories.ts';

/** Decided by older code, as it never would be now: no test walks them any more (`workflows/revisions.ts`). */
const olderWays = ['stable-by-a-call-that-reached-nobody'];

/** Every path that a case must be able to take; each was walked once on the real server and is kept. */
const paths = [
  'straight-4050', 'straight-graduate', 'straight-zero-employment', 'household-two-categories', 'returned-and-resubmitted', 'objection-dismissed',
  'objection-upheld', 'three-refusals', 'refusal-overturned', 'late-at-street', 'job-lost-placed-again', 'calls-tapering-to-stable',
  'saturday-call-entered-on-monday', 'unreachable-three-times', 'employer-breaks-rules', 'withdrawn-during-notice', 'mentor-reassigned',
  'policy-moved', 'calendar-imported', 'eighteen-months-of-calls', 'undone-pass', 'complaint-upheld', 'transferred', 'applicant-died', 'paused-for-illness', 'recognised-before-holiday',
  'b-deep-to-paid', 'b-relative-to-paid', 'b-accident-rapid', 'b-medical-below-20000', 'b-medical-20000', 'b-medical-50000', 'b-second-aid-refused', 'b-not-qualified-referred',
  'b-recheck-returned', 'b-relapse-after-exit', 'b-policy-moved', 'b-fraud-money-back',
  'a-list-posted', 'a-objection-against-one-of-forty', 'a-quota-full', 'a-unspent-allotted-again', 'a-closing-with-one-village-missing', 'stable-by-a-stable-call',
  'e-straight-term', 'e-term-with-missing-week-and-changed-teacher',
];

test('every path has a recorded history', () => {
  expect([...paths, ...olderWays].filter((name) => !['', '.run-1'].some((run) => existsSync(path.join(historiesDir, `${name}${run}.json`))))).toEqual([]);
});

test('a case that began under older code goes on under this code: every recorded history replays', async () => {
  const histories = readdirSync(historiesDir).filter((name) => name.endsWith('.json')).map((name) => ({
    workflowId: name.replace('.json', ''),
    history: JSON.parse(readFileSync(path.join(historiesDir, name), 'utf8')) as unknown,
  }));
  const failures: string[] = [];
  // recorded decoded, so replayed without a codec; the failure converter belongs to the bundle
  for await (const result of Worker.runReplayHistories({ workflowBundle: await workflowBundle() }, histories)) {
    if (result.error) failures.push(`${result.workflowId}: ${result.error.message}`);
  }
  expect(failures).toEqual([]);
  expect(histories.length).toBeGreaterThanOrEqual(paths.length);
}, 120_000);
