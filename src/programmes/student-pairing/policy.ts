import { z } from 'zod';
import { clockShape, leadShape, ruleShape, textShape } from '../policy/clock.ts';
import { code, sharedClocks, sharedPolicy } from '../policy/shared.ts';

const cited = { rule: ruleShape, citation: z.string() };
const period = { from: z.iso.date(), to: z.iso.date() };

/** One term of the school year; in the weeks that its holidays fill, nobody asks for a session. */
const term = z.strictObject({ code, title: textShape, ...period, holidays: z.array(z.strictObject({ title: textShape, ...period })) });

export const studentPairingPolicyShape = z.strictObject({
  ...sharedPolicy,
  programme: z.literal('student-pairing'),
  clocks: z.strictObject({
    ...sharedClocks,
    schoolReview: clockShape, pairing: clockShape,
    /** From the end of a week without a record until it is followed up. */
    tutoringWeek: clockShape,
    /** From the end of the term until its review. */
    termReview: clockShape,
  }),
  tutoring: z.strictObject({
    /** Sessions a week, both ends included. */
    sessions: z.strictObject({ least: z.int().min(1), most: z.int().min(1) }),
    /** A week with fewer school days, Monday to Friday, is not asked for. */
    leastSchoolDays: z.int().min(1).max(5),
    /** Reminders of a week that has no record yet, before its end. */
    remind: z.array(leadShape).max(5),
    hours: z.enum(['working', 'daily']),
    /** So many weeks without a record in a row are brought to the supervisor. */
    missingInARow: z.int().min(1),
    /** Talks a term that the review looks for. */
    leastTalks: z.int().min(0),
    /** Longest session that can be recorded. */
    longestSessionMinutes: z.int().min(1),
    terms: z.array(term).min(1),
    ...cited,
  }),
  pairing: z.strictObject({
    studentsPerTeacher: z.int().min(1),
    /** From this age on somebody can speak for a student. */
    guardianAgeYears: z.int().min(1),
    /** Why a family is in hardship, where no other programme has found it so. */
    causes: z.array(z.strictObject({ code, title: textShape })).min(1),
    ...cited,
  }),
});

/** Every number of programme E, for one jurisdiction from one day on. */
export type StudentPairingPolicy = z.infer<typeof studentPairingPolicyShape>;
export type Term = z.infer<typeof term>;
export type TutoringPolicy = StudentPairingPolicy['tutoring'];
