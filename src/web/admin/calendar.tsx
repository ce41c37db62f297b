import { importYear } from '../../cases/calendarImport.ts';
import type { YearSchedule } from '../../calendar/calendar.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { InputError } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne, type Typed } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { TextArea, TextField } from '../kit/fields.tsx';
import { Notice } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { queryOf, type StaffVisit } from '../visit.ts';
import { shortDayText } from '../words/dates.ts';
import { adminPage } from './frame.tsx';

/** The holiday schedules in force, and the form for a new year or a corrected one. @rule X-01 */
export function calendarPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => reply(parts, visit, {});
}

export function takeCalendar(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const schedule = scheduleOf(typed);
    try {
      const { calendarVersion, imported } = await importYear(parts, visit.staff, schedule.year, schedule);
      if (imported) parts.recomputeDeadlines?.(calendarVersion).catch((error: unknown) => parts.log.error({ name: error instanceof Error ? error.name : '' }, 'deadlines could not all be recomputed'));
      return redirect(`/admin/calendar?imported=${imported ? schedule.year : 'known'}`);
    } catch (error) {
      if (error instanceof RefusalError) return reply(parts, visit, typed, error);
      throw error;
    }
  };
}

/** Each line of the lists is one entry, its parts divided by vertical bars: `春节 | Spring Festival | 2027-02-05 | 2027-02-12`. */
function scheduleOf(typed: Typed) {
  const lines = (name: string) => typedOne(typed, name).split('\n').map((line) => line.split(/[|｜]/).map((part) => part.trim())).filter(([first]) => first !== undefined && first !== '');
  const text = (name: string) => typedOne(typed, name).trim();
  return {
    year: Number(text('year')), version: Number(text('version')),
    source: { title: text('title'), published: text('published'), ...(text('number') === '' ? {} : { number: text('number') }) },
    holidays: lines('holidays').map(([zh = '', en = '', from = '', to = from]) => ({ name: { zh, en }, from, to })),
    makeUpWorkdays: lines('makeUpWorkdays').map(([date = '', name = '']) => ({ date, for: name })),
  };
}

/** A problem's path points into a list; the list's control is what one can correct. */
function controlOf(field: string): string {
  const [first = field, second] = field.split('.');
  return first === 'source' && second ? second : first;
}

async function reply({ calendar }: WebParts, visit: StaffVisit, typed: Typed, error?: RefusalError): Promise<Reply> {
  const { t } = visit;
  const { years, version } = await calendar.current();
  const problems = (error instanceof InputError ? error.problems : []).map((problem) => ({ ...problem, field: controlOf(problem.field) }));
  const errors = problemsByField(visit, problems);
  const field = (name: string, label: string) => ({ t, name, label, value: typedOne(typed, name), error: errors.get(name) });
  const imported = queryOf(visit, 'imported');
  return adminPage(visit, 'calendar', (
    <>
      {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={problems} /> : null}
      {imported === '' ? null : <Notice tone="ok" title={imported === 'known' ? t('这份放假安排已经有了，没有变化。', 'This schedule was known already; nothing changed.') : t(`${imported} 年放假安排已导入，正在重算未办结的期限。`, `The schedule of ${imported} is imported; open deadlines are being computed again.`)} />}
      <p class="meta">{t('日历版本', 'Calendar version')} {version}</p>
      {[...years].sort((one, other) => other.year - one.year).map((year) => <Year key={year.year} visit={visit} year={year} />)}
      <section class="card stack" aria-labelledby="import-title">
        <h2 id="import-title">{t('导入放假安排', 'Import a schedule')}</h2>
        <form method="post" action="/admin/calendar" class="stack">
          <FormKeys visit={visit} />
          <div class="row">
            <TextField {...field('year', t('年份', 'Year'))} inputmode="numeric" />
            <TextField {...field('version', t('版次', 'Version'))} inputmode="numeric" value={typedOne(typed, 'version') || '1'} hint={t('更正时加一', 'One more for each correction')} />
            <TextField {...field('published', t('发布日期', 'Published on'))} type="date" />
          </div>
          <TextField {...field('title', t('通知标题', 'Title of the notice'))} />
          <TextField {...field('number', t('文号', 'Number'))} optional />
          <TextArea {...field('holidays', t('放假，每行一段', 'Days off, one period a line'))} hint={t('中文名 | 英文名 | 起 | 止，如：春节 | Spring Festival | 2027-02-05 | 2027-02-12', 'Chinese name | English name | from | to')} rows={8} />
          <TextArea {...field('makeUpWorkdays', t('调休上班，每行一天', 'Make-up workdays, one a line'))} optional hint={t('日期 | 所调节日的中文名，如：2027-02-20 | 春节', 'Day | Chinese name of its holiday')} rows={4} />
          <button class="button">{t('导入并重算期限', 'Import, and compute deadlines again')}</button>
        </form>
      </section>
    </>
  ), error ? catalogue[error.refusal.code].status : 200);
}

function Year({ visit: { t }, year }: { visit: StaffVisit; year: YearSchedule }) {
  return (
    <details class="card">
      <summary>{t(`${year.year} 年（第 ${year.version} 版）`, `${year.year} (version ${year.version})`)} <span class="meta">{year.source.title}{year.source.number ? ` ${year.source.number}` : ''}</span></summary>
      <ul>
        {year.holidays.map(({ name, from, to }) => <li key={from}>{t(name)}{t('：', ': ')}{t(shortDayText(from))}{from === to ? '' : ` — ${t(shortDayText(to))}`}</li>)}
        {year.makeUpWorkdays.map(({ date, for: holiday }) => <li key={date}>{t(`调休上班：${shortDayText(date).zh}（${holiday}）`, `Make-up workday: ${shortDayText(date).en} (${holiday})`)}</li>)}
      </ul>
    </details>
  );
}
