import { forRegion, type Calendar } from '../../calendar/calendar.ts';
import type { Explanation } from '../../calendar/explanation.ts';
import type { Span } from '../../calendar/span.ts';
import { remainingWord, type Standing } from '../../calendar/standing.ts';
import type { Instant } from '../../calendar/days.ts';

/** As much of a clock as lists know. */
export interface DueClock {
  clock?: string;
  dueAt?: Instant;
  pausedSince?: Instant;
  region?: string;
  explanation?: Explanation;
}

/** How a deadline stands; `undefined` where there is none. */
export function standingOf({ clock, dueAt, pausedSince, region, explanation }: DueClock, now: Instant, calendar: Calendar): Standing | undefined {
  if (pausedSince) return { state: 'paused' };
  if (!dueAt) return undefined;
  const local = region === undefined ? calendar : forRegion(calendar, region);
  return remainingWord(now, { due: dueAt, unit: explanation?.span.unit ?? unitOf(clock) }, local);
}

/** Lists do not carry the span; its unit follows from what the clock is for. */
function unitOf(clock = ''): Span['unit'] {
  if (clock === 'placement:household') return 'hours';
  return /^(call|placement|age):/.test(clock) ? 'calendarDays' : 'workingDays';
}
