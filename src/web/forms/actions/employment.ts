import type { employmentActions } from '../../../cases/actions/employment.ts';
import { callOutcomeWords, callWayWords, changeWords, closingWords, findingWords, insuranceWords, learningWords, pauseWords, performanceWords, placementWords, satisfactionWords, serviceResultWords } from '../../words/outcomes.ts';
import type { Field } from '../field.ts';
import { optionsOf } from '../options.ts';
import { attachments, evidence, note, reason, wordsField } from './shapes.ts';

/** Forms of the actions in `cases/actions/employment.ts`. */
export const employmentForms: Record<keyof typeof employmentActions, readonly Field[]> = {
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
    { kind: 'choices', part: 'codes', name: 'findings', options: optionsOf(findingWords, ['unstable', 'employer-breach', 'benefits-unused']), optional: true, label: { zh: '发现的问题', en: 'Findings' } },
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
};
