import type { Text } from './text.ts';

/** The rules that an application may fail, in the words of a caseworker. */
export const ruleWords: Record<string, Text> = {
  'C-01': { zh: 'C-01 不在法定劳动年龄内，或没有劳动能力、就业意愿', en: 'C-01 Not of working age, not able or not willing to work' },
  'C-18': { zh: 'C-18 不属于认定的人员类别，或未作失业登记', en: 'C-18 In none of the categories, or not registered as unemployed' },
  'E-01': { zh: 'E-01 不是困难家庭的在校学生', en: 'E-01 Not a student of a family in hardship' },
  'X-05': { zh: 'X-05 已在另一未办结的同类案件中', en: 'X-05 In another open case of the programme' },
  'X-03': { zh: 'X-03 公示期间的异议成立', en: 'X-03 An objection was upheld' },
  'X-09': { zh: 'X-09 弄虚作假', en: 'X-09 Fraud' },
};
