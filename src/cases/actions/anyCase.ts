import { z } from 'zod';
import { day, documents, evidence, nothing, personId, recordId, words, type ActionSpec } from './shapes.ts';

/** What any case can meet: ways out and on, complaint, correction, policy, calendar. */
export const anyCaseActions = {
  withdraw: { title: { zh: '撤回申请', en: 'Withdraw' }, weight: 'grave', codes: nothing, form: z.strictObject({ reason: words('Reason') }) },
  recordDeath: {
    title: { zh: '登记去世', en: 'Record a death' }, weight: 'grave',
    codes: z.strictObject({ person: personId, newApplicant: personId.optional(), documents: evidence }),
    form: nothing,
  },
  transfer: {
    title: { zh: '移交其他社区', en: 'Transfer to another office' }, weight: 'grave',
    codes: z.strictObject({ region: z.string().regex(/^\d{12}$/).describe('Code of the receiving community') }),
    form: z.strictObject({ reason: words('Reason') }),
  },
  splitHousehold: {
    title: { zh: '分户', en: 'Split the household' }, weight: 'grave',
    codes: z.strictObject({ people: z.array(personId).min(1).max(20).describe('Who leaves; they can apply anew at once'), newApplicant: personId.optional(), documents: evidence }),
    form: z.strictObject({ reason: words('Why, and where they live now') }),
  },
  mergeInto: {
    title: { zh: '并入另一案件', en: 'Merge into another case' }, weight: 'grave',
    codes: z.strictObject({ into: z.string().regex(/^BF(-[2-9A-Z]{4}){3}$/, 'format').describe('Receipt number of the case that goes on'), documents: evidence }),
    form: z.strictObject({ reason: words('Why') }),
  },
  complain: {
    title: { zh: '登记举报', en: 'Record a complaint' }, weight: 'grave',
    codes: nothing,
    form: z.strictObject({ statement: words('A fact that can be checked') }),
  },
  decideComplaint: {
    title: { zh: '处理举报', en: 'Decide the complaint' }, weight: 'grave',
    codes: z.strictObject({ upheld: z.boolean(), heardOn: day, documents: evidence }),
    form: z.strictObject({ finding: words('What the applicant said, and what was found') }),
  },
  recordDelivery: {
    title: { zh: '登记送达', en: 'Record the delivery of a decision' },
    codes: z.strictObject({ decision: recordId, way: z.enum(['in-person', 'post', 'posted-up']), deliveredOn: day, documents: documents.default([]) }),
    form: nothing,
  },
  requestReview: {
    title: { zh: '登记复核申请', en: 'Record a request for review' },
    codes: z.strictObject({ decision: recordId, requestedOn: day, documents: documents.default([]) }),
    form: z.strictObject({ statement: words('What the applicant asks for, and why') }),
  },
  decideReview: {
    title: { zh: '作出复核决定', en: 'Decide the review' }, weight: 'grave',
    codes: z.strictObject({ decision: recordId, outcome: z.enum(['confirmed', 'set-aside']), heardOn: day, documents: evidence }),
    form: z.strictObject({ finding: words('What the applicant said, and what was found') }),
  },
  undo: { title: { zh: '撤销上一步', en: 'Undo the last step' }, codes: z.strictObject({ seq: z.int().min(1).describe('Number of the step to undo') }), form: z.strictObject({ reason: words('What was mistaken') }) },
  movePolicy: { title: { zh: '改用新版政策', en: 'Move to a newer policy' }, codes: z.strictObject({ policyId: z.string().max(80) }), form: z.strictObject({ reason: words('Why') }) },
  addNote: { title: { zh: '添加备注', en: 'Add a note' }, codes: nothing, form: z.strictObject({ note: words('Note') }) },
  recompute: { title: { zh: '重算期限', en: 'Recompute deadlines' }, codes: z.strictObject({ calendarVersion: z.string().max(80) }), form: nothing },
} as const satisfies Record<string, ActionSpec>;
