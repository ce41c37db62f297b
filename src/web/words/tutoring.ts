import type { Codes } from '../../cases/actions.ts';
import type { grades } from '../../cases/intake/pairing.ts';
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

export const gradeWords = {
  'primary-1': { zh: '小学一年级', en: 'Primary 1' },
  'primary-2': { zh: '小学二年级', en: 'Primary 2' },
  'primary-3': { zh: '小学三年级', en: 'Primary 3' },
  'primary-4': { zh: '小学四年级', en: 'Primary 4' },
  'primary-5': { zh: '小学五年级', en: 'Primary 5' },
  'primary-6': { zh: '小学六年级', en: 'Primary 6' },
  'junior-1': { zh: '初一', en: 'Junior 1' },
  'junior-2': { zh: '初二', en: 'Junior 2' },
  'junior-3': { zh: '初三', en: 'Junior 3' },
  'senior-1': { zh: '高一', en: 'Senior 1' },
  'senior-2': { zh: '高二', en: 'Senior 2' },
  'senior-3': { zh: '高三', en: 'Senior 3' },
  vocational: { zh: '中职', en: 'Vocational school' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof grades)[number], Text>;
