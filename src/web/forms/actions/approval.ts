import type { approvalActions } from '../../../cases/actions/approval.ts';
import { objectionNextWords, objectionWords } from '../../words/outcomes.ts';
import type { Field } from '../field.ts';
import { optionsOf } from '../options.ts';
import { attachments, wordsField } from './shapes.ts';

/** Forms of the actions in `cases/actions/approval.ts`. */
export const approvalForms: Record<Exclude<keyof typeof approvalActions, 'apply'>, readonly Field[]> = {
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
};
