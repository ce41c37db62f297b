import { z } from 'zod';
import { day, documents, nothing, personId, recordId, userId, words, type ActionSpec } from './shapes.ts';

/** Application, approval, notice and objection: what every programme begins with. */
export const approvalActions = {
  apply: {
    title: { zh: '提交申请', en: 'Submit the application' }, weight: 'primary',
    codes: z.strictObject({
      applicant: personId,
      people: z.record(personId, z.strictObject({ categories: z.array(z.string()), seeksRecognition: z.boolean(), eligibleUntil: day.optional() })),
      zeroEmployment: z.boolean(),
      channel: z.enum(['window', 'visit', 'online', 'survey', 'matching']),
      /** What the programme's rules decided at the beginning, as codes, such as a tier. */
      details: z.record(z.string(), z.union([z.string().max(80), z.int(), z.boolean()])).optional(),
    }),
    form: nothing,
  },
  receive: { title: { zh: '签收', en: 'Confirm receipt' }, weight: 'primary', codes: nothing, form: nothing },
  pass: {
    title: { zh: '通过', en: 'Pass' }, weight: 'primary',
    codes: z.strictObject({ mentors: z.record(personId, userId).optional().describe('Mentor of each person; required at the determination') }),
    form: z.strictObject({ opinion: words('Opinion of this level') }),
  },
  return: {
    title: { zh: '退回补正', en: 'Return for correction' },
    codes: z.strictObject({ missing: z.array(z.string()).min(1).describe('Codes of every document or entry that is missing, all at once') }),
    form: z.strictObject({ opinion: words('What must be corrected') }),
  },
  refuse: {
    title: { zh: '不予认定', en: 'Refuse' }, weight: 'grave',
    codes: z.strictObject({ rule: z.string().max(8).describe('Rule that is not met, such as C-18') }),
    form: z.strictObject({ opinion: words('Reasons of the refusal') }),
  },
  resubmit: {
    title: { zh: '补正后再报', en: 'Resubmit' }, weight: 'primary',
    codes: z.strictObject({ documents: documents.default([]) }),
    form: z.strictObject({ note: words('What was corrected') }),
  },
  postNotice: { title: { zh: '张贴公示', en: 'Post the notice' }, weight: 'primary', codes: z.strictObject({ documents: documents.default([]) }), form: nothing },
  correctNotice: {
    title: { zh: '更正并重新公示', en: 'Correct and post anew' },
    codes: nothing,
    form: z.strictObject({ reason: words('What was wrong in the notice') }),
  },
  object: {
    title: { zh: '提出异议', en: 'Object' },
    codes: z.strictObject({ anonymous: z.boolean() }),
    form: z.strictObject({ statement: words('A fact that can be checked'), name: z.string().trim().max(60).optional(), contact: z.string().trim().max(120).optional() }),
  },
  decideObjection: {
    title: { zh: '处理异议', en: 'Decide the objection' }, weight: 'primary',
    codes: z.strictObject({ objection: recordId, outcome: z.enum(['dismissed', 'upheld']), then: z.enum(['review', 'refuse']).default('review') }),
    form: z.strictObject({ finding: words('What was found, and how') }),
  },
  submit: {
    title: { zh: '报送上级', en: 'Submit to the next level' }, weight: 'primary',
    codes: z.strictObject({ documents: documents.default([]) }),
    form: z.strictObject({ opinion: words('Opinion on the file').optional() }),
  },
} as const satisfies Record<string, ActionSpec>;
