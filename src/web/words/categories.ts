import type { Text } from './text.ts';

/** Neutral names of the categories: fit for the public board too. */
export const categoryWords: Record<string, Text> = {
  'zero-employment': { zh: '零就业家庭', en: 'Zero-employment household' },
  '4050': { zh: '“4050”人员', en: '4050 jobseeker' },
  graduate: { zh: '大中专毕业生', en: 'Graduate' },
  disabled: { zh: '残疾人员', en: 'Person with a disability' },
  dibao: { zh: '低保人员', en: 'On dibao' },
  'long-term-unemployed': { zh: '长期失业人员', en: 'Long-term unemployed' },
  'landless-farmer': { zh: '失地农民', en: 'Landless farmer' },
  other: { zh: '其他困难人员', en: 'Other hardship' },
  default: { zh: '其他类别', en: 'Other category' },
};

/** Documents and entries that a return for correction may name; several at once. */
export const documentWords: Record<string, Text> = {
  'application-form': { zh: '认定申请表', en: 'Application form' },
  'identity-card': { zh: '身份证', en: 'Identity card' },
  'household-register': { zh: '户口簿', en: 'Household register' },
  'unemployment-registration': { zh: '失业登记', en: 'Unemployment registration' },
  undertaking: { zh: '承诺书', en: 'Undertaking' },
  photo: { zh: '照片', en: 'Photo' },
  diploma: { zh: '毕业证书', en: 'Diploma' },
  'household-employment': { zh: '家庭成员就业情况', en: 'Employment of the household' },
  signature: { zh: '签名', en: 'Signature' },
  address: { zh: '住址', en: 'Address' },
  evidence: { zh: '证据', en: 'Evidence' },
  other: { zh: '其他材料', en: 'Other document' },
};
