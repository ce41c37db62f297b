import type { DayReason, Name } from './calendar.ts';
import { lastDayBefore, dayOf, partsOf, timeOf, weekdayOf, type Day, type Instant } from './days.ts';
import type { Pause } from './pauses.ts';
import { describeSpan, type Language, type Span } from './span.ts';

/**
 * A day of a deadline's count, or several days off in a row with the same reason (`to` is the last of them).
 * A pause that is still open has no `to`.
 */
export interface ExplainedDays {
  day: Day;
  to?: Day;
  counted: boolean;
  /** Which day of the count it is, from 1; working-day spans only. */
  n?: number;
  reason: DayReason | 'start' | 'paused' | 'end';
  name?: Name;
}

/**
 * Why a deadline falls when it does, as plain data. Working-day spans list every day; the others only where they
 * start, stand still and end, because nothing else decides about them.
 * @rule X-01
 */
export interface Explanation {
  span: Span;
  from: Instant;
  due: Instant | null;
  days: ExplainedDays[];
  pauses: Pause[];
  /** Years whose holiday schedule is not published yet and could still move this deadline. */
  awaitedYears: number[];
}

/** The explanation as sentences, in the order of the days: how it starts, what counts, what does not, how it ends. */
export function explain(explanation: Explanation, language: Language): string[] {
  const inHours = explanation.span.unit === 'hours';
  const date = dateWriter(language);
  const sentences: string[] = [];
  for (const entry of explanation.days) {
    if (entry.reason === 'start') sentences.push(startSentence(explanation, date, language));
    else if (entry.reason === 'paused' && inHours) continue;
    else if (entry.reason !== 'end') sentences.push(daySentence(entry, date, language));
  }
  if (inHours) for (const pause of explanation.pauses) sentences.push(exactPauseSentence(pause, date, language));
  sentences.push(endSentence(explanation, date, language));
  for (const year of explanation.awaitedYears) {
    sentences.push(
      language === 'zh'
        ? `${year}年放假安排尚未公布，此期限为暂定，公布后重新计算。`
        : `The holiday schedule of ${year} is not published yet: this deadline is provisional and will be computed again.`,
    );
  }
  return sentences;
}

type DateWriter = (day: Day) => string;

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Writes days with their weekday, and the year only where it is not the one written last. */
function dateWriter(language: Language): DateWriter {
  let yearWritten: number | undefined;
  return (day) => {
    const { year, month, date } = partsOf(day);
    const weekday = weekdays[language][weekdayOf(day) - 1];
    const newYear = year !== yearWritten;
    yearWritten = year;
    if (language === 'zh') return `${newYear ? `${year}年` : ''}${month}月${date}日（${weekday}）`;
    return `${weekday} ${date} ${months[month - 1]}${newYear ? ` ${year}` : ''}`;
  };
}

function startSentence({ from, span }: Explanation, date: DateWriter, language: Language): string {
  const start = date(dayOf(from));
  const length = describeSpan(span, language);
  if (span.unit === 'hours') {
    return language === 'zh'
      ? `自${start}${timeOf(from)}起连续计 ${length}，夜间、周末和节假日照计。`
      : `${length} from ${start} ${timeOf(from)}, nights, weekends and holidays included.`;
  }
  return language === 'zh' ? `自${start}起 ${length}，当日不计。` : `${length} from ${start}; the day itself does not count.`;
}

function daySentence(entry: ExplainedDays, date: DateWriter, language: Language): string {
  const open = entry.reason === 'paused' && entry.to === undefined;
  const days = open ? since(entry.day, date, language) : range(entry, date, language);
  const reason = reasonWords(entry, language);
  if (language === 'zh') return `${days}${reason}，${entry.counted ? `计第${entry.n}天` : '不计'}。`;
  return `${days}: ${reason}, ${entry.counted ? `counts as day ${entry.n}` : 'does not count'}.`;
}

function since(day: Day, date: DateWriter, language: Language): string {
  return language === 'zh' ? `${date(day)}起` : `From ${date(day)} on`;
}

function range({ day, to }: ExplainedDays, date: DateWriter, language: Language): string {
  if (to === undefined || to === day) return date(day);
  return language === 'zh' ? `${date(day)}至${date(to)}` : `${date(day)} to ${date(to)}`;
}

function reasonWords({ reason, name }: ExplainedDays, language: Language): string {
  const zh = language === 'zh';
  switch (reason) {
    case 'weekday':
      return zh ? '工作日' : 'working day';
    case 'weekend':
      return zh ? '周末' : 'weekend';
    case 'holiday':
      return zh ? `${name?.zh ?? '节日'}放假` : (name?.en ?? 'public holiday');
    case 'make-up-workday':
      return zh ? '调休上班' : `make-up workday${name ? ` for ${name.en}` : ''}`;
    case 'local-holiday':
      return zh ? `${name?.zh ?? '本地节日'}（本地放假）` : `${name?.en ?? 'holiday'} (local holiday)`;
    case 'local-workday':
      return zh ? `${name?.zh ?? '本地安排'}（本地上班）` : `${name?.en ?? 'local arrangement'} (local workday)`;
    case 'paused':
      return zh ? '暂停' : 'paused';
    case 'start':
    case 'end':
      return '';
    default:
      return reason satisfies never;
  }
}

function exactPauseSentence({ from, to }: Pause, date: DateWriter, language: Language): string {
  const begin = `${date(dayOf(from))}${language === 'zh' ? '' : ' '}${timeOf(from)}`;
  if (to === undefined) return language === 'zh' ? `${begin}起暂停。` : `Paused since ${begin}.`;
  const end = `${date(dayOf(to))}${language === 'zh' ? '' : ' '}${timeOf(to)}`;
  return language === 'zh' ? `${begin}至${end}暂停，期限顺延同样长的时间。` : `Paused from ${begin} to ${end}; the deadline moves by as much.`;
}

function endSentence({ due, span }: Explanation, date: DateWriter, language: Language): string {
  if (due === null) {
    return language === 'zh' ? '暂停期间没有截止时间，恢复后按剩余时间重新计算。' : 'While paused there is no due time; it is computed again from what is left.';
  }
  // 00:00 of the next day is what everybody calls 24:00 of the last one, except where hours were counted.
  const endsWithDay = span.unit !== 'hours' && timeOf(due) === '00:00';
  const day = endsWithDay ? lastDayBefore(due) : dayOf(due);
  const time = endsWithDay ? '24:00' : timeOf(due);
  return language === 'zh' ? `${date(day)}${time}截止。` : `Due ${date(day)} at ${time}.`;
}
