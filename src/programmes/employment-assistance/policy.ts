import { z } from 'zod';
import { callSpanShape, clockShape, leadShape, ruleShape, textShape } from '../policy/clock.ts';
import { code, sharedClocks, sharedPolicy } from '../policy/shared.ts';

export type { CallSpan, ClockPolicy } from '../policy/clock.ts';

/** How the upper end of statutory working age rises with the month of birth: one month later for every few months. */
const risingAge = z.strictObject({
  sex: z.enum(['male', 'female']),
  /** Women's age depends on the kind of post; jobseekers without one fall under `worker`. */
  post: z.enum(['any', 'worker', 'cadre']),
  /** Age in months before the rise, and where it ends. */
  fromMonths: z.int().min(1),
  toMonths: z.int().min(1),
  /** First month of birth whose age rises, and for how many months of birth it rises by one. */
  firstBirthMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 1965-01'),
  monthsPerStep: z.int().min(1),
});

const category = z.strictObject({
  code,
  title: textShape,
  /** All that are given must hold. */
  when: z.strictObject({
    minAgeMale: z.int().optional(),
    minAgeFemale: z.int().optional(),
    unemployedForMonths: z.int().optional(),
    graduatedWithinMonths: z.int().optional(),
    flag: z.enum(['disability-certificate', 'dibao', 'landless', 'zero-employment-household', 'single-parent', 'demobilised']).optional(),
  }),
  rule: ruleShape,
  citation: z.string(),
});

export const employmentPolicyShape = z.strictObject({
  ...sharedPolicy,
  programme: z.literal('employment-assistance'),
  clocks: z.strictObject({
    ...sharedClocks,
    communityReview: clockShape, notice: clockShape, submission: clockShape, streetReview: clockShape, streetFile: clockShape,
    determination: clockShape, plan: clockShape, refusalContest: clockShape, deemedDetermination: clockShape,
    /** The end of statutory working age: its span is zero, the day comes from the person's month of birth. */
    age: clockShape,
  }),
  placement: z.strictObject({
    /** Zero-employment household. */
    household: clockShape,
    categories: z.record(code, clockShape),
    default: clockShape,
  }),
  refusals: z.strictObject({ count: z.int().min(1), consequence: z.literal('deemed-employed'), rule: ruleShape, citation: z.string() }),
  calls: z.strictObject({
    'zero-employment': z.strictObject({ daily: z.strictObject({ days: z.int().min(1) }) }),
    '4050': z.strictObject({ once: callSpanShape }),
    graduate: z.strictObject({ once: callSpanShape }),
    default: z.strictObject({ once: callSpanShape }),
    interval: callSpanShape,
    stable: z.strictObject({ calls: z.int().min(1), months: z.int().min(0) }),
    unreachableInARow: z.int().min(1),
    moveOffDaysOff: z.boolean(),
    remind: z.array(leadShape),
    hours: z.enum(['working', 'daily']),
    rule: ruleShape,
    citation: z.string(),
  }),
  findings: z.strictObject({ unstable: clockShape, 'employer-breach': clockShape, 'benefits-unused': clockShape }),
  eligibility: z.strictObject({ lowerAgeYears: z.int(), upperAge: z.array(risingAge).min(1), categories: z.array(category).min(1), rule: ruleShape, citation: z.string() }),
  satisfaction: z.strictObject({ targetPercent: z.int().min(0).max(100), rule: ruleShape, citation: z.string() }),
});

/** Every number of programme C, for one jurisdiction from one day on. */
export type EmploymentPolicy = z.infer<typeof employmentPolicyShape>;
