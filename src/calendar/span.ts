/**
 * How long a clock runs, as policy writes it. Working days end at the office's closing time or at midnight of the
 * last day; the other calendar units end with their last day; hours end to the instant.
 * @rule X-01
 */
export type Span =
  | { unit: 'workingDays'; count: number; ends: 'office' | 'midnight' }
  | { unit: 'calendarDays'; count: number }
  | { unit: 'hours'; count: number }
  | { unit: 'weeks'; count: number }
  | { unit: 'months'; count: number }
  | { unit: 'years'; count: number };

export type Language = 'zh' | 'en';

const words = {
  workingDays: { zh: '个工作日', en: 'working day' },
  calendarDays: { zh: '天', en: 'calendar day' },
  hours: { zh: '小时', en: 'hour' },
  weeks: { zh: '周', en: 'week' },
  months: { zh: '个月', en: 'month' },
  years: { zh: '年', en: 'year' },
} as const satisfies Record<Span['unit'], Record<Language, string>>;

/** The span in words: `5 个工作日`, `5 working days`. */
export function describeSpan(span: Span, language: Language): string {
  return describeCount(span.unit, span.count, language);
}

/** A number of units in words: `3 个工作日`, `1 working day`. */
export function describeCount(unit: Span['unit'], count: number, language: Language): string {
  if (language === 'zh') return `${count} ${words[unit].zh}`;
  return `${count} ${words[unit].en}${count === 1 ? '' : 's'}`;
}
