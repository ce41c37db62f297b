import type { exitActions } from '../../../cases/actions/exit.ts';
import { exitWords, referralOutcomeWords } from '../../words/support.ts';
import type { Field } from '../field.ts';
import { optionsOf } from '../options.ts';
import { attachments, evidence, note, reason, wordsField } from './shapes.ts';

/** Forms of the actions in `cases/actions/exit.ts`. */
export const exitForms: Record<keyof typeof exitActions, readonly Field[]> = {
  recordIncomeMonth: [
    { kind: 'month', part: 'codes', name: 'month', label: { zh: '月份', en: 'Month' }, hint: { zh: '已结束的月份', en: 'One that has ended' } },
    { kind: 'money', part: 'form', name: 'incomeFen', label: { zh: '家庭当月总收入（元）', en: 'Income of the household in the month (yuan)' } },
    { kind: 'number', part: 'form', name: 'members', label: { zh: '当月家庭人数', en: 'Members of the household in the month' } },
    evidence({ zh: '工资单、银行流水等', en: 'Pay slips, bank statements' }),
  ],
  refer: [
    { kind: 'choices', part: 'codes', name: 'measures', options: 'measures', label: { zh: '帮扶措施', en: 'Measures' }, hint: { zh: '可多选，分别转给牵头单位', en: 'Several at once; each goes to its lead unit' } },
    wordsField('request', '请单位办理什么', 'What the unit is asked to do'),
    attachments,
  ],
  answerReferral: [
    { kind: 'line', part: 'codes', name: 'referral', label: { zh: '转办编号', en: 'Referral' } },
    { kind: 'choice', part: 'codes', name: 'outcome', options: optionsOf(referralOutcomeWords), look: 'radios', label: { zh: '办理结果', en: 'Outcome' } },
    wordsField('answer', '办理情况', 'What was done, and the result'),
  ],
  closeReferral: [{ kind: 'choice', part: 'codes', name: 'referral', options: 'referralsAnswered', look: 'radios', label: { zh: '已答复的转办', en: 'Answered referral' } }, note],
  pairHelper: [
    { kind: 'choice', part: 'codes', name: 'kind', options: 'helperKinds', look: 'select', label: { zh: '联系人类别', en: 'Kind of helper' } },
    { kind: 'line', part: 'codes', name: 'helper', label: { zh: '联系人代码', en: 'Code of the helper' }, hint: { zh: '账号或小写字母、数字、短横线的代码，如 xld-03', en: 'An account’s id, or a code of lower-case letters, figures and dashes such as xld-03' } },
    note,
  ],
  endPairing: [{ kind: 'choice', part: 'codes', name: 'pair', options: 'helpers', look: 'radios', label: { zh: '结对', en: 'Pairing' } }, reason],
  proposeExit: [
    { kind: 'choice', part: 'codes', name: 'exit', options: optionsOf(exitWords), look: 'radios', label: { zh: '退出方式', en: 'Way out' } },
    { kind: 'day', part: 'codes', name: 'causeGoneOn', optional: true, label: { zh: '退出一：致困原因消除日期', en: 'Exit 1: the cause is gone since' } },
    { kind: 'money', part: 'form', name: 'monthLivingFen', optional: true, label: { zh: '退出二：含救助的月生活来源（元）', en: 'Exit 2: lives on in a month, all relief included (yuan)' } },
    { kind: 'choices', part: 'form', name: 'publicRelief', options: 'publicRelief', optional: true, label: { zh: '退出二：享受的政府救助', en: 'Exit 2: public relief it receives' } },
    { kind: 'choices', part: 'form', name: 'unionAid', options: 'unionAid', optional: true, label: { zh: '退出二：得到的工会帮扶', en: 'Exit 2: aid of the union it has had' } },
    { kind: 'confirm', part: 'form', name: 'unableByItself', label: { zh: '退出二：难以自行脱困', en: 'Exit 2: cannot leave hardship by itself' } },
    { kind: 'confirm', part: 'form', name: 'eased', label: { zh: '退出二：家庭困境已得到缓解', en: 'Exit 2: its difficulty is eased' } },
    wordsField('statement', '入户核实情况', 'What was found on the visit'),
    evidence({ zh: '入户照片、证明等', en: 'Pictures and proofs of the visit' }),
  ],
};
