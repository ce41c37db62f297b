import { z } from 'zod';
import { ruleShape } from './clock.ts';

/**
 * How long a household that has left is called; the interval is a clock of its own, which the page names.
 * @rule B-14
 */
export const monitoringShape = z.strictObject({
  /** Calls, one an interval, after which watching ends if the last one was fine. */
  rounds: z.int().min(1),
  rule: ruleShape,
  citation: z.string(),
});
export type MonitoringPolicy = z.infer<typeof monitoringShape>;
