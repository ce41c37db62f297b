import type { ExitKind, ReferralOutcome } from '../../cases/support.ts';
import type { MonthSide } from '../../rules/exit/month-row.ts';
import type { Text } from './text.ts';

export const referralOutcomeWords = {
  helped: { zh: '已帮扶', en: 'Helped' },
  partly: { zh: '部分解决', en: 'Partly helped' },
  'not-eligible': { zh: '不符合政策条件', en: 'Not eligible' },
  declined: { zh: '本人不需要', en: 'Declined by the household' },
} as const satisfies Record<ReferralOutcome, Text>;

export const monthSideWords = {
  above: { zh: '高于低保标准', en: 'Above the dibao line' },
  on: { zh: '等于低保标准', en: 'Exactly on the dibao line' },
  below: { zh: '低于低保标准', en: 'Below the dibao line' },
} as const satisfies Record<MonthSide, Text>;

export const exitWords = {
  'exit-1': { zh: '稳定增收脱困（退出一）', en: 'Own income above the line (exit 1)' },
  'exit-2': { zh: '保障解困（退出二）', en: 'Secured by relief and aid (exit 2)' },
} as const satisfies Record<ExitKind, Text>;
