import { z } from 'zod';
import { clockShape, ruleShape, textShape } from './clock.ts';

const day = z.iso.date();
export const code = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, figures and dashes');
export const calendarDays = z.strictObject({ unit: z.literal('calendarDays'), count: z.int().min(0) });

/** Clocks that any case can meet, whatever its programme. */
export const sharedClocks = {
  objection: clockShape,
  complaint: clockShape,
  /** How long a closed case stays open for corrections, deliveries and complaints. */
  closing: clockShape,
};

/** What the policy of every programme holds; each adds its own parts. */
export const sharedPolicy = {
  id: z.string().regex(/^[a-z-]+\/\d{2,12}\/\d{4}-\d{2}$/, 'programme/region/year-month'),
  /** Beginning of the region codes it holds for; the longest match wins. */
  jurisdiction: z.string().regex(/^\d{2,12}$/),
  effectiveFrom: day,
  effectiveTo: day.optional(),
  title: textShape,
  citations: z.record(z.string(), z.strictObject({ title: z.string().min(1), article: z.string().optional() })),
  notice: z.strictObject({ mask: z.enum(['middle', 'surname-only', 'none']) }),
  backdating: z.strictObject({ limit: calendarDays, evidenceAfter: calendarDays, rule: ruleShape, citation: z.string() }),
  documents: z.array(z.strictObject({ code, title: textShape, required: z.boolean(), rule: ruleShape })),
  services: z.array(z.strictObject({ code, title: textShape, for: z.enum(['anyone', 'self-employed', 'employer']), rule: ruleShape })).default([]),
  /** Stored forms whose command never came are purged after this time. */
  purgeUnconfirmedAfter: calendarDays,
  /** A mentor who handed a household over may read it for this long. */
  readAfterHandover: calendarDays,
  /** After its closing a case keeps its personal data for this long; without a number, for as long as `retention.json` says. */
  retention: z.strictObject({ years: z.int().min(1), rule: ruleShape, citation: z.string() }).optional(),
};

/** The policy of a programme that needs clocks and documents only: no numbers of its own. */
export const plainPolicyShape = z.strictObject({
  ...sharedPolicy,
  programme: z.string(),
  clocks: z.object(sharedClocks).catchall(clockShape),
});

/** What is the same in the policies of all programmes. */
export type Policy = Omit<z.infer<typeof plainPolicyShape>, 'clocks'> & { clocks: SharedClocks & Readonly<Record<string, ClockPolicy>> };
type SharedClocks = { [K in keyof typeof sharedClocks]: ClockPolicy };
type ClockPolicy = z.infer<typeof clockShape>;
