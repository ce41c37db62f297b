import type { anyCaseActions } from '../../../cases/actions/anyCase.ts';
import { deliveryWords, reviewOutcomeWords } from '../../words/outcomes.ts';
import type { Field } from '../field.ts';
import { optionsOf } from '../options.ts';
import { attachments, evidence, reason, wordsField } from './shapes.ts';

/** Forms of the actions in `cases/actions/anyCase.ts`. */
export const anyCaseForms: Record<Exclude<keyof typeof anyCaseActions, 'recompute'>, readonly Field[]> = {
  withdraw: [reason],
  recordDeath: [
    { kind: 'choice', part: 'codes', name: 'person', options: 'people', look: 'radios', label: { zh: '去世的人', en: 'Who died' } },
    { kind: 'choice', part: 'codes', name: 'newApplicant', options: 'people', look: 'select', optional: true, label: { zh: '新的申请人', en: 'New applicant' }, hint: { zh: '去世的是申请人时填写；不填则案件办结', en: 'When the applicant died; without one the case closes' } },
    evidence({ zh: '死亡证明', en: 'Death certificate' }),
  ],
  transfer: [{ kind: 'choice', part: 'codes', name: 'region', options: 'communities', look: 'select', label: { zh: '接收社区', en: 'Receiving community' } }, reason],
  splitHousehold: [
    { kind: 'choices', part: 'codes', name: 'people', options: 'people', label: { zh: '离开本户的人', en: 'Who leaves the household' }, hint: { zh: '离开的人可以另行申请', en: 'They can apply anew at once' } },
    { kind: 'choice', part: 'codes', name: 'newApplicant', options: 'people', look: 'select', optional: true, label: { zh: '新的申请人', en: 'New applicant' }, hint: { zh: '申请人离开时填写', en: 'When the applicant leaves' } },
    wordsField('reason', '理由和现住址', 'Why, and where they live now'),
    evidence({ zh: '户口簿、离婚证等', en: 'Household register, certificate of divorce' }),
  ],
  mergeInto: [
    { kind: 'line', part: 'codes', name: 'into', label: { zh: '并入案件的受理编号', en: 'Receipt number of the case that goes on' } },
    reason,
    evidence({ zh: '户口簿、结婚证等', en: 'Household register, marriage certificate' }),
  ],
  complain: [wordsField('statement', '举报的事实', 'Fact', { zh: '写明可以核实的事实', en: 'A fact that can be checked' })],
  decideComplaint: [
    { kind: 'yesNo', part: 'codes', name: 'upheld', label: { zh: '是否属实', en: 'Upheld?' }, yes: { zh: '属实，台账记录标为撤销', en: 'Yes, the ledger entry is marked revoked' }, no: { zh: '不属实，恢复办理', en: 'No, the case goes on' } },
    { kind: 'day', part: 'codes', name: 'heardOn', label: { zh: '听取本人陈述的日期', en: 'Applicant heard on' } },
    wordsField('finding', '本人陈述和核查结果', 'What the applicant said, and what was found'),
    evidence({ zh: '谈话笔录等', en: 'Record of the hearing' }),
  ],
  recordDelivery: [
    { kind: 'choice', part: 'codes', name: 'decision', options: 'decisions', look: 'radios', label: { zh: '决定', en: 'Decision' } },
    { kind: 'choice', part: 'codes', name: 'way', options: optionsOf(deliveryWords), look: 'radios', label: { zh: '送达方式', en: 'Delivered' } },
    { kind: 'day', part: 'codes', name: 'deliveredOn', label: { zh: '送达日期', en: 'Delivered on' } },
    attachments,
  ],
  requestReview: [
    { kind: 'choice', part: 'codes', name: 'decision', options: 'decisionsToReview', look: 'radios', label: { zh: '对哪项决定', en: 'Which decision' } },
    { kind: 'day', part: 'codes', name: 'requestedOn', label: { zh: '申请日期', en: 'Asked for on' } },
    wordsField('statement', '本人的请求和理由', 'What the applicant asks for, and why'),
    attachments,
  ],
  decideReview: [
    { kind: 'choice', part: 'codes', name: 'decision', options: 'decisionsInReview', look: 'radios', label: { zh: '决定', en: 'Decision' } },
    { kind: 'choice', part: 'codes', name: 'outcome', options: optionsOf(reviewOutcomeWords), look: 'radios', label: { zh: '复核结果', en: 'Outcome' } },
    { kind: 'day', part: 'codes', name: 'heardOn', label: { zh: '听取本人陈述的日期', en: 'Applicant heard on' } },
    wordsField('finding', '本人陈述和复核意见', 'What the applicant said, and what was found'),
    evidence({ zh: '谈话笔录等', en: 'Record of the hearing' }),
  ],
  undo: [{ kind: 'lastStep', part: 'codes', name: 'seq', label: { zh: '要撤销的步骤', en: 'Step to undo' } }, wordsField('reason', '有什么错误', 'What was mistaken')],
  movePolicy: [{ kind: 'choice', part: 'codes', name: 'policyId', options: 'policies', look: 'select', label: { zh: '政策版本', en: 'Policy version' } }, reason],
  addNote: [wordsField('note', '备注', 'Note')],
};
