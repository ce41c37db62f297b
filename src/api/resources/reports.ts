import { z } from 'zod';
import { covers } from '../../access/region.ts';
import { notFound } from '../../cases/read/scope.ts';
import { casesBehind, figuresOf, indicatorNames, perMille } from '../../reports/indicators.ts';
import { quarterOf, spanOf } from '../../reports/quarter.ts';
import { readReports, submitReport } from '../../reports/quarterly.ts';
import { dayOf } from '../../calendar/days.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';

const readers = ['district-officer', 'city-officer', 'province-officer', 'national-officer', 'supervisor', 'auditor', 'admin'] as const;
const quarter = { year: z.coerce.number().int().min(2000).max(2200), quarter: z.coerce.number().int().min(1).max(4) };
const region = z.string().regex(/^\d{2,12}$/).optional();

const live = staffEndpoint({
  method: 'get', path: '/reports/indicators', tag: 'reports', summary: { zh: '指标', en: 'The indicators of B-16 as the records stand, by district; shares in tenths of a percent' },
  roles: readers, query: z.strictObject({ year: quarter.year.optional(), quarter: quarter.quarter.optional() }),
  answers: { status: 200, schema: z.object({ items: z.array(z.looseObject({ district: z.string() })) }) },
  async handle({ parts, reader, query }) {
    const span = spanOf({ ...quarterOf(dayOf(parts.now())), ...query });
    const all = await figuresOf(parts.pool, reader.region, span);
    return { body: { items: all.map((figures) => ({ district: figures.district, figures, indicators: Object.fromEntries(indicatorNames.map((name) => [name, perMille(name, figures) ?? null])) })) } };
  },
});

const behind = staffEndpoint({
  method: 'get', path: '/reports/indicators/{indicator}/cases', tag: 'reports', summary: { zh: '指标背后的案件', en: 'The cases that keep an indicator from being whole' },
  roles: readers, params: z.object({ indicator: z.enum(indicatorNames) }), query: z.strictObject({ year: quarter.year.optional(), quarter: quarter.quarter.optional(), region }),
  answers: { status: 200, schema: z.object({ items: z.array(z.object({ id: z.uuid(), receipt: z.string(), region: z.string() })) }) },
  async handle({ parts, reader, params, query: { region: asked, ...query } }) {
    if (asked !== undefined && !covers(reader.region, asked)) return notFound();
    return { body: { items: await casesBehind(parts.pool, params.indicator, asked ?? reader.region, spanOf({ ...quarterOf(dayOf(parts.now())), ...query })) } };
  },
});

const frozen = staffEndpoint({
  method: 'get', path: '/reports/quarters/{year}/{quarter}', tag: 'reports', summary: { zh: '季度报告', en: 'The frozen report of a quarter; late and lagging places are named (B-17)' },
  roles: readers, params: z.object(quarter), answers: { status: 200, schema: z.object({ items: z.array(z.looseObject({ district: z.string(), late: z.boolean(), lagging: z.array(z.string()) })) }) },
  handle: async ({ parts, reader, params }) => ({ body: { items: await readReports(parts.pool, reader, params, parts.now()) } }),
});

const submitted = staffEndpoint({
  method: 'post', path: '/reports/quarters/{year}/{quarter}/{district}/submit', tag: 'reports', summary: { zh: '上报季度报告', en: 'Hand a district’s report to the province' }, command: true,
  roles: ['city-officer'], params: z.object({ ...quarter, district: z.string().regex(/^\d{6}$/) }), answers: { status: 204 },
  async handle({ parts, reader, params: { district, ...of } }) {
    await submitReport(parts.pool, reader, district, of, parts.now());
    return { status: 204 };
  },
});

export const reportEndpoints: Endpoint[] = [live, behind, frozen, submitted];
