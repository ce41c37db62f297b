import { z } from 'zod';

/** Shapes of the answers, for the OpenAPI document; the read models of `src/cases/read` are what is sent. */
const instant = z.iso.datetime().describe('Instant in UTC');
const day = z.iso.date().describe('Day in Asia/Shanghai');
const text = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Text' });

export const problem = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(), code: z.string(), sentence: text, todo: text, field: z.string().optional(), rule: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), rule: z.string().optional(), zh: z.string(), en: z.string() })).optional(),
}).meta({ id: 'Problem' });

export const pageOf = (item: z.ZodType) => z.object({ items: z.array(item), next: z.string().optional().describe('Cursor of the next page; absent on the last') });

export const commandAnswer = z.object({ seq: z.int(), stage: z.string(), dueAt: instant.optional() }).meta({ id: 'CommandAnswer' });
export const submitted = commandAnswer.extend({ caseId: z.uuid(), receipt: z.string() }).meta({ id: 'Submitted' });

const summary = {
  id: z.uuid(), receipt: z.string(), programme: z.string(), region: z.string(), regionName: text, stage: z.string(), step: z.string(), level: z.string(),
  applicantName: z.string().describe('Masked'), people: z.int(), categories: z.array(z.string()), zeroEmployment: z.boolean(), openedAt: instant, dueAt: instant.optional(),
  overdue: z.boolean(), closedReason: z.string().optional(),
};
export const caseSummary = z.object(summary).meta({ id: 'CaseSummary' });

export const clock = z.object({
  clock: z.string(), kind: z.string(), rule: z.string(), owner: z.string(), caseId: z.uuid(), receipt: z.string(), applicantName: z.string(), region: z.string(),
  track: z.uuid().optional(), mentorName: z.string().optional(), startedAt: instant, dueAt: instant.optional(), provisional: z.boolean(), overdue: z.boolean(), escalated: z.boolean(),
  pausedSince: instant.optional(), stoppedAt: instant.optional(), window: z.object({ from: day, to: day }).optional(), explanation: z.looseObject({}).optional(),
}).meta({ id: 'Clock' });

const refusal = z.object({ code: z.string(), rule: z.string().optional(), field: z.string().optional(), values: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
export const actionOffer = z.object({ action: z.string(), track: z.uuid().optional(), open: z.boolean(), refusal: refusal.optional().describe('Why it is not open to you') }).meta({ id: 'ActionOffer' });

export const person = z.object({
  id: z.uuid(), relation: z.string(), name: z.string().describe('Masked'), identity: z.string().describe('Masked'), phone: z.string().optional(), sex: z.enum(['male', 'female']).optional(),
  age: z.int().optional(), seeksRecognition: z.boolean(), categories: z.array(z.string()), isApplicant: z.boolean(),
}).meta({ id: 'Person' });

export const caseDetail = z.object({
  ...summary, seq: z.int(), state: z.looseObject({}).describe('All that the case remembers, without personal data'), policyId: z.string(), persons: z.array(person),
  tracks: z.array(z.object({ person: z.uuid(), personName: z.string(), stage: z.string(), mentorId: z.uuid(), mentorName: z.string(), recognisedAt: instant, placedOn: day.optional(), outcome: z.string().optional() })),
  clocks: z.array(clock), actions: z.array(actionOffer),
}).meta({ id: 'Case' });

export const timelineEntry = z.object({
  id: z.string(), seq: z.int(), kind: z.enum(['command', 'clock']), action: z.string(), actorName: z.string(), actorRole: z.string(), happenedAt: instant, recordedAt: instant,
  facts: z.array(z.looseObject({ type: z.string(), rules: z.array(z.string()) })), form: z.record(z.string(), z.unknown()).optional(),
}).meta({ id: 'TimelineEntry' });

/** Strict on purpose: an answer with anything more is not sent at all. */
export const publicNotice = z.strictObject({
  id: z.string(), caseId: z.uuid(), maskedName: z.string(), community: text, members: z.int(), help: text, categories: z.array(z.string()), postedOn: day, endsOn: day,
  contact: z.string(), supervisionPhone: z.string(), degree: text.optional(), amountFen: z.int().optional(),
}).meta({ id: 'PublicNotice' });

export const call = z.object({
  caseId: z.uuid(), receipt: z.string(), person: z.uuid(), personName: z.string(), phone: z.string().optional(), phase: z.enum(['daily', 'first', 'interval']), n: z.int(), from: day, to: day,
  dueAt: instant, mentorName: z.string(),
}).meta({ id: 'Call' });

export const message = z.object({
  id: z.string(), template: z.string(), caseId: z.uuid().optional(), receipt: z.string().optional(), clock: z.string().optional(), dueAt: instant.optional(), rule: z.string(), createdAt: instant,
  readAt: instant.optional(),
}).meta({ id: 'Message' });

export const document = z.object({ id: z.uuid(), kind: z.string(), name: z.string(), mediaType: z.string(), bytes: z.int(), uploadedAt: instant }).meta({ id: 'Document' });

export const draft = z.object({ id: z.uuid(), kind: z.string(), version: z.int(), body: z.record(z.string(), z.unknown()), updatedAt: instant, caseId: z.uuid().optional() }).meta({ id: 'Draft' });

/** Query parameters of every list. */
export const pageQuery = { cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(50).optional() };
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const regionCode = z.string().regex(/^\d{2,12}$/, 'format').describe('Beginning of the region codes');
export const byId = z.object({ id: z.string().max(80) });
