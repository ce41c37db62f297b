import { listFunds, openFund } from '../../cases/aid/fundBook.ts';
import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import { InputError, refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { RefusalError, type Refusal } from '../../refusals/refusal.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { fenOf } from '../forms/fenOf.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { Select, TextField } from '../kit/fields.tsx';
import { regionNames } from '../regionNames.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import type { StaffVisit } from '../visit.ts';
import { fundSourceWords, grantKindWords } from '../words/aid.ts';
import { dayText, moneyText } from '../words/dates.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { wordFor, type Text } from '../words/text.ts';

/** 资金: where every yuan of union aid came from, and where it is. @rule B-20 */
export function fundsPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => reply(parts, visit, {});
}

const openers = new Set<string>(['district-officer', 'city-officer', 'admin']);

export function takeFund(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    if (!openers.has(visit.staff.role)) throw new RefusalError({ code: 'not-found' });
    try {
      await openFund(parts, visit.staff, fundOf(typed, visit.staff.region), typedOne(typed, KEY_FIELD));
      return redirect('/funds');
    } catch (error) {
      if (!(error instanceof RefusalError) || error.refusal.code === 'not-found') throw error;
      return reply(parts, visit, typed, { refusal: error.refusal, problems: error instanceof InputError ? error.problems : [] });
    }
  };
}

function fundOf(typed: Typed, region: string) {
  const [source, project, year, total] = ['source', 'project', 'year', 'totalFen'].map((name) => typedOne(typed, name).trim());
  const totalFen = fenOf(total ?? '');
  const problems: FieldProblem[] = [
    ...(source ? [] : [{ field: 'source', problem: 'required' as const, rule: 'B-20' as const }]),
    ...(project ? [] : [{ field: 'project', problem: 'required' as const, rule: 'B-20' as const }]),
    ...(/^20\d\d$/.test(year ?? '') ? [] : [{ field: 'year', problem: 'format' as const, rule: 'B-20' as const }]),
    ...(typeof totalFen === 'number' && totalFen > 0 ? [] : [{ field: 'totalFen', problem: 'format' as const, rule: 'B-20' as const }]),
  ];
  if (problems.length > 0) refuseInput(problems);
  return { region, source: source ?? '', project: project ?? '', year: Number(year), totalFen: Number(totalFen) };
}

const labels: Readonly<Record<string, Text>> = {
  source: { zh: '来源', en: 'Source' }, project: { zh: '项目', en: 'Project' }, year: { zh: '年度', en: 'Year' }, totalFen: { zh: '总额（元）', en: 'Total (yuan)' },
};

async function reply(parts: WebParts, visit: StaffVisit, typed: Typed, failure?: { refusal: Refusal; problems: InputError['problems'] }): Promise<PageReply> {
  const { t } = visit;
  const funds = await listFunds(parts, visit.staff);
  const regionOf = await regionNames(parts, funds.map(({ region }) => region));
  const errors = problemsByField(visit, failure?.problems ?? []);
  const policy = parts.policies.find((one) => isPolicyOf('union-aid', one));
  const { sources = [], projects = [] } = policy && isPolicyOf('union-aid', policy) ? policy.funds : {};
  const label = (name: string) => t(labels[name] ?? { zh: name, en: name });
  return {
    kind: 'page', section: 'funds', title: { zh: '资金', en: 'Funds' }, ...(failure ? { status: catalogue[failure.refusal.code].status } : {}),
    view: (
      <>
        {failure ? <RefusalSummary visit={visit} refusal={failure.refusal} problems={failure.problems} label={label} /> : null}
        {funds.length === 0 ? <p class="empty">{t('还没有设立资金。', 'There is no fund yet.')}</p> : (
          <Table
            caption={t('资金', 'Funds')}
            head={[t('年度', 'Year'), t('来源', 'Source'), t('项目', 'Project'), t('地区', 'Region'), t('总额', 'Total'), t('预留', 'Reserved'), t('已发放', 'Paid'), t('已退回', 'Returned'), t('余额', 'Left'), t('状态', 'State')]}
            rows={funds.map((fund) => ({
              key: fund.id,
              cells: [
                fund.year, t(wordFor(fundSourceWords, fund.source)), t(wordFor(grantKindWords, fund.project)), t(regionOf(fund.region)),
                ...[fund.total, fund.reserved, fund.paid, fund.returned, fund.left].map((amount) => t(moneyText(amount))),
                fund.closedAt ? t(`${dayText(fund.closedAt.slice(0, 10)).zh}停用`, `closed ${dayText(fund.closedAt.slice(0, 10)).en}`) : t('使用中', 'Open'),
              ],
            }))}
          />
        )}
        <p class="hint">{t('总额 = 预留 + 已发放 − 已退回 + 余额；资金从不超支（B-20）。', 'Total = reserved + paid − returned + left; a fund is never overdrawn (B-20).')}</p>
        {openers.has(visit.staff.role) ? (
          <form method="post" action="/funds" class="card stack narrow">
            <h2>{t('设立资金', 'Open a fund')}</h2>
            <FormKeys visit={visit} />
            <Select t={t} name="source" label={label('source')} error={errors.get('source')} value={typedOne(typed, 'source')} options={sources.map(({ code, title }) => ({ value: code, label: t(title) }))} />
            <Select t={t} name="project" label={label('project')} error={errors.get('project')} value={typedOne(typed, 'project')} options={projects.map(({ code, title }) => ({ value: code, label: t(title) }))} />
            <TextField t={t} name="year" label={label('year')} error={errors.get('year')} value={typedOne(typed, 'year') || visit.now.slice(0, 4)} inputmode="numeric" />
            <TextField t={t} name="totalFen" label={label('totalFen')} error={errors.get('totalFen')} value={typedOne(typed, 'totalFen')} inputmode="decimal" />
            <p><button class="button">{t('设立资金', 'Open the fund')}</button></p>
          </form>
        ) : null}
      </>
    ),
  };
}
