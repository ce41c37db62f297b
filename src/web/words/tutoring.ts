import type { Codes } from '../../cases/actions.ts';
import type { TutoringWeek } from '../../rules/tutoring/terms.ts';
import type { Text } from './text.ts';

export const topicWords = {
  chinese: { zh: '语文', en: 'Chinese' },
  mathematics: { zh: '数学', en: 'Mathematics' },
  english: { zh: '英语', en: 'English' },
  science: { zh: '理科', en: 'Science' },
  humanities: { zh: '文科', en: 'Humanities' },
  homework: { zh: '作业辅导', en: 'Homework' },
  'arts-and-sports': { zh: '音体美', en: 'Arts and sports' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Codes<'recordSession'>['topic'], Text>;

export const talkPartnerWords = {
  student: { zh: '学生', en: 'the student' },
  guardian: { zh: '监护人', en: 'the guardian' },
  school: { zh: '学校', en: 'the school' },
} as const satisfies Record<Codes<'recordTalk'>['with'], Text>;

export const talkTopicWords = {
  studies: { zh: '学习', en: 'Studies' },
  life: { zh: '生活', en: 'Daily life' },
  feelings: { zh: '心理', en: 'Feelings' },
  family: { zh: '家庭', en: 'Family' },
  plans: { zh: '打算', en: 'Plans' },
} as const satisfies Record<Codes<'recordTalk'>['topic'], Text>;

export const thingWords = {
  stationery: { zh: '学习用品', en: 'Stationery' },
  books: { zh: '图书教材', en: 'Books' },
  clothes: { zh: '衣物', en: 'Clothes' },
  meals: { zh: '用餐', en: 'Meals' },
  transport: { zh: '交通', en: 'Transport' },
  'daily-needs': { zh: '生活用品', en: 'Daily needs' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Codes<'recordSchoolThings'>['item'], Text>;

export const termOutcomeWords = {
  improved: { zh: '有进步', en: 'Improved' },
  steady: { zh: '保持稳定', en: 'Steady' },
  declined: { zh: '有退步', en: 'Declined' },
} as const satisfies Record<Codes<'reviewTerm'>['outcome'], Text>;

export const thenWords = {
  'next-term': { zh: '下学期继续', en: 'Goes on with the next term' },
  end: { zh: '帮扶结束', en: 'Help ends' },
} as const satisfies Record<Codes<'reviewTerm'>['then'], Text>;

export const weekStateWords = {
  kept: { zh: '有记录', en: 'On record' },
  missing: { zh: '缺记录', en: 'No record' },
  'too-many': { zh: '超次数', en: 'Too many' },
  free: { zh: '放假不计', en: 'Holidays, not asked for' },
  open: { zh: '本周', en: 'This week' },
  ahead: { zh: '未到', en: 'Ahead' },
} as const satisfies Record<TutoringWeek['state'], Text>;

/** How a pair came to its end. */
export const pairEndWords: Readonly<Record<string, Text>> = { 'teacher-changed': { zh: '更换教师', en: 'Teacher changed' } };
