import { dayOf, lastDayBefore, partsOf, timeOf, weekdayOf, type Day, type Instant } from '../../calendar/days.ts';
import type { Text } from './text.ts';

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A day with its year: `2026年2月25日`, `25 Feb 2026`. */
export function dayText(day: Day): Text {
  const { year, month, date } = partsOf(day);
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1]} ${year}` };
}

/** A day with its weekday: `2月25日（周三）`, `Wed 25 Feb`. */
export function shortDayText(day: Day): Text {
  const { month, date } = partsOf(day);
  const weekday = weekdayOf(day) - 1;
  return { zh: `${month}月${date}日（${weekdays.zh[weekday]}）`, en: `${weekdays.en[weekday]} ${date} ${months[month - 1]}` };
}

/** An instant as everybody writes it in Asia/Shanghai: `2026年2月25日 18:00`, `25 Feb 2026, 18:00`. */
export function instantText(instant: Instant): Text {
  const day = dayText(dayOf(instant));
  return { zh: `${day.zh} ${timeOf(instant)}`, en: `${day.en}, ${timeOf(instant)}` };
}

/**
 * When a deadline ends: midnight is 24:00 of the day before, as people say it.
 * @param now the year is left out when it is the present one; without it always
 */
export function dueText(due: Instant, now?: Instant): Text {
  const midnight = timeOf(due) === '00:00';
  const lastDay = midnight ? lastDayBefore(due) : dayOf(due);
  const day = shortDayText(lastDay);
  const time = midnight ? '24:00' : timeOf(due);
  const { year } = partsOf(lastDay);
  const far = now !== undefined && partsOf(dayOf(now)).year !== year;
  return { zh: `${far ? `${year}年` : ''}${day.zh} ${time}`, en: `${day.en}${far ? ` ${year}` : ''}, ${time}` };
}

/** Money in fen as yuan: `3,200.00 元`, `CNY 3,200.00`. */
export function moneyText(fen: number): Text {
  const yuan = (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return { zh: `${yuan} 元`, en: `CNY ${yuan}` };
}
