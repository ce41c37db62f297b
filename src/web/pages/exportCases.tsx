import { csvOf, exportCases, mayExport, MOST_EXPORTED } from '../../cases/read/export.ts';
import type { CaseFilter, CaseSummary } from '../../cases/read/model.ts';
import { notFound } from '../../cases/read/scope.ts';
import { dayOf } from '../../calendar/days.ts';
import { programmeOf } from '../../programmes/index.ts';
import { InputError } from '../../refusals/input.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { fieldId, TextField } from '../kit/fields.tsx';
import { ErrorSummary } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { queryOf, type StaffVisit, type Visit } from '../visit.ts';
import { categoryLine } from '../words/caseLine.ts';
import { dayText, instantText } from '../words/dates.ts';
import { closingWords } from '../words/outcomes.ts';
import { standText } from '../words/stages.ts';
import { wordFor, type Text } from '../words/text.ts';
import { filterFrom, filterNames } from './cases.tsx';

/** Asks for the reason before the list leaves the product as a file. @rule X-08 */
export function exportPage() {
  return (visit: StaffVisit): Reply => {
    if (!mayExport(visit.staff.role)) return notFound();
    return form(visit, (name) => queryOf(visit, name));
  };
}

export function takeExport(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    if (!mayExport(visit.staff.role)) return notFound();
    const typed = typedOf(visit.request.body);
    const asked = (name: string) => typedOne(typed, name).trim();
    try {
      const cases = await exportCases(parts, visit.staff, filterFrom(asked), asked('reason'));
      return { kind: 'file', content: fileOf(visit, cases), name: visit.t(`案件清单-${dayOf(parts.now())}.csv`, `cases-${dayOf(parts.now())}.csv`), mediaType: 'text/csv; charset=utf-8' };
    } catch (error) {
      if (error instanceof InputError) return form(visit, asked, { zh: '请写明导出原因（最多 200 字）。', en: 'Say what the export is for, in 200 characters at most.' });
      throw error;
    }
  };
}

function fileOf(visit: Visit, cases: readonly CaseSummary[]): Buffer {
  const { t } = visit;
  const head = [t('受理编号', 'Receipt'), t('帮扶项目', 'Programme'), t('申请人', 'Applicant'), t('人数', 'People'), t('类别', 'Category'), t('社区', 'Community'), t('环节', 'Stage'), t('期限', 'Due'), t('是否超期', 'Overdue'), t('受理日期', 'Opened'), t('办结原因', 'Closed because')];
  return csvOf(head, cases.map((one) => [
    one.receipt, t(programmeOf(one.programme).title), one.applicantName, String(one.people), categoryLine(visit, one), t(one.regionName), t(standText(one)), one.dueAt ? t(instantText(one.dueAt)) : '',
    one.overdue ? t('是', 'yes') : t('否', 'no'), t(dayText(dayOf(one.openedAt))), one.closedReason ? t(wordFor(closingWords, one.closedReason)) : '',
  ]));
}

function form(visit: StaffVisit, asked: (name: string) => string, fault?: Text): Reply {
  const { t } = visit;
  const filter: CaseFilter = filterFrom(asked);
  return {
    kind: 'page', section: 'cases', title: { zh: '导出案件清单', en: 'Export the list of cases' }, ...(fault ? { status: 422 } : {}),
    view: (
      <div class="narrow stack">
        {fault ? <ErrorSummary title={t(fault)} items={[{ href: `#${fieldId('reason')}`, text: t('填写原因后再导出。', 'Give the reason, then export.') }]} /> : null}
        <p>{t(`导出当前筛选结果，姓名与页面上一样遮盖，最多 ${MOST_EXPORTED} 行。谁、何时、为何导出会留下记录。`, `What the list shows under its filters, masked as there, ${MOST_EXPORTED} rows at most. Who exported, when and why stays on record.`)}</p>
        <form method="post" action="/cases/export" class="stack" hx-boost="false">
          <FormKeys visit={visit} />
          {filterNames.map((name) => (asked(name) === '' ? null : <input key={name} type="hidden" name={name} value={asked(name)} />))}
          <TextField t={t} name="reason" label={t('导出原因', 'Reason')} hint={filter.overdue ? t('例如：督办超期案件。', 'Such as: following up what is overdue.') : t('例如：季度统计核对。', 'Such as: checking the quarter’s figures.')} error={fault && t(fault)} />
          <p class="form-actions"><button class="button">{t('导出', 'Export')}</button><a href="/cases">{t('返回', 'Back')}</a></p>
        </form>
      </div>
    ),
  };
}
