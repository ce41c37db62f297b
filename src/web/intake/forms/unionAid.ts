import { optionsOf } from '../../forms/options.ts';
import {
  accidentWords, causeWords, disabilityWords, employerNatureWords, employerStateWords, housingWords, incomeWords, marriageWords, medicalInsuranceWords, modelWorkerWords, politicalWords,
  registrationWords, spendingWords, workStateWords,
} from '../../words/unionFile.ts';
import type { IntakeField, IntakeFields } from '../fields.ts';

const ROWS = 60;
const member: IntakeField = { kind: 'choice', name: 'member', options: 'positions', label: { zh: '家庭成员', en: 'Member' } };
const months: IntakeField[] = [
  { kind: 'month', name: 'fromMonth', optional: true, label: { zh: '起月', en: 'From month' }, hint: { zh: '按月填写的，金额为每月；全年一笔的留空', en: 'For an amount a month; empty = once for the year' } },
  { kind: 'month', name: 'toMonth', optional: true, label: { zh: '止月', en: 'To month' } },
];

/** The union file as offices print it (困难职工档案表). @rule B-01 */
export const unionAidFields: IntakeFields = {
  person: [],
  seeks: { zh: '困难职工本人', en: 'The worker in difficulty' },
  seeking: [],
  file: [
    {
      title: { zh: '职工情况', en: 'The worker' },
      fields: [
        { kind: 'line', name: 'ethnicGroup', label: { zh: '民族', en: 'Ethnic group' } },
        { kind: 'choice', name: 'politicalStatus', options: optionsOf(politicalWords), label: { zh: '政治面貌', en: 'Political status' } },
        { kind: 'choice', name: 'marriage', options: optionsOf(marriageWords), label: { zh: '婚姻状况', en: 'Marriage' } },
        { kind: 'choice', name: 'registration', options: optionsOf(registrationWords), label: { zh: '户口类型', en: 'Registration type' } },
        { kind: 'choice', name: 'disability', options: optionsOf(disabilityWords), optional: true, label: { zh: '残疾类别', en: 'Kind of disability' } },
        { kind: 'choice', name: 'workState', options: optionsOf(workStateWords), label: { zh: '工作状态', en: 'Work status' } },
        { kind: 'choice', name: 'modelWorker', options: optionsOf(modelWorkerWords), optional: true, label: { zh: '劳模类型', en: 'Model worker' } },
        { kind: 'line', name: 'industry', optional: true, label: { zh: '所属行业', en: 'Industry' } },
        { kind: 'line', name: 'employer', optional: true, label: { zh: '工作单位', en: 'Employer' } },
        { kind: 'choice', name: 'employerNature', options: optionsOf(employerNatureWords), optional: true, label: { zh: '单位性质', en: 'Nature of the employer' } },
        { kind: 'choice', name: 'employerState', options: optionsOf(employerStateWords), optional: true, label: { zh: '企业状况', en: 'State of the employer' } },
        { kind: 'money', name: 'ownMonthlyIncomeFen', optional: true, label: { zh: '本人月平均收入（元）', en: 'Own monthly income (yuan)' } },
        { kind: 'choice', name: 'medicalInsurance', options: optionsOf(medicalInsuranceWords), label: { zh: '医疗保险', en: 'Medical insurance' } },
        { kind: 'choice', name: 'housing', options: optionsOf(housingWords), label: { zh: '住房类型', en: 'Housing' } },
        { kind: 'number', name: 'housingSquareMetres', optional: true, label: { zh: '住房面积（平方米）', en: 'Housing area (m²)' } },
        { kind: 'tick', name: 'singleParent', label: { zh: '单亲家庭', en: 'Single parent' } },
        { kind: 'tick', name: 'canHelpItself', label: { zh: '有一定自救能力', en: 'Able to help itself' } },
        { kind: 'tick', name: 'zeroEmployment', label: { zh: '零就业家庭', en: 'Zero-employment household' } },
        { kind: 'choice', name: 'mainCause', options: optionsOf(causeWords), label: { zh: '主要致困原因', en: 'Main cause' } },
        { kind: 'choice', name: 'secondCause', options: optionsOf(causeWords), optional: true, label: { zh: '次要致困原因', en: 'Second cause' } },
        { kind: 'line', name: 'bankCard', label: { zh: '银行卡号', en: 'Bank card' }, hint: { zh: '救助款发放到此卡，加密保存', en: 'Aid is paid to it; kept sealed' } },
      ],
    },
    {
      title: { zh: '家庭收入', en: 'Income of the household' }, hint: { zh: '近 12 个月，逐人逐项填写', en: 'Of the last twelve months, item by item' },
      fields: [
        { kind: 'month', name: 'yearFrom', label: { zh: '核算的第一个月', en: 'First of the twelve months' } },
        { kind: 'rows', name: 'income', most: ROWS, optional: true, label: { zh: '收入', en: 'Income' }, fields: [
          member, { kind: 'choice', name: 'kind', options: optionsOf(incomeWords), label: { zh: '类别', en: 'Kind' } },
          { kind: 'line', name: 'source', optional: true, label: { zh: '来源（两份同类收入时区分）', en: 'Source (tells two of a kind apart)' } },
          { kind: 'money', name: 'amountFen', label: { zh: '金额（元）', en: 'Amount (yuan)' } }, ...months,
        ] },
      ],
    },
    {
      title: { zh: '刚性支出和就业成本', en: 'Spending that cannot be avoided' },
      fields: [
        { kind: 'rows', name: 'spending', most: ROWS, optional: true, label: { zh: '支出', en: 'Spending' }, fields: [
          member, { kind: 'choice', name: 'kind', options: optionsOf(spendingWords), label: { zh: '类别', en: 'Kind' } },
          { kind: 'money', name: 'amountFen', label: { zh: '金额（元）', en: 'Amount (yuan)' } },
          { kind: 'money', name: 'reimbursedFen', optional: true, label: { zh: '其中报销（元）', en: 'Of it reimbursed (yuan)' } }, ...months,
        ] },
        { kind: 'rows', name: 'accidents', most: 20, optional: true, label: { zh: '突发事件、意外伤害、重大疾病', en: 'Emergencies, injuries, major illnesses' }, fields: [
          { kind: 'choice', name: 'kind', options: optionsOf(accidentWords), label: { zh: '类别', en: 'Kind' } },
          { kind: 'day', name: 'on', label: { zh: '日期', en: 'On' } },
          { kind: 'money', name: 'spendingFen', label: { zh: '支出总额（元）', en: 'Total spending (yuan)' } },
          { kind: 'money', name: 'compensatedFen', optional: true, label: { zh: '赔偿、补偿、救助（元）', en: 'Compensated (yuan)' } },
        ] },
      ],
    },
  ],
};
