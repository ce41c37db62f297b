import { z } from 'zod';
import { clockShape, ruleShape, textShape } from '../policy/clock.ts';
import { code, sharedClocks, sharedPolicy } from '../policy/shared.ts';

const cited = { rule: ruleShape, citation: z.string() };
const fen = z.int().min(1);
const percent = z.int().min(1).max(100);
const named = z.strictObject({ code, title: textShape });
/** A date of any year; 29 February is not one. */
const date = z.strictObject({ month: z.int().min(1).max(12), date: z.int().min(1).max(31) });

/** Situations that a group can ask for. */
export const reliefFlags = ['disability-certificate', 'urban-dibao', 'rural-dibao', 'migrant-worker', 'unemployment-insured', 'newly-landless-in-planning-area', 'one-child-or-two-daughter-household', 'registered-poor-household'] as const;

const group = z.strictObject({
  code,
  title: textShape,
  /** All that are given must hold. */
  when: z.strictObject({
    registration: z.enum(['urban', 'rural']).optional(),
    minAgeMale: z.int().min(1).optional(),
    minAgeFemale: z.int().min(1).optional(),
    unemployedForMonths: z.int().min(1).optional(),
    flags: z.array(z.enum(reliefFlags)).min(1).optional(),
  }),
  ...cited,
});

export const holidayReliefPolicyShape = z.strictObject({
  ...sharedPolicy,
  programme: z.literal('holiday-relief'),
  clocks: z.strictObject({ ...sharedClocks, villageReview: clockShape, notice: clockShape, townReview: clockShape, delivery: clockShape }),
  hardship: z.strictObject({
    /** The local minimum wage a month. */
    minimumWageFen: fen,
    /** The living level per head must be below this part of it. */
    belowPercent: percent,
    causes: z.array(named).min(1),
    ...cited,
  }),
  listed: z.strictObject({
    groups: z.array(group).min(1),
    /** Whoever another programme has recognised for these reasons is known to qualify: shown before a campaign closes. */
    knownFrom: z.array(z.strictObject({ programme: z.string(), categories: z.array(code).min(1) })).default([]),
    ...cited,
  }),
  amounts: z.strictObject({
    /** Whether an amount belongs to a person or to a household. */
    per: z.enum(['person', 'household']),
    /** The two degrees of hardship; on a public list only the code's neutral title is shown. */
    degrees: z.array(z.strictObject({ code, title: textShape, fen })).length(2),
    ...cited,
  }),
  campaign: z.strictObject({
    /** Opens in the year before the one in which it closes, if its date is the later one. */
    opens: date,
    closes: date,
    /** How long before the last day for posting the villages without a list are reminded. */
    remindBefore: z.strictObject({ unit: z.literal('workingDays'), count: z.int().min(1) }),
    ...cited,
  }),
  spotCheck: z.strictObject({ percent, least: z.int().min(0), ...cited }),
});

/** Every number of programme A, for one jurisdiction from one day on. */
export type HolidayReliefPolicy = z.infer<typeof holidayReliefPolicyShape>;
export type ReliefFlag = (typeof reliefFlags)[number];
