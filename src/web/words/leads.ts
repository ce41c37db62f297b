import type { Text } from './text.ts';

/** What partners' codes commonly say; another one is shown as it came. @rule D-08 */
export const leadCodeWords: Readonly<Record<string, Text>> = {
  'on-dibao': { zh: '在享低保', en: 'Receives dibao' },
  'on-pension': { zh: '领取养老金', en: 'Receives a pension' },
  insured: { zh: '已参保缴费', en: 'Insured by an employer' },
  'owns-business': { zh: '登记有市场主体', en: 'Has a business registered' },
  'owns-vehicle': { zh: '名下有机动车', en: 'Has a motor vehicle' },
  'owns-house': { zh: '名下有住房', en: 'Has a dwelling' },
  deceased: { zh: '登记为死亡', en: 'Registered as deceased' },
};
