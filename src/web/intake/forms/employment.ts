import { optionsOf } from '../../forms/options.ts';
import { flagWords, postWords } from '../../words/intake.ts';
import type { IntakeFields } from '../fields.ts';

/** @rule C-01 · C-18 */
export const employmentFields: IntakeFields = {
  person: [],
  seeks: { zh: '申请认定为就业困难人员', en: 'Seeks recognition' },
  seeking: [
    { kind: 'day', name: 'registeredUnemployedOn', optional: true, label: { zh: '失业登记日期', en: 'Unemployment registered on' } },
    { kind: 'day', name: 'graduatedOn', optional: true, label: { zh: '毕业日期', en: 'Graduated on' }, hint: { zh: '大中专毕业生填写', en: 'For graduates' } },
    { kind: 'tick', name: 'registeredAsJobseeker', label: { zh: '已办理求职登记', en: 'Registered as a jobseeker' } },
    { kind: 'tick', name: 'able', label: { zh: '有劳动能力', en: 'Able to work' } },
    { kind: 'tick', name: 'willing', label: { zh: '有就业愿望', en: 'Willing to work' } },
    { kind: 'choice', name: 'post', optional: true, options: optionsOf(postWords), label: { zh: '岗位性质', en: 'Kind of post' }, hint: { zh: '影响女性的法定劳动年龄', en: 'Decides a woman’s upper working age' } },
    { kind: 'choices', name: 'flags', optional: true, options: optionsOf(flagWords), label: { zh: '情况', en: 'Circumstances' } },
    { kind: 'choices', name: 'claimedCategories', optional: true, options: 'categories', label: { zh: '申请的类别', en: 'Categories applied for' } },
    { kind: 'list', name: 'wishes.trades', optional: true, label: { zh: '希望的工种', en: 'Trades wished for' }, hint: { zh: '用顿号分开', en: 'Separated by commas' } },
    { kind: 'money', name: 'wishes.leastPayFen', optional: true, label: { zh: '最低月薪（元）', en: 'Least monthly pay (yuan)' } },
  ],
  file: [],
};
