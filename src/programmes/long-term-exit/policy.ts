import { z } from 'zod';
import { clockShape, ruleShape, textShape } from '../policy/clock.ts';
import { monitoringShape } from '../policy/monitoring.ts';
import { code, sharedClocks, sharedPolicy } from '../policy/shared.ts';

const cited = { rule: ruleShape, citation: z.string() };
const fen = z.int().min(0);
const named = z.strictObject({ code, title: textShape });

/** One local rule about what a household on dibao may own; the figure named is still allowed. */
const propertyRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fen-per-head'), code, title: textShape, most: fen, ...cited }),
  /** In months of the dibao line per head. */
  z.strictObject({ kind: z.literal('months-of-line-per-head'), code, title: textShape, most: z.int().min(0), ...cited }),
  z.strictObject({ kind: z.literal('count'), code, title: textShape, most: z.int().min(0), ...cited }),
]);

const range = z.strictObject({ least: z.int().min(0), most: z.int().min(0) });

export const longTermExitPolicyShape = z.strictObject({
  ...sharedPolicy,
  programme: z.literal('long-term-exit'),
  clocks: z.strictObject({
    ...sharedClocks,
    grassrootsReport: clockShape, countyReview: clockShape, notice: clockShape, countyApproval: clockShape,
    exitReport: clockShape, exitRecheck: clockShape, exitNotice: clockShape,
    /** From one call to the next after an exit. */
    monitoring: clockShape,
    /** From the end of a month until its income is to be recorded. */
    incomeMonth: clockShape,
  }),
  /** The local dibao line per head and month. */
  dibaoLine: z.strictObject({ monthlyFen: fen.min(1), ...cited }),
  qualification: z.strictObject({ property: z.array(propertyRule).min(1), causes: z.array(named).min(1), ...cited }),
  firstExit: z.strictObject({
    /** Months in a row above the line. */
    months: z.int().min(1),
    /** How many of the last complete months may still wait for their record before they are a gap. */
    awaitedMonths: z.int().min(0),
    ...cited,
  }),
  /** What counts as public relief and as aid of the union. */
  secondExit: z.strictObject({ publicRelief: z.array(named).min(1), unionAid: z.array(named).min(1), ...cited }),
  unitMeasures: z.strictObject({
    units: z.array(named).min(1),
    groups: z.array(z.strictObject({
      code,
      title: textShape,
      /** From the referral to a lead unit until its answer. */
      referral: clockShape,
      measures: z.array(z.strictObject({ code, title: textShape, lead: code, responsible: z.array(code), ...cited })).min(1),
    })).min(1),
    ...cited,
  }),
  caseload: z.strictObject({ helpers: z.array(z.strictObject({ code, title: textShape, enterprises: range, households: range })).min(1), ...cited }),
  monitoring: monitoringShape,
  seasons: z.strictObject({
    drives: z.array(z.strictObject({ code, title: textShape, fromMonth: z.int().min(1).max(12), months: z.int().min(1).max(12) })).min(1),
    ...cited,
  }),
});

/** Every number of programme D, for one jurisdiction from one day on. */
export type LongTermExitPolicy = z.infer<typeof longTermExitPolicyShape>;
