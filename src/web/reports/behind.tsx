import { covers } from '../../access/region.ts';
import { dayOf } from '../../calendar/days.ts';
import { notFound } from '../../cases/read/scope.ts';
import { casesBehind, indicatorNames, indicators, MOST_CASES } from '../../reports/indicators.ts';
import { quarterOf, spanOf } from '../../reports/quarter.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { regionNames } from '../regionNames.ts';
import type { Reply } from '../reply.ts';
import { partOf, queryOf, type StaffVisit } from '../visit.ts';

/** The cases behind a figure of the reports: those that keep an indicator of this quarter from being whole. @rule B-16 */
export function behindPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff } = visit;
    const indicator = indicatorNames.find((name) => name === partOf(visit, 'indicator')) ?? notFound();
    const region = queryOf(visit, 'region') || staff.region;
    if (!covers(staff.region, region)) return notFound();
    const quarter = quarterOf(dayOf(parts.now()));
    const cases = await casesBehind(parts.pool, indicator, region, spanOf(quarter));
    const nameOf = await regionNames(parts, [region, ...cases.map((one) => one.region)]);
    const { title } = indicators[indicator];
    return {
      kind: 'page', section: 'reports', title: { zh: `${title.zh}：未达到的案件`, en: `${title.en}: the cases that fall short` },
      view: (
        <>
          <p>{t(`${nameOf(region).zh}，${quarter.year} 年第 ${quarter.quarter} 季度，截至现在`, `${nameOf(region).en}, quarter ${quarter.quarter} of ${quarter.year} so far`)}{cases.length === MOST_CASES ? t(`；只列出最近的 ${MOST_CASES} 件`, `; the latest ${MOST_CASES} only`) : ''}</p>
          {cases.length === 0 ? <p class="empty">{t('没有这样的案件。', 'There is none.')}</p> : (
            <Table
              caption={t(title)} head={[t('受理编号', 'Receipt'), t('社区', 'Community')]}
              rows={cases.map((one) => ({ key: one.id, cells: [staff.role === 'admin' ? one.receipt : <a href={`/cases/${one.id}`}>{one.receipt}</a>, t(nameOf(one.region))] }))}
            />
          )}
          <p><a href="/reports">{t('返回报表', 'Back to the reports')}</a></p>
        </>
      ),
    };
  };
}
