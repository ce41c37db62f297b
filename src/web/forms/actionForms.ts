import type { ActionName } from '../../cases/actions.ts';
import {
  callOutcomeWords, callWayWords, changeWords, deliveryWords, findingWords, insuranceWords, learningWords, objectionNextWords, objectionWords, pauseWords,
  performanceWords, placementWords, satisfactionWords, serviceResultWords,
} from '../words/outcomes.ts';
import { closingWords } from '../words/outcomes.ts';
import type { Text } from '../words/text.ts';
import type { Field } from './field.ts';
import { optionsOf } from './options.ts';

/** Actions that a person takes on a case by a form of their own; the others have pages (application) or are jobs. */
export type FormAction = Exclude<ActionName, 'apply' | 'recompute'>;

export function hasForm(action: ActionName): action is FormAction {
  return action !== 'apply' && action !== 'recompute';
}

const evidence = (hint: Text): Field => ({ kind: 'documents', part: 'codes', name: 'documents', label: { zh: '证据', en: 'Evidence' }, hint });

const attachments: Field = { kind: 'documents', part: 'codes', name: 'documents', optional: true, label: { zh: '附件', en: 'Attachments' } };

const wordsField = (name: string, zh: string, en: string, hint?: Text): Field => ({
  kind: 'words', part: 'form', name, label: { zh, en }, ...(hint ? { hint } : {}),
});

const note: Field = { kind: 'words', part: 'form', name: 'note', rows: 2, optional: true, label: { zh: '说明', en: 'Note' } };

const reason = wordsField('reason', '理由', 'Reason');

