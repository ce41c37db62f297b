import { uuidFrom } from '../../cases/intake/submission.ts';
import { addVacancy, listVacancies, type VacancyView } from '../../cases/read/vacancies.ts';
import type { Page } from '../../cases/read/model.ts';
import { InputError, refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { isDay } from '../../calendar/days.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { fenOf } from '../forms/fenOf.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { TextField, Tick } from '../kit/fields.tsx';
import { Pager, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import { queryOf, type StaffVisit, type Visit } from '../visit.ts';
import { dayText, moneyText } from '../words/dates.ts';
import { cursorOf } from './desk.tsx';

/** 岗位: the district's register of vacancies, those that close first on top. @rule C-17 */
export function vacanciesPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => reply(parts, visit, {});
}

export function takeVacancy(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    if (visit.staff.role === 'auditor' || visit.staff.role === 'admin') throw new RefusalError({ code: 'not-found' });
    try {
      const key = typedOne(typed, KEY_FIELD);
      if (key.length < SHORTEST_KEY) throw new RefusalError({ code: 'key.missing' });
      await addVacancy(parts, visit.staff, uuidFrom('vacancy', visit.staff.id, key), vacancyOf(typed));
      return redirect('/vacancies');
    } catch (error) {
      if (error instanceof InputError) return reply(parts, visit, typed, error);
      throw error;
    }
  };
}

const SHORTEST_KEY = 8;
const texts = ['employer', 'post', 'trade', 'place'] as const;

function vacancyOf(typed: Typed) {
  const problems: FieldProblem[] = [];
  const text = (name: string) => typedOne(typed, name).trim();
  for (const name of texts) if (text(name) === '') problems.push({ field: name, problem: 'required', rule: 'C-17' });
  const fen = (name: string): number => {
    const value = fenOf(text(name));
    if (typeof value === 'number') return value;
    problems.push({ field: name, problem: text(name) === '' ? 'required' : 'format', rule: 'C-17' });
    return 0;
  };
  const [payFromFen, payToFen, openings, openUntil] = [fen('payFromFen'), fen('payToFen'), Number(text('openings')), text('openUntil')];
  if (payToFen < payFromFen) problems.push({ field: 'payToFen', problem: 'too-small', rule: 'C-17' });
  if (!Number.isInteger(openings) || openings < 1) problems.push({ field: 'openings', problem: 'format', rule: 'C-17' });
  if (!isDay(openUntil)) problems.push({ field: 'openUntil', problem: 'required', rule: 'C-17' });
  if (problems.length > 0) refuseInput(problems);
  return {
    employer: text('employer'), post: text('post'), trade: text('trade'), place: text('place'), payFromFen, payToFen, openings, openUntil,
    insured: text('insured') === 'yes', publicWelfare: text('publicWelfare') === 'yes',
  };
}

async function reply(parts: WebParts, visit: StaffVisit, typed: Typed, error?: InputError): Promise<PageReply> {
  const all = queryOf(visit, 'show') === 'all';
  const page = await listVacancies(parts, visit.staff, all ? {} : { open: true }, cursorOf(visit));
  const { t } = visit;
  return {
    kind: 'page', section: 'vacancies', title: { zh: '岗位', en: 'Vacancies' }, ...(error ? { status: 422 } : {}),
    view: (
      <>
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={error.problems} label={(field) => labels(visit).get(field)} /> : null}
        <nav class="subnav" aria-label={t('筛选', 'Filter')}>
          <a href="/vacancies" aria-current={all ? undefined : 'page'}>{t('招聘中', 'Open')}</a>
          <a href="/vacancies?show=all" aria-current={all ? 'page' : undefined}>{t('全部', 'All')}</a>
        </nav>
        <Register visit={visit} page={page} />
        <NewVacancy visit={visit} typed={typed} {...(error ? { error } : {})} />
      </>
    ),
  };
}

function Register({ visit, page }: { visit: Visit; page: Page<VacancyView> }) {
  const { t } = visit;
  if (page.items.length === 0) return <p class="empty">{t('没有招聘中的岗位。', 'No vacancy is open.')}</p>;
  return (
    <>
      <Table
        caption={t('岗位', 'Vacancies')} head={[t('岗位', 'Post'), t('单位', 'Employer'), t('地点', 'Place'), t('月薪', 'Monthly pay'), t('人数', 'Openings'), t('截止', 'Open until')]}
        rows={page.items.map((vacancy) => ({
          key: vacancy.id,
          cells: [
            <>{vacancy.post}{vacancy.publicWelfare ? <span class="tag">{t('公益性岗位', 'Public welfare')}</span> : null}{vacancy.insured ? <span class="tag">{t('参保', 'Insured')}</span> : null}</>,
            vacancy.employer, vacancy.place, t(`${moneyText(vacancy.payFromFen).zh}—${moneyText(vacancy.payToFen).zh}`, `${moneyText(vacancy.payFromFen).en}–${moneyText(vacancy.payToFen).en}`),
            vacancy.openings, t(dayText(vacancy.openUntil)),
          ],
        }))}
      />
      <Pager visit={visit} next={page.next} />
    </>
  );
}

function labels({ t }: Visit): ReadonlyMap<string, string> {
  return new Map([
    ['post', t('岗位', 'Post')], ['employer', t('用工单位', 'Employer')], ['trade', t('工种', 'Trade')], ['place', t('工作地点', 'Place of work')],
    ['payFromFen', t('月薪自（元）', 'Monthly pay from (yuan)')], ['payToFen', t('月薪至（元）', 'Monthly pay to (yuan)')],
    ['openings', t('招聘人数', 'Openings')], ['openUntil', t('招聘截止', 'Open until')],
  ]);
}

function NewVacancy({ visit, typed, error }: { visit: Visit; typed: Typed; error?: InputError }) {
  const { t } = visit;
  const names = labels(visit);
  const errors = problemsByField(visit, error?.problems ?? []);
  const field = (name: string) => ({ t, name, label: names.get(name) ?? name, value: typedOne(typed, name), error: errors.get(name) });
  return (
    <details class="card" open={error !== undefined}>
      <summary>{t('登记新岗位', 'Add a vacancy')}</summary>
      <form method="post" action="/vacancies" class="stack">
        <FormKeys visit={visit} />
        <TextField {...field('post')} />
        <TextField {...field('employer')} />
        <TextField {...field('trade')} />
        <TextField {...field('place')} />
        <div class="row">
          <TextField {...field('payFromFen')} inputmode="decimal" />
          <TextField {...field('payToFen')} inputmode="decimal" />
        </div>
        <div class="row">
          <TextField {...field('openings')} inputmode="numeric" />
          <TextField {...field('openUntil')} type="date" />
        </div>
        <Tick t={t} name="insured" label={t('缴纳社会保险', 'With social insurance')} checked={typedOne(typed, 'insured') === 'yes'} />
        <Tick t={t} name="publicWelfare" label={t('公益性岗位', 'Public-welfare post')} checked={typedOne(typed, 'publicWelfare') === 'yes'} />
        <button class="button">{t('登记', 'Add')}</button>
      </form>
    </details>
  );
}
