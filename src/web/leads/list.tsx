import { unitsIn, type Unit } from '../../cases/units.ts';
import { compareFile, openLeads, type Comparison, type Lead } from '../../matching/leads.ts';
import { BRINGS_FILES, LARGEST_PARTNER_FILE_MEGABYTES } from '../../matching/partnerFile.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { InputError, refuseInput } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { filesOf } from '../case/storeFiles.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { FILES_FIELD } from '../forms/upload.ts';
import { fieldId, Select } from '../kit/fields.tsx';
import { Notice, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { PageReply, Reply } from '../reply.ts';
import type { StaffVisit, Visit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { dayOf } from '../../calendar/days.ts';
import { leadCodeWords } from '../words/leads.ts';
import { wordFor, type Text } from '../words/text.ts';

/** 数据核对: hints from other departments that wait for a person to look into them; the district compares files here. @rule D-08 */
export function leadsPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => reply(parts, visit, {});
}

/** The file is read in memory, compared and gone; what it came to is said in figures. */
export function takeComparison(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    if (visit.staff.role !== BRINGS_FILES) throw new RefusalError({ code: 'action.other-role', rule: 'D-08', values: { by: BRINGS_FILES } });
    const source = typedOne(typedOf(visit.request.body), 'source');
    const [file] = filesOf(visit);
    try {
      const known = (await unitsIn(parts, visit.staff)).some(({ code }) => code === source);
      if (!known || !file) refuseInput([...(known ? [] : [{ field: 'source', problem: 'required', rule: 'D-08' } as const]), ...(file ? [] : [{ field: FILES_FIELD, problem: 'required', rule: 'D-08' } as const])]);
      return await reply(parts, visit, { source, compared: await compareFile(parts, visit.staff, source, file?.buffer ?? Buffer.alloc(0)) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return reply(parts, visit, { source, error });
    }
  };
}

async function reply(parts: WebParts, visit: StaffVisit, { source = '', compared, error }: { source?: string; compared?: Comparison; error?: InputError }): Promise<PageReply> {
  const [leads, units] = await Promise.all([openLeads(parts, visit.staff), unitsIn(parts, visit.staff)]);
  return {
    kind: 'page', section: 'leads', title: { zh: '数据核对', en: 'Leads' }, ...(error ? { status: catalogue[error.refusal.code].status } : {}),
    view: (
      <>
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={error.problems} label={(field) => labelOf(visit, field)} /> : null}
        {compared ? <Compared visit={visit} compared={compared} /> : null}
        <Leads visit={visit} leads={leads} units={units} />
        {visit.staff.role === BRINGS_FILES ? <Compare visit={visit} units={units} source={source} error={error} /> : null}
      </>
    ),
  };
}

function labelOf({ t }: Visit, field: string): string | undefined {
  const line = /^file\.(\d+)$/.exec(field)?.[1];
  if (line) return t(`第 ${line} 行`, `Line ${line}`);
  return field === 'source' ? t('数据来源', 'Whose data') : t('文件', 'File');
}

function Compared({ visit: { t }, compared: { lines, leads, withoutAuthorisation } }: { visit: Visit; compared: Comparison }) {
  return (
    <Notice tone="ok" title={t(`已比对 ${lines} 行，新增 ${leads} 条线索`, `${lines} lines compared, ${leads} new ${leads === 1 ? 'lead' : 'leads'}`)}>
      <p>{t('文件没有留存。', 'Nothing of the file was kept.')}{withoutAuthorisation > 0 ? t(`另有 ${withoutAuthorisation} 人没有签署授权，未作比对。`, ` ${withoutAuthorisation} ${withoutAuthorisation === 1 ? 'person has' : 'people have'} not agreed, and were not compared.`) : ''}</p>
    </Notice>
  );
}

/** Whose data it is, in words: the unit's own name, where it is on the list. */
export function sourceText(units: readonly Unit[], source: string): Text {
  return units.find(({ code }) => code === source)?.name ?? { zh: source, en: source };
}

function Leads({ visit, leads, units }: { visit: Visit; leads: readonly Lead[]; units: readonly Unit[] }) {
  const { t } = visit;
  if (leads.length === 0) return <p class="empty">{t('没有待核实的线索。', 'No lead waits to be looked into.')}</p>;
  return (
    <Table
      caption={t('待核实的线索', 'Leads to look into')} head={[t('对象', 'Person'), t('受理编号', 'Receipt'), t('线索', 'What it says'), t('来源', 'From'), t('发现', 'Found'), t('办理', 'Action')]}
      rows={leads.map((lead) => ({
        key: lead.id,
        cells: [
          lead.personName, <a href={`/cases/${lead.caseId}`}>{lead.receipt}</a>, t(wordFor(leadCodeWords, lead.code)), t(sourceText(units, lead.source)), <span class="nowrap">{t(dayText(dayOf(lead.foundAt)))}</span>,
          <a class="button button--small" href={`/leads/${lead.id}`}>{t('核实', 'Look into it')}<span class="visually-hidden"> {lead.personName} {lead.receipt}</span></a>,
        ],
      }))}
    />
  );
}

function Compare({ visit, units, source, error }: { visit: Visit; units: readonly Unit[]; source: string; error: InputError | undefined }) {
  const { t } = visit;
  const errors = problemsByField(visit, error?.problems ?? []);
  const wrongFile = errors.get(FILES_FIELD) ?? errors.get('file');
  const codes = Object.entries(leadCodeWords).map(([code, words]) => `${code}${t('（', ' (')}${t(words)}${t('）', ')')}`).join(t('、', ', '));
  return (
    <details class="card" open={error !== undefined}>
      <summary>{t('比对部门数据', 'Compare a partner’s file')}</summary>
      <form method="post" encType="multipart/form-data" action="/leads/comparisons" class="stack" hx-push-url="false">
        <FormKeys visit={visit} />
        <p>{t('只与签署过授权的人比对；比对结果只是线索，由人核实，不作任何决定。', 'Only people who agreed in writing are compared; what is found is a hint for somebody to look into, and decides nothing.')}</p>
        {units.length === 0 ? <p class="empty">{t('本区还没有登记单位，请管理员先登记。', 'No unit of the district is registered yet; the administrator does it.')}</p> : null}
        <Select t={t} name="source" label={t('数据来源', 'Whose data')} value={source} error={errors.get('source')} options={units.map(({ code, name }) => ({ value: code, label: t(name) }))} />
        <div class={wrongFile ? 'field field--error' : 'field'}>
          <label for={fieldId(FILES_FIELD)}>{t('文件', 'File')}</label>
          <p class="hint" id="partner-hint">{t(`CSV，每行“证件号码,代码”，不超过 ${LARGEST_PARTNER_FILE_MEGABYTES} MB。常用代码：${codes}。`, `CSV, a line each of “identity number,code”, up to ${LARGEST_PARTNER_FILE_MEGABYTES} MB. Common codes: ${codes}.`)}</p>
          {wrongFile ? <p class="error">{wrongFile}</p> : null}
          <input type="file" id={fieldId(FILES_FIELD)} name={FILES_FIELD} accept=".csv,text/csv,text/plain" aria-describedby="partner-hint" />
        </div>
        <button class="button">{t('比对', 'Compare')}</button>
      </form>
    </details>
  );
}