/** The fields of every action's form, in the order in which one fills them in. Codes and words are checked by the actions table. */
export const actionForms: { [A in FormAction]: readonly Field[] } = {
  receive: [],
  pass: [
    { kind: 'mentorOfEach', part: 'codes', name: 'mentors', label: { zh: '帮扶责任人', en: 'Mentor' } },
    wordsField('opinion', '本级意见', 'Opinion of this level'),
  ],
  return: [
    { kind: 'choices', part: 'codes', name: 'missing', options: 'missing', label: { zh: '缺少或有误的材料', en: 'What is missing or wrong' }, hint: { zh: '一次全部勾选', en: 'Tick everything at once' } },
    wordsField('opinion', '需要补正的内容', 'What must be corrected'),
  ],
  refuse: [
    { kind: 'choice', part: 'codes', name: 'rule', options: 'rules', look: 'select', label: { zh: '不符合的规则', en: 'Rule that is not met' } },
    wordsField('opinion', '理由', 'Reasons', { zh: '写明事实和依据；申请人会收到', en: 'Facts and grounds; the applicant will receive them' }),
  ],
  resubmit: [wordsField('note', '补正了什么', 'What was corrected'), attachments],
  postNotice: [{ ...attachments, label: { zh: '张贴照片', en: 'Photo of the posting' } }],
  correctNotice: [wordsField('reason', '原公示有什么错误', 'What was wrong in the notice')],
  object: [
    wordsField('statement', '反映的事实', 'Fact', { zh: '写明可以核实的事实', en: 'A fact that can be checked' }),
    { kind: 'line', part: 'form', name: 'name', optional: true, label: { zh: '姓名', en: 'Name' } },
    { kind: 'line', part: 'form', name: 'contact', optional: true, label: { zh: '联系方式', en: 'Contact' } },
    { kind: 'confirm', part: 'codes', name: 'anonymous', label: { zh: '匿名', en: 'Anonymous' } },
  ],
  decideObjection: [
    { kind: 'choice', part: 'codes', name: 'objection', options: 'objectionsOpen', look: 'radios', label: { zh: '异议', en: 'Objection' } },
    { kind: 'choice', part: 'codes', name: 'outcome', options: optionsOf(objectionWords), look: 'radios', label: { zh: '核查结论', en: 'Outcome' } },
    { kind: 'choice', part: 'codes', name: 'then', options: optionsOf(objectionNextWords), look: 'radios', initial: 'review', label: { zh: '成立的，如何处理', en: 'If upheld' } },
    wordsField('finding', '核查经过和结果', 'What was found, and how'),
  ],
  submit: [{ kind: 'words', part: 'form', name: 'opinion', optional: true, label: { zh: '报送意见', en: 'Opinion on the file' } }, attachments],
  recordPlan: [wordsField('goals', '本人愿望和条件', 'What the person wants and can do'), wordsField('measures', '帮扶措施和负责人', 'Measures, and who takes them')],
  signAgreement: [
    { kind: 'day', part: 'codes', name: 'signedOn', label: { zh: '签订日期', en: 'Signed on' } },
    evidence({ zh: '上传签字的协议', en: 'The signed agreement' }),
  ],
  offer: [
    { kind: 'choice', part: 'codes', name: 'vacancy', options: 'vacancies', look: 'select', label: { zh: '岗位', en: 'Vacancy' } },
    { kind: 'words', part: 'form', name: 'note', rows: 2, optional: true, label: { zh: '如何推荐', en: 'How it was offered' } },
    attachments,
  ],
  acceptOffer: [{ kind: 'choice', part: 'codes', name: 'offer', options: 'offersOpen', look: 'radios', label: { zh: '岗位', en: 'Offer' } }],
  refuseOffer: [
    { kind: 'choice', part: 'codes', name: 'offer', options: 'offersToRefuse', look: 'radios', label: { zh: '岗位', en: 'Offer' } },
    wordsField('reason', '本人说明的理由', 'Reason that the person gives'),
    evidence({ zh: '签字说明、通话记录等', en: 'A signed statement, a record of the call' }),
  ],
  contestRefusal: [
    { kind: 'choice', part: 'codes', name: 'offer', options: 'offersRefused', look: 'radios', label: { zh: '岗位', en: 'Offer' } },
    wordsField('reason', '申辩理由', 'Why the refusal was justified'),
  ],
  decideContest: [
    { kind: 'choice', part: 'codes', name: 'offer', options: 'offersContested', look: 'radios', label: { zh: '岗位', en: 'Offer' } },
    { kind: 'yesNo', part: 'codes', name: 'justified', label: { zh: '拒绝是否有正当理由', en: 'Was the refusal justified?' }, yes: { zh: '有，不计次', en: 'Yes, it does not count' }, no: { zh: '没有，计次', en: 'No, it counts' } },
    wordsField('finding', '核查结果', 'What was found'),
  ],
  decideDeemed: [
    { kind: 'yesNo', part: 'codes', name: 'deemed', label: { zh: '是否视同就业', en: 'Deemed employed?' }, yes: { zh: '视同就业，此人帮扶结束', en: 'Yes, help for this person ends' }, no: { zh: '不视同，继续推荐', en: 'No, go on offering jobs' } },
    { kind: 'day', part: 'codes', name: 'notifiedOn', label: { zh: '告知本人的日期', en: 'Person notified on' } },
    wordsField('reasons', '理由和本人陈述', 'Reasons, with what the person said'),
    evidence({ zh: '告知书回执', en: 'Receipt of the notification' }),
  ],
  place: [
    { kind: 'choice', part: 'codes', name: 'kind', options: optionsOf(placementWords), look: 'radios', label: { zh: '安置方式', en: 'Kind of placement' } },
    { kind: 'confirm', part: 'codes', name: 'lastResort', label: { zh: '确认没有其他岗位，才安排公益性岗位', en: 'Nothing but a public-welfare post could be found' } },
    { kind: 'choice', part: 'codes', name: 'offer', options: 'offersOpen', look: 'select', optional: true, label: { zh: '所接受的岗位', en: 'Offer that led to it' } },
    { kind: 'line', part: 'form', name: 'employer', optional: true, label: { zh: '用工单位', en: 'Employer' } },
    { kind: 'line', part: 'form', name: 'post', optional: true, label: { zh: '岗位', en: 'Post' } },
    { kind: 'money', part: 'form', name: 'monthlyPayFen', optional: true, label: { zh: '月工资（元）', en: 'Monthly pay (yuan)' } },
    evidence({ zh: '劳动合同、营业执照或灵活就业登记', en: 'Contract, licence, or registration of flexible work' }),
  ],
  pauseTrack: [
    { kind: 'choice', part: 'codes', name: 'reason', options: optionsOf(pauseWords), look: 'radios', label: { zh: '原因', en: 'Reason' } },
    evidence({ zh: '诊断证明或培训通知', en: 'Medical certificate or notice of the training' }),
  ],
  resumeTrack: [],
  recordCall: [
    { kind: 'choice', part: 'codes', name: 'outcome', options: optionsOf(callOutcomeWords), look: 'radios', label: { zh: '就业情况', en: 'Employment' } },
    { kind: 'choice', part: 'codes', name: 'way', options: optionsOf(callWayWords), look: 'radios', initial: 'phone', label: { zh: '方式', en: 'By' } },
    { kind: 'choices', part: 'codes', name: 'findings', options: optionsOf(findingWords), optional: true, label: { zh: '发现的问题', en: 'Findings' } },
    { kind: 'choice', part: 'codes', name: 'familyEmployment', options: optionsOf(changeWords), look: 'radios', initial: 'unknown', label: { zh: '家人就业', en: 'Employment of the family' } },
    { kind: 'choice', part: 'codes', name: 'familyHealth', options: optionsOf(changeWords), look: 'radios', initial: 'unknown', label: { zh: '家人健康', en: 'Health of the family' } },
    { kind: 'choice', part: 'codes', name: 'socialInsurance', options: optionsOf(insuranceWords), look: 'radios', initial: 'unknown', label: { zh: '参保情况', en: 'Social insurance' } },
    { kind: 'choice', part: 'codes', name: 'performance', options: optionsOf(performanceWords), look: 'radios', initial: 'unknown', label: { zh: '工作表现', en: 'Performance at work' } },
    { kind: 'choice', part: 'codes', name: 'learning', options: optionsOf(learningWords), look: 'radios', initial: 'unknown', label: { zh: '学习情况', en: 'Learning' } },
    { kind: 'choice', part: 'codes', name: 'livingStandard', options: optionsOf(changeWords), look: 'radios', initial: 'unknown', label: { zh: '生活水平', en: 'Living standard' } },
    { kind: 'money', part: 'form', name: 'monthlyPayFen', optional: true, label: { zh: '月工资（元）', en: 'Monthly pay (yuan)' } },
    note,
  ],
  loseJob: [wordsField('reason', '失去工作的经过', 'How the job was lost'), attachments],
  closeFinding: [
    { kind: 'choice', part: 'codes', name: 'finding', options: 'findingsOpen', look: 'radios', label: { zh: '问题', en: 'Finding' } },
    { kind: 'words', part: 'form', name: 'cause', rows: 2, optional: true, label: { zh: '原因', en: 'Cause' } },
    wordsField('answer', '处理和结果', 'What was done, and the result'),
    attachments,
  ],
  recordService: [
    { kind: 'choice', part: 'codes', name: 'service', options: 'services', look: 'select', label: { zh: '服务或补贴', en: 'Service or subsidy' } },
    { kind: 'choice', part: 'codes', name: 'result', options: optionsOf(serviceResultWords), look: 'radios', label: { zh: '结果', en: 'Result' } },
    note,
  ],
  recordSatisfaction: [
    { kind: 'choice', part: 'codes', name: 'answer', options: optionsOf(satisfactionWords), look: 'radios', label: { zh: '本人是否满意', en: 'Is the person satisfied?' } },
    note,
  ],
  reassign: [{ kind: 'choice', part: 'codes', name: 'mentor', options: 'mentors', look: 'select', label: { zh: '新的帮扶责任人', en: 'New mentor' } }, reason],
  addCategory: [
    { kind: 'choice', part: 'codes', name: 'category', options: 'categories', look: 'select', label: { zh: '类别', en: 'Category' } },
    evidence({ zh: '证明此类别的材料', en: 'What proves the category' }),
  ],
  endRecognition: [
    {
      kind: 'choice', part: 'codes', name: 'reason', look: 'radios', label: { zh: '退出原因', en: 'Reason' },
      options: optionsOf(closingWords, ['retirement-age', 'lost-capacity', 'moved-away', 'fraud']),
    },
    wordsField('reasons', '书面理由', 'Written reasons'),
    evidence({ zh: '证明退出原因的材料', en: 'What proves the reason' }),
  ],
  withdraw: [reason],
  recordDeath: [
    { kind: 'choice', part: 'codes', name: 'person', options: 'people', look: 'radios', label: { zh: '去世的人', en: 'Who died' } },
    { kind: 'choice', part: 'codes', name: 'newApplicant', options: 'people', look: 'select', optional: true, label: { zh: '新的申请人', en: 'New applicant' }, hint: { zh: '去世的是申请人时填写；不填则案件办结', en: 'When the applicant died; without one the case closes' } },
    evidence({ zh: '死亡证明', en: 'Death certificate' }),
  ],
  transfer: [{ kind: 'choice', part: 'codes', name: 'region', options: 'communities', look: 'select', label: { zh: '接收社区', en: 'Receiving community' } }, reason],
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
  undo: [{ kind: 'lastStep', part: 'codes', name: 'seq', label: { zh: '要撤销的步骤', en: 'Step to undo' } }, wordsField('reason', '有什么错误', 'What was mistaken')],
  movePolicy: [{ kind: 'choice', part: 'codes', name: 'policyId', options: 'policies', look: 'select', label: { zh: '政策版本', en: 'Policy version' } }, reason],
  addNote: [wordsField('note', '备注', 'Note')],
};

/** Their time is when they are recorded, so their forms ask for none. */
const nowOnly = new Set<FormAction>(['postNotice', 'correctNotice', 'undo', 'movePolicy', 'transfer', 'addNote', 'reassign']);

/** Whether the form offers to say when it happened, for what is entered later. */
export function asksWhen(action: FormAction): boolean {
  return !nowOnly.has(action);
}
