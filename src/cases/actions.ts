import { z } from 'zod';
import type { Text } from '../programmes/programme.ts';

/**
 * Every action a case knows: what it is called, which codes travel to the workflow, which form stays in Postgres.
 * REST bodies, forms on pages and the workflow's payloads are all made from this one table.
 */

const personId = z.uuid().describe('Id of a person of the household');
const userId = z.uuid().describe('Id of a staff account');
const recordId = z.string().max(80);
const day = z.iso.date().describe('Day in Asia/Shanghai, YYYY-MM-DD');
const documents = z.array(z.uuid()).max(20).describe('Ids of uploaded documents');
const words = (what: string) => z.string().trim().min(2, 'too-short').max(2000, 'too-long').describe(what);

const findingKind = z.enum(['unstable', 'employer-breach', 'benefits-unused']);
const changed = z.enum(['better', 'same', 'worse', 'unknown']);

interface ActionSpec {
  title: Text;
  /** Codes, ids, dates: may travel through the workflow engine. */
  codes: z.ZodObject;
  /** Words and personal data: stored encrypted, referred to by the command's id. */
  form: z.ZodObject;
  /** A way back is offered first, a way out last; screens sort by it. */
  weight?: 'primary' | 'secondary' | 'grave';
}

const nothing = z.strictObject({});

