import { optionsOf } from '../../forms/options.ts';
import { causeWords, registrationWords, reliefFlagWords } from '../../words/relief.ts';
import type { IntakeFields } from '../fields.ts';

/** @rule A-01 · A-02 */
export const reliefFields: IntakeFields = {
  person: [
    { kind: 'choice', name: 'registration', options: optionsOf(registrationWords), label: { zh: '户口性质', en: 'Household registration' } },
    { kind: 'money', name: 'yearIncome.wagesFen', optional: true, label: { zh: '年工资收入（元）', en: 'Wages in twelve months (yuan)' } },
    { kind: 'money', name: 'yearIncome.farmingFen', optional: true, label: { zh: '年经营、务农净收入（元）', en: 'Farming and trade after costs (yuan)' } },
    { kind: 'money', name: 'yearIncome.pensionFen', optional: true, label: { zh: '年养老金、失业金（元）', en: 'Pension and unemployment benefit (yuan)' } },
    { kind: 'money', name: 'yearIncome.transfersFen', optional: true, label: { zh: '年低保、赡养等转移收入（元）', en: 'Dibao, support by relatives and the like (yuan)' } },
    { kind: 'money', name: 'yearIncome.otherFen', optional: true, label: { zh: '其他年收入（元）', en: 'Other income (yuan)' } },
  ],
  seeks: { zh: '申请慰问', en: 'Applies for relief' },
  seeking: [
    { kind: 'day', name: 'unemployedSince', optional: true, label: { zh: '失业起始日期', en: 'Unemployed since' }, hint: { zh: '目前仍失业的填写', en: 'For whoever is unemployed now' } },
    { kind: 'choices', name: 'flags', optional: true, options: optionsOf(reliefFlagWords), label: { zh: '情况', en: 'Circumstances' } },
  ],
  file: [{
    title: { zh: '困难情况', en: 'Hardship' },
    fields: [
      { kind: 'choices', name: 'causes', options: optionsOf(causeWords), label: { zh: '困难原因', en: 'Causes of hardship' } },
      { kind: 'words', name: 'situation', optional: true, label: { zh: '困难情况说明', en: 'The hardship in words' } },
    ],
  }],
};
