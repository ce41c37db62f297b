import { z } from 'zod';

/** One member of the household, as the office's form asks for it; the applicant is one of them (`self`). */
const person = z.strictObject({
  /** Fixed when the person is first entered in the draft. */
  id: z.uuid().optional(),
  relation: z.enum(['self', 'spouse', 'child', 'parent', 'sibling', 'grandparent', 'grandchild', 'other']),
  name: z.string().trim().min(1).max(60),
  identityNumber: z.string().trim().min(1).max(40).describe('Identity card, residence permit or foreigner’s card'),
  /** Only asked for where the number does not tell (older foreigners’ cards). */
  sex: z.enum(['male', 'female']).optional(),
  birthDate: z.iso.date().optional(),
  phone: z.string().trim().regex(/^[+\d][\d\s-]{5,19}$/, 'format').optional(),
  health: z.enum(['healthy', 'fair', 'chronic-illness', 'serious-illness', 'disabled']),
  healthNote: z.string().trim().max(500).optional(),
  work: z.enum(['unemployed', 'employed', 'retired', 'student', 'unable']).describe('Current status'),
  post: z.enum(['worker', 'cadre']).optional().describe('Kind of post; decides a woman’s upper working age'),
  registeredUnemployedOn: z.iso.date().optional().describe('Day of the unemployment registration'),
  registeredAsJobseeker: z.boolean().default(false),
  willing: z.boolean().default(false),
  able: z.boolean().default(false),
  graduatedOn: z.iso.date().optional(),
  flags: z.array(z.enum(['disability-certificate', 'dibao', 'landless', 'single-parent', 'demobilised'])).max(5).default([]),
  /** The tick boxes of the form; which categories hold is found by the rules. */
  claimedCategories: z.array(z.string().max(40)).max(20).default([]),
  seeksRecognition: z.boolean(),
  wishes: z.strictObject({ trades: z.array(z.string().trim().max(40)).max(10).default([]), leastPayFen: z.int().min(0).default(0) }).optional().describe('For matching vacancies'),
});

/** A household larger than this is a mistake in typing. */
const MOST_PEOPLE = 20;

/**
 * The recognition application (就业困难人员认定申请表), and what the rules need beside it.
 * @rule C-01
 */
export const applicationForm = z.strictObject({
  address: z.string().trim().min(2, 'too-short').max(200).describe('Usual address'),
  registrationCommunity: z.string().trim().min(2, 'too-short').max(100).describe('Community of the household registration'),
  channel: z.enum(['window', 'visit', 'online']),
  people: z.array(person).min(1).max(MOST_PEOPLE),
  /** Accounts of staff who are relatives of the household; they stand back. Asked for even when there are none. */
  staffRelatives: z.array(z.uuid()).max(20),
  undertaking: z.literal(true, 'undertaking.needed'),
  signedOn: z.iso.date(),
  /** The applicant insists on a written decision although a condition does not hold. */
  despiteFindings: z.boolean().default(false),
});

export type ApplicationForm = z.infer<typeof applicationForm>;
export type ApplicationPerson = ApplicationForm['people'][number];
