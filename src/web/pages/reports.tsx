import { z } from 'zod';
import { dayOf } from '../../calendar/days.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { MOVES_CASES } from '../../cases/aid/policyMoves.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { figuresOf, indicatorNames, indicators, perMille, type Figures, type Indicator } from '../../reports/indicators.ts';
import { lastQuarter, quarterOf, spanOf } from '../../reports/quarter.ts';
import { readReports, submitReport, type DistrictReport } from '../../reports/quarterly.ts';
import { Table } from '../kit/parts.tsx';
import { regionNames } from '../regionNames.ts';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import type { StaffVisit } from '../visit.ts';
import { dayText, moneyText } from '../words/dates.ts';
import { wordFor } from '../words/text.ts';

const titles = Object.fromEntries(indicatorNames.map((name) => [name, indicators[name].title]));

/** 报表: the indicators of union aid as the records stand, and the last quarter's report as it was frozen. @rule B-16 · B-17 */
export function reportsPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff } = visit;
    const [present, last] = [quarterOf(dayOf(parts.now())), lastQuarter(parts.now())];
    const [all, reports] = await Promise.all([figuresOf(parts.pool, staff.region, spanOf(present)), readReports(parts.pool, staff, last, parts.now())]);
    const regionOf = await regionNames(parts, [...all, ...reports].map(({ district }) => district));
    return {
      kind: 'page', section: 'reports', title: { zh: '报表', en: 'Reports' },
      view: (
        <>
          <section class="stack" aria-labelledby="present">
            <h2 id="present">{t(`困难职工帮扶指标（${present.year} 年第 ${present.quarter} 季度，截至现在）`, `Union aid, quarter ${present.quarter} of ${present.year} so far`)}</h2>
            {all.length === 0 ? <p class="empty">{t('本辖区还没有困难职工帮扶案件。', 'There is no case of union aid in your region yet.')}</p> : (
              <Table
                caption={t('指标', 'Indicators')} head={[t('地区', 'District'), t('在帮', 'Open'), ...indicatorNames.map((name) => t(indicators[name].title)), t('发放', 'Paid'), t('退回', 'Returned')]}
                rows={all.map((figures) => ({
                  key: figures.district,
                  cells: [t(regionOf(figures.district)), figures.open, ...indicatorNames.map((name) => <Share t={t} indicator={name} figures={figures} />), t(moneyText(figures.paidFen)), t(moneyText(figures.returnedFen))],
                }))}
              />
            )}
          </section>
          <section class="stack" aria-labelledby="last">
            <h2 id="last">{t(`季度报告：${last.year} 年第 ${last.quarter} 季度`, `Quarterly report: quarter ${last.quarter} of ${last.year}`)}</h2>
            {reports.length === 0 ? <p class="empty">{t('没有季度报告。', 'There is no report for this quarter.')}</p> : (
              <Table
                caption={t('季度报告', 'Quarterly report')} head={[t('地区', 'District'), t('固定于', 'Frozen'), t('上报', 'Handed in'), t('低于要求的指标', 'Below what is asked')]}
                rows={reports.map((report) => ({
                  key: report.district,
                  cells: [
                    t(regionOf(report.district)), t(dayText(dayOf(report.frozenAt))),
                    report.submittedAt ? t(dayText(dayOf(report.submittedAt))) : staff.role === HANDED_IN_BY ? <HandIn visit={visit} report={report} region={t(regionOf(report.district))} /> : report.late ? t(`逾期未报${report.urgedAt ? '，已催报' : ''}`, `late${report.urgedAt ? ', urged' : ''}`) : t('待上报', 'to be handed in'),
                    report.lagging.map((name) => t(wordFor(titles, name))).join(t('、', ', ')) || '—',
                  ],
                }))}
              />
            )}
          </section>
          {staff.role === MOVES_CASES ? <p><a href="/policy-moves">{t('按新政策办理', 'Move cases to a newer policy')}</a></p> : null}
        </>
      ),
    };
  };
}

/** What is not whole leads to the cases that keep it from being so. */
function Share({ t, indicator, figures }: { t: StaffVisit['t']; indicator: Indicator; figures: Figures }) {
  const value = perMille(indicator, figures);
  if (value === undefined) return <>—</>;
  const text = `${Math.floor(value / 10)}.${value % 10} %`;
  if (value === WHOLE) return <>{text}</>;
  return <a href={`/reports/indicators/${indicator}?region=${figures.district}`}>{text}<span class="visually-hidden">{t('：', ': ')}{t(indicators[indicator].title)}</span></a>;
}

const WHOLE = 1_000;

/** The city hands each district's report to the province. @rule B-17 */
const HANDED_IN_BY = 'city-officer';

function HandIn({ visit, report, region }: { visit: StaffVisit; report: DistrictReport; region: string }) {
  const { t } = visit;
  return (
    <form method="post" action="/reports" class="row">
      <FormKeys visit={visit} />
      <input type="hidden" name="district" value={report.district} />
      <input type="hidden" name="year" value={report.year} />
      <input type="hidden" name="quarter" value={report.quarter} />
      <span>{report.late ? t('已逾期', 'late') : t(`${dayText(dayOf(report.dueAt)).zh}前`, `by ${dayText(dayOf(report.dueAt)).en}`)}</span>
      <button class="button button--small">{t('上报', 'Hand in')}<span class="visually-hidden"> {region}</span></button>
    </form>
  );
}

const asked = z.object({ district: z.string().regex(/^\d{6}$/), year: z.coerce.number().int(), quarter: z.coerce.number().int().min(1).max(4) });

/** @throws RefusalError `not-found` for whoever hands nothing in, and for a report that is not there */
export function takeReport(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { staff, request } = visit;
    const read = asked.safeParse(request.body);
    if (staff.role !== HANDED_IN_BY || !read.success) throw new RefusalError({ code: 'not-found' });
    const { district, ...quarter } = read.data;
    await submitReport(parts.pool, staff, district, quarter, parts.now());
    return redirect('/reports');
  };
}
