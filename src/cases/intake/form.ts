import { z } from 'zod';

/** One member of the household, as every office's form asks for it; the applicant is one of them (`self`). */
export const personShape = z.strictObject({
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
  /** Whom the application is for; the others are members of the household. */
  seeksRecognition: z.boolean(),
});

/** A household larger than this is a mistake in typing. */
const MOST_PEOPLE = 20;

/** What is asked of the household as a whole, whatever the programme. */
const householdShape = {
  address: z.string().trim().min(2, 'too-short').max(200).describe('Usual address'),
  registrationCommunity: z.string().trim().min(2, 'too-short').max(100).describe('Community of the household registration'),
  /** Community that the case belongs to, where it is taken in by a level above. */
  community: z.string().regex(/^\d{12}$/, 'format').optional(),
  channel: z.enum(['window', 'visit', 'online', 'survey', 'matching']),
  /** Accounts of staff who are relatives of the household; they stand back. Asked for even when there are none. */
  staffRelatives: z.array(z.uuid()).max(20),
  undertaking: z.literal(true, 'undertaking.needed'),
  signedOn: z.iso.date(),
  /** The applicant insists on a written decision although a condition does not hold. */
  despiteFindings: z.boolean().default(false),
};

/**
 * The application form of a programme: the shared part, what it asks of each person, and its file, the part that is
 * kept with the case and brought up to date there.
 */
export function applicationFormOf<P extends z.ZodRawShape, F extends z.ZodType>(ofPerson: P, file: F) {
  return z.strictObject({ ...householdShape, people: z.array(personShape.extend(ofPerson)).min(1).max(MOST_PEOPLE), file });
}

/** A programme that asks nothing of its own. */
export const plainForm = applicationFormOf({}, z.strictObject({}).default({}));

/** What every form has; the file is each programme's own. */
export type PlainForm = Omit<z.infer<typeof plainForm>, 'file'> & { file: object };
export type PlainPerson = PlainForm['people'][number];
