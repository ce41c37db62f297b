import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayKind, forRegion, makeCalendar, type Calendar, type Overlay, type YearSchedule } from '../../src/calendar/calendar.ts';
import { deadline } from '../../src/calendar/deadline.ts';
import { addDays, addHours, lastDayBefore, startOfDay, type Day, type Instant } from '../../src/calendar/days.ts';
import { mergeYear } from '../../src/calendar/import.ts';
import { moments, type Lead } from '../../src/calendar/moments.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import type { Pause } from '../../src/calendar/pauses.ts';
import type { Span } from '../../src/calendar/span.ts';

const REGION = '110105';

/** From the first published year into the first one that is not. */
const days: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 3 * 365 + 60 }).map((count) => addDays('2024-01-01', count));
const instants: fc.Arbitrary<Instant> = fc
  .tuple(days, fc.integer({ min: 0, max: 24 * 60 - 1 }))
  .map(([day, minutes]) => addHours(startOfDay(day), minutes / 60));

const counts = fc.integer({ min: 1, max: 25 });
const workingDays: fc.Arbitrary<Extract<Span, { unit: 'workingDays' }>> = fc.record({
  unit: fc.constant('workingDays' as const),
  count: counts,
  ends: fc.constantFrom('office' as const, 'midnight' as const),
});
const spans: fc.Arbitrary<Span> = fc.oneof(
  workingDays,
  fc.record({ unit: fc.constantFrom('calendarDays' as const, 'hours' as const, 'weeks' as const, 'months' as const), count: counts }),
);

/** Closed pauses that begin up to a month after the start. */
function pausesAfter(from: Instant): fc.Arbitrary<Pause[]> {
  const pause = fc
    .tuple(fc.integer({ min: 0, max: 30 * 24 }), fc.integer({ min: 0, max: 10 * 24 }))
    .map(([after, length]) => ({ from: addHours(from, after), to: addHours(from, after + length) }));
  return fc.array(pause, { maxLength: 3 });
}

const clocks = fc.tuple(instants, spans).chain(([from, span]) => fc.record({ from: fc.constant(from), span: fc.constant(span), pauses: pausesAfter(from) }));
const workingDayClocks = fc
  .tuple(instants, workingDays)
  .chain(([from, span]) => fc.record({ from: fc.constant(from), span: fc.constant(span), pauses: pausesAfter(from) }));

function due(from: Instant, span: Span, pauses: readonly Pause[] = [], calendar: Calendar = nationalCalendar): Instant {
  const result = deadline({ from, span, pauses, calendar });
  if (result.due === null) throw new Error('no pause was left open');
  return result.due;
}

describe('whatever the dates', () => {
  it('X-01: a pause never makes a deadline earlier', () => {
    fc.assert(
      fc.property(clocks, ({ from, span, pauses }) => {
        const [, ...fewer] = pauses;
        expect(due(from, span, pauses) >= due(from, span, fewer)).toBe(true);
      }),
    );
  });

  it('X-01: pausing and resuming never uses up what was left', () => {
    fc.assert(
      fc.property(workingDayClocks, fc.integer({ min: 0, max: 40 * 24 }), fc.integer({ min: 0, max: 20 * 24 }), ({ from, span }, after, length) => {
        const stopped = { from: addHours(from, after) };
        const paused = deadline({ from, span, pauses: [stopped], calendar: nationalCalendar });
        if (paused.due !== null) return;
        const resumedAt = addHours(stopped.from, length);
        const left: Span = { ...span, count: paused.remaining.count };
        expect(due(from, span, [{ ...stopped, to: resumedAt }])).toBe(due(resumedAt, left));
      }),
    );
  });

  it('X-01: another day off never makes a deadline earlier', () => {
    fc.assert(
      fc.property(clocks, fc.uniqueArray(days, { maxLength: 20 }), ({ from, span, pauses }, extra) => {
        const overlays = extra.map((date): Overlay => ({ region: '11', date, kind: 'holiday', name: { zh: '演示节', en: 'Demo' }, citation: '演示' }));
        const calendar = forRegion(makeCalendar({ ...nationalCalendar, overlays }), REGION);
        expect(due(from, span, pauses, calendar) >= due(from, span, pauses)).toBe(true);
      }),
    );
  });

  it('X-01: a working-day deadline never falls on a day off', () => {
    fc.assert(
      fc.property(workingDayClocks, ({ from, span, pauses }) => {
        expect(dayKind(nationalCalendar, lastDayBefore(due(from, span, pauses))).working).toBe(true);
      }),
    );
  });

  it('X-01: the explanation counts exactly as many days as the span has, each of them worked, in order', () => {
    fc.assert(
      fc.property(workingDayClocks, ({ from, span, pauses }) => {
        const { explanation } = deadline({ from, span, pauses, calendar: nationalCalendar });
        const counted = explanation.days.filter((entry) => entry.counted);
        expect(counted.map((entry) => entry.n)).toEqual(Array.from({ length: span.count }, (_, position) => position + 1));
        expect(counted.every((entry) => dayKind(nationalCalendar, entry.day).working)).toBe(true);
        expect(counted.map((entry) => entry.day)).toEqual(counted.map((entry) => entry.day).toSorted());
      }),
    );
  });

  it('X-01: without a pause the explanation leaves out no day', () => {
    fc.assert(
      fc.property(instants, workingDays, (from, span) => {
        const { explanation } = deadline({ from, span, calendar: nationalCalendar });
        explanation.days.slice(1).forEach((entry, position) => {
          const before = explanation.days[position];
          expect(entry.day).toBe(addDays(before?.to ?? before?.day ?? '', 1));
        });
      }),
    );
  });

  it('X-01: the order in which schedules are imported does not matter', () => {
    const versions: YearSchedule[] = [1, 2, 3].flatMap((version) =>
      [2027, 2028].map((year) => ({
        year,
        source: { title: `演示 ${year}`, published: `${year - 1}-11-30` },
        version,
        holidays: [{ name: { zh: '春节', en: 'Spring Festival' }, from: `${year}-02-0${version}`, to: `${year}-02-09` }],
        makeUpWorkdays: [],
      })),
    );
    const order = (schedules: readonly YearSchedule[]) => schedules.reduce(mergeYear, nationalCalendar);
    fc.assert(
      fc.property(fc.shuffledSubarray(versions, { minLength: versions.length }), (shuffled) => {
        expect(order(shuffled)).toEqual(order(versions));
      }),
    );
  });

  it('X-06: reminders lie between start and due instant, in their hours, and the list is in order', () => {
    const leads: fc.Arbitrary<Lead> = fc.record({
      unit: fc.constantFrom('workingDays' as const, 'calendarDays' as const, 'hours' as const),
      count: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(clocks, fc.array(leads, { maxLength: 4 }), fc.constantFrom('working' as const, 'daily' as const), ({ from, span }, remind, hours) => {
        const end = due(from, span);
        const list = moments({ startedAt: from, due: end, remind, escalateAfter: { unit: 'hours', count: 1 }, hours, calendar: nationalCalendar });
        const times = list.map(({ at }) => at);
        expect(times).toEqual(times.toSorted());
        expect(new Set(times).size).toBe(times.length);
        for (const moment of list.filter(({ kind }) => kind === 'remind')) {
          expect(moment.at >= from && moment.at < end).toBe(true);
          const { working } = dayKind(nationalCalendar, lastDayBefore(addHours(moment.at, 1 / 3600)));
          expect(hours === 'daily' || working).toBe(true);
        }
      }),
    );
  });
});
