import type { Fact } from '../../cases/facts.ts';
import { caseDetail } from '../../cases/read/detail.ts';
import type { CaseDetail, TimelineEntry } from '../../cases/read/model.ts';
import { caseTimeline } from '../../cases/read/timeline.ts';
import { Pager } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { cursorOf } from '../pages/desk.tsx';
import type { Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { instantText, moneyText } from '../words/dates.ts';
import { factText, type Names } from '../words/facts.ts';
import { roleWords } from '../words/people.ts';
import { wordFor } from '../words/text.ts';
import { actionForms, hasForm } from '../forms/actionForms.ts';
import { isAction } from '../words/actions.ts';
import { casePage } from './frame.tsx';
import { namesFor } from './names.ts';

/** 记录: everything that has happened, newest first, with when it happened and when it was recorded. */
export function recordPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
    const { items, next } = await caseTimeline(parts, visit.staff, detail.id, cursorOf(visit));
    const names = await namesFor(parts, visit, detail, items);
    return casePage(parts, visit, detail, 'record', (
      <section class="stack" aria-labelledby="record-title">
        <h2 id="record-title">{visit.t('办理记录', 'Timeline')}</h2>
        <ol class="timeline">{items.map((entry) => <li key={entry.id} class="timeline__entry"><Entry visit={visit} detail={detail} entry={entry} names={names} /></li>)}</ol>
        <Pager visit={visit} next={next} />
      </section>
    ));
  };
}

/** Facts that only the machine needs; the others tell the same to people. */
const unsaid = new Set<Fact['type']>(['stage-entered', 'call-planned']);

function Entry({ visit, detail, entry, names }: { visit: Visit; detail: CaseDetail; entry: TimelineEntry; names: Names }) {
  const { t } = visit;
  const late = entry.happenedAt.slice(0, 16) !== entry.recordedAt.slice(0, 16);
  const title = entry.kind === 'clock' ? t('到时自动处理', 'By the clock') : t(actionText(entry.action));
  const said = entry.facts.filter(({ type }) => !unsaid.has(type));
  return (
    <>
      <h3>{title} <span class="meta">{entry.kind === 'clock' ? '' : [entry.actorName, t(wordFor(roleWords, entry.actorRole))].filter(Boolean).join(' · ')}</span></h3>
      <p class="meta">
        <time datetime={entry.happenedAt}>{t(`发生于 ${instantText(entry.happenedAt).zh}`, `Happened ${instantText(entry.happenedAt).en}`)}</time>
        {late ? <> · <time datetime={entry.recordedAt}>{t(`记录于 ${instantText(entry.recordedAt).zh}`, `recorded ${instantText(entry.recordedAt).en}`)}</time></> : null}
        {' · '}{t(`第 ${entry.seq} 步`, `step ${entry.seq}`)}
      </p>
      {said.length > 0 ? (
        <ul>
          {said.map((fact, at) => (
            <li key={at}>
              {t(factText(fact, names))}
              {fact.track && detail.tracks.length > 1 ? ` · ${names.person(fact.track)}` : ''}
              {fact.rules.length > 0 ? <span class="rules"> {fact.rules.join(' ')}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {entry.form ? <Words visit={visit} action={entry.action} form={entry.form} /> : null}
    </>
  );
}

/** The words that came with a step, under the names that its form gives them. */
function Words({ visit: { t }, action, form }: { visit: Visit; action: string; form: Record<string, unknown> }) {
  const fields = isAction(action) && hasForm(action) ? actionForms[action] : [];
  const shown = Object.entries(form).flatMap(([name, value]) => {
    const field = fields.find((one) => one.name === name && one.part === 'form');
    if (!field || (typeof value !== 'string' && typeof value !== 'number')) return [];
    return [{ name, label: t(field.label), text: field.kind === 'money' && typeof value === 'number' ? t(moneyText(value)) : String(value) }];
  });
  if (shown.length === 0) return null;
  return <dl class="facts">{shown.map(({ name, label, text }) => <div key={name}><dt>{label}</dt><dd class="typed">{text}</dd></div>)}</dl>;
}
