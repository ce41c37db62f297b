import type { aidActions } from '../../../cases/actions/aid.ts';
import { referralWords } from '../../words/aid.ts';
import type { Field } from '../field.ts';
import { optionsOf } from '../options.ts';
import { attachments, evidence, reason, wordsField } from './shapes.ts';

const grant = (options: 'grantsToDecide' | 'grantsToPay' | 'grantsOpen' | 'grantsPaid'): Field => ({
  kind: 'choice', part: 'codes', name: 'grant', options, look: 'radios', label: { zh: '救助', en: 'Grant' },
});
const amount: Field = { kind: 'money', part: 'codes', name: 'amount', label: { zh: '金额（元）', en: 'Amount (yuan)' } };

/** Forms of the actions in `cases/actions/aid.ts`. */
export const aidForms: Record<keyof typeof aidActions, readonly Field[]> = {
  recordVisit: [
    { kind: 'confirm', part: 'codes', name: 'differs', label: { zh: '实际情况与申报不一致，须先更正档案', en: 'Not as declared: the file must be corrected first' } },
    { kind: 'confirm', part: 'codes', name: 'difficulty', label: { zh: '获得各项赔偿补偿后，生活仍有困难', en: 'Still in difficulty after all compensation' } },
    wordsField('report', '走访情况', 'What was seen and asked'),
    evidence({ zh: '入户核查表、照片等', en: 'The visit form, photos' }),
  ],
  recordMatching: [
    { kind: 'authorisationOfEach', part: 'codes', name: 'authorisations', label: { zh: '每位成年成员签署的授权书', en: 'Signed authorisation of each adult' } },
    { kind: 'confirm', part: 'codes', name: 'differs', label: { zh: '与其他记录不一致，须先更正档案', en: 'Other records say otherwise: the file must be corrected first' } },
    wordsField('report', '比对内容和结果', 'What was compared, and what was found'),
    attachments,
  ],
  updateFile: [{ kind: 'householdFile', part: 'form', name: 'file', label: { zh: '档案', en: 'File' } }, attachments],
  acceptFile: [wordsField('opinion', '意见', 'Opinion')],
  returnFile: [
    { kind: 'choices', part: 'codes', name: 'missing', options: 'missing', optional: true, label: { zh: '缺少或有误的材料', en: 'What is missing or wrong' }, hint: { zh: '系统会自动补上所有未上传的必需材料', en: 'Every required document that is not there is added by itself' } },
    wordsField('opinion', '需要补正的内容', 'What must be corrected'),
  ],
  proposeGrant: [
    { kind: 'choice', part: 'codes', name: 'kind', options: 'grantKinds', look: 'radios', label: { zh: '救助类型', en: 'Kind of aid' } },
    amount,
    { kind: 'choice', part: 'codes', name: 'fund', options: 'funds', look: 'select', label: { zh: '资金来源', en: 'Fund' } },
    { kind: 'choice', part: 'codes', name: 'student', options: 'people', look: 'select', optional: true, label: { zh: '学生（助学救助填写）', en: 'Student (for education aid)' } },
    { kind: 'choice', part: 'codes', name: 'topUp', options: 'topUps', look: 'select', optional: true, label: { zh: '专项增发', en: 'Top-up' } },
    wordsField('reason', '救助理由', 'What it is for'),
    attachments,
  ],
  decideGrant: [
    grant('grantsToDecide'),
    { kind: 'yesNo', part: 'codes', name: 'approve', label: { zh: '审批结论', en: 'Decision' }, yes: { zh: '同意', en: 'Approve' }, no: { zh: '不同意', en: 'Refuse' } },
    wordsField('opinion', '本级意见', 'Opinion of this level'),
  ],
  payGrant: [
    grant('grantsToPay'),
    { kind: 'day', part: 'codes', name: 'paidOn', label: { zh: '发放日期', en: 'Paid on' } },
    evidence({ zh: '银行回单或签领表', en: 'Bank receipt or signed list' }),
  ],
  cancelGrant: [grant('grantsOpen'), reason],
  returnGrant: [grant('grantsPaid'), amount, reason, evidence({ zh: '退款凭证', en: 'Proof that it came back' })],
  referOn: [
    { kind: 'choices', part: 'codes', name: 'targets', options: optionsOf(referralWords), label: { zh: '转介到', en: 'Referred to' } },
    wordsField('reasons', '不符合的理由和转介说明', 'Why it does not qualify, and where it goes', { zh: '申请人会收到', en: 'The applicant will receive it' }),
  ],
  beginExit: [reason],
  recordExitVisit: [
    { kind: 'confirm', part: 'codes', name: 'verified', label: { zh: '情况已核实', en: 'The situation is verified' } },
    { kind: 'confirm', part: 'codes', name: 'explained', label: { zh: '已向职工说明政策', en: 'Explained to the worker' } },
    wordsField('report', '走访情况', 'What was seen and said'),
    evidence({ zh: '走访记录、照片等', en: 'Record of the visit, photos' }),
  ],
};