export const actions = {
  // — application and approval —
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
  // — notice and objection —
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
  // — plan —
  recordPlan: {
    title: { zh: '制定帮扶计划', en: 'Record the plan' }, weight: 'primary',
    codes: nothing,
    form: z.strictObject({ goals: words('What the person wants and can do'), measures: words('What will be done, by whom') }),
  },
  signAgreement: {
    title: { zh: '签订帮扶协议', en: 'Sign the agreement' }, weight: 'primary',
    codes: z.strictObject({ signedOn: day, documents: documents.min(1, 'evidence-needed') }),
    form: nothing,
  },
  // — offers, refusals, placement —
  offer: {
    title: { zh: '推荐岗位', en: 'Offer a job' }, weight: 'primary',
    codes: z.strictObject({ vacancy: z.uuid(), documents: documents.default([]) }),
    form: z.strictObject({ note: words('How it was offered').optional() }),
  },
  acceptOffer: { title: { zh: '接受岗位', en: 'Accept the offer' }, codes: z.strictObject({ offer: recordId }), form: nothing },
  refuseOffer: {
    title: { zh: '拒绝岗位', en: 'Refuse the offer' },
    codes: z.strictObject({ offer: recordId, documents: documents.min(1, 'evidence-needed') }),
    form: z.strictObject({ reason: words('Reason that the person gives') }),
  },
  contestRefusal: {
    title: { zh: '对拒绝提出申辩', en: 'Contest the refusal' },
    codes: z.strictObject({ offer: recordId }),
    form: z.strictObject({ reason: words('Why the refusal was justified') }),
  },
  decideContest: {
    title: { zh: '裁定申辩', en: 'Decide the contest' },
    codes: z.strictObject({ offer: recordId, justified: z.boolean() }),
    form: z.strictObject({ finding: words('What was found') }),
  },
  decideDeemed: {
    title: { zh: '认定是否视同就业', en: 'Decide whether deemed employed' }, weight: 'grave',
    codes: z.strictObject({ deemed: z.boolean(), notifiedOn: day, documents: documents.min(1, 'evidence-needed') }),
    form: z.strictObject({ reasons: words('Reasons, with what the person said') }),
  },
  place: {
    title: { zh: '登记安置', en: 'Record the placement' }, weight: 'primary',
    codes: z.strictObject({
      kind: z.enum(['employment', 'business-licence', 'flexible-work', 'public-welfare-post']),
      offer: recordId.optional(),
      documents: documents.min(1, 'evidence-needed'),
      lastResort: z.boolean().default(false).describe('Confirms that nothing but a public-welfare post could be found'),
    }),
    form: z.strictObject({ employer: z.string().trim().max(120).optional(), post: z.string().trim().max(120).optional(), monthlyPayFen: z.int().min(0).optional() }),
  },
  pauseTrack: {
    title: { zh: '暂停计时', en: 'Pause the clock' },
    codes: z.strictObject({ reason: z.enum(['illness', 'training']), documents: documents.min(1, 'evidence-needed') }),
    form: nothing,
  },
  resumeTrack: { title: { zh: '恢复计时', en: 'Resume the clock' }, codes: nothing, form: nothing },
  // — follow-up —
  recordCall: {
    title: { zh: '登记回访', en: 'Record a call' }, weight: 'primary',
    codes: z.strictObject({
      outcome: z.enum(['stable', 'unstable', 'job-lost', 'unreachable']),
      way: z.enum(['phone', 'visit', 'message']),
      findings: z.array(findingKind).default([]),
      familyEmployment: changed.default('unknown'),
      familyHealth: changed.default('unknown'),
      socialInsurance: z.enum(['paid', 'partly', 'unpaid', 'unknown']).default('unknown'),
      performance: z.enum(['good', 'fair', 'poor', 'unknown']).default('unknown'),
      learning: z.enum(['yes', 'no', 'unknown']).default('unknown'),
      livingStandard: changed.default('unknown'),
    }),
    form: z.strictObject({ monthlyPayFen: z.int().min(0).optional(), note: z.string().trim().max(2000).optional() }),
  },
  loseJob: {
    title: { zh: '登记失业', en: 'Record the loss of the job' },
    codes: z.strictObject({ documents: documents.default([]) }),
    form: z.strictObject({ reason: words('How the job was lost') }),
  },
  closeFinding: {
    title: { zh: '办结问题', en: 'Close the finding' },
    codes: z.strictObject({ finding: recordId, documents: documents.default([]) }),
    form: z.strictObject({ cause: words('Cause').optional(), answer: words('What was done, and the result') }),
  },
  recordService: {
    title: { zh: '登记服务', en: 'Record a service' },
    codes: z.strictObject({ service: z.string().max(40), result: z.enum(['offered', 'applied', 'granted', 'declined']) }),
    form: z.strictObject({ note: z.string().trim().max(2000).optional() }),
  },
  recordSatisfaction: {
    title: { zh: '登记满意度', en: 'Record satisfaction' },
    codes: z.strictObject({ answer: z.enum(['satisfied', 'fairly', 'dissatisfied']) }),
    form: z.strictObject({ note: z.string().trim().max(2000).optional() }),
  },
  reassign: {
    title: { zh: '更换帮扶责任人', en: 'Reassign the mentor' },
    codes: z.strictObject({ mentor: userId }),
    form: z.strictObject({ reason: words('Why') }),
  },
  addCategory: {
    title: { zh: '补充人员类别', en: 'Add a category' },
    codes: z.strictObject({ category: z.string().max(40), documents: documents.min(1, 'evidence-needed') }),
    form: nothing,
  },
  endRecognition: {
    title: { zh: '退出认定', en: 'End recognition' }, weight: 'grave',
    codes: z.strictObject({ reason: z.enum(['retirement-age', 'lost-capacity', 'moved-away', 'fraud']), documents: documents.min(1, 'evidence-needed') }),
    form: z.strictObject({ reasons: words('Written reasons') }),
  },
  // — what any case can meet —
  withdraw: { title: { zh: '撤回申请', en: 'Withdraw' }, weight: 'grave', codes: nothing, form: z.strictObject({ reason: words('Reason') }) },
  recordDeath: {
    title: { zh: '登记去世', en: 'Record a death' }, weight: 'grave',
    codes: z.strictObject({ person: personId, newApplicant: personId.optional(), documents: documents.min(1, 'evidence-needed') }),
    form: nothing,
  },
  transfer: {
    title: { zh: '移交其他社区', en: 'Transfer to another office' }, weight: 'grave',
    codes: z.strictObject({ region: z.string().regex(/^\d{12}$/).describe('Code of the receiving community') }),
    form: z.strictObject({ reason: words('Reason') }),
  },
  complain: {
    title: { zh: '登记举报', en: 'Record a complaint' }, weight: 'grave',
    codes: nothing,
    form: z.strictObject({ statement: words('A fact that can be checked') }),
  },
  decideComplaint: {
    title: { zh: '处理举报', en: 'Decide the complaint' }, weight: 'grave',
    codes: z.strictObject({ upheld: z.boolean(), heardOn: day, documents: documents.min(1, 'evidence-needed') }),
    form: z.strictObject({ finding: words('What the applicant said, and what was found') }),
  },
  recordDelivery: {
    title: { zh: '登记送达', en: 'Record the delivery of a decision' },
    codes: z.strictObject({ decision: recordId, way: z.enum(['in-person', 'post', 'posted-up']), deliveredOn: day, documents: documents.default([]) }),
    form: nothing,
  },
  undo: { title: { zh: '撤销上一步', en: 'Undo the last step' }, codes: z.strictObject({ seq: z.int().min(1).describe('Number of the step to undo') }), form: z.strictObject({ reason: words('What was mistaken') }) },
  movePolicy: { title: { zh: '改用新版政策', en: 'Move to a newer policy' }, codes: z.strictObject({ policyId: z.string().max(80) }), form: z.strictObject({ reason: words('Why') }) },
  addNote: { title: { zh: '添加备注', en: 'Add a note' }, codes: nothing, form: z.strictObject({ note: words('Note') }) },
  recompute: { title: { zh: '重算期限', en: 'Recompute deadlines' }, codes: z.strictObject({ calendarVersion: z.string().max(80) }), form: nothing },
} as const satisfies Record<string, ActionSpec>;

export type ActionName = keyof typeof actions;
export type Codes<A extends ActionName> = z.infer<(typeof actions)[A]['codes']>;

/** Actions about one recognised person: their command names the track. */
export const trackActions = new Set<ActionName>([
  'recordPlan', 'signAgreement', 'offer', 'acceptOffer', 'refuseOffer', 'contestRefusal', 'decideContest', 'decideDeemed', 'place',
  'pauseTrack', 'resumeTrack', 'recordCall', 'loseJob', 'closeFinding', 'recordService', 'recordSatisfaction', 'reassign', 'addCategory', 'endRecognition',
]);
