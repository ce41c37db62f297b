import { z } from 'zod';
import { awaitedYear, forRegion } from '../../calendar/calendar.ts';
import { dayOf, startOfDay } from '../../calendar/days.ts';
import { deadline } from '../../calendar/deadline.ts';
import { explain } from '../../calendar/explanation.ts';
import type { Span } from '../../calendar/span.ts';
import { importYear } from '../../cases/calendarImport.ts';
import { refuseInput } from '../../refusals/input.ts';
import { openEndpoint, staffEndpoint, type Endpoint } from '../endpoint.ts';
import { regionCode } from '../schemas.ts';

const year = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

const read = openEndpoint({
  method: 'get', path: '/calendar/{year}', tag: 'calendar', summary: { zh: '一年的放假安排', en: 'The holiday schedule of a year; provisional while it is not published' },
  params: year, answers: { status: 200, schema: z.looseObject({ year: z.int(), provisional: z.boolean() }) },
  async handle({ parts, params }) {
    const calendar = await parts.calendar.current();
    const schedule = calendar.years.find((one) => one.year === params.year);
    return { body: { year: params.year, provisional: awaitedYear(calendar, `${params.year}-06-30`) !== undefined, calendarVersion: calendar.version, ...(schedule ? { schedule } : {}) } };
  },
});

const put = staffEndpoint({
  method: 'put', path: '/calendar/{year}', tag: 'calendar', summary: { zh: '导入放假安排，重算全部期限', en: 'Import a holiday schedule; every open deadline is computed again' },
  roles: ['admin'], params: year, body: z.unknown(), answers: { status: 202, schema: z.looseObject({ calendarVersion: z.string(), imported: z.boolean() }) },
  async handle({ parts, reader, params, body }) {
    const { calendarVersion, imported } = await importYear(parts, reader, params.year, body);
    if (imported) {
      // In the background: each case takes the new calendar by itself, and asking again starts nothing twice.
      parts.recomputeDeadlines?.(calendarVersion).catch((error: unknown) => parts.log.error({ name: error instanceof Error ? error.name : '' }, 'deadlines could not all be recomputed'));
    }
    return { status: 202, body: { calendarVersion, imported } };
  },
});

const count = z.coerce.number().int().min(0).max(3660).optional();
const units = ['workingDays', 'calendarDays', 'hours', 'weeks', 'months', 'years'] as const;

/** Beyond these no calendar of ours means anything, and with the longest span no date is left to be written. */
const [EARLIEST, LATEST] = ['1900-01-01', '2200-12-31'];

const due = openEndpoint({
  method: 'get', path: '/deadlines', tag: 'calendar', summary: { zh: '推算期限并说明', en: 'When something falls due, and why' },
  query: z.strictObject({
    from: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).refine((from) => from >= EARLIEST && from.slice(0, 10) <= LATEST, 'format')
      .describe(`Day or instant of the event, from ${EARLIEST} to ${LATEST}; its day does not count`),
    workingDays: count, calendarDays: count, hours: count, weeks: count, months: count, years: count,
    ends: z.enum(['office', 'midnight']).default('midnight').describe('Working days end at the office’s closing time, or at 24:00'), region: regionCode.optional(),
  }),
  answers: { status: 200, schema: z.object({ due: z.iso.datetime(), provisional: z.boolean(), calendarVersion: z.string(), sentences: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }), explanation: z.looseObject({}) }) },
  async handle({ parts, query }) {
    const calendar = await parts.calendar.current();
    const from = query.from.length > 10 ? new Date(query.from).toISOString() : startOfDay(query.from);
    const { due: dueAt, provisional, calendarVersion, explanation } = deadline({ from, span: spanOf(query), calendar: query.region ? forRegion(calendar, query.region) : calendar });
    return { body: { due: dueAt, lastDay: dueAt && dayOf(new Date(Date.parse(dueAt) - 1).toISOString()), provisional, calendarVersion, sentences: { zh: explain(explanation, 'zh'), en: explain(explanation, 'en') }, explanation } };
  },
});

function spanOf(query: Partial<Record<(typeof units)[number], number | undefined>> & { ends: 'office' | 'midnight' }): Span {
  const [unit, ...others] = units.filter((name) => query[name] !== undefined);
  if (!unit) return refuseInput([{ field: 'workingDays', problem: 'required', rule: 'X-01' }]);
  if (others.length > 0) return refuseInput(others.map((field) => ({ field, problem: 'unknown-field' as const, rule: 'X-01' as const })));
  const length = query[unit] ?? 0;
  return unit === 'workingDays' ? { unit, count: length, ends: query.ends } : { unit, count: length };
}

export const calendarEndpoints: Endpoint[] = [read, put, due];
