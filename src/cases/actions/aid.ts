import { z } from 'zod';
import { day, documents, evidence, fen, nothing, personId, recordId, words, type ActionSpec } from './shapes.ts';

const grant = recordId.describe('Id of the grant');

/** Visits, file, grants and re-checks of union aid (B-01 to B-24). */
export const aidActions = {
  recordVisit: {
    title: { zh: '登记入户核查', en: 'Record the home visit' }, weight: 'primary',
    codes: z.strictObject({
      differs: z.boolean().default(false).describe('The figures are not as declared: the file must be corrected'),
      difficulty: z.boolean().default(false).describe('After all compensation an accident leaves the household in difficulty (B-04)'),
      documents: evidence,
    }),
    form: z.strictObject({ report: words('What was seen and asked') }),
  },
  recordMatching: {
    title: { zh: '登记数据比对', en: 'Record the check against data' }, weight: 'primary',
    codes: z.strictObject({
      authorisations: z.record(personId, z.uuid()).describe('The signed authorisation of each adult: document by person'),
      differs: z.boolean().default(false).describe('Other records say otherwise: the file must be corrected'),
      documents: documents.default([]),
    }),
    form: z.strictObject({ report: words('What was compared, and what was found') }),
  },
  updateFile: {
    title: { zh: '更新档案', en: 'Bring the file up to date' }, weight: 'primary',
    codes: z.strictObject({ documents: documents.default([]) }),
    form: z.strictObject({ file: z.record(z.string(), z.unknown()).describe('The whole file, as in the application') }),
  },
  acceptFile: { title: { zh: '复核通过', en: 'Accept the re-checked file' }, weight: 'primary', codes: nothing, form: z.strictObject({ opinion: words('Opinion') }) },
  returnFile: {
    title: { zh: '档案退回补正', en: 'Return the file' },
    codes: z.strictObject({ missing: z.array(z.string()).default([]).describe('What is missing beside what the system finds by itself') }),
    form: z.strictObject({ opinion: words('What must be corrected') }),
  },
  proposeGrant: {
    title: { zh: '提出救助', en: 'Propose a grant' }, weight: 'primary',
    codes: z.strictObject({
      kind: z.string().max(40).describe('living, medical, education, or a measure of the policy'),
      amount: fen.describe('Whole fen'),
      fund: z.uuid().describe('The fund it is paid from'),
      student: personId.optional().describe('For education aid'),
      topUp: z.string().max(40).optional().describe('Code of the top-up that it is (B-21)'),
      documents: documents.default([]),
    }),
    form: z.strictObject({ reason: words('What it is for') }),
  },
  decideGrant: {
    title: { zh: '审批救助', en: 'Decide on a grant' }, weight: 'primary',
    codes: z.strictObject({ grant, approve: z.boolean() }),
    form: z.strictObject({ opinion: words('Opinion of this level') }),
  },
  payGrant: {
    title: { zh: '登记发放', en: 'Record the payment' }, weight: 'primary',
    codes: z.strictObject({ grant, paidOn: day, documents: evidence }),
    form: nothing,
  },
  cancelGrant: {
    title: { zh: '取消救助', en: 'Cancel a grant' },
    codes: z.strictObject({ grant }),
    form: z.strictObject({ reason: words('Why') }),
  },
  returnGrant: {
    title: { zh: '登记退款', en: 'Record money that came back' },
    codes: z.strictObject({ grant, amount: fen.describe('Whole fen'), documents: evidence }),
    form: z.strictObject({ reason: words('Why it came back') }),
  },
  referOn: {
    title: { zh: '转介常态化送温暖', en: 'Refer to routine relief' }, weight: 'grave',
    codes: z.strictObject({ targets: z.array(z.enum(['routine-relief', 'holiday-relief'])).min(1) }),
    form: z.strictObject({ reasons: words('Why it does not qualify, and where it is referred') }),
  },
  beginExit: {
    title: { zh: '启动脱困退出', en: 'Begin the exit' },
    codes: nothing,
    form: z.strictObject({ reason: words('Why the household may leave') }),
  },
  recordExitVisit: {
    title: { zh: '登记退出走访', en: 'Record the exit visit' }, weight: 'primary',
    codes: z.strictObject({
      verified: z.boolean().describe('The situation was verified'),
      explained: z.boolean().describe('Rules and rights were explained to the worker'),
      documents: evidence,
    }),
    form: z.strictObject({ report: words('What was seen and said') }),
  },
} as const satisfies Record<string, ActionSpec>;
