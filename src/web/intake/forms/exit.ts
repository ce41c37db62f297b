import type { IntakeFields } from '../fields.ts';

/** @rule D-01 · D-02 */
export const exitFields: IntakeFields = {
  person: [{ kind: 'money', name: 'yearIncomeFen', label: { zh: '近十二个月收入（元）', en: 'Income of the last twelve months (yuan)' }, hint: { zh: '没有收入填 0', en: '0 when there was none' } }],
  seeks: { zh: '申请困难职工帮扶', en: 'Applies for help' },
  seeking: [],
  file: [
    {
      title: { zh: '职工和家庭财产', en: 'Worker and property' },
      hint: { zh: '没有的填 0', en: '0 where there is none' },
      fields: [
        { kind: 'choice', name: 'worker', options: [{ value: 'urban', label: { zh: '城镇职工', en: 'Urban worker' } }, { value: 'migrant', label: { zh: '农民工', en: 'Migrant worker from the country' } }], label: { zh: '职工类别', en: 'Kind of worker' } },
        { kind: 'money', name: 'property.deposits', label: { zh: '存款和有价证券（元）', en: 'Deposits and securities (yuan)' } },
        { kind: 'number', name: 'property.vehicles', label: { zh: '机动车（辆）', en: 'Motor vehicles' } },
        { kind: 'number', name: 'property.houses', label: { zh: '住房（套）', en: 'Dwellings' } },
        { kind: 'money', name: 'property.business', label: { zh: '经营出资（元）', en: 'Money in businesses (yuan)' } },
      ],
    },
    {
      title: { zh: '致困原因', en: 'Cause of difficulty' },
      hint: { zh: '收入不低于低保标准的，须有其中一项', en: 'One is needed where the income is not below the dibao line' },
      fields: [{ kind: 'choices', name: 'causes', options: 'categories', optional: true, label: { zh: '致困原因', en: 'Cause' } }],
    },
  ],
};
