import { z } from 'zod';
import { clockShape, ruleShape, textShape } from '../policy/clock.ts';
import { monitoringShape } from '../policy/monitoring.ts';
import { calendarDays, code, sharedClocks, sharedPolicy } from '../policy/shared.ts';
import { accidentKinds, aidKinds, higherLevels, tiers } from './kinds.ts';

const day = z.iso.date();
/** Whole fen: 1 yuan = 100. */
const fen = z.int().min(0);
/** A share of something, in whole percent. */
const percent = z.int().min(0).max(100);
/** Where a number is written, and the rule it belongs to. */
const cited = { rule: ruleShape, citation: z.string().min(1) };

/**
 * A city may move the loss of B-04 by this much at most. It bounds what a policy may say, so a policy cannot say it.
 * @rule B-04
 */
const widestCorridorPercent = 20;

const kindOfAid = z.strictObject({ title: textShape, project: code, documents: sharedPolicy.documents });

/** The shorter clocks of the rapid channel; `rapid.ts` says whose place each takes. */
const rapidClocks = { rapidHomeVisit: clockShape, rapidReview: clockShape, rapidNotice: clockShape, rapidCountyApproval: clockShape };

export const unionAidPolicyShape = z.strictObject({
  ...sharedPolicy,
  programme: z.literal('union-aid'),
  clocks: z.strictObject({
    ...sharedClocks,
    homeVisit: clockShape, dataMatching: clockShape, review: clockShape, notice: clockShape,
    countyApproval: clockShape, provinceApproval: clockShape, nationalApproval: clockShape, payment: clockShape,
    ...rapidClocks,
    /** How long a file stands before it is looked at again. */
    recheckDeep: clockShape, recheckRelative: clockShape, recheckAccidental: clockShape,
    /** How often a household near the line is looked at. */
    relapseWatch: clockShape,
    /** Home visit, verification and explanation before a household leaves. */
    exitVisit: clockShape,
    /** How often a household that has left is called. */
    exitCall: clockShape,
  }),
  /** Subsistence allowance per head and month in the city: the line that everything is measured by. */
  dibaoLine: z.strictObject({ monthly: fen.min(1), ...cited }),
  tiers: z.strictObject({
    /** Per-head income must be below this many percent of the line; a multiple of 25, so that a year's line is whole fen. */
    deep: z.strictObject({ title: textShape, linePercent: z.int().min(1), ...cited }),
    relative: z.strictObject({ title: textShape, linePercent: z.int().min(1), ...cited }),
    accidental: z.strictObject({
      title: textShape,
      /** Net loss in the year from which hardship counts as accidental: the standard, and what this city asks. */
      standardLoss: fen, corridorPercent: percent.max(widestCorridorPercent), loss: fen, ...cited,
    }),
  }),
  standards: z.strictObject({
    deep: z.strictObject({
      /** Months of the line that a household may have in a year. */
      living: z.strictObject({ fromLines: z.int().min(0), toLines: z.int().min(0), ...cited }),
      /** Up to what the household bears itself. */
      medical: z.strictObject({ ...cited }),
      /** Months of the line per student and year. */
      education: z.strictObject({ toLines: z.int().min(0), ...cited }),
    }),
    relative: z.strictObject({
      /** Share of the deep standard. */
      fromPercent: percent, toPercent: percent,
      medicalMost: fen,
      /** How many kinds of aid a household may have in a year. */
      kinds: z.int().min(1), ...cited,
    }),
    accidental: z.strictObject({
      /** Share of the total hardship spending. */
      fromPercent: percent, toPercent: percent, most: fen,
      /** The kind of aid that each kind of accident is answered with. */
      kindOf: z.record(z.enum(accidentKinds), z.enum(aidKinds)), ...cited,
    }),
  }),
  /** From this much aid of a kind in a household's year on, a further level approves. */
  approvals: z.array(z.strictObject({ kind: z.enum(aidKinds), level: z.enum(higherLevels), from: fen.min(1), ...cited })),
  aid: z.strictObject({ living: kindOfAid, medical: kindOfAid, education: kindOfAid }),
  /** Help other than money (B-15), and the fund project it is paid from, if any. */
  measures: z.array(z.strictObject({ code, title: textShape, project: code.optional(), rule: ruleShape })),
  funds: z.strictObject({
    sources: z.array(z.strictObject({ code, title: textShape })).min(1),
    projects: z.array(z.strictObject({ code, title: textShape })).min(1),
    ...cited,
  }),
  /** More living aid for a named event, within its days. */
  topUps: z.array(z.strictObject({
    code, event: textShape, from: day, to: day, tiers: z.array(z.enum(tiers)).min(1), per: z.enum(['household', 'member']), amount: fen.min(1), ...cited,
  })),
  /** Calls after an exit until it counts as lasting. */
  monitoring: monitoringShape,
  /** The quarterly report: until when a city hands it in, and the share below which a place is named as lagging. */
  reports: z.strictObject({ dueAfter: calendarDays, leastPercent: percent, ...cited }),
  /** A household above the line by no more than this stays under watch. */
  watch: z.strictObject({ marginPercent: percent, ...cited }),
  /** What may be entered for one household; beyond it something is mistyped. */
  entry: z.strictObject({ amountMost: fen.min(1), itemsMost: z.int().min(1), membersMost: z.int().min(1), ...cited }),
});

/** Every number of programme B, for one jurisdiction from one day on. */
export type UnionAidPolicy = z.infer<typeof unionAidPolicyShape>;
export type UnionAidClock = keyof UnionAidPolicy['clocks'];
