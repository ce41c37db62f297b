import { z } from 'zod';
import type { RuleId } from '../../refusals/refusal.ts';

const count = z.int().min(0).max(3_660);

/** A length of time as policies write it; see `src/calendar/span.ts` for what each unit means. */
export const spanShape = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('workingDays'), count, ends: z.enum(['office', 'midnight']) }),
  z.strictObject({ unit: z.literal('calendarDays'), count }),
  z.strictObject({ unit: z.literal('hours'), count }),
  z.strictObject({ unit: z.literal('weeks'), count }),
  z.strictObject({ unit: z.literal('months'), count }),
  z.strictObject({ unit: z.literal('years'), count }),
]);

/** A length of time in which calls are planned: whole days, one at least, or a plan would never move on. */
export const callSpanShape = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('calendarDays'), count: count.min(1) }),
  z.strictObject({ unit: z.literal('weeks'), count: count.min(1) }),
  z.strictObject({ unit: z.literal('months'), count: count.min(1) }),
]);
export type CallSpan = z.infer<typeof callSpanShape>;

/** How long before the due instant somebody is reminded. */
export const leadShape = z.strictObject({ unit: z.enum(['workingDays', 'calendarDays', 'hours']), count });

export const textShape = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const ruleShape = z.string().regex(/^[A-EX]-\d\d$/, 'a rule id such as C-08');

/** One clock: how long, whom to remind when, how long after it the level above is told, and where that is written. */
export const clockShape = z.strictObject({
  span: spanShape,
  remind: z.array(leadShape).max(5),
  escalateAfter: spanShape.optional(),
  hours: z.enum(['working', 'daily']),
  rule: ruleShape.transform((id) => id as RuleId), // the pattern above is the type's own
  /** Key of the policy's citations. */
  citation: z.string().min(1),
  /** May stand still for illness or training. */
  pausable: z.boolean().optional(),
});
export type ClockPolicy = z.infer<typeof clockShape>;
