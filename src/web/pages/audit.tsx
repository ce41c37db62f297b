import { auditKinds, type AuditKind } from '../../audit/entry.ts';
import { isStep, searchTrail, type AuditEntry, type AuditFilter } from '../../audit/search.ts';
import { isDay } from '../../calendar/days.ts';
import { Select, TextField } from '../kit/fields.tsx';
import { Pager } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { queryOf, type StaffVisit, type Visit } from '../visit.ts';
import { instantText } from '../words/dates.ts';
import { factText, type Names } from '../words/facts.ts';
import { actorTitle, auditKindWords, entryTitle, trailText } from '../words/trail.ts';
import { namesInTrail } from './auditNames.ts';
import { cursorOf } from './desk.tsx';

/** 审计: who did what, where and when, as sentences; its filters stand in the address. @rule X-08 */
export function auditPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff } = visit;
    const filter = filterOf(visit);
    const { items, next } = await searchTrail(parts, staff, filter, cursorOf(visit));
    const names = await namesInTrail(parts, visit, items);
    return {
      kind: 'page', section: 'audit', title: { zh: '审计', en: 'Audit' },
      view: (
        <>
          <form method="get" action="/audit" class="filter" role="search">
            <TextField t={t} name="actor" label={t('用户名', 'Login')} value={filter.actor ?? ''} />
            <TextField t={t} name="receipt" label={t('受理编号', 'Receipt number')} value={filter.receipt ?? ''} />
            <Select t={t} name="kind" label={t('种类', 'Kind')} value={filter.kind ?? ''} options={auditKinds.map((kind) => ({ value: kind, label: t(auditKindWords[kind]) }))} />
            <TextField t={t} name="day" type="date" label={t('日期', 'Day')} value={filter.day ?? ''} />
            <button class="button button--quiet">{t('筛选', 'Filter')}</button>
          </form>
          {items.length === 0 ? <p class="empty">{t('没有符合条件的记录。', 'No entry fits.')}</p> : (
            <ol class="timeline">{items.map((entry) => <li key={entry.id} class="timeline__entry"><Entry visit={visit} entry={entry} names={names} /></li>)}</ol>
          )}
          <Pager visit={visit} next={next} />
        </>
      ),
    };
  };
}

function filterOf(visit: Visit): AuditFilter {
  const [actor, receipt, kind, day] = ['actor', 'receipt', 'kind', 'day'].map((name) => queryOf(visit, name)) as [string, string, string, string];
  return {
    ...(actor === '' ? {} : { actor }), ...(receipt === '' ? {} : { receipt }), ...(isKind(kind) ? { kind } : {}), ...(isDay(day) ? { day } : {}),
  };
}

function isKind(text: string): text is AuditKind {
  return (auditKinds as readonly string[]).includes(text);
}

function Entry({ visit: { t }, entry, names }: { visit: Visit; entry: AuditEntry; names: Names }) {
  const { caseId, receipt } = entry;
  const said = isStep(entry) ? entry.facts.map((fact) => factText(fact, names)) : entry.facts.map((fact) => trailText(fact, names));
  return (
    <>
      <h3>{t(entryTitle(entry.kind, entry.action))} <span class="meta">{[entry.actorName, t(actorTitle(entry.actorRole))].filter(Boolean).join(' · ')}</span></h3>
      <p class="meta">
        <time datetime={entry.recordedAt}>{t(instantText(entry.recordedAt))}</time>
        {caseId ? <> · <a href={`/cases/${caseId}`}>{receipt ?? caseId}</a></> : null}
        {entry.seq === undefined ? '' : ` · ${t(`第 ${entry.seq} 步`, `step ${entry.seq}`)}`}
        {' · '}<span title={entry.hash}>{entry.chain.startsWith('day:') ? entry.chain.slice('day:'.length) : t('本案', 'this case')} #{entry.link}</span>
      </p>
      <ul>{said.map((text, at) => <li key={at}>{t(text)}</li>)}</ul>
      {'words' in entry && entry.words ? <dl class="facts"><div><dt>{t('理由', 'Reason')}</dt><dd class="typed">{entry.words}</dd></div></dl> : null}
    </>
  );
}
