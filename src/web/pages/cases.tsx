import { mayExport } from '../../cases/read/export.ts';
import { listCases } from '../../cases/read/cases.ts';
import { satisfactionFor, type SatisfactionFigure } from '../../cases/read/satisfaction.ts';
import type { CaseFilter, CaseSummary, Page } from '../../cases/read/model.ts';
import { programmeOf, programmes } from '../../programmes/index.ts';
import { CLOSED, TRACKS } from '../../programmes/programme.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { Select, TextField, Tick } from '../kit/fields.tsx';
import { Deadline, Pager, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { PageReply, Reply } from '../reply.ts';
import { queryOf, type StaffVisit, type Visit } from '../visit.ts';
import { categoryLine } from '../words/caseLine.ts';
import { dayText } from '../words/dates.ts';
import { dayOf } from '../../calendar/days.ts';
import { closingWords } from '../words/outcomes.ts';
import { standText, stageText } from '../words/stages.ts';
import { wordFor } from '../words/text.ts';
import { cursorOf, NewApplication, takesIn } from './desk.tsx';
import { SatisfactionLine } from './SatisfactionLine.tsx';

/** 案件: the cases in scope, by filters that stand in the address. */
export function casesPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const filter = filterOf(visit);
    const [page, figure] = await Promise.all([listCases(parts, visit.staff, filter, cursorOf(visit)), satisfactionFor(parts, visit.staff)]);
    return listPage(visit, filter, page, figure);
  };
}

/** Searching by a number is sent as a form: an identity number does not belong in an address or a log. */
export function searchCases(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const search = typedOne(typedOf(visit.request.body), 'search').trim();
    return listPage(visit, { search }, await listCases(parts, visit.staff, { search }));
  };
}

const filterOf = (visit: Visit): CaseFilter => filterFrom((name) => queryOf(visit, name));

/** The filters as they stand in the address and in forms. */
export const filterNames = ['programme', 'stage', 'state', 'overdue'] as const;

export function filterFrom(asked: (name: (typeof filterNames)[number]) => string): CaseFilter {
  const [programme, stage, state] = [asked('programme'), asked('stage'), asked('state')];
  return {
    ...(programme === '' ? {} : { programme }), ...(stage === '' ? {} : { stage }), ...(state === 'open' ? { open: true } : state === 'closed' ? { open: false } : {}),
    ...(asked('overdue') === 'yes' ? { overdue: true } : {}),
  };
}

function listPage(visit: StaffVisit, filter: CaseFilter, page: Page<CaseSummary>, figure?: SatisfactionFigure): PageReply {
  const { t, staff } = visit;
  return {
    kind: 'page', section: 'cases', title: { zh: '案件', en: 'Cases' }, action: takesIn(staff) ? <NewApplication t={t} /> : null,
    view: (
      <>
        <div class="filters">
          <form method="post" action="/cases/search" class="filter" role="search">
            <FormKeys visit={visit} />
            <TextField t={t} name="search" label={t('受理编号或证件号码', 'Receipt or identity number')} value={filter.search ?? ''} />
            <button class="button button--quiet">{t('查找', 'Find')}</button>
          </form>
          <form method="get" action="/cases" class="filter">
            <Select t={t} none={t('全部', 'All')} name="programme" label={t('帮扶项目', 'Programme')} value={filter.programme ?? ''} options={programmes().map(({ id, title }) => ({ value: id, label: t(title) }))} />
            <Select t={t} none={t('全部', 'All')} name="stage" label={t('环节', 'Stage')} value={filter.stage ?? ''} options={stageOptions(visit, filter.programme)} />
            <Select t={t} none={t('全部', 'All')} name="state" label={t('状态', 'State')} value={filter.open === undefined ? '' : filter.open ? 'open' : 'closed'} options={[{ value: 'open', label: t('办理中', 'Open') }, { value: 'closed', label: t('已办结', 'Closed') }]} />
            <Tick t={t} name="overdue" label={t('只看超期', 'Overdue only')} checked={filter.overdue ?? false} />
            <button class="button button--quiet">{t('筛选', 'Filter')}</button>
          </form>
        </div>
        {mayExport(staff.role) && !filter.search && page.items.length > 0 ? <p class="page-actions"><a href={`/cases/export${new URL(visit.request.originalUrl, 'http://any').search}`}>{t('导出清单', 'Export the list')}</a></p> : null}
        {page.items.length === 0
          ? <p class="empty">{filter.search ? t('没有找到，或不在您的辖区内。', 'Not found, or not in your region.') : t('没有符合条件的案件。', 'No case fits.')}</p>
          : <CaseTable visit={visit} cases={page.items} />}
        <Pager visit={visit} next={page.next} />
        {figure ? <SatisfactionLine visit={visit} figure={figure} /> : null}
      </>
    ),
  };
}

/** The stages that a case as a whole can stand at; of one programme where one is chosen. */
function stageOptions({ t }: Visit, programme: string | undefined) {
  const pages = programmes().filter(({ id }) => programme === undefined || id === programme);
  const own = new Set(pages.flatMap(({ stages, tracks }) => Object.keys(stages).filter((name) => !tracks || (stages[name] && 'by' in stages[name]))));
  return [...own, TRACKS, CLOSED].map((value) => ({ value, label: t(stageText(value, own.has(value) ? programme : undefined)) }));
}

export function CaseTable({ visit, cases }: { visit: Visit; cases: readonly CaseSummary[] }) {
  const { t } = visit;
  return (
    <Table
      caption={t('案件', 'Cases')}
      head={[t('受理编号', 'Receipt'), t('申请人', 'Applicant'), t('类别', 'Category'), t('社区', 'Community'), t('环节', 'Stage'), t('期限', 'Due'), t('受理日期', 'Opened')]}
      rows={cases.map((one) => ({
        key: one.id,
        cells: [
          <><a href={`/cases/${one.id}`}>{one.receipt}</a><br /><small class="meta">{t(programmeOf(one.programme).title)}</small></>, <span class="nowrap">{t(`${one.applicantName}（${one.people} 人）`, `${one.applicantName} (${one.people})`)}</span>, categoryLine(visit, one), t(one.regionName),
          one.closedReason ? t(stageText(CLOSED)) + t('：', ': ') + t(wordFor(closingWords, one.closedReason)) : t(standText(one)),
          <Deadline visit={visit} clock={{ ...(one.dueAt ? { dueAt: one.dueAt } : {}), region: one.region }} />, <span class="nowrap">{t(dayText(dayOf(one.openedAt)))}</span>,
        ],
      }))}
    />
  );
}
