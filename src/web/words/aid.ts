import type { TierCode } from '../../cases/aidState.ts';
import type { Codes } from '../../cases/actions.ts';
import type { GrantState } from '../../cases/aidState.ts';
import type { AidFact } from '../../cases/facts/aid.ts';
import type { Text } from './text.ts';

export const tierWords = {
  deep: { zh: '深度困难', en: 'Deep hardship' },
  relative: { zh: '相对困难', en: 'Relative hardship' },
  accidental: { zh: '意外致困', en: 'Accidental hardship' },
  none: { zh: '不符合建档标准', en: 'In no tier of hardship' },
} as const satisfies Record<TierCode, Text>;

/** Kinds of aid and measures; a measure that only a policy knows is shown as its code. */
export const grantKindWords: Readonly<Record<string, Text>> = {
  living: { zh: '生活救助', en: 'Living aid' },
  medical: { zh: '医疗救助', en: 'Medical aid' },
  education: { zh: '助学救助', en: 'Education aid' },
  training: { zh: '技能培训', en: 'Skills training' },
  'job-introduction': { zh: '职业介绍', en: 'Job introduction' },
  'start-up': { zh: '创业援助', en: 'Start-up help' },
  'work-study': { zh: '勤工俭学', en: 'Work-study' },
};

export const grantStateWords = {
  proposed: { zh: '待审批', en: 'Awaits a decision' },
  approved: { zh: '已批准，待发放', en: 'Approved, to be paid' },
  paid: { zh: '已发放', en: 'Paid' },
  refused: { zh: '未批准', en: 'Refused' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<GrantState['state'], Text>;

export const visitOutcomeWords = {
  'as-declared': { zh: '与申报一致', en: 'as declared' },
  differs: { zh: '与申报不一致，档案待更正', en: 'not as declared; the file is to be corrected' },
  leaves: { zh: '已脱困，予以退出', en: 'out of hardship; the household leaves' },
  stays: { zh: '仍有困难，继续帮扶', en: 'still in hardship; help goes on' },
} as const satisfies Record<Extract<AidFact, { type: 'visited' }>['outcome'], Text>;

export const referralWords = {
  'routine-relief': { zh: '工会常态化送温暖', en: 'Routine relief of the union' },
  'holiday-relief': { zh: '节日慰问', en: 'Holiday relief' },
} as const satisfies Record<Codes<'referOn'>['targets'][number], Text>;

export const fundSourceWords: Readonly<Record<string, Text>> = {
  central: { zh: '中央财政', en: 'Central government' },
  provincial: { zh: '省级财政', en: 'Province' },
  city: { zh: '市级资金', en: 'City' },
  county: { zh: '县级资金', en: 'County' },
  donation: { zh: '社会捐赠', en: 'Donations' },
};
