import type { EmploymentPerson } from '../../cases/intake/employment.ts';
import type { PlainPerson } from '../../cases/intake/form.ts';
import type { Text } from './text.ts';

export const relationWords = {
  self: { zh: '本人（申请人）', en: 'Applicant' },
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  parent: { zh: '父母', en: 'Parent' },
  sibling: { zh: '兄弟姐妹', en: 'Sibling' },
  grandparent: { zh: '祖父母', en: 'Grandparent' },
  grandchild: { zh: '孙子女', en: 'Grandchild' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<PlainPerson['relation'], Text>;

export const healthWords = {
  healthy: { zh: '健康', en: 'Healthy' },
  fair: { zh: '一般', en: 'Fair' },
  'chronic-illness': { zh: '慢性病', en: 'Chronic illness' },
  'serious-illness': { zh: '重病', en: 'Serious illness' },
  disabled: { zh: '残疾', en: 'Disability' },
} as const satisfies Record<PlainPerson['health'], Text>;

export const workWords = {
  unemployed: { zh: '失业', en: 'Unemployed' },
  employed: { zh: '在业', en: 'Employed' },
  retired: { zh: '退休', en: 'Retired' },
  student: { zh: '在校', en: 'Student' },
  unable: { zh: '无劳动能力', en: 'Unable to work' },
} as const satisfies Record<PlainPerson['work'], Text>;

export const postWords = {
  worker: { zh: '工人岗位', en: 'Worker' },
  cadre: { zh: '干部（管理技术）岗位', en: 'Cadre (management, technical)' },
} as const satisfies Record<NonNullable<EmploymentPerson['post']>, Text>;

export const flagWords = {
  'disability-certificate': { zh: '持残疾人证', en: 'Has a disability certificate' },
  dibao: { zh: '享受低保', en: 'On dibao' },
  landless: { zh: '被征地', en: 'Lost farmland' },
  'single-parent': { zh: '单亲', en: 'Single parent' },
  demobilised: { zh: '退役军人', en: 'Demobilised' },
} as const satisfies Record<EmploymentPerson['flags'][number], Text>;
