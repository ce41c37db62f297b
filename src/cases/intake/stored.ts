import { z } from 'zod';

/** What `households.details_enc` holds. Older rows may lack entries, so each has a value for that case. */
export const householdDetails = z.object({
  registrationCommunity: z.string().default(''),
  channel: z.string().default('window'),
  signedOn: z.string().default(''),
  /** Accounts that stand back from the case. */
  staffRelatives: z.array(z.string()).default([]),
});
export type HouseholdDetails = z.infer<typeof householdDetails>;

/** What `people.details_enc` holds besides the columns of its own. */
export const personDetails = z.object({
  sex: z.enum(['male', 'female']).optional(),
  birthDate: z.string().optional(),
  work: z.string().default('unemployed'),
  post: z.string().optional(),
  registeredUnemployedOn: z.string().optional(),
  registeredAsJobseeker: z.boolean().default(false),
  willing: z.boolean().default(false),
  able: z.boolean().default(false),
  graduatedOn: z.string().optional(),
  flags: z.array(z.string()).default([]),
  claimedCategories: z.array(z.string()).default([]),
  wishes: z.object({ trades: z.array(z.string()), leastPayFen: z.number() }).optional(),
});
export type PersonDetails = z.infer<typeof personDetails>;
